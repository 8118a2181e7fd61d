"""Which road nodes a crew passes on the way from place to place, and when.

The ways are read off sweeps of the travel-time engine, state by state backwards, so any
engine will do. Where several ways are equally quick another one may be read than the one
the engine itself returns; :func:`correct` puts the engine's own way in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..day.problem import DayProblem
from ..network.partial import from_tail_ms
from ..traveltime.interface import UNREACHABLE_MS, Anchors, Milliseconds, TravelTimes
from ..traveltime.on_roads import Ends, first_states, last_states
from .kernels.walk import walk_all

#: Up to so many places every pair gets its passage; beyond, visits only their neighbours.
ALL_PAIRS_UP_TO = 500
#: Neighbours of a visit, and homes, that get a passage in larger problems.
NEAREST_VISITS, NEAREST_HOMES = 60, 24
_CHUNK = 64


@dataclass(frozen=True)
class Passages:
    """``pair`` (places, places) numbers the passages, −1 where there is no way; passage ``i``
    goes by ``node[first[i]:first[i + 1]]`` (indices into the graph), reached ``ms`` after
    departure. Pairs whose way was not read share the passage ``unread`` (−1: none), without
    nodes: who drives there is known to reach others from where they arrive, and no sooner.
    """

    pair: NDArray[np.int32]
    first: NDArray[np.int64]
    node: NDArray[np.int32]
    ms: Milliseconds
    unread: int


def wanted_pairs(problem: DayProblem, homes: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Return (places, places): which drives the search may use, among those there is a way."""
    ms = problem.place_ms
    wanted = ms < UNREACHABLE_MS
    count = len(ms)
    if count <= ALL_PAIRS_UP_TO:
        return wanted
    near = np.zeros_like(wanted)
    both = np.minimum(ms, ms.T)
    np.put_along_axis(near, np.argsort(both, axis=1, kind="stable")[:, :NEAREST_VISITS], True, 1)
    to_home = np.argsort(both[:, homes], axis=1, kind="stable")[:, :NEAREST_HOMES]
    np.put_along_axis(near, homes[to_home], True, 1)
    return wanted & (near | near.T)


def find_passages(
    problem: DayProblem, wanted: NDArray[np.bool_]
) -> Passages:
    """Read the passages of the ``wanted`` pairs off one sweep from each place.

    All other pairs with a way between them share a passage that is not read.
    """
    times, places = problem.times, problem.places
    back = _backward(times)
    direct = _direct_ms(times, places)
    seeds = _ends(times, places, first_states)
    last = _ends(times, places, last_states)
    pair = np.full(wanted.shape, -1, dtype=np.int32)
    nodes: list[NDArray[np.int32]] = []
    ms: list[Milliseconds] = []
    sizes: list[int] = []
    for low in range(0, len(places), _CHUNK):
        rows = np.arange(low, min(low + _CHUNK, len(places)))
        swept = times.to_states_ms(places.take(rows))
        for row, sweep in zip(rows, swept, strict=True):
            targets = np.flatnonzero(wanted[row])
            moving = problem.place_ms[row, targets] > 0
            by_node = moving & (direct[row, targets] != problem.place_ms[row, targets])
            found = walk_all(sweep, *back, seeds[0][row], seeds[1][row], last[0][targets],
                              last[1][targets], by_node)
            pair[row, targets] = len(sizes) + np.arange(len(targets))
            sizes += found[1].tolist()
            nodes.append(times.graph.turns.node[found[0]])
            ms.append(sweep[found[0]])
    others = (pair < 0) & (problem.place_ms < UNREACHABLE_MS)
    unread = len(sizes) if others.any() else -1
    if unread >= 0:
        pair[others] = unread
        sizes.append(0)
    first = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    return Passages(pair, first, _joined(nodes, np.int32), _joined(ms, np.int64), unread)


def correct(passages: Passages, problem: DayProblem, legs: set[tuple[int, int]]) -> Passages:
    """Return ``passages`` with the engine's own ways on ``legs``."""
    pair = passages.pair.copy()
    nodes, ms, first = [passages.node], [passages.ms], [passages.first]
    end = int(passages.first[-1])
    count = len(passages.first) - 1
    for here, there in sorted(legs):
        found, found_ms = problem.ways.nodes(here, there)
        number = int(pair[here, there])
        old = slice(int(passages.first[number]), int(passages.first[number + 1]))
        if number != passages.unread and np.array_equal(passages.node[old], found):
            continue
        pair[here, there] = count
        count += 1
        end += len(found)
        nodes.append(found.astype(np.int32))
        ms.append(found_ms)
        first.append(np.array([end]))
    if count == len(passages.first) - 1:
        return passages
    return Passages(pair, np.concatenate(first), np.concatenate(nodes), np.concatenate(ms),
                    passages.unread)


def _joined(parts: Sequence[NDArray[Any]], kind: type) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, dtype=kind)


def _backward(times: TravelTimes) -> tuple[NDArray[np.int64], NDArray[np.int32], Milliseconds]:
    """Return the steps by their head: row pointers, tails, times."""
    graph, turns = times.graph, times.graph.turns
    order = np.argsort(turns.head, kind="stable")
    counts = np.bincount(turns.head, minlength=len(turns.node))
    first = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return first, turns.tails()[order], graph.arc_ms[turns.arc[order]]


def _ends(
    times: TravelTimes, places: Anchors, ends: Ends
) -> tuple[NDArray[np.int32], Milliseconds]:
    """Return the states at the ends of ways (k, e), −1 for none, and the times there (k, e)."""
    on = np.flatnonzero(places.road >= 0)
    states, ms = ends(times.graph, places.take(on))
    out = np.full((len(places), states.shape[1]), -1, dtype=np.int32)
    out_ms = np.full(out.shape, UNREACHABLE_MS, dtype=np.int64)
    out[on] = states
    out_ms[on] = np.minimum(ms + places.access_ms[on, None], UNREACHABLE_MS)
    return out, out_ms


def _direct_ms(times: TravelTimes, places: Anchors) -> Milliseconds:
    """Return (k, k): the time along one road both places lie on, else unreachable."""
    graph = times.graph
    out = np.full((len(places), len(places)), UNREACHABLE_MS, dtype=np.int64)
    i, j = np.nonzero((places.road[:, None] >= 0)
                      & (places.road[:, None] == places.road[None, :]))
    road, start, end = places.road[i], places.fraction[i], places.fraction[j]
    ms = np.abs(from_tail_ms(graph, road, end) - from_tail_ms(graph, road, start))
    ms += places.access_ms[i] + places.access_ms[j]
    ms[graph.road_oneway[road] & (end < start)] = UNREACHABLE_MS
    out[i, j] = ms
    return out

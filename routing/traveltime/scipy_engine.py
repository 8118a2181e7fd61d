"""Travel times by ``scipy.sparse.csgraph.dijkstra``: the baseline engine, always there.

Weights are integers below 2**53, so float64 sums are exact and equal those of any other
engine. Every origin becomes a node of its own, appended to the graph, with arcs to the
ends of its road: one search per origin serves both directions of that road.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from ...data.settings import Settings
from ..network.closures import without_roads
from ..network.graph import RoadGraph
from ..network.snap import Snapper
from .interface import UNREACHABLE_MS, Anchors, Milliseconds, PathFound
from .on_roads import (
    Ends,
    at_nodes,
    first_states,
    last_states,
    lower_along_roads,
    same_points_are_near,
    snap,
)
from .unpack import direct_way, network_way, same_place

#: Distances held at once while sweeping: bounds memory and the time between two ticks.
_SWEEP_CELLS = 1_000_000


class ScipyTravelTimes:
    """Exact travel times on one graph; implements :class:`.interface.TravelTimes`.

    ``on_tick`` is called between the chunks of long sweeps and may raise to stop them.
    """

    def __init__(
        self, graph: RoadGraph, settings: Settings, on_tick: Callable[[], None] | None = None
    ) -> None:
        self._graph = graph
        self._settings = settings
        self._on_tick = on_tick
        self._snapper = Snapper(graph)
        turns, states = graph.turns, len(graph.turns.node)
        tail, ms = turns.tails(), graph.arc_ms[turns.arc]
        self._forward = _Arcs(tail, turns.head, ms, states)
        self._backward = _Arcs(turns.head, tail, ms, states)

    @property
    def graph(self) -> RoadGraph:
        """The graph the times are computed on."""
        return self._graph

    def snap(self, lonlat: NDArray[np.float64]) -> Anchors:
        """Snap places (k, 2) lon/lat to the nearest road."""
        return snap(self._snapper, self._settings, lonlat)

    def to_nodes_ms(self, origins: Anchors) -> Milliseconds:
        """Return (k, nodes): from each origin, access drive included, to every node."""
        return at_nodes(self._graph, self.to_states_ms(origins))

    def to_states_ms(self, origins: Anchors) -> Milliseconds:
        """Return (k, states): the same to every state of the graph's ``turns``."""
        return self._all_chunks(self._forward, first_states, origins, len(self._graph.turns.node))

    def from_nodes_ms(self, destinations: Anchors) -> Milliseconds:
        """Return (k, nodes): from every node to each destination, access included."""
        return self._all_chunks(self._backward, last_states, destinations,
                                len(self._graph.node_ids))

    def matrix_ms(self, origins: Anchors, destinations: Anchors) -> Milliseconds:
        """Return (k, l), both access drives included. A place to itself is 0."""
        out = np.empty((len(origins), len(destinations)), dtype=np.int64)
        if len(origins) <= len(destinations):
            for rows, ms in self._sweep(self._forward, first_states, origins):
                out[rows] = self._via_states(ms, last_states, destinations)
        else:
            for rows, ms in self._sweep(self._backward, last_states, destinations):
                out[:, rows] = self._via_states(ms, first_states, origins).T
        lower_along_roads(self._graph, origins, destinations, out)
        same_points_are_near(origins, destinations, out)
        return np.minimum(out, UNREACHABLE_MS)

    def path(self, origins: Anchors, i: int, destinations: Anchors, j: int) -> PathFound | None:
        """Return the way from origin ``i`` to destination ``j``, None if there is none.

        ``length_m`` and ``lonlat`` include the straight access drives at both ends.
        """
        start, end = origins.take([i]), destinations.take([j])
        if np.array_equal(start.lonlat, end.lonlat):
            return same_place(start)
        if start.road[0] < 0 or end.road[0] < 0:
            return None
        ms = int(self.matrix_ms(start, end)[0, 0])
        if ms >= UNREACHABLE_MS:
            return None
        direct = np.full((1, 1), UNREACHABLE_MS, dtype=np.int64)
        lower_along_roads(self._graph, start, end, direct)
        if direct[0, 0] == ms:
            return direct_way(self._graph, start, end, ms)
        return self._network_path(start, end, ms)

    def without(self, closed: NDArray[np.bool_]) -> ScipyTravelTimes:
        """Return the times with the roads ``closed`` (r,) taken out, on the same nodes.

        Raises ``BadInput`` if no road is left.
        """
        graph, _ = without_roads(self._graph, closed)
        return ScipyTravelTimes(graph, self._settings, self._on_tick)

    # -- sweeps ------------------------------------------------------------------

    def _all_chunks(
        self, arcs: _Arcs, ends: Ends, places: Anchors, states: int
    ) -> Milliseconds:
        out = np.empty((len(places), states), dtype=np.int64)
        for rows, ms in self._sweep(arcs, ends, places):
            out[rows] = ms[:, :states]
        return out

    def _sweep(
        self, arcs: _Arcs, ends: Ends, places: Anchors
    ) -> Iterator[tuple[NDArray[np.intp], Milliseconds]]:
        """Yield row numbers and their (rows, states) times, off-network rows unreachable."""
        states = len(self._graph.turns.node)
        step = int(np.clip(_SWEEP_CELLS // states, 1, 1024))
        for first in range(0, len(places), step):
            if self._on_tick is not None:
                self._on_tick()
            rows = np.arange(first, min(first + step, len(places)))
            ms = np.full((len(rows), states), UNREACHABLE_MS, dtype=np.int64)
            on = np.flatnonzero(places.road[rows] >= 0)
            if len(on):
                ms[on] = arcs.search(*self._seeds(ends, places.take(rows[on])))
            yield rows, ms

    def _seeds(
        self, ends: Ends, places: Anchors
    ) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Return the states at the ends of ways (k, e), −1 for none, and the times to them."""
        states, times = ends(self._graph, places)
        return states, np.minimum(times + places.access_ms[:, None], UNREACHABLE_MS)

    def _via_states(self, ms: Milliseconds, ends: Ends, places: Anchors) -> Milliseconds:
        """Return (rows, l): from state times (rows, states) on to places along their roads."""
        out = np.full((len(ms), len(places)), UNREACHABLE_MS, dtype=np.int64)
        on = np.flatnonzero(places.road >= 0)
        states, times = self._seeds(ends, places.take(on))
        for end in range(states.shape[1]):
            there = states[:, end] >= 0
            at = on[there]
            onward = ms[:, states[there, end]] + times[there, end]
            out[:, at] = np.minimum(out[:, at], onward)
        return out

    def _network_path(self, start: Anchors, end: Anchors, ms: int) -> PathFound:
        times, before = self._forward.tree(*self._seeds(first_states, start))
        ends, last = self._seeds(last_states, end)
        arrival = np.where(ends[0] >= 0, times[ends[0]] + last[0], UNREACHABLE_MS)
        state = int(ends[0, int(np.argmin(arrival))])
        states = [state]
        while (state := int(before[state])) < len(self._graph.turns.node):
            states.append(state)
        states.reverse()
        return network_way(self._graph, start, end, ms, states, times[states])


class _Arcs:
    """One direction of the turn graph as a matrix without parallel arcs and loops."""

    def __init__(
        self, tail: NDArray[np.integer], head: NDArray[np.integer], ms: Milliseconds, states: int
    ) -> None:
        keep = np.flatnonzero(tail != head)
        order = keep[np.lexsort((ms[keep], head[keep], tail[keep]))]
        # a csr_matrix would add parallel arcs up: only the quickest of them may enter
        order = order[_first_of_pairs(tail[order], head[order])]
        self._states = states
        self._heads = np.asarray(head[order], dtype=np.int32)
        self._ms = ms[order].astype(np.float64)
        self._indptr = np.zeros(states + 1, dtype=np.int32)
        np.cumsum(np.bincount(tail[order], minlength=states), out=self._indptr[1:])

    def search(self, ends: NDArray[np.int32], times: NDArray[np.int64]) -> Milliseconds:
        """Return (k, states): times from k origins with seed ``times`` (k, e) at ``ends``."""
        states, k = self._states, len(ends)
        found = dijkstra(self._with_origins(ends, times), indices=np.arange(states, states + k))
        return _whole_ms(found[:, :states])

    def tree(
        self, ends: NDArray[np.int32], times: NDArray[np.int64]
    ) -> tuple[Milliseconds, NDArray[np.int32]]:
        """Return times (states,) of one origin and each one's predecessor, ≥ states: origin."""
        found, before = dijkstra(
            self._with_origins(ends, times), indices=self._states, return_predecessors=True
        )
        return _whole_ms(found[: self._states]), before

    def _with_origins(self, ends: NDArray[np.int32], times: NDArray[np.int64]) -> csr_matrix:
        states, k = self._states, len(ends)
        origin, end = np.nonzero((ends >= 0) & (times < UNREACHABLE_MS))
        head, ms = ends[origin, end], times[origin, end]
        # both ends of a loop road are one node: the arcs of an origin may be parallel as well
        order = np.lexsort((ms, head, origin))
        order = order[_first_of_pairs(origin[order], head[order])]
        count = np.cumsum(np.bincount(origin[order], minlength=k))
        return csr_matrix(
            (
                # one ms more, so that no stored weight is a zero; taken off again at the end
                np.concatenate([self._ms, ms[order] + 1.0]),
                np.concatenate([self._heads, head[order]]),
                np.concatenate([self._indptr, (self._indptr[-1] + count).astype(np.int32)]),
            ),
            shape=(states + k, states + k),
        )


def _first_of_pairs(
    tail: NDArray[np.integer], head: NDArray[np.integer]
) -> NDArray[np.bool_]:
    """Return which of pairs in order differ from the one before."""
    first = np.ones(len(tail), dtype=bool)
    first[1:] = (np.diff(tail) != 0) | (np.diff(head) != 0)
    return first


def _whole_ms(found: NDArray[np.float64]) -> Milliseconds:
    return np.where(np.isfinite(found), found - 1.0, UNREACHABLE_MS).astype(np.int64)

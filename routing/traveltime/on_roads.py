"""Places on roads: what every engine does alike, before and after its search on the nodes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ...data.settings import Settings
from ..network.graph import RoadGraph
from ..network.partial import from_ends_ms, from_tail_ms, to_ends_ms
from ..network.snap import Snapper
from .interface import UNREACHABLE_MS, Anchors, Milliseconds

#: Of k places on the network, the states a search begins or ends in (k, e), −1 for none, and
#: the times to or from them (k, e), access drive excluded.
Ends = Callable[[RoadGraph, Anchors], tuple[NDArray[np.int32], Milliseconds]]


def snap(snapper: Snapper, settings: Settings, lonlat: NDArray[np.float64]) -> Anchors:
    """Snap places (k, 2) lon/lat to the nearest road under ``settings``."""
    lonlat = np.array(lonlat, dtype=np.float64).reshape(-1, 2)
    road, fraction, snap_m = snapper.nearest(lonlat, settings.snap_limit_m)
    access_ms = np.rint(snap_m * 3600 / settings.access_kmh).astype(np.int64)
    return Anchors(lonlat, road, fraction, snap_m, access_ms)


def first_states(graph: RoadGraph, places: Anchors) -> tuple[NDArray[np.int32], Milliseconds]:
    """Return the states (k, 2) first reached from places, and the times to them; see :data:`Ends`.

    Who drives at least a millisecond of the road has driven it; else it is a fresh start.
    """
    road = places.road
    ms = np.column_stack(to_ends_ms(graph, road, places.fraction))
    nodes = np.column_stack([graph.road_tail[road], graph.road_head[road]])
    arcs = graph.road_arcs[road][:, ::-1]  # backwards to the tail, forwards to the head
    driven = graph.turns.head[np.maximum(arcs, 0)]
    states = np.where((ms > 0) & (arcs >= 0), driven, nodes)
    return np.where(ms < UNREACHABLE_MS, states, -1).astype(np.int32), ms


def last_states(graph: RoadGraph, places: Anchors) -> tuple[NDArray[np.int32], Milliseconds]:
    """Return the states (k, e) from which places are entered, and the times from there.

    Those of the node in which the place's road may be driven next; all, if none of it is.
    """
    road, turns = places.road, graph.turns
    ms = np.column_stack(from_ends_ms(graph, road, places.fraction))
    nodes = np.column_stack([graph.road_tail[road], graph.road_head[road]])
    states, times = [np.where(ms < UNREACHABLE_MS, nodes, -1)], [ms]
    if len(turns.node) > len(graph.node_ids):
        indptr, splits = graph.splits
        arcs = len(graph.arc_road)
        for end in range(2):
            wanted = np.where(ms[:, end] > 0, graph.road_arcs[road, end], arcs + nodes[:, end])
            more = _padded(indptr, splits, np.where(ms[:, end] < UNREACHABLE_MS, wanted, -1))
            states.append(more)
            times.append(np.where(more >= 0, ms[:, [end]], UNREACHABLE_MS))
    return np.hstack(states).astype(np.int32), np.hstack(times)


def _padded(
    indptr: NDArray[np.int64], values: NDArray[np.int32], lists: NDArray[np.integer]
) -> NDArray[np.int32]:
    """Return (k, longest) the ``lists`` (k,) of a CSR, −1 after their ends and for list −1."""
    count = np.where(lists >= 0, indptr[lists + 1] - indptr[lists], 0)
    step = np.arange(int(count.max(initial=0)))
    at = np.minimum(indptr[lists][:, None] + step, len(values) - 1)
    return np.where(step < count[:, None], values[at], -1)


def at_nodes(graph: RoadGraph, state_ms: Milliseconds) -> Milliseconds:
    """Return (k, n): the least times to the nodes, of those to their states (k, N)."""
    nodes = len(graph.node_ids)
    if state_ms.shape[1] == nodes:
        return state_ms
    out = state_ms[:, :nodes].copy()
    np.minimum.at(out.T, graph.turns.node[nodes:], state_ms[:, nodes:].T)
    return out


def lower_along_roads(
    graph: RoadGraph, origins: Anchors, destinations: Anchors, out: Milliseconds
) -> None:
    """Lower ``out`` (k, l) where both places lie on one road."""
    i, j = _equal_pairs(origins.road, destinations.road)
    i, j = i[origins.road[i] >= 0], j[origins.road[i] >= 0]
    road, start, end = origins.road[i], origins.fraction[i], destinations.fraction[j]
    ms = np.abs(from_tail_ms(graph, road, end) - from_tail_ms(graph, road, start))
    ms += origins.access_ms[i] + destinations.access_ms[j]
    ms[graph.road_oneway[road] & (end < start)] = UNREACHABLE_MS
    out[i, j] = np.minimum(out[i, j], ms)


def same_points_are_near(origins: Anchors, destinations: Anchors, out: Milliseconds) -> None:
    """Set ``out`` (k, l) to 0 where both places have equal coordinates."""
    both = np.vstack([origins.lonlat, destinations.lonlat])
    _, point = np.unique(both, axis=0, return_inverse=True)
    point = point.reshape(-1)
    out[_equal_pairs(point[: len(origins)], point[len(origins):])] = 0


def _equal_pairs(
    a: NDArray[np.integer], b: NDArray[np.integer]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return all (i, j) with ``a[i] == b[j]``, without looking at every pair."""
    order = np.argsort(b, kind="stable")
    first = np.searchsorted(b[order], a, side="left")
    count = np.searchsorted(b[order], a, side="right") - first
    i = np.repeat(np.arange(len(a)), count)
    step = np.arange(len(i)) - np.repeat(np.cumsum(count) - count, count)
    return i, order[first[i] + step]

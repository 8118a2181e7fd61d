"""Places on roads: what every engine does alike, before and after its search on the nodes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ...data.settings import Settings
from ..network.graph import RoadGraph
from ..network.partial import from_tail_ms
from ..network.snap import Snapper
from .interface import UNREACHABLE_MS, Anchors, Milliseconds

EndTimes = Callable[
    [RoadGraph, NDArray[np.integer], NDArray[np.float64]],
    tuple[NDArray[np.int64], NDArray[np.int64]],
]


def snap(snapper: Snapper, settings: Settings, lonlat: NDArray[np.float64]) -> Anchors:
    """Snap places (k, 2) lon/lat to the nearest road under ``settings``."""
    lonlat = np.array(lonlat, dtype=np.float64).reshape(-1, 2)
    road, fraction, snap_m = snapper.nearest(lonlat, settings.snap_limit_m)
    access_ms = np.rint(snap_m * 3600 / settings.access_kmh).astype(np.int64)
    return Anchors(lonlat, road, fraction, snap_m, access_ms)


def road_ends(
    graph: RoadGraph, end_times: EndTimes, places: Anchors
) -> tuple[NDArray[np.int32], Milliseconds]:
    """Return the two ends of each place's road (k, 2) and the times to or from them (k, 2).

    All places must be on the network; the access drive is not in the times.
    """
    ends = np.column_stack([graph.road_tail[places.road], graph.road_head[places.road]])
    return ends, np.column_stack(end_times(graph, places.road, places.fraction))


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

"""A way found as nodes, unpacked into roads, times, length and geometry."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.ops import substring

from ...data.crs import to_lonlat
from ..network.graph import RoadGraph
from ..network.partial import from_ends_ms, to_ends_ms
from ..network.path import STAY, LegPath
from .interface import Anchors, Milliseconds, PathFound

_NONE = np.empty(0, dtype=np.int64)


def same_place(place: Anchors) -> PathFound:
    """Return the way that stays where it is."""
    return PathFound(0, 0.0, _NONE, _NONE, _NONE, np.repeat(place.lonlat, 2, axis=0))


def direct_way(graph: RoadGraph, start: Anchors, end: Anchors, ms: int) -> PathFound:
    """Return the way along the one road that both places lie on."""
    road, f, g = int(start.road[0]), float(start.fraction[0]), float(end.fraction[0])
    length_m = abs(g - f) * float(graph.road_length_m[road])
    pieces = [_part(graph, road, f, g)]
    return _finished(graph, start, end, ms, length_m, _NONE, _NONE, _NONE, pieces)


def network_way(
    graph: RoadGraph, start: Anchors, end: Anchors, ms: int, states: Sequence[int],
    node_ms: Milliseconds,
) -> PathFound:
    """Return the way through ``states`` (at least one), reached at ``node_ms``."""
    arcs = [_quickest_arc(graph, u, v) for u, v in pairwise(states)]
    nodes = [int(graph.turns.node[state]) for state in states]
    roads = graph.arc_road[arcs].astype(np.int64) if arcs else _NONE
    f = _first_end(graph, start, nodes[0], leaving=True)
    g = _first_end(graph, end, nodes[-1], leaving=False)
    first, last = int(start.road[0]), int(end.road[0])
    length_m = (
        abs(f - float(start.fraction[0])) * float(graph.road_length_m[first])
        + float(graph.road_length_m[roads].sum())
        + abs(float(end.fraction[0]) - g) * float(graph.road_length_m[last])
    )
    pieces = [_part(graph, first, float(start.fraction[0]), f)]
    for arc, road in zip(arcs, roads, strict=True):
        line = graph.road_lines.of(road)
        pieces.append(line if graph.arc_forward[arc] else line[::-1])
    pieces.append(_part(graph, last, g, float(end.fraction[0])))
    return _finished(graph, start, end, ms, length_m, graph.node_ids[nodes],
                     graph.road_ids[roads], node_ms, pieces)


def leg_path(graph: RoadGraph, start: Anchors, i: int, end: Anchors, j: int,
             found: PathFound) -> LegPath:
    """Return the storable path of ``found``, the way from ``start[i]`` to ``end[j]``."""
    if np.array_equal(start.lonlat[i], end.lonlat[j]):
        return STAY
    return LegPath(
        (int(graph.road_ids[start.road[i]]), float(start.fraction[i])),
        tuple(int(n) for n in found.nodes),
        tuple(int(r) for r in found.roads),
        (int(graph.road_ids[end.road[j]]), float(end.fraction[j])),
    )


def _quickest_arc(graph: RoadGraph, tail: int, head: int) -> int:
    turns = graph.turns
    first, last = int(turns.indptr[tail]), int(turns.indptr[tail + 1])
    arcs = turns.arc[first + np.flatnonzero(turns.head[first:last] == head)]
    return int(arcs[np.argmin(graph.arc_ms[arcs])])


def _first_end(graph: RoadGraph, place: Anchors, node: int, *, leaving: bool) -> float:
    """Return the fraction (0 or 1) at which the way enters or leaves the place's road."""
    at_tail, at_head = (to_ends_ms if leaving else from_ends_ms)(
        graph, place.road, place.fraction
    )
    road = int(place.road[0])
    if graph.road_tail[road] == graph.road_head[road]:
        return 0.0 if at_tail[0] <= at_head[0] else 1.0
    return 0.0 if graph.road_tail[road] == node else 1.0


def _part(graph: RoadGraph, road: int, start: float, end: float) -> NDArray[np.float64]:
    line = substring(shapely.LineString(graph.road_lines.of(road)), start, end, normalized=True)
    return shapely.get_coordinates(line)


def _finished(
    graph: RoadGraph, start: Anchors, end: Anchors, ms: int, length_m: float,
    nodes: NDArray[np.int64], roads: NDArray[np.int64], node_ms: Milliseconds,
    pieces: list[NDArray[np.float64]],
) -> PathFound:
    on_road = to_lonlat(np.vstack(pieces), graph.metric_epsg)
    lonlat = np.vstack([start.lonlat, on_road, end.lonlat])
    keep = np.ones(len(lonlat), dtype=bool)
    keep[1:] = (np.diff(lonlat, axis=0) != 0).any(axis=1)
    keep[-1] |= keep.sum() < 2
    length_m += float(start.snap_m[0] + end.snap_m[0])
    return PathFound(ms, length_m, nodes, roads, node_ms, lonlat[keep])

"""Closed roads: what if a bridge, a street or a flooded area cannot be driven?

A road is closed between two junctions or not at all. A closed network is the same network
with those roads taken out: places are snapped to the roads still open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ...data.crs import geometry_to_metric
from ...data.errors import BadInput
from .graph import RoadGraph
from .snap import TIE_M

#: A point closes the nearest road, if it is not farther than this.
POINT_M = 50.0
#: A road within this distance of a line lies along it; a crossing nearer to a junction than
#: this may be meant for the other road there.
LINE_M = 15.0
#: A line closes the roads of which at least this share lies along it.
_ALONG = 0.5


@dataclass(frozen=True)
class Closure:
    """A point, line or polygon in lon/lat, closed from ``begins`` until before ``ends``.

    None is open-ended. Times must all have a time zone, or none.
    """

    geom: BaseGeometry
    begins: datetime | None = None
    ends: datetime | None = None

    def holds_at(self, moment: datetime) -> bool:
        """Whether it is in force at ``moment``."""
        return (self.begins is None or self.begins <= moment) and (
            self.ends is None or moment < self.ends)

    def touches(self, first: datetime, last: datetime) -> bool:
        """Whether it is in force at some time from ``first`` until before ``last``."""
        return (self.begins is None or self.begins < last) and (
            self.ends is None or first < self.ends)


def closed_roads(
    graph: RoadGraph, closures: Iterable[Closure], at: datetime
) -> NDArray[np.bool_]:
    """Return (r,) which roads are closed at a moment."""
    return roads_hit(graph, [closure.geom for closure in closures if closure.holds_at(at)])


def roads_hit(graph: RoadGraph, drawn: Iterable[BaseGeometry]) -> NDArray[np.bool_]:
    """Return (r,) which roads are closed by what is ``drawn`` in lon/lat.

    A point closes the nearest road (at a junction all that meet there), a line the roads it
    crosses away from their ends and those that lie along it, a polygon every road it touches.
    """
    closed = np.zeros(len(graph.road_ids), dtype=bool)
    parts = [part for geom in drawn for whole in shapely.get_parts(geom)
             for part in shapely.get_parts(whole) if not part.is_empty]
    if not parts:
        return closed
    tree = shapely.STRtree(graph.road_geom_metric)
    for part in geometry_to_metric(np.array(parts, dtype=object), graph.metric_epsg):
        closed[_hit(graph.road_geom_metric, tree, part)] = True
    return closed


def without_roads(
    graph: RoadGraph, closed: NDArray[np.bool_]
) -> tuple[RoadGraph, NDArray[np.intp]]:
    """Return the graph of the roads not ``closed`` (r,), and which steps of its turns it keeps.

    Its nodes and states are those of ``graph``, under the same indices. Raises ``BadInput`` if
    no road is left.
    """
    if closed.all():
        raise BadInput("The closures leave no road open; make them smaller.")
    kept = ~closed[graph.arc_road]
    turns, steps = graph.turns.with_arcs(kept)
    tail = np.repeat(np.arange(len(graph.node_ids)), np.diff(graph.indptr))[kept]
    indptr = np.zeros_like(graph.indptr)
    np.cumsum(np.bincount(tail, minlength=len(graph.node_ids)), out=indptr[1:])
    number = np.cumsum(~closed) - 1
    by_road = {
        name: getattr(graph, name)[~closed]
        for name in ("road_ids", "road_tail", "road_head", "road_ms", "road_length_m",
                     "road_oneway")
    }
    return replace(
        graph, indptr=indptr, arc_head=graph.arc_head[kept], arc_ms=graph.arc_ms[kept],
        arc_forward=graph.arc_forward[kept], turns=turns,
        arc_road=number[graph.arc_road[kept]].astype(np.int32),
        road_lines=graph.road_lines.only(~closed), **by_road,
    ), steps


def _hit(
    lines: NDArray[np.object_], tree: shapely.STRtree, part: BaseGeometry
) -> NDArray[np.intp]:
    if part.geom_type == "Polygon":
        return tree.query(part, predicate="intersects")
    if part.geom_type == "Point":
        near = tree.query(part, predicate="dwithin", distance=POINT_M)
        distance_m = shapely.distance(part, lines[near])
        return near[distance_m <= distance_m.min(initial=POINT_M) + TIE_M]
    near = tree.query(part, predicate="dwithin", distance=LINE_M)
    roads = lines[near]
    inside_m = shapely.length(shapely.intersection(roads, _around(part)))
    along = inside_m >= _ALONG * shapely.length(roads)
    ends = shapely.union(shapely.get_point(roads, 0), shapely.get_point(roads, -1))
    crossing = shapely.intersection(roads, part)
    inner = shapely.difference(crossing, _around(ends))
    return near[along | ~shapely.is_empty(inner)]


def _around(geom: BaseGeometry | NDArray[np.object_]) -> Any:
    # the segments are part of the definition: two programs must cut at the same place
    return shapely.buffer(geom, LINE_M, quad_segs=8)

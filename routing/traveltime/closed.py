"""Travel times round closed roads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import shapely

from ...data.crs import geometry_to_lonlat
from ...data.records import RoadClosure
from ..network.closure_rows import closure_of
from ..network.closures import roads_hit
from ..network.graph import RoadGraph
from .interface import TravelTimes


def round_closures(times: TravelTimes, closures: Sequence[RoadClosure]) -> TravelTimes:
    """Return the times with the roads of ``closures`` taken out, ``times`` itself if none is.

    Raises ``BadInput`` if no road is left, or for a row that cannot be read.
    """
    closed = roads_hit(times.graph, [closure_of(row).geom for row in closures])
    return times.without(closed) if closed.any() else times


def closed_lines(graph: RoadGraph, drawn: shapely.Geometry) -> shapely.MultiLineString:
    """Return the roads that a drawing closes, in lon/lat; empty if it closes none."""
    lines = graph.road_geom_metric[roads_hit(graph, [drawn])]
    return shapely.MultiLineString(
        [geometry_to_lonlat(line, graph.metric_epsg) for line in lines])


def drawn_anew(graph: RoadGraph, closures: Iterable[RoadClosure]) -> list[RoadClosure]:
    """Return closures with the roads of ``graph`` that they close, for maps.

    A lifted one keeps the roads it closed once. Raises ``BadInput`` for a row that cannot be
    read.
    """
    return [
        row if row.lifted_at is not None
        else replace(row, geom=closed_lines(graph, closure_of(row).geom))
        for row in closures
    ]

"""The ground of the sheet in metres: districts, roads, circle, joint zone."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from ...data.crs import geometry_to_metric
from ..road_background import Network, background
from ..situation import UNION, Situation
from ..style import (
    BOUNDARY,
    DISTRICT,
    LAPSED_ZONE,
    NEIGHBOUR_DISTRICT,
    WATER,
    ZONE_SIDES,
    Line,
    circle_line,
)

MOST_ROAD_VERTICES = 400_000


def waters(axes: Axes, situation: Situation) -> None:
    """Fill the lakes."""
    for water in situation.waters:
        area(axes, situation, water.geom, Line("Water", WATER, 0.6, (), WATER, 1.0), zorder=0)


def districts(axes: Axes, situation: Situation) -> None:
    """Fill the districts; ours in white, the neighbours' in grey."""
    for d in sorted(situation.districts, key=lambda d: (d.own, d.district)):
        area(axes, situation, d.geom, DISTRICT if d.own else NEIGHBOUR_DISTRICT, zorder=1)


def network_of(situation: Situation) -> Network:
    """Return the roads as the sheet shows them, simplified to less than a pixel."""
    return background(situation.roads, situation.settings.metric_epsg, tolerance_m=20.0,
                      most_vertices=MOST_ROAD_VERTICES)


def roads(axes: Axes, network: Network) -> None:
    """Draw the roads that are in sight."""
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    for road_class, lines in network:
        seen = lines[shapely.intersects(shapely.envelope(lines), shapely.box(x0, y0, x1, y1))]
        axes.add_collection(LineCollection(
            [shapely.get_coordinates(line) for line in seen], colors=road_class.line.colour,
            linewidths=road_class.line.width * 0.55, zorder=5 - 0.1 * road_class.rank,
        ), autolim=False)


def circle(axes: Axes, situation: Situation) -> float | None:
    """Draw the union circle of the standard; return its minutes, None if not computed."""
    unions = [c for c in situation.circles if c.squad_id == UNION]
    if not unions:
        return None
    standard = situation.settings.standard_min
    chosen = min(unions, key=lambda c: (abs(c.minutes - standard), c.minutes))
    line = circle_line(chosen.minutes)
    thin = dataclasses.replace(line, width=line.width * 0.6)  # its edge is long and ragged
    area(axes, situation, chosen.geom, thin, zorder=3)
    return chosen.minutes


def zones(axes: Axes, situation: Situation) -> None:
    """Draw the joint zones' sides and the shared boundaries."""
    epsg = situation.settings.metric_epsg
    for side in situation.zones:
        held = ZONE_SIDES[situation.own(side.district)]
        look = held if situation.in_force(side) else LAPSED_ZONE
        area(axes, situation, side.geom, look, zorder=6)
    for b in situation.boundaries:
        parts = shapely.get_parts([geometry_to_metric(b.geom, epsg)])
        axes.add_collection(LineCollection(
            [shapely.get_coordinates(part) for part in parts], zorder=7, **stroke(BOUNDARY)
        ), autolim=False)


def area(axes: Axes, situation: Situation, geom: BaseGeometry, line: Line, zorder: int) -> None:
    """Fill and outline a (multi)polygon given in lon/lat."""
    metric = geometry_to_metric(geom, situation.settings.metric_epsg)
    path = _path(metric)
    if path is None:
        return
    # add_artist, because add_patch walks every vertex to find limits nobody asks for
    if line.fill:
        axes.add_artist(PathPatch(path, facecolor=line.fill, edgecolor="none",
                                  alpha=line.fill_opacity, zorder=zorder))
    axes.add_artist(PathPatch(path, fill=False, edgecolor=line.colour,
                              linewidth=line.width * 0.8, linestyle=dashes(line),
                              zorder=zorder + 0.5))


def stroke(line: Line) -> dict[str, Any]:
    """Return the keywords of a matplotlib line collection."""
    return {"colors": line.colour, "linewidths": line.width * 0.8, "linestyles": [dashes(line)]}


def dashes(line: Line) -> Any:
    """Return matplotlib's line style; the table's dashes are pixels, these line widths."""
    if not line.dash:
        return "solid"
    return (0, tuple(d / max(line.width, 1.0) for d in line.dash))


def _path(geom: BaseGeometry) -> Path | None:
    polygons = [g for g in shapely.get_parts([geom]) if g.geom_type == "Polygon" and not g.is_empty]
    if not polygons:
        return None
    vertices, codes = [], []
    for polygon in polygons:
        for ring in (polygon.exterior, *polygon.interiors):
            points = shapely.get_coordinates(ring)
            vertices.append(points)
            codes.append(np.r_[Path.MOVETO, np.full(len(points) - 2, Path.LINETO),
                               Path.CLOSEPOLY])
    return Path(np.concatenate(vertices), np.concatenate(codes))

"""The roads as a quiet background: merged, simplified, and only as many as a page can bear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ..data.crs import geometry_to_metric
from ..data.records import Road
from .style import ROADS, RoadClass, road_class

#: Road class → its lines, (k,) shapely LineStrings in metres.
Network = list[tuple[RoadClass, NDArray[np.object_]]]


def background(
    roads: Sequence[Road], epsg: int, *, tolerance_m: float, most_vertices: int
) -> Network:
    """Return class by class, the highest first, lines in the metric CRS ``epsg``.

    Links of one class are merged to long lines and simplified to ``tolerance_m`` metres.
    Classes are taken from the top until ``most_vertices`` would be passed; a network
    whose highest class alone is larger is simplified further, never left out.
    """
    if not roads:
        return []
    ranks = np.array([road_class(road.kind).rank for road in roads])
    metric = geometry_to_metric(np.array([road.geom for road in roads], dtype=object), epsg)
    taken: Network = []
    used = 0
    for rank in sorted(set(ranks.tolist())):
        lines = _thinned(metric[ranks == rank], tolerance_m)
        while not taken and _vertices(lines) > most_vertices:
            tolerance_m *= 2
            lines = _without_crumbs(_thinned(lines, tolerance_m), tolerance_m)
        if taken and used + _vertices(lines) > most_vertices:
            break
        used += _vertices(lines)
        taken.append((ROADS[rank], lines))
    return taken


def _thinned(lines: NDArray[np.object_], tolerance_m: float) -> NDArray[np.object_]:
    merged: BaseGeometry = shapely.line_merge(shapely.multilinestrings(lines))
    thin: Any = shapely.simplify(shapely.get_parts(merged), tolerance_m, preserve_topology=False)
    return np.asarray(thin[~shapely.is_empty(thin)], dtype=object)


def _without_crumbs(lines: NDArray[np.object_], least_m: float) -> NDArray[np.object_]:
    long_enough = shapely.length(lines) >= least_m
    return lines[long_enough] if long_enough.any() else lines[:1]


def _vertices(lines: NDArray[np.object_]) -> int:
    return int(shapely.get_num_coordinates(lines).sum())

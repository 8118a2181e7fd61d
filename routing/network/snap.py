"""Snapping: the road nearest to a place, and where on it. Definition: docs/architecture.md."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from ...data.crs import to_metric
from .graph import RoadGraph


class Snapper:
    """A spatial index over the roads of a graph."""

    def __init__(self, graph: RoadGraph) -> None:
        self._graph = graph
        self._tree = shapely.STRtree(graph.road_geom_metric)

    def nearest(
        self, lonlat: NDArray[np.float64], limit_m: float
    ) -> tuple[NDArray[np.int32], NDArray[np.float64], NDArray[np.float64]]:
        """Return road index, fraction and distance in metres of places (k, 2) lon/lat.

        Ties go to the smaller road id. A place farther than ``limit_m`` from every road
        has road −1 and fraction 0; its distance is the true one.
        """
        lonlat = np.asarray(lonlat, dtype=np.float64).reshape(-1, 2)
        k = len(lonlat)
        points = shapely.points(to_metric(lonlat, self._graph.metric_epsg))
        place, road = self._tree.query_nearest(points, all_matches=True)
        nearest = np.full(k, len(self._graph.road_ids), dtype=np.int64)
        np.minimum.at(nearest, place, road)  # roads are indexed by ascending id
        lines = self._graph.road_geom_metric[nearest]
        distance_m = shapely.distance(points, lines)
        fraction = shapely.line_locate_point(lines, points, normalized=True)
        on_network = distance_m <= limit_m
        return (
            np.where(on_network, nearest, -1).astype(np.int32),
            # a road without length has no fraction of its own
            np.where(on_network, np.nan_to_num(fraction), 0.0),
            distance_m,
        )

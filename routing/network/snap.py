"""Snapping: the road nearest to a place, and where on it. Definition: docs/architecture.md."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from ...data.crs import to_metric
from .graph import RoadGraph

#: Roads whose distances differ by less are equally near.
TIE_M = 1e-6


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
        points = shapely.points(to_metric(lonlat, self._graph.metric_epsg))
        nearest = self._smallest_id(points)
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

    def _smallest_id(self, points: NDArray[np.object_]) -> NDArray[np.int64]:
        """Return for each point the road of smallest id among those equally near."""
        lines = self._graph.road_geom_metric
        (_, first), least = self._tree.query_nearest(
            points, all_matches=False, return_distance=True
        )
        near = least + TIE_M
        # the index may be generous at the edge, so the distance decides
        place, road = self._tree.query(points, predicate="dwithin", distance=near + TIE_M)
        tied = shapely.distance(points[place], lines[road]) <= near[place]
        nearest = first.astype(np.int64)
        np.minimum.at(nearest, place[tied], road[tied])  # roads are indexed by ascending id
        return nearest

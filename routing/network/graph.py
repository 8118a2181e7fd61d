"""The runtime road graph: flat arrays, built from the workspace's ``roads`` rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class RoadGraph:
    """n nodes, m arcs (directed), r roads. Arcs are sorted by tail (CSR).

    ``node_ids`` (n,) original ids ascending; ``node_lonlat`` (n, 2);
    ``indptr`` (n+1,), ``arc_head``, ``arc_road`` (index of road), ``arc_forward``
    (along the road's geometry?) and ``arc_ms`` (m,); ``road_ids``, ``road_tail``,
    ``road_head`` (node indices), ``road_ms`` (whole length, travel factor applied),
    ``road_length_m``, ``road_oneway`` (r,), ``road_geom_metric`` (r,) shapely
    LineStrings in ``metric_epsg``.
    """

    metric_epsg: int
    node_ids: NDArray[np.int64]
    node_lonlat: NDArray[np.float64]
    indptr: NDArray[np.int64]
    arc_head: NDArray[np.int32]
    arc_road: NDArray[np.int32]
    arc_forward: NDArray[np.bool_]
    arc_ms: NDArray[np.int64]
    road_ids: NDArray[np.int64]
    road_tail: NDArray[np.int32]
    road_head: NDArray[np.int32]
    road_ms: NDArray[np.int64]
    road_length_m: NDArray[np.float64]
    road_oneway: NDArray[np.bool_]
    road_geom_metric: NDArray[np.object_]

"""A junction as a place: travel times from it are those from the node itself."""

from __future__ import annotations

import numpy as np

from ..network.graph import RoadGraph
from ..traveltime.interface import Anchors


def anchor_at_node(graph: RoadGraph, node: int) -> Anchors:
    """Return one anchor at node index ``node``, without access drive.

    It lies on a road that may be driven *towards* the node, if there is one. Where every road
    at the node is closed the anchor is off the network.
    """
    inward = np.flatnonzero(graph.road_head == node)
    fraction = 1.0
    if len(inward) == 0:
        inward = np.flatnonzero(graph.road_tail == node)
        fraction = 0.0
    road = int(inward[0]) if len(inward) else -1
    return Anchors(
        lonlat=graph.node_lonlat[[node]], road=np.array([road], dtype=np.int32),
        fraction=np.array([fraction]), snap_m=np.zeros(1),
        access_ms=np.zeros(1, dtype=np.int64),
    )


def joined(anchors: list[Anchors]) -> Anchors:
    """Return several anchors as one."""
    return Anchors(
        np.vstack([a.lonlat for a in anchors]), np.concatenate([a.road for a in anchors]),
        np.concatenate([a.fraction for a in anchors]),
        np.concatenate([a.snap_m for a in anchors]),
        np.concatenate([a.access_ms for a in anchors]),
    )

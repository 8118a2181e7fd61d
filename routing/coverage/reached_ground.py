"""Where on the roads a squad can be within a budget: sampled points, in metres.

Roads are sampled once, every :data:`SPACING_M` metres; a sample is reached if the way to it
from either end of its road fits the budget, so partly reached roads end at their frontier.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from ...data.crs import to_metric
from ..network.graph import RoadGraph
from ..traveltime.interface import UNREACHABLE_MS, Anchors, Milliseconds

SPACING_M = 50.0

Points = NDArray[np.float64]


class ReachedGround:
    """The sampled roads of a graph."""

    def __init__(self, graph: RoadGraph) -> None:
        self._graph = graph
        self._nodes = to_metric(graph.node_lonlat, graph.metric_epsg)
        self._tails = graph.turns.tails()
        lines = graph.road_geom_metric
        inner = np.floor(shapely.length(lines) / SPACING_M).astype(np.int64)
        self._road = np.repeat(np.arange(len(lines)), inner)
        first = np.repeat(np.cumsum(inner) - inner, inner)
        # the ends are nodes, which are looked at on their own
        step = np.arange(len(self._road)) - first + 1
        self._fraction = step / (inner[self._road] + 1)
        points = shapely.line_interpolate_point(
            lines[self._road], self._fraction, normalized=True
        )
        self._samples = shapely.get_coordinates(points)

    def points(self, to_states_ms: Milliseconds, origin: Anchors, budget_ms: int) -> Points:
        """Return (q, 2) metres: all nodes and samples that one origin reaches in time.

        ``to_states_ms`` (states,) are the times from ``origin`` (one place).
        Empty if the origin is off the network or the budget does not reach the road.
        """
        if origin.road[0] < 0 or origin.access_ms[0] > budget_ms:
            return np.empty((0, 2))
        graph = self._graph
        left_ms = np.where(to_states_ms < UNREACHABLE_MS, budget_ms - to_states_ms, -1)
        from_tail, from_head = self._shares(left_ms)
        reached = (self._fraction <= from_tail[self._road]) | (
            1.0 - self._fraction <= from_head[self._road]
        )
        reached |= self._along_own_road(origin, budget_ms)
        return np.vstack([
            to_metric(origin.lonlat, graph.metric_epsg),
            self._nodes[graph.turns.node[left_ms >= 0]], self._samples[reached],
        ])

    def _shares(self, left_ms: Milliseconds) -> tuple[Points, Points]:
        """Return (r,) how far each road can be driven forwards, and backwards; 1 is all of it."""
        graph, turns = self._graph, self._graph.turns
        entered = np.full(len(graph.arc_road), -1, dtype=np.int64)
        np.maximum.at(entered, turns.arc, left_ms[self._tails])
        forward, back = graph.road_arcs.T
        return (entered[forward] / graph.road_ms,
                np.where(back >= 0, entered[back] / graph.road_ms, -1.0))

    def _along_own_road(self, origin: Anchors, budget_ms: int) -> NDArray[np.bool_]:
        """Return which samples lie near the origin on its own road."""
        road, start = int(origin.road[0]), float(origin.fraction[0])
        width = float(budget_ms - origin.access_ms[0]) / float(self._graph.road_ms[road])
        gap = self._fraction - start
        ahead_only = bool(self._graph.road_oneway[road])
        near = (gap <= width) & ((gap >= 0) if ahead_only else (gap >= -width))
        return (self._road == road) & near

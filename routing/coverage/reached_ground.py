"""When a squad can be where on the roads: at nodes and at sampled points, in metres.

Roads are sampled once, every :data:`SPACING_M` metres; a sample is reached from either end of
its road, so partly reached roads end at their frontier.
"""

from __future__ import annotations

import numpy as np
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
        lines = graph.road_lines
        inner = np.floor(lines.length_m / SPACING_M).astype(np.int64)
        self._road = np.repeat(np.arange(len(inner)), inner)
        first = np.repeat(np.cumsum(inner) - inner, inner)
        # the ends are nodes, which are looked at on their own
        step = np.arange(len(self._road)) - first + 1
        self._fraction = step / (inner[self._road] + 1)
        self.nodes = len(self._nodes)
        #: (nodes + samples, 2), what :meth:`arrivals_ms` speaks of.
        self.metres = np.vstack([self._nodes, lines.points_at(self._road, self._fraction)])

    def arrivals_ms(self, to_states_ms: Milliseconds, origin: Anchors) -> NDArray[np.float64]:
        """Return the times from one origin to all nodes and samples, ``inf`` if unreached.

        A part of a road takes its share of the time, not rounded.
        """
        graph, turns = self._graph, self._graph.turns
        if origin.road[0] < 0:
            return np.full(len(self._nodes) + len(self._road), np.inf)
        ms = np.where(to_states_ms < UNREACHABLE_MS, to_states_ms, np.inf)
        nodes = np.full(len(self._nodes), np.inf)
        np.minimum.at(nodes, turns.node, ms)
        entered = np.full(len(graph.arc_road), np.inf)
        np.minimum.at(entered, turns.arc, ms[self._tails])
        forward, back = graph.road_arcs[self._road].T
        whole = graph.road_ms[self._road]
        samples = np.minimum(
            entered[forward] + whole * self._fraction,
            np.where(back >= 0, entered[back] + whole * (1 - self._fraction), np.inf))
        road, start = int(origin.road[0]), float(origin.fraction[0])
        own = np.flatnonzero(self._road == road)
        gap = self._fraction[own] - start
        along = float(origin.access_ms[0]) + np.abs(gap) * float(graph.road_ms[road])
        along[bool(graph.road_oneway[road]) & (gap < 0)] = np.inf
        samples[own] = np.minimum(samples[own], along)
        return np.concatenate([nodes, samples])

"""Travel times by a customizable contraction hierarchy: the engine of memory speed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ....data.settings import Settings
from ...network.closures import without_roads
from ...network.graph import RoadGraph
from ...network.snap import Snapper
from ..interface import UNREACHABLE_MS, Anchors, Milliseconds, PathFound
from ..on_roads import (
    Ends,
    at_nodes,
    first_states,
    last_states,
    lower_along_roads,
    same_points_are_near,
    snap,
)
from ..unpack import direct_way, network_way, same_place
from .customisation import Metric, customise, narrowed
from .hierarchy import Hierarchy, build_hierarchy, with_arcs
from .search import Search, Seeds
from .unpacking import trace


class CchTravelTimes:
    """Exact travel times on one graph; implements :class:`..interface.TravelTimes`.

    ``hierarchy`` is that of ``graph``, built when first needed if it is not given.
    ``on_tick`` is called between the batches of long sweeps and may raise to stop them.
    ``threads`` sweep at once (all processors if None); the answers do not depend on it.
    """

    def __init__(
        self, graph: RoadGraph, settings: Settings, on_tick: Callable[[], None] | None = None,
        *, hierarchy: Hierarchy | None = None, threads: int | None = None,
    ) -> None:
        self._graph = graph
        self._settings = settings
        self._on_tick = on_tick
        self._threads = threads
        self._given = hierarchy

    @property
    def graph(self) -> RoadGraph:
        """The graph the times are computed on."""
        return self._graph

    def snap(self, lonlat: NDArray[np.float64]) -> Anchors:
        """Snap places (k, 2) lon/lat to the nearest road."""
        return snap(self._snapper, self._settings, lonlat)

    def to_nodes_ms(self, origins: Anchors) -> Milliseconds:
        """Return (k, nodes): from each origin, access drive included, to every node."""
        return at_nodes(self._graph, self.to_states_ms(origins))

    def to_states_ms(self, origins: Anchors) -> Milliseconds:
        """Return (k, states): the same to every state of the graph's ``turns``."""
        return self._search.to_all(self._seeds(first_states, origins), len(self._graph.turns.node))

    def from_nodes_ms(self, destinations: Anchors) -> Milliseconds:
        """Return (k, nodes): from every node to each destination, access included."""
        return self._search.from_all(self._seeds(last_states, destinations),
                                     len(self._graph.node_ids))

    def matrix_ms(self, origins: Anchors, destinations: Anchors) -> Milliseconds:
        """Return (k, l), both access drives included. A place to itself is 0."""
        out = self._search.between(self._seeds(first_states, origins),
                                   self._seeds(last_states, destinations))
        lower_along_roads(self._graph, origins, destinations, out)
        same_points_are_near(origins, destinations, out)
        return out

    def path(self, origins: Anchors, i: int, destinations: Anchors, j: int) -> PathFound | None:
        """Return the way from origin ``i`` to destination ``j``, None if there is none.

        ``length_m`` and ``lonlat`` include the straight access drives at both ends.
        """
        start, end = origins.take([i]), destinations.take([j])
        if np.array_equal(start.lonlat, end.lonlat):
            return same_place(start)
        if start.road[0] < 0 or end.road[0] < 0:
            return None
        first, last = self._seeds(first_states, start), self._seeds(last_states, end)
        tree, metric = self._hierarchy, self._metric
        ranks, clock = trace(
            tree.up_indptr, tree.up_head, tree.parent, tree.down_indptr, tree.down_tail,
            tree.down_arc, metric.up, metric.down, first.ends[0], first.times[0], last.ends[0],
            last.times[0], metric.no_way,
        )
        drives = int(start.access_ms[0] + end.access_ms[0])
        network = UNREACHABLE_MS
        if len(ranks):
            network = drives + int(clock[-1] + last.times[last.ends == ranks[-1]].min())
        along = np.full((1, 1), UNREACHABLE_MS, dtype=np.int64)
        lower_along_roads(self._graph, start, end, along)
        direct = int(along[0, 0])
        if min(direct, network) >= UNREACHABLE_MS:
            return None
        if direct <= network:
            return direct_way(self._graph, start, end, direct)
        states = [int(v) for v in tree.node[ranks]]
        return network_way(self._graph, start, end, network, states, clock + start.access_ms[0])

    def without(self, closed: NDArray[np.bool_]) -> CchTravelTimes:
        """Return the times with the roads ``closed`` (r,) taken out, on the same nodes.

        The hierarchy stays; only the weights are poured in anew. Raises ``BadInput`` if no
        road is left.
        """
        graph, steps = without_roads(self._graph, closed)
        return CchTravelTimes(graph, self._settings, self._on_tick, threads=self._threads,
                              hierarchy=with_arcs(self._hierarchy, steps))

    @cached_property
    def _snapper(self) -> Snapper:
        return Snapper(self._graph)

    @cached_property
    def _hierarchy(self) -> Hierarchy:
        return self._given or build_hierarchy(self._graph)

    @cached_property
    def _metric(self) -> Metric:
        step_ms = self._graph.arc_ms[self._graph.turns.arc]
        return narrowed(self._hierarchy, customise(self._hierarchy, step_ms), step_ms)

    @cached_property
    def _search(self) -> Search:
        return Search(self._hierarchy, self._metric, self._on_tick, self._threads)

    def _seeds(self, ends: Ends, places: Anchors) -> Seeds:
        on = np.flatnonzero(places.road >= 0)
        states, ms = ends(self._graph, places.take(on))
        ranks = np.full((len(places), states.shape[1]), -1, dtype=np.int32)
        times = np.full(ranks.shape, UNREACHABLE_MS, dtype=np.int64)
        ranks[on] = np.where(states >= 0, self._hierarchy.rank[states], -1)
        times[on] = ms
        return Seeds(ranks, times, places.access_ms)

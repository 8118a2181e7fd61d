"""Travel times by ``scipy.sparse.csgraph.dijkstra``: the baseline engine, always there.

Weights are integers below 2**53, so float64 sums are exact and equal those of any other
engine. Every origin becomes a node of its own, appended to the graph, with arcs to the
ends of its road: one search per origin serves both directions of that road.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from ...data.settings import Settings
from ..network.closures import without_roads
from ..network.graph import RoadGraph
from ..network.partial import from_ends_ms, to_ends_ms
from ..network.snap import Snapper
from .interface import UNREACHABLE_MS, Anchors, Milliseconds, PathFound
from .on_roads import EndTimes, lower_along_roads, road_ends, same_points_are_near, snap
from .unpack import direct_way, network_way, same_place

#: Distances held at once while sweeping: bounds memory and the time between two ticks.
_SWEEP_CELLS = 1_000_000


class ScipyTravelTimes:
    """Exact travel times on one graph; implements :class:`.interface.TravelTimes`.

    ``on_tick`` is called between the chunks of long sweeps and may raise to stop them.
    """

    def __init__(
        self, graph: RoadGraph, settings: Settings, on_tick: Callable[[], None] | None = None
    ) -> None:
        self._graph = graph
        self._settings = settings
        self._on_tick = on_tick
        self._snapper = Snapper(graph)
        tail = np.repeat(np.arange(len(graph.node_ids)), np.diff(graph.indptr))
        self._forward = _Arcs(tail, graph.arc_head, graph.arc_ms, len(graph.node_ids))
        self._backward = _Arcs(graph.arc_head, tail, graph.arc_ms, len(graph.node_ids))

    @property
    def graph(self) -> RoadGraph:
        """The graph the times are computed on."""
        return self._graph

    def snap(self, lonlat: NDArray[np.float64]) -> Anchors:
        """Snap places (k, 2) lon/lat to the nearest road."""
        return snap(self._snapper, self._settings, lonlat)

    def to_nodes_ms(self, origins: Anchors) -> Milliseconds:
        """Return (k, nodes): from each origin, access drive included, to every node."""
        return self._all_chunks(self._forward, to_ends_ms, origins)

    def from_nodes_ms(self, destinations: Anchors) -> Milliseconds:
        """Return (k, nodes): from every node to each destination, access included."""
        return self._all_chunks(self._backward, from_ends_ms, destinations)

    def matrix_ms(self, origins: Anchors, destinations: Anchors) -> Milliseconds:
        """Return (k, l), both access drives included. A place to itself is 0."""
        out = np.empty((len(origins), len(destinations)), dtype=np.int64)
        if len(origins) <= len(destinations):
            for rows, ms in self._sweep(self._forward, to_ends_ms, origins):
                out[rows] = self._via_nodes(ms, from_ends_ms, destinations)
        else:
            for rows, ms in self._sweep(self._backward, from_ends_ms, destinations):
                out[:, rows] = self._via_nodes(ms, to_ends_ms, origins).T
        lower_along_roads(self._graph, origins, destinations, out)
        same_points_are_near(origins, destinations, out)
        return np.minimum(out, UNREACHABLE_MS)

    def path(self, origins: Anchors, i: int, destinations: Anchors, j: int) -> PathFound | None:
        """Return the way from origin ``i`` to destination ``j``, None if there is none.

        ``length_m`` and ``lonlat`` include the straight access drives at both ends.
        """
        start, end = origins.take([i]), destinations.take([j])
        if np.array_equal(start.lonlat, end.lonlat):
            return same_place(start)
        if start.road[0] < 0 or end.road[0] < 0:
            return None
        ms = int(self.matrix_ms(start, end)[0, 0])
        if ms >= UNREACHABLE_MS:
            return None
        direct = np.full((1, 1), UNREACHABLE_MS, dtype=np.int64)
        lower_along_roads(self._graph, start, end, direct)
        if direct[0, 0] == ms:
            return direct_way(self._graph, start, end, ms)
        return self._network_path(start, end, ms)

    def without(self, closed: NDArray[np.bool_]) -> ScipyTravelTimes:
        """Return the times with the roads ``closed`` (r,) taken out, on the same nodes.

        Raises ``BadInput`` if no road is left.
        """
        graph, _ = without_roads(self._graph, closed)
        return ScipyTravelTimes(graph, self._settings, self._on_tick)

    # -- sweeps ------------------------------------------------------------------

    def _all_chunks(self, arcs: _Arcs, end_times: EndTimes, places: Anchors) -> Milliseconds:
        out = np.empty((len(places), len(self._graph.node_ids)), dtype=np.int64)
        for rows, ms in self._sweep(arcs, end_times, places):
            out[rows] = ms
        return out

    def _sweep(
        self, arcs: _Arcs, end_times: EndTimes, places: Anchors
    ) -> Iterator[tuple[NDArray[np.intp], Milliseconds]]:
        """Yield row numbers and their (rows, nodes) times, off-network rows unreachable."""
        nodes = len(self._graph.node_ids)
        step = int(np.clip(_SWEEP_CELLS // nodes, 1, 1024))
        for first in range(0, len(places), step):
            if self._on_tick is not None:
                self._on_tick()
            rows = np.arange(first, min(first + step, len(places)))
            ms = np.full((len(rows), nodes), UNREACHABLE_MS, dtype=np.int64)
            on = np.flatnonzero(places.road[rows] >= 0)
            if len(on):
                ms[on] = arcs.search(*self._seeds(end_times, places.take(rows[on])))
            yield rows, ms

    def _seeds(
        self, end_times: EndTimes, places: Anchors
    ) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Return the two ends of each place's road (k, 2) and the times to them (k, 2)."""
        ends, times = road_ends(self._graph, end_times, places)
        return ends, np.minimum(times + places.access_ms[:, None], UNREACHABLE_MS)

    def _via_nodes(self, ms: Milliseconds, end_times: EndTimes, places: Anchors) -> Milliseconds:
        """Return (rows, l): from node times (rows, nodes) on to places along their roads."""
        out = np.full((len(ms), len(places)), UNREACHABLE_MS, dtype=np.int64)
        on = np.flatnonzero(places.road >= 0)
        ends, times = self._seeds(end_times, places.take(on))
        out[:, on] = np.minimum(ms[:, ends[:, 0]] + times[:, 0], ms[:, ends[:, 1]] + times[:, 1])
        return out

    def _network_path(self, start: Anchors, end: Anchors, ms: int) -> PathFound:
        times, before = self._forward.tree(*self._seeds(to_ends_ms, start))
        ends, last = self._seeds(from_ends_ms, end)
        arrival = times[ends[0]] + last[0]
        node = int(ends[0, int(np.argmin(arrival))])
        nodes = [node]
        while (node := int(before[node])) < len(self._graph.node_ids):
            nodes.append(node)
        nodes.reverse()
        return network_way(self._graph, start, end, ms, nodes, times[nodes])


class _Arcs:
    """One direction of the graph as a matrix without parallel arcs and loops."""

    def __init__(
        self, tail: NDArray[np.integer], head: NDArray[np.integer], ms: Milliseconds, nodes: int
    ) -> None:
        keep = np.flatnonzero(tail != head)
        order = keep[np.lexsort((ms[keep], head[keep], tail[keep]))]
        # a csr_matrix would add parallel arcs up: only the quickest of them may enter
        first = np.ones(len(order), dtype=bool)
        first[1:] = (np.diff(tail[order]) != 0) | (np.diff(head[order]) != 0)
        order = order[first]
        self._nodes = nodes
        self._heads = np.asarray(head[order], dtype=np.int32)
        self._ms = ms[order].astype(np.float64)
        self._indptr = np.zeros(nodes + 1, dtype=np.int32)
        np.cumsum(np.bincount(tail[order], minlength=nodes), out=self._indptr[1:])

    def search(self, ends: NDArray[np.int32], times: NDArray[np.int64]) -> Milliseconds:
        """Return (k, nodes): times from k origins with seed ``times`` (k, 2) at ``ends``."""
        nodes, k = self._nodes, len(ends)
        found = dijkstra(self._with_origins(ends, times), indices=np.arange(nodes, nodes + k))
        return _whole_ms(found[:, :nodes])

    def tree(
        self, ends: NDArray[np.int32], times: NDArray[np.int64]
    ) -> tuple[Milliseconds, NDArray[np.int32]]:
        """Return times (nodes,) of one origin and each node's predecessor, ≥ nodes: origin."""
        found, before = dijkstra(
            self._with_origins(ends, times), indices=self._nodes, return_predecessors=True
        )
        return _whole_ms(found[: self._nodes]), before

    def _with_origins(self, ends: NDArray[np.int32], times: NDArray[np.int64]) -> csr_matrix:
        nodes, k = self._nodes, len(ends)
        open_ = times < UNREACHABLE_MS
        # the two arcs of an origin on a loop road are parallel as well
        loop = ends[:, 0] == ends[:, 1]
        open_[:, 1] &= ~(loop & open_[:, 0] & (times[:, 0] <= times[:, 1]))
        open_[:, 0] &= ~(loop & open_[:, 1])
        indptr = self._indptr[-1] + np.cumsum(open_.sum(axis=1))
        return csr_matrix(
            (
                # one ms more, so that no stored weight is a zero; taken off again at the end
                np.concatenate([self._ms, times[open_] + 1.0]),
                np.concatenate([self._heads, ends[open_]]),
                np.concatenate([self._indptr, indptr.astype(np.int32)]),
            ),
            shape=(nodes + k, nodes + k),
        )


def _whole_ms(found: NDArray[np.float64]) -> Milliseconds:
    return np.where(np.isfinite(found), found - 1.0, UNREACHABLE_MS).astype(np.int64)

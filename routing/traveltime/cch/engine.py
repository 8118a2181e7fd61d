"""Travel times by a customizable contraction hierarchy: the engine of memory speed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ....data.settings import Settings
from ...network.closures import without_roads
from ...network.graph import RoadGraph
from ...network.partial import from_ends_ms, to_ends_ms
from ...network.snap import Snapper
from ..interface import UNREACHABLE_MS, Anchors, Milliseconds, PathFound
from ..on_roads import EndTimes, lower_along_roads, road_ends, same_points_are_near, snap
from ..unpack import direct_way, network_way, same_place
from .customisation import Metric, customise, narrowed
from .hierarchy import Hierarchy, build_hierarchy, with_arcs
from .sweeps import Selection, climb, cross, descend, gather, lone, seed, select, spread
from .unpacking import trace

#: Places served by one sweep at most: a row of 32-bit times then fills four cache lines.
_MOST_LANES = 64
#: Lanes come in multiples of this, the width of a vector register.
_LANE_STEP = 8


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
        self._threads = threads or os.cpu_count() or 1
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
        return self._to_all(origins, to_ends_ms, self._metric.up, self._metric.down)

    def from_nodes_ms(self, destinations: Anchors) -> Milliseconds:
        """Return (k, nodes): from every node to each destination, access included."""
        return self._to_all(destinations, from_ends_ms, self._metric.down, self._metric.up)

    def matrix_ms(self, origins: Anchors, destinations: Anchors) -> Milliseconds:
        """Return (k, l), both access drives included. A place to itself is 0."""
        metric = self._metric
        start, end = self._seeds(to_ends_ms, origins), self._seeds(from_ends_ms, destinations)
        if len(origins) == 1:
            out = self._from_one(start, end, metric.up, metric.down)
        elif len(destinations) == 1:
            out = self._from_one(end, start, metric.down, metric.up).T
        else:
            out = self._from_many(start, end)
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
        first, last = self._seeds(to_ends_ms, start), self._seeds(from_ends_ms, end)
        tree, metric = self._hierarchy, self._metric
        ranks, clock = trace(
            tree.up_indptr, tree.up_head, tree.parent, tree.down_indptr, tree.down_tail,
            tree.down_arc, metric.up, metric.down, np.vstack([first.ends, last.ends]),
            np.vstack([first.times, last.times]), metric.no_way,
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
        nodes = [int(v) for v in tree.node[ranks]]
        return network_way(self._graph, start, end, network, nodes, clock + start.access_ms[0])

    def without(self, closed: NDArray[np.bool_]) -> CchTravelTimes:
        """Return the times with the roads ``closed`` (r,) taken out, on the same nodes.

        The hierarchy stays; only the weights are poured in anew. Raises ``BadInput`` if no
        road is left.
        """
        graph, arcs = without_roads(self._graph, closed)
        return CchTravelTimes(graph, self._settings, self._on_tick, threads=self._threads,
                              hierarchy=with_arcs(self._hierarchy, arcs))

    # -- sweeps ------------------------------------------------------------------

    @cached_property
    def _snapper(self) -> Snapper:
        return Snapper(self._graph)

    @cached_property
    def _hierarchy(self) -> Hierarchy:
        return self._given or build_hierarchy(self._graph)

    @cached_property
    def _metric(self) -> Metric:
        metric = customise(self._hierarchy, self._graph.arc_ms)
        return narrowed(self._hierarchy, metric, self._graph.road_ms)

    @cached_property
    def _everything(self) -> Selection:
        return select(self._hierarchy, np.arange(len(self._graph.node_ids)))

    def _seeds(self, end_times: EndTimes, places: Anchors) -> _Seeds:
        ends = np.full((len(places), 2), -1, dtype=np.int32)
        times = np.full((len(places), 2), UNREACHABLE_MS, dtype=np.int64)
        on = np.flatnonzero(places.road >= 0)
        nodes, times[on] = road_ends(self._graph, end_times, places.take(on))
        ends[on] = self._hierarchy.rank[nodes]
        return _Seeds(ends, times, places.access_ms)

    def _to_all(
        self, places: Anchors, end_times: EndTimes, up: NDArray[np.signedinteger],
        down: NDArray[np.signedinteger],
    ) -> Milliseconds:
        out = np.empty((len(places), len(self._graph.node_ids)), dtype=np.int64)
        seeds, wanted = self._seeds(end_times, places), self._everything
        rows = wanted.row[self._hierarchy.rank]

        def work(batch: NDArray[np.intp]) -> None:
            table = self._table(seeds, batch, wanted, up, down)
            spread(table, rows, seeds.access_ms[batch], batch, self._metric.no_way,
                   UNREACHABLE_MS, out)

        self._each(work, seeds.batches())
        return out

    def _from_one(
        self, source: _Seeds, targets: _Seeds, up: NDArray[np.signedinteger],
        down: NDArray[np.signedinteger],
    ) -> Milliseconds:
        """Return (1, l) from one place, access included, through nodes only."""
        if self._on_tick is not None:
            self._on_tick()
        tree = self._hierarchy
        on = np.flatnonzero(targets.ends[:, 0] >= 0)
        out = np.full((1, len(targets.ends)), UNREACHABLE_MS, dtype=np.int64)
        if len(on) and source.ends[0, 0] >= 0:
            no_way = self._metric.no_way
            ms = lone(tree.up_indptr, tree.up_head, tree.parent, up, down, source.ends[0],
                      source.times[0], targets.ends[on], no_way)
            ms[ms >= no_way] = UNREACHABLE_MS
            best = (ms + targets.times[on]).min(axis=1)
            drives = source.access_ms[0] + targets.access_ms[on]
            out[0, on] = np.where(best < UNREACHABLE_MS, best + drives, UNREACHABLE_MS)
        return out

    def _from_many(self, start: _Seeds, end: _Seeds) -> Milliseconds:
        """Return (k, l), access included, through nodes only, from the side that is cheaper."""
        metric = self._metric
        forward = select(self._hierarchy, end.ranks())
        backward = select(self._hierarchy, start.ranks())
        if len(start.ends) * len(forward.slot) <= len(end.ends) * len(backward.slot):
            return self._between(start, end, forward, metric.up, metric.down)
        swept = self._between(end, start, backward, metric.down, metric.up)
        return np.ascontiguousarray(swept.T)

    def _between(
        self, sources: _Seeds, targets: _Seeds, wanted: Selection,
        up: NDArray[np.signedinteger], down: NDArray[np.signedinteger],
    ) -> Milliseconds:
        """Return (k, l) between sources and targets, access included, through nodes only."""
        out = np.empty((len(sources.ends), len(targets.ends)), dtype=np.int64)
        rows = np.where(targets.ends >= 0, wanted.row[targets.ends], -1).astype(np.int32)
        times = np.minimum(targets.times + targets.access_ms[:, None], UNREACHABLE_MS)

        def work(batch: NDArray[np.intp]) -> None:
            table = self._table(sources, batch, wanted, up, down)
            gather(table, rows, times, sources.access_ms[batch], batch, self._metric.no_way,
                   UNREACHABLE_MS, out)

        self._each(work, sources.batches())
        return out

    def _table(
        self, seeds: _Seeds, batch: NDArray[np.intp], wanted: Selection,
        up: NDArray[np.signedinteger], down: NDArray[np.signedinteger],
    ) -> NDArray[np.signedinteger]:
        """Return (rows of ``wanted``, lanes): times from the places of ``batch``, lane by lane."""
        no_way = self._metric.no_way
        lanes = -(-len(batch) // _LANE_STEP) * _LANE_STEP
        ends = seeds.ends[batch]
        above = select(self._hierarchy, ends[ends >= 0])
        climbed = np.empty((len(above.ranks), lanes), dtype=up.dtype)
        rows = np.where(ends >= 0, above.row[ends], -1).astype(np.int32)
        seed(climbed, rows, seeds.times[batch], no_way)
        climb(above.indptr, above.head, above.slot, up, climbed)
        table = np.empty((len(wanted.ranks), lanes), dtype=up.dtype)
        cross(above.ranks, climbed, wanted.row, table, no_way)
        descend(wanted.indptr, wanted.head, wanted.slot, down, table)
        return table

    def _each(
        self, work: Callable[[NDArray[np.intp]], None], batches: Sequence[NDArray[np.intp]]
    ) -> None:
        """Do ``work`` for every batch, several at once; the ticks come from this thread."""
        tick = self._on_tick or (lambda: None)
        if self._threads == 1 or len(batches) == 1:
            for batch in batches:
                tick()
                work(batch)
            return
        with ThreadPoolExecutor(self._threads) as pool:
            jobs = [pool.submit(work, batch) for batch in batches]
            try:
                for job in jobs:
                    tick()
                    job.result()
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise


class _Seeds:
    """k places: ranks of their roads' ends (k, 2), −1 off the network, and times to them."""

    def __init__(
        self, ends: NDArray[np.int32], times: Milliseconds, access_ms: Milliseconds
    ) -> None:
        self.ends = ends
        self.times = times
        self.access_ms = access_ms

    def ranks(self) -> NDArray[np.int32]:
        """Return the ranks of all ends."""
        return self.ends[self.ends >= 0]

    def batches(self) -> list[NDArray[np.intp]]:
        """Return the places in batches of at most a sweep's lanes, neighbours together."""
        order = np.argsort(self.ends[:, 0], kind="stable")
        return np.array_split(order, max(1, -(-len(order) // _MOST_LANES)))

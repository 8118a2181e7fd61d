"""Searches between places given as ranks: in batches, on several threads, stoppable."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..interface import UNREACHABLE_MS, Milliseconds
from .customisation import Metric
from .hierarchy import Hierarchy
from .sweeps import Selection, climb, cross, descend, gather, lone, seed, select, spread

#: Places served by one sweep at most: a row of 32-bit times then fills four cache lines.
_MOST_LANES = 64
#: Lanes come in multiples of this, the width of a vector register.
_LANE_STEP = 8

Weights = NDArray[np.signedinteger]


class Seeds:
    """k places: ranks of the ends of their ways (k, e), −1 for none, and the times to them."""

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


class _Room:
    """Memory of one thread for its tables, used again from batch to batch.

    Memory new from the system is cleared page by page, while the other threads wait for it.
    """

    def __init__(self, dtype: np.dtype[np.signedinteger]) -> None:
        self._dtype = dtype
        self._flat: dict[str, Weights] = {}

    def table(self, name: str, rows: int, lanes: int) -> Weights:
        """Return (rows, lanes), with whatever was in it before."""
        flat = self._flat.get(name)
        if flat is None or len(flat) < rows * lanes:
            flat = self._flat[name] = np.empty(rows * lanes, dtype=self._dtype)
        return flat[: rows * lanes].reshape(rows, lanes)


class Search:
    """Times over the nodes of a hierarchy under one metric, access drives included.

    ``on_tick`` is called between the batches of long sweeps and may raise to stop them.
    ``threads`` sweep at once (all processors if None); the answers do not depend on it.
    """

    def __init__(
        self, hierarchy: Hierarchy, metric: Metric, on_tick: Callable[[], None] | None,
        threads: int | None,
    ) -> None:
        self._hierarchy = hierarchy
        self._metric = metric
        self._on_tick = on_tick
        self._threads = threads or os.cpu_count() or 1

    def to_all(self, places: Seeds, nodes: int) -> Milliseconds:
        """Return (k, nodes) from every place to the first ``nodes``, in their order."""
        return self._all(places, nodes, self._metric.up, self._metric.down)

    def from_all(self, places: Seeds, nodes: int) -> Milliseconds:
        """Return (k, nodes) from the first ``nodes`` to every place, in their order."""
        return self._all(places, nodes, self._metric.down, self._metric.up)

    def between(self, start: Seeds, end: Seeds) -> Milliseconds:
        """Return (k, l) by way of at least one node, from the side that has fewer places."""
        up, down = self._metric.up, self._metric.down
        if len(start.ends) == 1:
            return self._from_one(start, end, up, down)
        if len(end.ends) == 1:
            return self._from_one(end, start, down, up).T
        # the nodes above the places grow slower than their number
        if len(start.ends) <= len(end.ends):
            return self._between(start, end, up, down)
        return np.ascontiguousarray(self._between(end, start, down, up).T)

    @cached_property
    def _everything(self) -> Selection:
        return select(self._hierarchy, np.arange(len(self._hierarchy.rank)))

    def _all(self, seeds: Seeds, nodes: int, up: Weights, down: Weights) -> Milliseconds:
        out = np.empty((len(seeds.ends), nodes), dtype=np.int64)
        wanted = self._everything
        rows = wanted.row[self._hierarchy.rank[:nodes]]

        def work(batch: NDArray[np.intp], room: _Room) -> None:
            table = self._table(seeds, batch, wanted, up, down, room)
            spread(table, rows, seeds.access_ms[batch], batch, self._metric.no_way,
                   UNREACHABLE_MS, out)

        self._each(work, seeds.batches())
        return out

    def _from_one(
        self, source: Seeds, targets: Seeds, up: Weights, down: Weights,
    ) -> Milliseconds:
        """Return (1, l) from one place, access included, through nodes only."""
        if self._on_tick is not None:
            self._on_tick()
        tree = self._hierarchy
        on = np.flatnonzero((targets.ends >= 0).any(axis=1))
        out = np.full((1, len(targets.ends)), UNREACHABLE_MS, dtype=np.int64)
        if len(on) and (source.ends >= 0).any():
            no_way = self._metric.no_way
            ms = lone(tree.up_indptr, tree.up_head, tree.parent, up, down, source.ends[0],
                      source.times[0], targets.ends[on], no_way)
            ms[ms >= no_way] = UNREACHABLE_MS
            best = (ms + targets.times[on]).min(axis=1)
            drives = source.access_ms[0] + targets.access_ms[on]
            out[0, on] = np.where(best < UNREACHABLE_MS, best + drives, UNREACHABLE_MS)
        return out

    def _between(
        self, sources: Seeds, targets: Seeds, up: Weights, down: Weights,
    ) -> Milliseconds:
        """Return (k, l) between sources and targets, access included, through nodes only."""
        wanted = select(self._hierarchy, targets.ranks())
        out = np.empty((len(sources.ends), len(targets.ends)), dtype=np.int64)
        rows = np.where(targets.ends >= 0, wanted.row[targets.ends], -1).astype(np.int32)
        times = np.minimum(targets.times + targets.access_ms[:, None], UNREACHABLE_MS)

        def work(batch: NDArray[np.intp], room: _Room) -> None:
            table = self._table(sources, batch, wanted, up, down, room)
            gather(table, rows, times, sources.access_ms[batch], batch, self._metric.no_way,
                   UNREACHABLE_MS, out)

        self._each(work, sources.batches())
        return out

    def _table(
        self, seeds: Seeds, batch: NDArray[np.intp], wanted: Selection,
        up: Weights, down: Weights, room: _Room,
    ) -> Weights:
        """Return (rows of ``wanted``, lanes): times from the places of ``batch``, lane by lane.

        It lies in ``room`` and holds until the room is used again.
        """
        no_way = self._metric.no_way
        lanes = -(-len(batch) // _LANE_STEP) * _LANE_STEP
        ends = seeds.ends[batch]
        above = select(self._hierarchy, ends[ends >= 0])
        climbed = room.table("climbed", len(above.ranks), lanes)
        rows = np.where(ends >= 0, above.row[ends], -1).astype(np.int32)
        seed(climbed, rows, seeds.times[batch], no_way)
        climb(above.indptr, above.head, above.slot, up, climbed)
        table = room.table("wanted", len(wanted.ranks), lanes)
        cross(above.ranks, climbed, wanted.row, table, no_way)
        descend(wanted.indptr, wanted.head, wanted.slot, down, table)
        return table

    def _each(
        self, work: Callable[[NDArray[np.intp], _Room], None],
        batches: Sequence[NDArray[np.intp]],
    ) -> None:
        """Do ``work`` for every batch, several at once; the ticks come from this thread."""
        waiting = deque(batches)

        def drain(done: Callable[[], None]) -> None:
            room = _Room(self._metric.up.dtype)
            while (batch := _next(waiting)) is not None:
                work(batch, room)
                done()

        tick = self._on_tick or (lambda: None)
        tick()
        with ThreadPoolExecutor(self._threads) as pool:
            others = [pool.submit(drain, lambda: None)
                      for _ in range(min(self._threads, len(batches)) - 1)]
            try:
                drain(tick)
                for other in others:
                    other.result()
                    tick()
            finally:
                waiting.clear()


def _next(waiting: deque[NDArray[np.intp]]) -> NDArray[np.intp] | None:
    try:
        return waiting.popleft()
    except IndexError:
        return None

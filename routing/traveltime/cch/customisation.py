"""Pouring weights into a hierarchy, and leaving out the shortcuts that no way needs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..interface import UNREACHABLE_MS
from .compiled import Array, kernel
from .hierarchy import Hierarchy
from .sweeps import descend, select


@dataclass(frozen=True)
class Metric:
    """The weights of a hierarchy's s arcs: ``up`` (s,) along it, ``down`` (s,) against it.

    Each is the least time over the arc's roads and the ways through lower nodes, at most
    ``no_way``, which stands for none; twice ``no_way`` still fits the type.
    """

    up: NDArray[np.signedinteger]
    down: NDArray[np.signedinteger]
    no_way: int


def no_way_of(dtype: type[np.signedinteger]) -> int:
    """Return the time that stands for no way in weights of ``dtype``."""
    return min(int(np.iinfo(dtype).max // 2), UNREACHABLE_MS)


def customise(hierarchy: Hierarchy, arc_ms: NDArray[np.int64]) -> Metric:
    """Return the 64-bit metric of road arcs weighing ``arc_ms`` (m,) ≥ 0.

    Arcs that weigh ``UNREACHABLE_MS`` or more are closed.
    """
    no_way = no_way_of(np.int64)
    arcs = len(hierarchy.up_head)
    up, down = np.full(arcs, no_way, dtype=np.int64), np.full(arcs, no_way, dtype=np.int64)
    _lay(hierarchy.arc_slot, hierarchy.arc_up, arc_ms, up, down)
    row = np.full((2, len(hierarchy.rank)), no_way, dtype=np.int64)
    _relax_lower(hierarchy.up_indptr, hierarchy.up_head, hierarchy.down_indptr,
                 hierarchy.down_tail, hierarchy.down_arc, up, down, row[0], row[1])
    return Metric(up, down, no_way)


def narrowed(hierarchy: Hierarchy, metric: Metric, arc_ms: NDArray[np.int64]) -> Metric:
    """Return ``metric`` in 32 bits if every distance provably fits, else as it is.

    ``arc_ms`` (m,) are the times poured in; a way may use parts of two more arcs at its ends.
    """
    no_way = no_way_of(np.int32)
    if _longest_ms(hierarchy, metric, arc_ms) >= no_way:
        return metric
    narrow = [np.minimum(w, no_way).astype(np.int32) for w in (metric.up, metric.down)]
    return Metric(narrow[0], narrow[1], no_way)


def _longest_ms(hierarchy: Hierarchy, metric: Metric, arc_ms: NDArray[np.int64]) -> int:
    """Return a bound on all finite distances."""
    parts = 2 * int(arc_ms.max(initial=0))
    all_arcs = int(arc_ms.sum()) + parts
    if all_arcs < no_way_of(np.int32):
        return all_arcs
    # through one node: everybody to it, and from it to everybody
    everything = select(hierarchy, np.arange(len(hierarchy.rank)))
    bound = parts
    for down, joined in zip((metric.down, metric.up), _joined(hierarchy), strict=True):
        table = np.full((len(hierarchy.rank), 8), metric.no_way, dtype=np.int64)
        table[0, 0] = 0  # the top of the hierarchy: nothing lies above it
        descend(everything.indptr, everything.head, everything.slot, down, table)
        farthest = int(table[:, 0][joined[everything.ranks]].max(initial=0))
        if farthest >= metric.no_way:
            return all_arcs
        bound += farthest
    return bound


def _joined(hierarchy: Hierarchy) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return (n,) the ranks that some arc leads to, and those that some arc leads from.

    No way leads to or from any other: such are the fresh starts at nodes where every arc
    begins a turn restriction.
    """
    on = hierarchy.arc_slot >= 0
    slot, up = hierarchy.arc_slot[on], hierarchy.arc_up[on]
    low = np.repeat(np.arange(len(hierarchy.rank)), np.diff(hierarchy.up_indptr))[slot]
    high = hierarchy.up_head[slot]
    entered, left = np.zeros((2, len(hierarchy.rank)), dtype=bool)
    entered[np.where(up, high, low)] = True
    left[np.where(up, low, high)] = True
    return entered, left


@kernel
def _lay(arc_slot: Array, arc_up: Array, arc_ms: Array, up: Array, down: Array) -> None:
    for i in range(len(arc_slot)):
        slot = arc_slot[i]
        if slot >= 0:
            if arc_up[i]:
                up[slot] = min(up[slot], arc_ms[i])
            else:
                down[slot] = min(down[slot], arc_ms[i])


@kernel
def _relax_lower(
    up_indptr: Array, up_head: Array, down_indptr: Array, down_tail: Array, down_arc: Array,
    up: Array, down: Array, out: Array, back: Array,
) -> None:
    """Lower every arc by the two others of each triangle whose third node is the lowest.

    ``out`` and ``back`` (n,) hold the arcs of one node by their heads.
    """
    for v in range(len(up_indptr) - 1):
        first, last = up_indptr[v], up_indptr[v + 1]
        for a in range(first, last):
            out[up_head[a]] = up[a]
            back[up_head[a]] = down[a]
        for k in range(down_indptr[v], down_indptr[v + 1]):
            a, u = down_arc[k], down_tail[k]
            to_u, from_u = down[a], up[a]
            for b in range(a + 1, up_indptr[u + 1]):
                w = up_head[b]
                out[w] = min(out[w], to_u + up[b])
                back[w] = min(back[w], down[b] + from_u)
        for a in range(first, last):
            up[a] = out[up_head[a]]
            down[a] = back[up_head[a]]

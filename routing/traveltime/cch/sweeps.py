"""RPHAST (Delling, Goldberg, Werneck 2011): from many places to many nodes at once.

A table has one row per node and one column, a *lane*, per place. Times first climb to the
nodes above the places, then descend to the nodes wanted; a row is lowered by another for all
lanes in one go, which the compiler turns into vector operations. Backwards, the weights
``up`` and ``down`` of the metric change places.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .compiled import Array, kernel
from .elimination import lowest
from .hierarchy import Hierarchy

#: Rows of a table turned into columns at a time: they fit into the nearest cache.
_BLOCK = 64


@dataclass(frozen=True)
class Selection:
    """The r nodes a sweep passes, highest first, and the arcs between them and those above.

    ``ranks`` (r,) and ``row`` (n,), its inverse, −1 where a rank is not passed. Row v is
    joined with the rows ``head`` above it by the hierarchy's arcs ``slot``, both at
    ``indptr[v]:indptr[v + 1]``.
    """

    ranks: NDArray[np.int32]
    row: NDArray[np.int32]
    indptr: NDArray[np.int64]
    head: NDArray[np.int32]
    slot: NDArray[np.int32]


def select(hierarchy: Hierarchy, ranks: NDArray[np.integer]) -> Selection:
    """Return what a sweep from or to ``ranks`` must pass: they and all their ancestors."""
    return Selection(*_select(
        hierarchy.up_indptr, hierarchy.up_head, hierarchy.parent,
        np.ascontiguousarray(ranks, dtype=np.int32),
    ))


@kernel
def _select(
    up_indptr: Array, up_head: Array, parent: Array, wanted: Array,
) -> tuple[Array, Array, Array, Array, Array]:
    count = len(parent)
    row = np.full(count, -1, np.int32)
    rows = 0
    arcs = 0
    for i in range(len(wanted)):
        v = wanted[i]
        while v >= 0 and row[v] < 0:
            row[v] = 0
            rows += 1
            arcs += up_indptr[v + 1] - up_indptr[v]
            v = parent[v]
    ranks = np.empty(rows, np.int32)
    indptr = np.zeros(rows + 1, np.int64)
    head = np.empty(arcs, np.int32)
    slot = np.empty(arcs, np.int32)
    at = 0
    here = 0
    for v in range(count - 1, -1, -1):
        if row[v] < 0:
            continue
        row[v] = here
        ranks[here] = v
        for a in range(up_indptr[v], up_indptr[v + 1]):
            head[at] = row[up_head[a]]
            slot[at] = a
            at += 1
        here += 1
        indptr[here] = at
    return ranks, row, indptr, head, slot


@kernel
def seed(table: Array, rows: Array, times: Array, no_way: int) -> None:
    """Clear ``table`` and start lane i at the ``rows[i]`` (lanes, e) with ``times[i]``.

    A row of −1 stands for no end; times of ``no_way`` or more are barred.
    """
    table[:] = no_way
    for lane in range(len(rows)):
        for end in range(rows.shape[1]):
            if rows[lane, end] >= 0 and times[lane, end] < no_way:
                v = rows[lane, end]
                table[v, lane] = min(table[v, lane], times[lane, end])


@kernel
def climb(indptr: Array, head: Array, slot: Array, up: Array, table: Array) -> None:
    """Carry the times of ``table`` (rows, lanes) upwards along the weights ``up`` (s,)."""
    lanes = table.shape[1]
    for v in range(len(indptr) - 2, -1, -1):
        here = table[v]
        for a in range(indptr[v], indptr[v + 1]):
            above, ms = table[head[a]], up[slot[a]]
            for lane in range(lanes):
                x = table.dtype.type(here[lane] + ms)
                above[lane] = x if x < above[lane] else above[lane]


@kernel
def cross(ranks: Array, climbed: Array, row: Array, table: Array, no_way: int) -> None:
    """Clear ``table`` and copy those rows of ``climbed``, one per rank, that it has as well."""
    table[:] = no_way
    for i in range(len(ranks)):
        if row[ranks[i]] >= 0:
            here, there = climbed[i], table[row[ranks[i]]]
            for lane in range(table.shape[1]):
                there[lane] = here[lane]


@kernel
def descend(indptr: Array, head: Array, slot: Array, down: Array, table: Array) -> None:
    """Carry the times of ``table`` (rows, lanes) downwards along the weights ``down`` (s,)."""
    lanes = table.shape[1]
    best = np.empty(lanes, table.dtype)
    for v in range(len(indptr) - 1):
        here = table[v]
        for lane in range(lanes):
            best[lane] = here[lane]
        for a in range(indptr[v], indptr[v + 1]):
            above, ms = table[head[a]], down[slot[a]]
            for lane in range(lanes):
                x = table.dtype.type(above[lane] + ms)
                best[lane] = x if x < best[lane] else best[lane]
        for lane in range(lanes):
            here[lane] = best[lane]


@kernel
def spread(
    table: Array, rows: Array, access: Array, lane_to: Array, no_way: int, never: int, out: Array,
) -> None:
    """Fill the rows ``lane_to`` of ``out`` (k, nodes): node j has the times of ``rows[j]``.

    ``access`` (lanes,) is added; ``never`` stands for no way in ``out``.
    """
    for first in range(0, len(rows), _BLOCK):
        last = min(first + _BLOCK, len(rows))
        for lane in range(len(access)):
            there = out[lane_to[lane]]
            for j in range(first, last):
                ms = table[rows[j], lane]
                there[j] = ms + access[lane] if ms < no_way else never


@kernel
def gather(
    table: Array, rows: Array, times: Array, access: Array, lane_to: Array, no_way: int,
    never: int, out: Array,
) -> None:
    """Fill the rows ``lane_to`` of ``out`` (k, l): the times on to l places along their roads.

    ``rows`` (l, e) of the ends that a way to each place may have, −1 for none;
    ``times`` (l, e) from there on, ``never`` if barred; ``access`` (lanes,) is added.
    """
    for j in range(len(rows)):
        for lane in range(len(access)):
            best = never
            for end in range(rows.shape[1]):
                if rows[j, end] >= 0 and times[j, end] < never:
                    ms = table[rows[j, end], lane]
                    if ms < no_way:
                        best = min(best, ms + times[j, end])
            out[lane_to[lane], j] = best + access[lane] if best < never else never


@kernel
def _above(v: int, up_indptr: Array, up_head: Array, weight: Array) -> tuple[Array, Array]:
    first, last = up_indptr[v], up_indptr[v + 1]
    return up_head[first:last], weight[first:last]


@kernel
def lone(
    up_indptr: Array, up_head: Array, parent: Array, up: Array, down: Array, ends: Array,
    times: Array, targets: Array, no_way: int,
) -> Array:
    """Return (k, e) from one place to the ranks ``targets`` (k, e), ``no_way`` if there is none.

    ``ends`` (f,) are the ranks its ways may begin with, −1 for none, ``times`` (f,) the times to
    them. For a few hundred targets at most: of each, the way down from what is settled already
    is walked.
    """
    count = len(parent)
    ms = np.full(count, no_way, up.dtype)  # as narrow as the weights: it is read at random
    settled = np.zeros(count, np.uint8)
    for end in range(len(ends)):
        if ends[end] >= 0 and times[end] < no_way:
            ms[ends[end]] = min(ms[ends[end]], times[end])
    at = ends.copy()
    v = lowest(at, parent)
    while v >= 0:
        if ms[v] < no_way:
            heads, weights = _above(v, up_indptr, up_head, up)
            for i in range(len(heads)):
                h = np.uint32(heads[i])
                ms[h] = min(ms[h], ms.dtype.type(ms[v] + weights[i]))
        v = lowest(at, parent)
    out = np.full(targets.shape, no_way, np.int64)
    waiting = np.empty(count, np.int32)
    for i in range(len(targets)):
        for end in range(targets.shape[1]):
            depth = 0
            v = targets[i, end]
            while v >= 0 and settled[v] == 0:
                waiting[depth] = v
                depth += 1
                v = parent[v]
            while depth > 0:
                depth -= 1
                v = waiting[depth]
                best = ms[v]
                heads, weights = _above(v, up_indptr, up_head, down)
                for k in range(len(heads)):  # unsigned indices: the compiler gathers vectors
                    best = min(best, ms.dtype.type(ms[np.uint32(heads[k])] + weights[k]))
                ms[v] = best
                settled[v] = 1
            if targets[i, end] >= 0:
                out[i, end] = ms[targets[i, end]]
    return out

"""Contraction without weights: the chordal completion of the network in a given order.

Contracting a node joins all its higher neighbours. Nodes are named by their rank in the
order; of each undirected arc only the one leading upwards is kept.
"""

from __future__ import annotations

import numpy as np

from .compiled import Array, kernel


@kernel
def complete(indptr: Array, heads: Array) -> tuple[Array, Array, Array]:
    """Return (up_indptr, up_head, parent) of the completion of an undirected graph by rank.

    The heads of a node are in no order; ``parent`` is the lowest of them, −1 at a root: the
    elimination tree. All heads of a node are ancestors of it.
    """
    count = len(indptr) - 1
    up_indptr = np.zeros(count + 1, np.int64)
    up_head = np.empty(max(16, 4 * len(heads)), np.int32)
    parent = np.full(count, -1, np.int32)
    child = np.full(count, -1, np.int32)
    sibling = np.full(count, -1, np.int32)
    seen = np.full(count, -1, np.int32)
    size = 0
    for v in range(count):
        seen[v] = v
        if size + count - v > len(up_head):
            larger = np.empty(2 * len(up_head) + count, np.int32)
            for a in range(size):
                larger[a] = up_head[a]
            up_head = larger
        lowest = count
        for a in range(indptr[v], indptr[v + 1]):
            h = heads[a]
            if h > v and seen[h] != v:
                seen[h] = v
                up_head[size] = h
                size += 1
                lowest = min(lowest, h)
        c = child[v]
        while c >= 0:
            for a in range(up_indptr[c], up_indptr[c + 1]):
                h = up_head[a]
                if seen[h] != v:
                    seen[h] = v
                    up_head[size] = h
                    size += 1
                    lowest = min(lowest, h)
            c = sibling[c]
        if lowest < count:
            parent[v] = lowest
            sibling[v] = child[lowest]
            child[lowest] = v
        up_indptr[v + 1] = size
    return up_indptr, up_head[:size].copy(), parent


@kernel
def sort_arcs(up_indptr: Array, up_head: Array) -> tuple[Array, Array, Array]:
    """Put the heads of every node in ascending order, in place.

    Returns the same arcs by their heads: ``down_indptr`` (n+1,), ``down_tail`` (s,) ascending
    within a head, and ``down_arc`` (s,) their places in ``up_head``.
    """
    count = len(up_indptr) - 1
    down_indptr = np.zeros(count + 1, np.int64)
    for a in range(len(up_head)):
        down_indptr[up_head[a] + 1] += 1
    for v in range(count):
        down_indptr[v + 1] += down_indptr[v]
    down_tail = np.empty(len(up_head), np.int32)
    down_arc = np.empty(len(up_head), np.int32)
    at = down_indptr[:-1].copy()
    for v in range(count):
        for a in range(up_indptr[v], up_indptr[v + 1]):
            h = up_head[a]
            down_tail[at[h]] = v
            at[h] += 1
    at = up_indptr[:-1].copy()
    for h in range(count):
        for k in range(down_indptr[h], down_indptr[h + 1]):
            v = down_tail[k]
            up_head[at[v]] = h
            down_arc[k] = at[v]
            at[v] += 1
    return down_indptr, down_tail, down_arc


@kernel
def arc_to(up_head: Array, first: int, last: int, head: int) -> int:
    """Return the place of ``head`` in ``up_head[first:last]``, −1 if it is not there."""
    end = last
    while first < last:
        middle = (first + last) // 2
        if up_head[middle] < head:
            first = middle + 1
        else:
            last = middle
    return first if first < end and up_head[first] == head else -1


@kernel
def slots(up_indptr: Array, up_head: Array, low: Array, high: Array) -> Array:
    """Return (m,) the index of the arc between ranks ``low`` < ``high``, −1 if they are equal."""
    out = np.full(len(low), -1, np.int32)
    for i in range(len(low)):
        if low[i] != high[i]:
            out[i] = arc_to(up_head, up_indptr[low[i]], up_indptr[low[i] + 1], high[i])
    return out


@kernel
def lowest(at: Array, parent: Array) -> int:
    """Return the lowest of the nodes ``at`` (e,), −1 if none is left, and move on from it.

    Called again and again, it passes all ancestors of the nodes once, lower ones first.
    """
    v = -1
    for end in range(len(at)):
        if at[end] >= 0 and (v < 0 or at[end] < v):
            v = at[end]
    if v >= 0:
        for end in range(len(at)):
            if at[end] == v:
                at[end] = parent[v]
    return v

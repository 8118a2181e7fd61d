"""Nested dissection: the order of contraction, from the geometry of the network.

The nodes of a small separator come last; the two sides, which only meet through it, come
before, each ordered the same way. Contraction then adds few shortcuts.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .compiled import Array, kernel
from .inertial_flow import mark_terminals, min_cut

#: Share of the nodes on each side that a cut has to keep apart.
_SHARE = 0.25


def contraction_order(
    lonlat: NDArray[np.float64], tail: NDArray[np.integer], head: NDArray[np.integer]
) -> NDArray[np.int32]:
    """Return (n,) nodes in the order of their contraction.

    ``lonlat`` (n, 2); ``tail`` and ``head`` (m,) are node indices; directions, loops and
    parallel arcs do not matter.
    """
    nodes = len(lonlat)
    x = lonlat[:, 0] * np.cos(np.radians(lonlat[:, 1].mean()))
    y = lonlat[:, 1].astype(np.float64)
    near = _by_neighbourhood(x, y)  # neighbours lie near each other in memory as well
    at = np.empty(nodes, dtype=np.int32)
    at[near] = np.arange(nodes, dtype=np.int32)
    indptr, heads, twin = both_ways(nodes, at[tail], at[head])
    places = np.empty((4, nodes), dtype=np.int32)
    for direction, along in enumerate((x, y, x + y, x - y)):
        places[direction, np.argsort(along[near], kind="stable")] = np.arange(nodes)
    return near[_dissect(indptr, heads, twin, places, _SHARE)]


def both_ways(
    nodes: int, tail: NDArray[np.integer], head: NDArray[np.integer]
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64]]:
    """Return the undirected graph as CSR and, for each arc, its opposite (``twin``)."""
    low, high = np.minimum(tail, head).astype(np.int64), np.maximum(tail, head)
    pair = np.unique((low * nodes + high)[low != high])
    low, high = pair // nodes, pair % nodes
    edges = len(pair)
    source, target = np.concatenate([low, high]), np.concatenate([high, low])
    order = np.lexsort((target, source))
    position = np.empty(2 * edges, dtype=np.int64)
    position[order] = np.arange(2 * edges)
    opposite = np.concatenate([np.arange(edges, 2 * edges), np.arange(edges)])
    indptr = np.zeros(nodes + 1, dtype=np.int64)
    np.cumsum(np.bincount(source, minlength=nodes), out=indptr[1:])
    return indptr, target[order].astype(np.int32), position[opposite[order]]


def _by_neighbourhood(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int32]:
    """Return the nodes along a Z-curve."""
    code = np.zeros(len(x), dtype=np.int64)
    cells = [_cell(x), _cell(y)]
    for bit in range(16):
        for axis, cell in enumerate(cells):
            code |= ((cell >> bit) & 1) << (2 * bit + axis)
    return np.argsort(code, kind="stable").astype(np.int32)


def _cell(value: NDArray[np.float64]) -> NDArray[np.int64]:
    width = float(np.ptp(value)) or 1.0
    return ((value - value.min()) / width * 65535).astype(np.int64)


@kernel
def _dissect(indptr: Array, heads: Array, twin: Array, places: Array, share: float) -> Array:
    """Return the contraction order.

    ``places`` (directions, n): each node's place in the line of all along each direction.
    """
    count = len(indptr) - 1
    order = np.empty(count, np.int32)
    for v in range(count):
        order[v] = v
    part = np.zeros(count, np.int32)
    side = np.zeros(count, np.int8)
    level = np.zeros(count, np.int32)
    current = np.zeros(count, np.int64)
    queue = np.zeros(count, np.int32)
    arcs = np.zeros(count + 1, np.int64)
    flow = np.zeros(len(heads), np.int8)
    # of each node in the best cut so far: 0 and 1 the sides, 2 the separator
    where = np.zeros(count, np.int8)
    parts = 0
    # disjoint parts still to be ordered, each of at least three nodes
    todo = np.empty((count + 1, 2), np.int64)
    todo[0, 0], todo[0, 1] = 0, count
    waiting = 1 if count > 2 else 0
    while waiting > 0:
        waiting -= 1
        first, last = todo[waiting, 0], todo[waiting, 1]
        size = last - first
        members = order[first:last].copy()
        parts += 1
        for i in range(size):
            part[members[i]] = parts
        best, best_small = size + len(heads), -1
        for direction in range(len(places)):
            mark_terminals(members, places[direction], side, share)
            cut = min_cut(
                members, part, indptr, heads, twin, side, flow, level, current, queue, arcs,
                best + 1,
            )
            if cut < 0:
                continue
            near = 0
            for i in range(size):
                if level[members[i]] != -1:
                    near += 1
            small = min(near, size - near)
            if cut < best or small > best_small:
                best, best_small = cut, small
                for i in range(size):
                    where[members[i]] = 0 if level[members[i]] != -1 else 1
            if best == 0:
                break
        _separate(members, part, indptr, heads, where, level)
        at = first
        for wanted in range(3):
            begin = at
            for i in range(size):
                if where[members[i]] == wanted:
                    order[at] = members[i]
                    at += 1
            if wanted == 2:
                for i in range(begin, at):
                    part[order[i]] = -1
            elif at - begin > 2:
                todo[waiting, 0], todo[waiting, 1] = begin, at
                waiting += 1
    return order


@kernel
def _separate(
    members: Array, part: Array, indptr: Array, heads: Array, where: Array, seen: Array,
) -> None:
    """Move the ends of all cut arcs on one side, the one with fewer of them, to ``where`` 2."""
    mine = part[members[0]]
    ends = np.zeros(2, np.int64)
    for i in range(len(members)):
        u = members[i]
        seen[u] = 0
        for a in range(indptr[u], indptr[u + 1]):
            v = heads[a]
            if part[v] == mine and where[v] != where[u]:
                seen[u] = 1
        ends[where[u]] += seen[u]
    chosen = 0 if ends[0] <= ends[1] else 1
    for i in range(len(members)):
        u = members[i]
        if seen[u] == 1 and where[u] == chosen:
            where[u] = 2

"""Small balanced cuts of a road graph: Inertial Flow (Schild, Sommer 2015).

Between the quarter of the nodes that lies farthest to one side and the opposite quarter a
maximum flow of unit capacities (Dinic) finds the least cut. Kernels, in one place because
they share their scratch arrays.
"""

from __future__ import annotations

from .compiled import Array, kernel

_FREE, _SOURCE, _SINK = 0, 1, 2


@kernel
def mark_terminals(members: Array, place: Array, side: Array, share: float) -> None:
    """Mark as sources and sinks the ``share`` of ``members`` farthest to either side.

    ``place`` (n,) is the place of each node in the line of all nodes along the direction.
    """
    count = len(members)
    wanted = max(1, int(count * share))
    places = place[members]
    low = smallest(places, wanted - 1)
    high = smallest(places, count - wanted)
    for i in range(count):
        here = place[members[i]]
        side[members[i]] = _SOURCE if here <= low else _SINK if here >= high else _FREE


@kernel
def smallest(values: Array, k: int) -> int:
    """Return the ``k``-th smallest (from 0) of ``values``, all different; reorders them."""
    first, last = 0, len(values) - 1
    while first < last:
        pivot = values[(first + last) // 2]
        i, j = first, last
        while i <= j:
            while values[i] < pivot:
                i += 1
            while values[j] > pivot:
                j -= 1
            if i <= j:
                values[i], values[j] = values[j], values[i]
                i += 1
                j -= 1
        if k <= j:
            last = j
        elif k >= i:
            first = i
        else:
            break
    return values[k]


@kernel
def min_cut(
    members: Array, part: Array, indptr: Array, heads: Array, twin: Array, side: Array,
    flow: Array, level: Array, current: Array, queue: Array, arcs: Array, limit: int,
) -> int:
    """Return the value of the least cut, or −1 as soon as it is found to reach ``limit``.

    Only nodes with the same ``part`` as the members count. Afterwards ``level`` ≥ 0 marks
    the members on the side of the sources.
    """
    mine = part[members[0]]
    for i in range(len(members)):
        u = members[i]
        flow[indptr[u]:indptr[u + 1]] = 0
    total = 0
    while True:
        found = False
        last = 0
        for i in range(len(members)):
            u = members[i]
            current[u] = indptr[u]
            level[u] = -1
            if side[u] == _SOURCE:
                level[u] = 0
                queue[last] = u
                last += 1
        first = 0
        while first < last:
            u = queue[first]
            first += 1
            if side[u] == _SINK:
                found = True
                continue  # nobody flows on from a sink
            for a in range(indptr[u], indptr[u + 1]):
                v = heads[a]
                if part[v] == mine and level[v] < 0 and flow[a] < 1:
                    level[v] = level[u] + 1
                    queue[last] = v
                    last += 1
        if not found:
            return total
        for i in range(len(members)):
            start = members[i]
            if side[start] != _SOURCE:
                continue
            depth = 0
            u = start
            while True:
                if side[u] == _SINK:
                    for k in range(depth):
                        flow[arcs[k]] += 1
                        flow[twin[arcs[k]]] -= 1
                    total += 1
                    if total >= limit:
                        return -1
                    depth = 0
                    u = start
                    continue
                end = indptr[u + 1]
                a = current[u]
                while a < end:
                    v = heads[a]
                    if part[v] == mine and flow[a] < 1 and level[v] == level[u] + 1:
                        break
                    a += 1
                current[u] = a
                if a < end:
                    arcs[depth] = a
                    depth += 1
                    u = heads[a]
                    continue
                level[u] = -2  # a dead end of this phase
                if depth == 0:
                    break
                depth -= 1
                u = heads[twin[arcs[depth]]]
                current[u] += 1

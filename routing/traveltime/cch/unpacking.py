"""The quickest way between two places: up from both sides, then shortcuts taken apart."""

from __future__ import annotations

import numpy as np

from .compiled import Array, kernel
from .elimination import arc_to, lowest


@kernel
def trace(
    up_indptr: Array, up_head: Array, parent: Array, down_indptr: Array, down_tail: Array,
    down_arc: Array, up: Array, down: Array, first: Array, first_ms: Array, last: Array,
    last_ms: Array, no_way: int,
) -> tuple[Array, Array]:
    """Return the ranks passed (p,) and the time at each (p,); both empty if there is no way.

    ``first`` (e,) are the ranks a way may begin with, ``last`` (f,) those it may end with, −1
    for none; ``first_ms`` (e,) the times from the start to the former, ``last_ms`` (f,) those
    from the latter to the goal, ``no_way`` or more if barred. The time at the last rank plus
    that on to the goal is least.
    """
    count = len(parent)
    # the largest label: two of them and a weight are far from the limit of 64 bits
    never = np.int64(no_way)
    ms = np.full((2, count), never, np.int64)
    before = np.full((2, count), -1, np.int32)
    for side in range(2):
        weight = up if side == 0 else down
        at = first.copy() if side == 0 else last.copy()
        times = first_ms if side == 0 else last_ms
        for end in range(len(at)):
            if at[end] >= 0:
                ms[side, at[end]] = min(ms[side, at[end]], times[end])
        v = lowest(at, parent)
        while v >= 0:
            here = ms[side, v]
            if here < never:
                for a in range(up_indptr[v], up_indptr[v + 1]):
                    if here + weight[a] < ms[side, up_head[a]]:
                        ms[side, up_head[a]] = here + weight[a]
                        before[side, up_head[a]] = v
            v = lowest(at, parent)
    top, best = -1, 2 * never
    for end in range(len(first)):
        v = first[end]
        while v >= 0:
            if ms[0, v] < never and ms[1, v] < never and ms[0, v] + ms[1, v] < best:
                top, best = v, ms[0, v] + ms[1, v]
            v = parent[v]
    if top < 0:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    # arcs still to take apart, the first of the way on top of the stack
    todo = np.empty((count + 1, 2), np.int32)
    waiting = 0
    v = top
    while before[1, v] >= 0:
        todo[waiting, 0], todo[waiting, 1] = v, before[1, v]
        waiting += 1
        v = before[1, v]
    for i in range(waiting // 2):
        for end in range(2):
            todo[i, end], todo[waiting - 1 - i, end] = todo[waiting - 1 - i, end], todo[i, end]
    v = top
    while before[0, v] >= 0:
        todo[waiting, 0], todo[waiting, 1] = before[0, v], v
        waiting += 1
        v = before[0, v]
    ranks, clock = np.empty(count + 1, np.int64), np.empty(count + 1, np.int64)
    ranks[0], clock[0] = v, ms[0, v]
    passed = 1
    while waiting > 0:
        waiting -= 1
        u, w = todo[waiting, 0], todo[waiting, 1]
        low, high = min(u, w), max(u, w)
        arc = arc_to(up_head, up_indptr[low], up_indptr[low + 1], high)
        weight_ms = np.int64(up[arc]) if u == low else np.int64(down[arc])
        middle = -1
        for k in range(down_indptr[low], down_indptr[low + 1]):
            x, a = down_tail[k], down_arc[k]
            b = arc_to(up_head, a + 1, up_indptr[x + 1], high)
            if b < 0:
                continue
            if u == low:
                through = np.int64(down[a]) + np.int64(up[b])
            else:
                through = np.int64(down[b]) + np.int64(up[a])
            if through == weight_ms:
                middle = x
                break
        if middle >= 0:
            todo[waiting, 0], todo[waiting, 1] = middle, w
            todo[waiting + 1, 0], todo[waiting + 1, 1] = u, middle
            waiting += 2
        else:
            ranks[passed], clock[passed] = w, clock[passed - 1] + weight_ms
            passed += 1
    return ranks[:passed].copy(), clock[:passed].copy()

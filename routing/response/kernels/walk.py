"""Reading ways off a sweep of travel times, state by state backwards."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .compiled import kernel


@kernel
def walk_all(
    sweep: NDArray[np.int64], first: NDArray[np.int64], tail: NDArray[np.int32], arc_ms:
    NDArray[np.int64], seed_node: NDArray[np.int32], seed_ms: NDArray[np.int64], end_node:
    NDArray[np.int32], end_ms: NDArray[np.int64], by_node: NDArray[np.bool_]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Walk back from every target; return the states and how many each target has.

    ``sweep`` (N,) are the times to all states, ``first``, ``tail`` and ``arc_ms`` the steps by
    their head; ``seed_node`` (e,) and ``end_node`` (targets, f) are the states at the ends of a
    way, −1 for none, ``seed_ms`` and ``end_ms`` the times there.
    """
    count = len(end_node)
    sizes = np.zeros(count, dtype=np.int64)
    nodes = np.empty(1024, dtype=np.int32)
    used = 0
    least = np.int64(0)
    for target in range(count):
        if not by_node[target]:
            continue
        here = -1
        for end in range(end_node.shape[1]):
            state = end_node[target, end]
            if state >= 0:
                ms = sweep[state] + end_ms[target, end]
                if here < 0 or ms < least:
                    here, least = state, ms
        begin = used
        while True:
            if used == len(nodes):
                longer = np.empty(2 * used, dtype=np.int32)
                for i in range(used):
                    longer[i] = nodes[i]
                nodes = longer
            nodes[used] = here
            used += 1
            at = sweep[here]
            begun = False
            for end in range(len(seed_node)):
                begun |= here == seed_node[end] and at == seed_ms[end]
            if begun:
                break
            before = -1
            for arc in range(first[here], first[here + 1]):
                if sweep[tail[arc]] + arc_ms[arc] == at:
                    before = tail[arc]
                    break
            if before < 0:
                break
            here = before
        for i in range((used - begin) // 2):
            other = used - 1 - i
            nodes[begin + i], nodes[other] = nodes[other], nodes[begin + i]
        sizes[target] = used - begin
    return nodes[:used], sizes

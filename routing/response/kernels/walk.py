"""Reading ways off a sweep of travel times, node by node backwards."""

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
    """Walk back from every target; return the nodes and how many each target has."""
    count = len(end_node)
    sizes = np.zeros(count, dtype=np.int64)
    nodes = np.empty(1024, dtype=np.int32)
    used = 0
    for target in range(count):
        if not by_node[target]:
            continue
        a, b = end_node[target, 0], end_node[target, 1]
        here = a if sweep[a] + end_ms[target, 0] <= sweep[b] + end_ms[target, 1] else b
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
            if ((here == seed_node[0] and at == seed_ms[0])
                    or (here == seed_node[1] and at == seed_ms[1])):
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

"""Dijkstra (1959) on adjacency lists with ``heapq``; times in integer milliseconds.

A heap entry is one integer, ``ms * nodes + node``: it orders like the pair and is
about a third faster than a tuple.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

#: Per node the list of (neighbour, ms).
Adjacency = list[list[tuple[int, int]]]


def sweep(adjacency: Adjacency, seeds: Iterable[tuple[int, int]], limit_ms: int) -> dict[int, int]:
    """Return node → ms of every node within ``limit_ms`` of the ``seeds`` (node, ms)."""
    size = len(adjacency)
    heap = [ms * size + node for node, ms in seeds]
    heapify(heap)
    settled: dict[int, int] = {}
    while heap:
        ms, node = divmod(heappop(heap), size)
        if ms > limit_ms:
            break
        if node in settled:
            continue
        settled[node] = ms
        for neighbour, step in adjacency[node]:
            if neighbour not in settled:
                heappush(heap, (ms + step) * size + neighbour)
    return settled


def quickest(
    adjacency: Adjacency,
    seeds: Iterable[tuple[int, int]],
    targets: Iterable[tuple[int, int]],
    limit_ms: int,
) -> int | None:
    """Return the least ms from a seed to a target (node, ms to go on), None above the limit."""
    rest: dict[int, int] = {}
    for node, ms in targets:
        rest[node] = min(ms, rest.get(node, ms))
    size = len(adjacency)
    heap = [ms * size + node for node, ms in seeds]
    heapify(heap)
    settled: set[int] = set()
    best = limit_ms + 1
    while heap:
        ms, node = divmod(heappop(heap), size)
        if ms >= best:
            break
        if node in settled:
            continue
        settled.add(node)
        if node in rest:
            best = min(best, ms + rest[node])
        for neighbour, step in adjacency[node]:
            if neighbour not in settled:
                heappush(heap, (ms + step) * size + neighbour)
    return best if best <= limit_ms else None

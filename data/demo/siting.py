"""Where the squads sit: at units that matter, so that no unit of their brigade is far by road.

A weighted p-median with squared minutes, which punishes the far unit more than the many
near ones; greedy start, then exchanges while they help (Teitz & Bart 1968).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from ..records import Road

_TRAVEL_FACTOR = 1.3  # real over free-flow minutes, as in data.settings


def drive_minutes(
    roads: Sequence[Road], from_lonlat: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return minutes by road from each of k places to each, (k, k).

    A place stands for the network node nearest to it.
    """
    tail = np.array([r.from_node for r in roads])
    head = np.array([r.to_node for r in roads])
    minutes = np.array([r.length_m * 0.06 / r.speed_kmh for r in roads]) * _TRAVEL_FACTOR
    both = np.array([not r.oneway for r in roads])
    n = int(max(tail.max(), head.max())) + 1
    where = np.full((n, 2), 1e9)  # node ids without a node lie nowhere near
    for road in roads:
        first, last = road.geom.coords[0], road.geom.coords[-1]
        if not road.kind.startswith("motorway"):
            where[road.from_node], where[road.to_node] = first, last
    graph = coo_array(
        (np.concatenate([minutes, minutes[both]]),
         (np.concatenate([tail, head[both]]), np.concatenate([head, tail[both]]))),
        shape=(n, n),
    ).tocsr()
    nodes = cKDTree(where).query(from_lonlat)[1]
    return np.asarray(dijkstra(graph, indices=nodes)[:, nodes])


def choose_sites(
    minutes: NDArray[np.float64], weight: NDArray[np.float64], count: int
) -> list[int]:
    """Choose ``count`` of the k places, ascending.

    ``minutes`` is (k, k), from → to, ``weight`` (k,) how much each place matters. Raises
    ``ValueError`` if there are fewer places than ``count``.
    """
    k = len(minutes)
    if count > k:
        raise ValueError("more squads than places")

    def burden(sites: list[int]) -> float:
        return float((weight * minutes[sites].min(axis=0) ** 2).sum())

    sites: list[int] = []
    for _ in range(count):
        rest = [s for s in range(k) if s not in sites]
        sites.append(min(rest, key=lambda s: (burden([*sites, s]), s)))
    improved = True
    while improved:
        improved = False
        for position in range(count):
            for s in range(k):
                if s in sites:
                    continue
                trial = [*sites[:position], s, *sites[position + 1:]]
                if burden(trial) < burden(sites) - 1e-9:
                    sites, improved = trial, True
    return sorted(sites)

"""A large invented city for measurements: avenues around neighbourhoods of local streets.

Neighbourhoods open onto their avenues at few places only, as real ones do, so that cuts run
along the avenues and the hierarchy grows as on real networks; there is no thin border to cut
along. How far degrees, classes, one-way streets and the search space are those of a real network
is measured by ``network_profile.py``; figures are in docs/performance.md.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from shapely.geometry import LineString

from halfhour.data.records import Road
from halfhour.routing.network.load.chains import merge_chains
from halfhour.routing.network.load.link import Link

LON, LAT = 120.0, 30.0
EPSG = 4549
_CELL_DEG = 0.0015  # a block of about 150 m
_BLOCKS = 10  # between two avenues
_PRIMARY = 4  # each so many avenues
_TERTIARY = (3, 7)  # streets between two avenues that lead through
_THROUGH, _INSIDE, _GATES, _ONEWAY = 0.88, 0.62, 0.45, 0.36
_NODES_PER_CROSSING = 0.66
_KMH = {"primary": 60.0, "secondary": 50.0, "tertiary": 40.0, "residential": 30.0}


def large_city(side: int, seed: int = 1) -> list[Road]:
    """Return the roads of the largest strongly connected part among ``side``² crossings."""
    rng = np.random.default_rng(seed)
    at = np.arange(side * side)
    row, column = at // side, at % side
    lonlat = np.column_stack([
        LON + _CELL_DEG * (column + rng.uniform(-0.3, 0.3, len(at))),
        LAT + _CELL_DEG * (row + rng.uniform(-0.3, 0.3, len(at))),
    ])
    east, north = at[column < side - 1], at[row < side - 1]
    tail = np.concatenate([east, north])
    head = np.concatenate([east + 1, north + side])
    across = np.concatenate([column[east], row[north]]) % _BLOCKS
    line = np.concatenate([row[east], column[north]])
    kind = np.full(len(tail), "residential", dtype=object)
    kind[np.isin(line % _BLOCKS, _TERTIARY)] = "tertiary"
    kind[line % _BLOCKS == 0] = "secondary"
    kind[line % (_BLOCKS * _PRIMARY) == 0] = "primary"
    gate = (across == 0) | (across == _BLOCKS - 1)
    share = np.where(kind == "tertiary", _THROUGH, np.where(gate, _GATES, _INSIDE))
    share[line % _BLOCKS == 0] = 1.0
    keep = rng.random(len(tail)) < share
    tail, head, kind = tail[keep], head[keep], kind[keep]
    oneway = rng.random(len(tail)) < _ONEWAY
    swap = oneway & (rng.random(len(tail)) < 0.5)
    tail, head = np.where(swap, head, tail), np.where(swap, tail, head)
    whole = _strongly_connected(len(at), tail, head, oneway)
    kept = np.flatnonzero(whole[tail] & whole[head])
    links = [
        Link(int(tail[i]), int(head[i]), lonlat[[tail[i], head[i]]], kind[i], _KMH[kind[i]],
             bool(oneway[i]), None)
        for i in kept
    ]
    return [
        Road(number, link.tail, link.head, _metres(link.lonlat), link.speed_kmh, link.oneway,
             link.kind, None, LineString(link.lonlat))
        for number, link in enumerate(merge_chains(links), start=1)
    ]


def city_of(nodes: int, seed: int = 1) -> list[Road]:
    """Return a city of about so many nodes."""
    return large_city(round((nodes / _NODES_PER_CROSSING) ** 0.5), seed)


def _metres(lonlat: np.ndarray) -> float:
    return float(np.hypot(*(np.diff(lonlat, axis=0) * [96_486, 111_320]).T).sum())


def _strongly_connected(
    nodes: int, tail: np.ndarray, head: np.ndarray, oneway: np.ndarray
) -> np.ndarray:
    u, v = np.concatenate([tail, head[~oneway]]), np.concatenate([head, tail[~oneway]])
    matrix = csr_matrix((np.ones(len(u), dtype=np.int8), (u, v)), shape=(nodes, nodes))
    _, part = connected_components(matrix, connection="strong")
    return part == np.bincount(part).argmax()

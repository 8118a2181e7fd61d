"""A large invented city for measurements: avenues around neighbourhoods of local streets.

Neighbourhoods open onto their avenues at few places only, as real ones do, so that cuts run
along the avenues and the hierarchy grows as on real networks: at the size of Porto Alegre's
(11,014 nodes, 25,791 arcs, 6.2 shortcuts and roads per node) it has about as many.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from shapely.geometry import LineString

from halfhour.data.records import Road

LON, LAT = 120.0, 30.0
EPSG = 4549
_CELL_DEG = 0.0015  # a block of about 150 m
_BLOCKS = 10  # between two avenues
_INSIDE, _GATES, _ONEWAY = 0.75, 0.42, 0.15


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
    avenue = np.concatenate([row[east], column[north]]) % _BLOCKS == 0
    gate = (across == 0) | (across == _BLOCKS - 1)
    keep = avenue | (rng.random(len(tail)) < np.where(gate, _GATES, _INSIDE))
    tail, head, avenue = tail[keep], head[keep], avenue[keep]
    oneway = rng.random(len(tail)) < _ONEWAY
    swap = oneway & (rng.random(len(tail)) < 0.5)
    tail, head = np.where(swap, head, tail), np.where(swap, tail, head)
    whole = _strongly_connected(len(at), tail, head, oneway)
    kept = np.flatnonzero(whole[tail] & whole[head])
    metres = np.hypot(*((lonlat[head] - lonlat[tail]) * [96_486, 111_320]).T)
    return [
        Road(int(i) + 1, int(tail[i]), int(head[i]), float(metres[i]),
             50.0 if avenue[i] else 30.0, bool(oneway[i]),
             "secondary" if avenue[i] else "residential", None,
             LineString([lonlat[tail[i]], lonlat[head[i]]]))
        for i in kept
    ]


def _strongly_connected(
    nodes: int, tail: np.ndarray, head: np.ndarray, oneway: np.ndarray
) -> np.ndarray:
    u, v = np.concatenate([tail, head[~oneway]]), np.concatenate([head, tail[~oneway]])
    matrix = csr_matrix((np.ones(len(u), dtype=np.int8), (u, v)), shape=(nodes, nodes))
    _, part = connected_components(matrix, connection="strong")
    return part == np.bincount(part).argmax()

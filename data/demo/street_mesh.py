"""Which junctions are joined: a planar selection from the Delaunay triangulation.

Within a settlement the sides of its grid; elsewhere the relative neighbourhood graph
(Toussaint 1980) and part of the Gabriel graph (Gabriel & Sokal 1969), thinner in the
hills; always a minimum spanning tree, so that everything is connected. A subset of a
triangulation has no crossing edges.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, minimum_spanning_tree
from scipy.spatial import Delaunay, cKDTree
from shapely.geometry.base import BaseGeometry

from .settlement import Junctions
from .terrain import Terrain

_LONGEST_M = 9_000.0
_LAKE_CLEARANCE_M = 120.0


@dataclass(frozen=True)
class Mesh:
    """Junctions (n) and the streets that are or could be built between them.

    ``ends`` (m, 2) are junction indices, ``length_m`` (m,) straight lengths, ``hill``
    (m,) 0–1, ``street`` (m,): part of a settlement's grid, ``built`` (m,): selected,
    ``tree`` (m,): needed to stay connected.
    Main roads may be built on the others too, without ever crossing anything.
    """

    junctions: Junctions
    ends: NDArray[np.int64]
    length_m: NDArray[np.float64]
    hill: NDArray[np.float64]
    street: NDArray[np.bool_]
    built: NDArray[np.bool_]
    tree: NDArray[np.bool_]


def weave_mesh(
    junctions: Junctions, lake: BaseGeometry, terrain: Terrain, rng: np.random.Generator
) -> Mesh:
    """Join the junctions into one connected planar mesh that keeps off ``lake``."""
    xy, settlement, grid = junctions.xy, junctions.settlement, junctions.grid
    ends, gabriel = _delaunay(xy)
    a, b = ends.T
    length = np.linalg.norm(xy[a] - xy[b], axis=1)
    water = lake.buffer(_LAKE_CLEARANCE_M)
    shapely.prepare(water)
    possible = (length < _LONGEST_M) & ~shapely.intersects(water, shapely.linestrings(xy[ends]))
    ends, gabriel, length = ends[possible], gabriel[possible], length[possible]
    a, b = ends.T

    hill = terrain.hilliness((xy[a] + xy[b]) / 2)
    same = (settlement[a] == settlement[b]) & (settlement[a] >= 0)
    side = same & (np.abs(grid[a] - grid[b]).sum(axis=1) == 1)
    in_town = settlement[a] < junctions.town_count
    luck = rng.random(len(ends))
    street = side & (luck > np.where(in_town, 0.07, 0.03))
    country = ~same & (_relative_neighbours(xy, ends, length)
                       & (luck > 0.15 * hill) | gabriel & (luck < 0.30 - 0.25 * hill))
    tree = _spanning(len(xy), ends, length * (1.0 + 2.0 * hill) * np.where(side, 0.3, 1.0))
    built = street | country | tree
    keep, index = _largest_part(len(xy), ends[built])
    useful = (index[ends] >= 0).all(axis=1) & (built | ~same)
    kept = Junctions(xy[keep], settlement[keep], grid[keep], junctions.town_count)
    return Mesh(kept, index[ends[useful]], length[useful], hill[useful], side[useful],
                built[useful], tree[useful])


def _delaunay(xy: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return the edges (m, 2), and which of them are Gabriel edges."""
    triangles = Delaunay(xy).simplices.astype(np.int64)
    corners = np.vstack([triangles[:, [0, 1, 2]], triangles[:, [1, 2, 0]], triangles[:, [2, 0, 1]]])
    pair, opposite = np.sort(corners[:, :2], axis=1), corners[:, 2]
    ends, which = np.unique(pair, axis=0, return_inverse=True)
    p, q, r = xy[pair[:, 0]], xy[pair[:, 1]], xy[opposite]
    blunt = ((p - r) * (q - r)).sum(axis=1) < 0.0  # r lies inside the circle over pq
    blocked = np.bincount(which.ravel(), blunt, minlength=len(ends)) > 0
    return ends, ~blocked


def _relative_neighbours(
    xy: NDArray[np.float64], ends: NDArray[np.int64], length: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Return which edges have no third junction nearer to both ends than they are apart."""
    nearest = cKDTree(xy).query(xy, k=14)[1][:, 1:]
    free = np.ones(len(ends), dtype=bool)
    for tail, head in ((0, 1), (1, 0)):
        around = nearest[ends[:, tail]]
        to_tail = np.linalg.norm(xy[around] - xy[ends[:, tail], None], axis=2)
        to_head = np.linalg.norm(xy[around] - xy[ends[:, head], None], axis=2)
        free &= ~(np.maximum(to_tail, to_head) < length[:, None] * (1 - 1e-9)).any(axis=1)
    return free


def _spanning(
    n: int, ends: NDArray[np.int64], cost: NDArray[np.float64]
) -> NDArray[np.bool_]:
    graph = coo_array((cost, tuple(ends.T)), shape=(n, n)).tocsr()
    tree = minimum_spanning_tree(graph).tocoo()
    code = np.minimum(tree.row, tree.col).astype(np.int64) * n + np.maximum(tree.row, tree.col)
    return np.isin(ends[:, 0] * n + ends[:, 1], code)


def _largest_part(
    n: int, ends: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Return the mask of the largest connected part, and old → new index (−1: dropped)."""
    graph = coo_array((np.ones(len(ends)), tuple(ends.T)), shape=(n, n))
    _, part = connected_components(graph, directed=False)
    keep = part == np.bincount(part).argmax()
    index = np.where(keep, np.cumsum(keep) - 1, -1)
    return keep, index

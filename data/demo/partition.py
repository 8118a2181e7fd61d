"""Who owns which ground: a fine mosaic of cells, each given to a district or to the lake.

A power diagram over the real town points (Aurenhammer 1987): each district's weight is
tuned until its area is the published one. The ground is warped by noise first, so the
borders wind as borders do. No published geometry enters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import Voronoi, cKDTree
from shapely.geometry import Polygon

from ..crs import to_metric
from .facts import Facts
from .ground_plan import ANCHORS, BORDER_NORTH, BORDER_SOUTH, SHORE
from .terrain import METRIC_EPSG, fractal_noise

LAKE = "lake"
OUTSIDE = "outside"
CELL_M = 800.0
FRAME_M = 13_000.0  # how far the neighbours are drawn beyond the city
LAKE_FRAME_M = 22_000.0  # … and the lake with the peninsula in it

_BORDER_REACH_M = 3_200.0


@dataclass(frozen=True)
class Mosaic:
    """Voronoi cells with an owner each.

    ``owner`` (n,) indexes ``labels``; ``ridges`` (r, 2) are the cells either side of
    each Voronoi edge, ``edges`` (r, 2) its vertices (−1: infinite), ``vertices`` (v, 2).
    """

    labels: tuple[str, ...]
    centres: NDArray[np.float64]
    owner: NDArray[np.int64]
    ridges: NDArray[np.int64]
    edges: NDArray[np.int64]
    vertices: NDArray[np.float64]


def make_mosaic(facts: Facts, seed: int) -> Mosaic:
    """Divide the city, its neighbours within ``FRAME_M`` and the lake among their owners."""
    rng = np.random.default_rng(seed)
    own = [d.district for d in facts.districts if d.own]
    labels = (*own, *(d.district for d in facts.districts if not d.own), LAKE, OUTSIDE)
    sites, site_label = _sites(facts, labels)
    centres = _jittered_grid(sites, rng)
    voronoi = Voronoi(centres)
    areas = _cell_areas(voronoi)
    warped = _warp(centres, seed)

    n_districts = len(facts.districts)
    away = np.full((n_districts, len(centres)), np.inf)
    for k in range(n_districts):
        away[k] = cKDTree(sites[site_label == k]).query(warped)[0] ** 2 / 1e6
    lake = shapely.contains_xy(Polygon(to_metric(np.array(SHORE), METRIC_EPSG)),
                               *(centres + 0.12 * (warped - centres)).T)
    lake &= cKDTree(sites).query(centres)[0] > 1_200.0
    forced = _forced_owner(centres, sites, site_label, labels)

    weight = np.zeros(n_districts)
    target = np.array([d.area_km2 for d in facts.districts])
    owner = np.zeros(len(centres), dtype=np.int64)
    for _ in range(120):
        owner = np.argmin(away - weight[:, None], axis=0)
        owner[lake] = labels.index(LAKE)
        owner = np.where(forced >= 0, forced, owner)
        owner = _without_islands(owner, voronoi.ridge_points, len(labels))
        missing = target - np.bincount(owner, areas, minlength=len(labels))[:n_districts]
        weight[: len(own)] += 0.08 * missing[: len(own)]
        if np.all(np.abs(missing[: len(own)]) < 1.0):
            break
    beyond = cKDTree(centres[owner < len(own)]).query(centres)[0]
    far_shore = (owner == labels.index(LAKE)) | (owner == labels.index("320506"))
    owner[beyond > np.where(far_shore, LAKE_FRAME_M, FRAME_M)] = labels.index(OUTSIDE)
    owner = _without_islands(owner, voronoi.ridge_points, len(labels))
    return Mosaic(labels, centres, owner, np.asarray(voronoi.ridge_points),
                  np.asarray(voronoi.ridge_vertices), voronoi.vertices)


def _sites(facts: Facts, labels: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    places = [(t.district, *t.lonlat) for t in facts.towns]
    places += [a for a in ANCHORS if a[0] in labels]
    lonlat = np.array([p[1:] for p in places], dtype=float)
    return to_metric(lonlat, METRIC_EPSG), np.array([labels.index(p[0]) for p in places])


def _jittered_grid(sites: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    (west, south), (east, north) = sites.min(axis=0) - 16_000.0, sites.max(axis=0) + 16_000.0
    step_y = CELL_M * np.sqrt(3.0) / 2.0
    columns, rows = int((east - west) / CELL_M), int((north - south) / step_y)
    i, j = np.meshgrid(np.arange(columns), np.arange(rows))
    x = west + (i + 0.5 * (j % 2)) * CELL_M
    y = south + j * step_y
    grid = np.column_stack([x.ravel(), y.ravel()])
    return np.asarray(grid + rng.uniform(-0.32, 0.32, grid.shape) * CELL_M)


def _cell_areas(voronoi: Voronoi) -> NDArray[np.float64]:
    """Return km² of each cell: the triangles between its centre and its edges.

    Cells open to infinity lack a triangle; they lie far outside.
    """
    edges = np.asarray(voronoi.ridge_vertices)
    finite = (edges >= 0).all(axis=1)
    a, b = voronoi.vertices[edges[finite].T]
    areas = np.zeros(len(voronoi.points))
    for cell in np.asarray(voronoi.ridge_points)[finite].T:
        u, v = a - voronoi.points[cell], b - voronoi.points[cell]
        triangle = 0.5e-6 * np.abs(u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0])
        areas += np.bincount(cell, triangle, minlength=len(areas))
    return areas


def _warp(xy: NDArray[np.float64], seed: int) -> NDArray[np.float64]:
    shift = np.column_stack([fractal_noise(xy, seed + 1, 11_000.0, 3),
                             fractal_noise(xy, seed + 2, 11_000.0, 3)])
    return np.asarray(xy + 2_600.0 * shift)


def _forced_owner(
    centres: NDArray[np.float64],
    sites: NDArray[np.float64],
    site_label: NDArray[np.int64],
    labels: Sequence[str],
) -> NDArray[np.int64]:
    """Return the owner that a cell must have, or −1: round each town, and along the land border."""
    forced = np.full(len(centres), -1, dtype=np.int64)
    away, nearest = cKDTree(sites).query(centres)
    forced[away < 1_100.0] = site_label[nearest[away < 1_100.0]]

    north, south = to_metric(np.array([BORDER_NORTH, BORDER_SOUTH]), METRIC_EPSG)
    along = (south - north) / np.linalg.norm(south - north)
    offset = centres - south
    ahead = offset @ along  # > 0: beyond the southern corner
    left = along[0] * offset[:, 1] - along[1] * offset[:, 0]  # > 0: east of the line
    length = np.linalg.norm(south - north)
    beside = (np.abs(left) < _BORDER_REACH_M) & (ahead > -length)
    # south of two gentle rays from the corner the ground is Nanxun's
    below = ahead > -0.25 * np.abs(left)
    forced[beside & ~below & (left > 0)] = labels.index("320509")
    forced[beside & ~below & (left <= 0)] = labels.index("330502")
    forced[beside & below & (ahead < 1_500.0)] = labels.index("330503")
    return forced


def _without_islands(
    owner: NDArray[np.int64], ridges: NDArray[np.int64], n_labels: int
) -> NDArray[np.int64]:
    """Give every piece but the largest of each owner to the neighbour it touches most."""
    owner = owner.copy()
    for _ in range(6):
        same = owner[ridges[:, 0]] == owner[ridges[:, 1]]
        i, j = ridges[same].T
        graph = coo_array((np.ones(len(i)), (i, j)), shape=(len(owner), len(owner)))
        _, piece = connected_components(graph, directed=False)
        size = np.bincount(piece)
        largest = np.zeros(n_labels, dtype=np.int64)
        np.maximum.at(largest, owner, size[piece])
        stray = size[piece] < largest[owner]
        if not stray.any():
            break
        votes = np.zeros((len(size), n_labels), dtype=np.int64)
        for a, b in ((0, 1), (1, 0)):
            cross = ~same & stray[ridges[:, a]] & ~stray[ridges[:, b]]
            np.add.at(votes, (piece[ridges[cross, a]], owner[ridges[cross, b]]), 1)
        moved = stray & (votes[piece].sum(axis=1) > 0)
        owner[moved] = votes[piece[moved]].argmax(axis=1)
    return owner

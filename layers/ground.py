"""The ground around points of the roads: what is nearer to those that count than to others.

Points are burnt into a grid of 50 m; the contour of the distance from them at :data:`MARGIN_M`,
or half way to the next point of another kind, is the outline. Unlike hulls and alpha shapes this
neither floods valleys nobody reaches nor loses a reached node. What the grid is too coarse for, as
two carriageways that share a cell, is mended point by point.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from contourpy import FillType, contour_generator
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation, distance_transform_edt
from scipy.ndimage import label as connected
from scipy.spatial import KDTree
from shapely.geometry import MultiPolygon

from ..routing.coverage.reached_ground import Points

CELL_M = 50.0
MARGIN_M = 250.0
#: A gap smaller than this is closed, but for ground around points not reached.
LEAST_GAP_M2 = 2e6
SIMPLIFY_M = 20.0
#: Around a reached point that the outline would leave outside, or an unreached one inside.
DOT_M = 30.0
#: No two points nearer than twice this are told apart.
LEAST_DOT_M = 0.5

_RIM_CELLS = int(MARGIN_M // CELL_M) + 2
_NEIGHBOURS = np.ones((3, 3), dtype=bool)

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class _Cells:
    """A grid over some of q points.

    ``of_point`` (q, 2) column and row of each, ``inside`` (q,) whether it has any, ``corner``
    the first cell of the grid; ``part`` (rows, columns) the label of the ground, −1 for none.
    """

    of_point: NDArray[np.int64]
    inside: Mask
    corner: NDArray[np.int64]
    part: NDArray[np.int64]

    def points_in(self, cells: Mask, wanted: Mask) -> NDArray[np.intp]:
        """Return those of the points ``wanted`` (q,) that lie in ``cells`` (rows, columns)."""
        some = np.flatnonzero(self.inside & wanted)
        column, row = self.of_point[some].T
        return some[cells[row, column]]


def around(metres: Points, reached: Mask, nodes: int) -> MultiPolygon:
    """Return the ground around the ``reached`` (q,) of ``metres`` (q, 2), at least one.

    Every reached point lies in it, and of the first ``nodes`` points no other one that is at least
    a metre away from them; it ends :data:`MARGIN_M` from the last of them, and half way to points
    not reached.
    """
    near = _near(metres, reached)
    metres, reached = metres[near], reached[near]
    cells = _burnt(metres, np.where(reached, 0, -1))
    shape = _outlined(cells.part == 0, cells.corner)
    return _mended(shape, cells, metres, reached, ~reached & (near < nodes))


def nearest_of(
    metres: Points, label: NDArray[np.integer], labels: int
) -> list[MultiPolygon]:
    """Part the ground around ``metres`` among their labels 0 … ``labels`` − 1; at least one.

    The nearest counts, the parts meet half way. A label of −1 keeps the ground around it from
    all others; one without ground of its own is empty.
    """
    near = _near(metres, label >= 0)
    cells = _burnt(metres[near], label[near])
    return [_outlined(cells.part == number, cells.corner) for number in range(labels)]


def _near(metres: Points, on: Mask) -> NDArray[np.intp]:
    """Return the points that may lie in the grid around those ``on``."""
    rim_m = (_RIM_CELLS + 1) * CELL_M
    inside = np.ones(len(metres), dtype=bool)
    for along in metres.T:
        some = along[on]
        inside &= (along > some.min() - rim_m) & (along < some.max() + rim_m)
    return np.flatnonzero(inside)


def _burnt(metres: Points, label: NDArray[np.integer]) -> _Cells:
    cells = np.floor(metres / CELL_M).astype(np.int64)
    on = label >= 0
    corner = cells[on].min(axis=0) - _RIM_CELLS
    size = cells[on].max(axis=0) - corner + _RIM_CELLS + 1
    cells -= corner
    inside = ((cells >= 0) & (cells < size)).all(axis=1)
    of_cell = np.full(size[::-1], -2)  # −2: no point at all
    for some in (inside & ~on, inside & on):  # who is reached counts in a cell of both
        of_cell[cells[some, 1], cells[some, 0]] = label[some]
    distance_m, (row, column) = distance_transform_edt(
        of_cell == -2, sampling=CELL_M, return_indices=True)
    ground = _without_gaps(distance_m <= MARGIN_M)
    return _Cells(cells, inside, corner, np.where(ground, of_cell[row, column], -1))


def _without_gaps(ground: Mask) -> Mask:
    gap, _ = connected(~ground)
    small = np.bincount(gap.ravel()) * CELL_M**2 < LEAST_GAP_M2
    small[0] = False  # the ground itself
    for edge in (gap[0], gap[-1], gap[:, 0], gap[:, -1]):
        small[edge] = False  # what lies outside; its corners may be ground around other points
    closed: Mask = ground | small[gap]
    return closed


def _outlined(inside: Mask, corner: NDArray[np.int64]) -> MultiPolygon:
    """Return the ground of the cells ``inside`` (rows, columns); ``corner`` is the first cell."""
    if not inside.any():
        return MultiPolygon()
    # the rim of the grid is never inside: a cell more all round is always there
    first, last = (f(np.argwhere(inside), axis=0) for f in (np.min, np.max))
    inside = inside[first[0] - 1:last[0] + 2, first[1] - 1:last[1] + 2]
    corner, (rows, columns) = corner + first[::-1] - 1, inside.shape
    contour: Any = contour_generator(  # the shape of its answer depends on the fill type
        (corner[0] + np.arange(columns) + 0.5) * CELL_M,
        (corner[1] + np.arange(rows) + 0.5) * CELL_M,
        np.where(inside, 0.0, 1.0),
        fill_type=FillType.OuterOffset,
    )
    outlines, offsets = contour.filled(-1.0, 0.5)
    parts = [_polygon(line, at) for line, at in zip(outlines, offsets, strict=True)]
    return _polygons(shapely.simplify(shapely.union_all(shapely.make_valid(parts)), SIMPLIFY_M))


def _mended(
    shape: MultiPolygon, cells: _Cells, metres: Points, reached: Mask, barred: Mask
) -> MultiPolygon:
    """Return ``shape`` with the reached points it lost, and without the ``barred`` it took in."""
    ground = cells.part == 0
    # the contour, simplified, stays within a cell of the ground's edge
    lost = cells.points_in(binary_dilation(~ground, _NEIGHBOURS), reached)
    taken = cells.points_in(binary_dilation(ground, _NEIGHBOURS), barred)
    shapely.prepare(shape)
    lost = lost[~shapely.contains_xy(shape, metres[lost])]
    taken = taken[shapely.contains_xy(shape, metres[taken])]
    # half way to the next of the other kind: no hole reaches into a dot
    if len(taken):
        room_m = _distance_m(metres[taken], metres[reached & cells.inside]) / 2
        apart = room_m >= LEAST_DOT_M
        shape = shapely.difference(shape, _dots(metres[taken[apart]], room_m[apart], quad_segs=1))
    if len(lost):
        room_m = _distance_m(metres[lost], metres[~reached & cells.inside]) / 2
        shape = shapely.union(shape, _dots(metres[lost], np.maximum(room_m, LEAST_DOT_M),
                                           quad_segs=2))
    return _polygons(shape)


def _distance_m(points: Points, others: Points) -> NDArray[np.float64]:
    """Return (k,) how far each of ``points`` (k, 2) is from the nearest of ``others``.

    Beyond what a dot needs: infinite.
    """
    if not len(others):
        return np.full(len(points), np.inf)
    distance_m: NDArray[np.float64]
    tree = KDTree(others, balanced_tree=False, compact_nodes=False)  # for few questions
    distance_m, _ = tree.query(points, distance_upper_bound=2 * DOT_M)
    return distance_m


def _dots(points: Points, radius_m: NDArray[np.float64], quad_segs: int) -> Any:
    radius_m = np.minimum(radius_m, DOT_M)
    dots = shapely.buffer(shapely.points(points), radius_m, quad_segs=quad_segs)
    return shapely.disjoint_subset_union_all(dots)  # few of them touch


def _polygons(shape: Any) -> MultiPolygon:
    parts = shapely.get_parts(shapely.make_valid(shape))
    return MultiPolygon([p for p in parts if p.geom_type == "Polygon"])


def _polygon(line: Points, offsets: Iterable[int]) -> shapely.Polygon:
    rings = [line[a:b] for a, b in pairwise(offsets)]
    return shapely.Polygon(rings[0], rings[1:])

"""The ground within a distance of a line, its ends cut round or flat.

The round band is the union of one rectangle to each side of every segment, one fan at every
bend and a half-disc at each end: GEOS's own buffer simplifies the line by a hundredth of the
width first. An arc has its points on the circle, at most ``ARC_STEP`` apart, so that it falls
short of it by at most 2 cm in 1 km. Flat ends are GEOS's offset curve, which is cut along the
normals of the end points.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

FLAT, ROUND = "flat", "round"
ENDS = (FLAT, ROUND)
ARC_STEP = math.pi / 512
_QUARTER = 256  # arc points in a quarter circle, for GEOS

_XY = NDArray[np.float64]


def band(lines: Iterable[LineString], width_m: float, ends: str) -> BaseGeometry:
    """Return all ground within ``width_m`` of the lines (metres, one metric CRS).

    Closed lines have no ends.
    """
    return shapely.union_all([_band(line, width_m, ends) for line in lines])


def _band(line: LineString, width: float, ends: str) -> BaseGeometry:
    xy = _without_repeats(np.asarray(line.coords)[:, :2])
    if ends == ROUND or line.is_closed:
        return shapely.union_all(_parts(xy, width))
    return shapely.buffer(line, width, cap_style="flat", quad_segs=_QUARTER)


def _parts(xy: _XY, width: float) -> list[Polygon]:
    along = np.diff(xy, axis=0)
    along /= np.hypot(along[:, 0], along[:, 1])[:, None]
    left = np.column_stack([-along[:, 1], along[:, 0]]) * width
    parts = []
    for p, q, offset in zip(xy[:-1], xy[1:], left, strict=True):
        parts += [Polygon([p, q, q + offset, p + offset]), Polygon([p, q, q - offset, p - offset])]
    closed = bool(np.array_equal(xy[0], xy[-1]))
    for i in range(0 if closed else 1, len(along)):
        parts += _fan(xy[i], along[i - 1], along[i], width)
    if not closed:
        parts += _fan(xy[0], -along[0], along[0], width)
        parts += _fan(xy[-1], along[-1], -along[-1], width)
    return parts


def _fan(corner: _XY, before: _XY, after: _XY, width: float) -> list[Polygon]:
    """Return the sector on the outer side of a bend; a half-disc where the line turns back."""
    cross = float(before[0] * after[1] - before[1] * after[0])
    turn = math.atan2(cross, float(before @ after))
    if turn == 0.0:
        return []
    # bending left, the gap opens on the right
    side = -1.0 if turn > 0 else 1.0
    start = math.atan2(side * before[0], -side * before[1])
    steps = max(1, math.ceil(abs(turn) / ARC_STEP))
    angles = start + np.linspace(0.0, turn, steps + 1)
    arc = corner + width * np.column_stack([np.cos(angles), np.sin(angles)])
    # the very points of the neighbouring rectangles, so that no hairline is left between
    arc[0] = corner + side * np.array([-before[1], before[0]]) * width
    arc[-1] = corner + side * np.array([-after[1], after[0]]) * width
    return [Polygon([corner, *arc])]


def _without_repeats(xy: _XY) -> _XY:
    keep = np.ones(len(xy), dtype=bool)
    keep[1:] = np.any(np.diff(xy, axis=0) != 0.0, axis=1)
    return xy[keep]

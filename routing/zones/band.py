"""The ground within a distance of a line, its ends cut round or flat.

The round band is the union of one rectangle over every segment, a sector at every bend and a
half-disc at each end: GEOS's own buffer simplifies the line by a hundredth of the
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
_PINPRICK_M2 = 0.01
_QUARTER = 256  # arc points in a quarter circle, for GEOS

_XY = NDArray[np.float64]


def band(lines: Iterable[LineString], width_m: float, ends: str) -> BaseGeometry:
    """Return all ground within ``width_m`` of the lines (metres, one metric CRS).

    Closed lines have no ends.
    """
    whole = shapely.union_all([_band(line, width_m, ends) for line in lines])
    return shapely.union_all([_without_pinpricks(p) for p in shapely.get_parts(whole)])


def _band(line: LineString, width: float, ends: str) -> BaseGeometry:
    xy = _without_repeats(np.asarray(line.coords)[:, :2])
    if ends == ROUND or line.is_closed:
        return shapely.union_all(_parts(xy, width))
    return shapely.buffer(line, width, cap_style="flat", quad_segs=_QUARTER)


def _without_pinpricks(ground: Polygon) -> Polygon:
    """Close holes that rounding has left where parts meet in a corner."""
    return Polygon(ground.exterior, [ring for ring in ground.interiors
                                     if Polygon(ring).area > _PINPRICK_M2])


def _parts(xy: _XY, width: float) -> list[Polygon]:
    along = np.diff(xy, axis=0)
    along /= np.hypot(along[:, 0], along[:, 1])[:, None]
    left = np.column_stack([-along[:, 1], along[:, 0]]) * width
    parts = [Polygon([p - offset, q - offset, q + offset, p + offset])
             for p, q, offset in zip(xy[:-1], xy[1:], left, strict=True)]
    closed = bool(np.array_equal(xy[0], xy[-1]))
    for i in range(0 if closed else 1, len(along)):
        parts += _bend(xy[i], along[i - 1], along[i], width)
    if not closed:
        parts += _bend(xy[0], -along[0], along[0], width)
        parts += _bend(xy[-1], along[-1], -along[-1], width)
    return parts


def _bend(corner: _XY, before: _XY, after: _XY, width: float) -> list[Polygon]:
    """Return a sector over the outer side of a bend and a thin one opposite.

    Both reach a step into the rectangles beside them, which is ground of the band too: parts
    that only shared an edge would leave slits where that is rounded.
    """
    turn = math.atan2(float(before[0] * after[1] - before[1] * after[0]), float(before @ after))
    # bending left, the gap opens on the right
    side = -1.0 if turn > 0 else 1.0
    normal = math.atan2(side * before[0], -side * before[1])
    return [_sector(corner, normal, turn, width), _sector(corner, normal + math.pi, turn, width)]


def _sector(corner: _XY, start: float, turn: float, radius: float) -> Polygon:
    reach = math.copysign(ARC_STEP, turn)
    steps = max(1, math.ceil(abs(turn) / ARC_STEP))
    angles = np.concatenate([
        [start - reach], start + np.linspace(0.0, turn, steps + 1), [start + turn + reach]])
    arc = corner + radius * np.column_stack([np.cos(angles), np.sin(angles)])
    return Polygon([corner, *arc])


def _without_repeats(xy: _XY) -> _XY:
    keep = np.ones(len(xy), dtype=bool)
    keep[1:] = np.any(np.diff(xy, axis=0) != 0.0, axis=1)
    return xy[keep]

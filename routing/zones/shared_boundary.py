"""Where the outlines of two districts run along each other: snapped, repaired, measured.

The line is taken from the first district's outline. Two outlines count as one where they are
no farther apart than the tolerance; interruptions up to twice the tolerance are closed. Each
end is then taken back to where the outlines last ran as close as they do along the whole
(three times the median distance), so that the tolerance does not lengthen the line.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, substring

from ...data.errors import BadInput

TOLERANCE_M = 20.0
#: Shorter common stretches are touches: a tri-point, a corner, a sliver of digitising.
SHORTEST_TOLERANCES = 5.0
_SAMPLE_M = 5.0
_MOST_SAMPLES = 4000
_COINCIDENT_M = 0.01


@dataclass(frozen=True)
class SharedBoundary:
    """The common stretches in metres of one metric CRS, from the line's start to its end.

    ``apart_m`` is the median distance of the two outlines along them; ``touches`` how many
    common spots were too short to count.
    """

    stretches: tuple[LineString, ...]
    tolerance_m: float
    apart_m: float
    touches: int

    @property
    def length_m(self) -> float:
        """Length in the metric CRS."""
        return float(sum(s.length for s in self.stretches))


def shared_boundary(
    a: BaseGeometry, c: BaseGeometry, tolerance_m: float = TOLERANCE_M, *,
    names: tuple[str, str] = ("A", "B"),
) -> SharedBoundary:
    """Return the shared boundary of two (multi)polygons given in one metric CRS.

    Raises ``BadInput`` if they overlap by more than the tolerance, have no common boundary,
    or only touch.
    """
    shapely.prepare(a)
    _refuse_overlap(a, c, tolerance_m, names)
    other = c.boundary
    pieces = _along(a.boundary, other, tolerance_m)
    if not pieces:
        raise BadInput("{a} and {b} have no common boundary within {tolerance:g} m; choose two "
                       "neighbouring districts.", a=names[0], b=names[1], tolerance=tolerance_m)
    apart = _median_distance(pieces, other)
    close = min(tolerance_m, 3 * apart + _COINCIDENT_M)
    taken = [t for t in (_taken_back(p, other, close) for p in pieces) if t is not None]
    shortest = SHORTEST_TOLERANCES * tolerance_m
    stretches = [t for t in taken if t.length >= shortest]
    if not stretches:
        longest = max((t.length for t in taken), default=0.0)
        raise BadInput(
            "{a} and {b} only touch: their longest common stretch is {longest:.0f} m, shorter "
            "than {shortest:.0f} m. Load or trace the agreed line instead.",
            a=names[0], b=names[1], longest=longest, shortest=shortest)
    return SharedBoundary(in_order(stretches), tolerance_m, apart, len(pieces) - len(stretches))


def in_order(stretches: list[LineString]) -> tuple[LineString, ...]:
    """Direct and sort stretches from north to south, or from west to east if they lie so."""
    west, south, east, north = MultiLineString(stretches).bounds
    axis, sign = (1, -1.0) if north - south >= east - west else (0, 1.0)

    def place(point: tuple[float, ...]) -> float:
        return sign * float(point[axis])

    directed = [
        s if s.is_closed or place(s.coords[0]) <= place(s.coords[-1])
        else LineString(list(s.coords)[::-1]) for s in stretches
    ]
    return tuple(sorted(directed, key=lambda s: (place(s.coords[0]), place(s.coords[-1]))))


def _refuse_overlap(
    a: BaseGeometry, c: BaseGeometry, tolerance_m: float, names: tuple[str, str]
) -> None:
    common = a.intersection(c)
    if common.buffer(-tolerance_m).is_empty:
        return
    if a.covers(c) or c.covers(a):
        inner, outer = (names[1], names[0]) if a.covers(c) else names
        raise BadInput("{inner} lies inside {outer}, which has no hole for it; an enclave must "
                       "be cut out of the district around it.", inner=inner, outer=outer)
    raise BadInput("{a} and {b} overlap by {area:.2f} km²; one outline is wrong, or they are in "
                   "different datums.", a=names[0], b=names[1], area=common.area / 1e6)


def _along(outline: BaseGeometry, other: BaseGeometry, tolerance_m: float) -> list[LineString]:
    near = other.buffer(tolerance_m)
    along, away = outline.intersection(near), outline.difference(near)
    short = [p for p in _lines(_merged(away)) if p.length <= 2 * tolerance_m]
    # an outline is a ring, so what interrupts it has common boundary at both its ends
    return _lines(_merged(shapely.union_all([along, *short]))) if _lines(along) else []


def _taken_back(piece: LineString, other: BaseGeometry, close_m: float) -> LineString | None:
    """Return the piece from the first to the last place where the outlines are close."""
    if piece.is_closed:
        return piece
    close = _lines(piece.intersection(other.buffer(close_m)))
    if not close:
        return None
    ends = [piece.project(shapely.Point(xy)) for s in close for xy in (s.coords[0], s.coords[-1])]
    taken = substring(piece, min(ends), max(ends))
    return _without_stubs(taken, 3 * close_m) if isinstance(taken, LineString) else None


def _without_stubs(line: LineString, stub_m: float) -> LineString:
    """Drop first and last segments that short: they already lead away from the other outline.

    Flat ends are cut along the normal of the last segment, so its direction matters.
    """
    xy = list(line.coords)
    while len(xy) > 2 and math.dist(xy[0], xy[1]) < stub_m:
        del xy[0]
    while len(xy) > 2 and math.dist(xy[-1], xy[-2]) < stub_m:
        del xy[-1]
    return LineString(xy)


def _median_distance(pieces: list[LineString], other: BaseGeometry) -> float:
    length = sum(p.length for p in pieces)
    step = max(_SAMPLE_M, length / _MOST_SAMPLES)
    points = np.concatenate([
        shapely.line_interpolate_point(p, np.arange(step / 2, max(p.length, step), step))
        for p in pieces
    ])
    shapely.prepare(other)
    return float(np.median(shapely.distance(points, other)))


def _merged(geometry: BaseGeometry) -> BaseGeometry:
    lines = _lines(geometry)
    return linemerge(lines) if len(lines) > 1 else (lines[0] if lines else MultiLineString())


def _lines(geometry: BaseGeometry) -> list[LineString]:
    return [p for p in shapely.get_parts(geometry, return_index=False)
            if isinstance(p, LineString) and p.length > 0]

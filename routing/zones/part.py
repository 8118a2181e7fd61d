"""A part of the shared boundary: from one measure to another, without what runs in water."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from ...data.errors import BadInput


def part(
    stretches: Sequence[LineString], from_m: float, to_m: float | None
) -> tuple[LineString, ...]:
    """Return what lies between two measures, counted along all stretches from the start.

    ``to_m`` None: to the end. Raises ``BadInput`` if nothing lies between them.
    """
    whole = sum(s.length for s in stretches)
    # half a metre: a measure read off a sheet is rounded
    end = whole if to_m is None or whole < to_m <= whole + 0.5 else to_m
    if not (0.0 <= from_m < end <= whole):
        raise BadInput("The part from {start:.0f} m to {end:.0f} m is not on the line, which runs "
                       "from 0 to {whole:.0f} m.", start=from_m, end=end, whole=whole)
    pieces, passed = [], 0.0
    for stretch in stretches:
        low, high = max(from_m - passed, 0.0), min(end - passed, stretch.length)
        if high > low:
            pieces.append(stretch if high - low == stretch.length else
                          substring(stretch, low, high))
        passed += stretch.length
    return tuple(pieces)


def without_water(
    pieces: Sequence[LineString], waters: Sequence[BaseGeometry], shortest_m: float
) -> tuple[tuple[LineString, ...], float]:
    """Return the pieces on land, and how many metres run in water.

    Stays in or out of the water shorter than ``shortest_m`` are not told apart from their
    neighbours' side. Raises ``BadInput`` if nothing is left.
    """
    wet = shapely.union_all(list(waters))
    land: list[LineString] = []
    for piece in pieces:
        dry = _linear(piece.difference(wet))
        dry += [w for w in _linear(piece.intersection(wet)) if w.length < shortest_m]
        merged = shapely.line_merge(shapely.union_all(dry)) if dry else LineString()
        land += [_as_directed(p, piece) for p in _linear(merged) if p.length >= shortest_m]
    if not land:
        raise BadInput("The whole line runs in water; nothing is left of it. Leave the water in.")
    land.sort(key=lambda p: _place(p, pieces))
    return tuple(land), float(sum(p.length for p in pieces) - sum(p.length for p in land))


def _as_directed(piece: LineString, like: LineString) -> LineString:
    ends = [like.project(shapely.Point(xy)) for xy in (piece.coords[0], piece.coords[-1])]
    return piece if ends[0] <= ends[1] else LineString(list(piece.coords)[::-1])


def _place(piece: LineString, stretches: Sequence[LineString]) -> tuple[int, float]:
    middle = piece.interpolate(0.5, normalized=True)
    number = min(range(len(stretches)), key=lambda i: stretches[i].distance(middle))
    return number, stretches[number].project(middle)


def _linear(geometry: BaseGeometry) -> list[LineString]:
    return [p for p in shapely.get_parts(geometry) if isinstance(p, LineString) and p.length > 0]

"""Designing a joint zone: from two districts and a wish to a line and its two sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import shapely
from shapely import LineString, MultiLineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from ...data.crs import geometry_to_lonlat, geometry_to_metric
from ...data.errors import BadInput
from ...data.records import District, Water
from .band import ENDS, FLAT
from .datum_of_outline import explain_misfit
from .measure import Measured, area_km2, dense, length_m, zone_of
from .part import part, without_water
from .shared_boundary import TOLERANCE_M, in_order, shared_boundary
from .sides import side

#: Set out in docs/architecture.md: beyond this share of the agreed length a person is warned.
LENGTH_DIFFERS = 0.02


@dataclass(frozen=True)
class Wish:
    """What a planner chooses. Measures in metres, counted along the line from its start.

    ``line``: an official or traced line in lon/lat instead of the outlines' common one.
    """

    width_a_m: float = 1000.0
    width_b_m: float = 1000.0
    ends: str = FLAT
    from_m: float = 0.0
    to_m: float | None = None
    drop_water: bool = False
    tolerance_m: float = TOLERANCE_M
    agreed_m: float | None = None
    line: BaseGeometry | None = None


@dataclass(frozen=True)
class Note:
    """A remark on a design: an English template and its values."""

    template: str
    params: Mapping[str, Any]


@dataclass(frozen=True)
class Side:
    """One side in lon/lat with its area in km²."""

    district: District
    width_m: float
    area_km2: Measured
    geom: MultiPolygon


@dataclass(frozen=True)
class Design:
    """A zone as designed: whole line, chosen part and sides in lon/lat, lengths in metres."""

    wish: Wish
    epsg: int
    whole: MultiLineString
    whole_m: Measured
    line: MultiLineString
    line_m: Measured
    in_water_m: float
    apart_m: float | None
    sides: tuple[Side, Side]
    notes: tuple[Note, ...] = field(default=())


def design(
    a: District, b: District, wish: Wish, waters: Sequence[Water] = ()
) -> Design:
    """Design the zone of districts ``a`` and ``b``. Raises ``BadInput`` in one sentence."""
    _refuse_odd(a, b, wish)
    epsg = zone_of([a.geom if wish.line is None else wish.line])
    ground = [geometry_to_metric(dense(d.geom), epsg) for d in (a, b)]
    notes: list[Note] = []
    whole, apart = _whole(a, b, ground, wish, epsg, notes)
    chosen = part(whole, wish.from_m, wish.to_m)
    in_water = 0.0
    if wish.drop_water:
        chosen, in_water = _dry(chosen, waters, wish, epsg, notes)
    line_m = length_m(chosen, epsg)
    _compare_with_agreed(line_m, wish, notes)
    sides = tuple(
        _side(d, ground[i], ground[0] if i else None, chosen,
              (wish.width_a_m, wish.width_b_m)[i], wish.ends, epsg)
        for i, d in enumerate((a, b)))
    return Design(
        wish, epsg, _lonlat(whole, epsg), length_m(whole, epsg), _lonlat(chosen, epsg), line_m,
        in_water, apart, (sides[0], sides[1]), tuple(notes))


def _refuse_odd(a: District, b: District, wish: Wish) -> None:
    if a.district == b.district:
        raise BadInput("A joint zone needs two districts; {district} is named twice.",
                       district=a.name)
    if wish.ends not in ENDS:
        raise BadInput("The ends are {ends}; they can be flat or round.", ends=wish.ends)
    if not wish.tolerance_m > 0:
        raise BadInput("The tolerance must be more than 0 m, not {tolerance:g}.",
                       tolerance=wish.tolerance_m)
    for d in (a, b):
        if not d.geom.is_valid or d.geom.is_empty:
            raise BadInput("The outline of {district} is not a valid area; repair it, or import "
                           "it again.", district=d.name)


def _whole(
    a: District, b: District, ground: list[BaseGeometry], wish: Wish, epsg: int, notes: list[Note]
) -> tuple[tuple[LineString, ...], float | None]:
    if wish.line is not None:
        return _given(wish.line, ground, (a, b), wish, epsg), None
    try:
        found = shared_boundary(ground[0], ground[1], wish.tolerance_m, names=(a.name, b.name))
    except BadInput:
        explain_misfit(a, b, epsg, wish.tolerance_m)  # may know better what is wrong
        raise
    if len(found.stretches) > 1:
        notes.append(Note("The districts have {count} separate common stretches ({lengths} m); "
                          "they are counted one after the other.",
                          {"count": len(found.stretches), "lengths": ", ".join(
                              f"{s.length:.0f}" for s in found.stretches)}))
    if found.touches:
        notes.append(Note("{count} places where the districts only touch were left out.",
                          {"count": found.touches}))
    if found.apart_m > 0.5:
        notes.append(Note("The outlines are {apart:.1f} m apart in the middle of the cases; within "
                          "{tolerance:g} m they count as one, taken from {district}.",
                          {"apart": found.apart_m, "tolerance": wish.tolerance_m,
                           "district": a.name}))
    return found.stretches, found.apart_m


def _given(
    line: BaseGeometry, ground: list[BaseGeometry], districts: tuple[District, District],
    wish: Wish, epsg: int,
) -> tuple[LineString, ...]:
    metric = geometry_to_metric(dense(line), epsg)
    pieces = [p for p in shapely.get_parts(metric) if isinstance(p, LineString) and p.length > 0]
    if not pieces:
        raise BadInput("The file of the line holds no line.")
    merged = shapely.line_merge(shapely.union_all(pieces))
    for outline, district in zip(ground, districts, strict=True):
        away = merged.distance(outline)
        if away > wish.tolerance_m:
            raise BadInput("The line runs {away:.0f} m away from {district}; it is no boundary of "
                           "it, or in another datum.", away=away, district=district.name)
    return in_order([p for p in shapely.get_parts(merged) if isinstance(p, LineString)])


def _dry(
    pieces: tuple[LineString, ...], waters: Sequence[Water], wish: Wish, epsg: int,
    notes: list[Note],
) -> tuple[tuple[LineString, ...], float]:
    if not waters:
        notes.append(Note("No waters are loaded, so nothing in water was left out.", {}))
        return pieces, 0.0
    wet = [geometry_to_metric(dense(w.geom), epsg) for w in waters]
    land, in_water = without_water(pieces, wet, wish.tolerance_m)
    notes.append(Note("{length:.0f} m of the line run in water and were left out.",
                      {"length": in_water}))
    return land, in_water


def _compare_with_agreed(line_m: Measured, wish: Wish, notes: list[Note]) -> None:
    if wish.agreed_m is None:
        return
    off = line_m.ellipsoid - wish.agreed_m
    if abs(off) > LENGTH_DIFFERS * wish.agreed_m:
        notes.append(Note("The line is {length:.0f} m long, {off:+.1f}% off the {agreed:.0f} m "
                          "agreed.", {"length": line_m.ellipsoid, "agreed": wish.agreed_m,
                                      "off": 100 * off / wish.agreed_m}))


def _side(
    district: District, ground: BaseGeometry, without: BaseGeometry | None,
    lines: tuple[LineString, ...], width_m: float, ends: str, epsg: int,
) -> Side:
    metric = side(ground, lines, width_m, ends, without=without, name=district.name)
    return Side(district, width_m, area_km2(metric, epsg), geometry_to_lonlat(metric, epsg))


def _lonlat(lines: tuple[LineString, ...], epsg: int) -> MultiLineString:
    return MultiLineString(list(geometry_to_lonlat(MultiLineString(lines), epsg).geoms))

"""What a side would gain if parks, roads or waters cut by its edge were taken whole.

The zone of the memorandum stays the literal one; extensions are kept beside it. What the data
do not allow is left out with its reason, never silently.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from ...data.crs import geometry_to_lonlat, geometry_to_metric
from ...data.records import District, Road, Unit, Water, ZoneExtension
from ...protocol.language import CHINESE, ENGLISH, say
from .design import Design, Note, Side
from .measure import dense

PARK, ROAD, WATER = "park", "road", "water"
KINDS = (PARK, ROAD, WATER)
#: To each side of a road's centre line.
ROAD_HALF_WIDTH_M = 30.0
#: A larger gain makes another zone of it: a great lake is not taken for its shore.
LARGEST_GAIN_KM2 = 5.0
_SMALLEST_GAIN_M2 = 1.0
_THROUGH_ROADS = frozenset((
    "motorway", "trunk", "primary", "secondary", "tertiary",
    "motorway_link", "trunk_link", "primary_link", "secondary_link", "tertiary_link"))


@dataclass(frozen=True)
class Ground:
    """What may be taken whole. ``areas``: (name, outline in lon/lat) of parks and parcels."""

    units: Sequence[Unit]
    roads: Sequence[Road]
    waters: Sequence[Water]
    areas: Sequence[tuple[str, BaseGeometry]] = ()


@dataclass(frozen=True)
class _Object:
    kind: str
    object_id: str
    name: str
    geom: BaseGeometry | None  # metric; None: its outline is not known


def extensions(
    made: Design, kinds: Sequence[str], ground: Ground, zone_id: str
) -> list[ZoneExtension]:
    """Return the extensions of both sides for ``kinds`` (of :data:`KINDS`), by kind and name."""
    both = shapely.union_all([s.geom for s in made.sides]).buffer(0.001)  # degrees; a first sieve
    rows = []
    for side in made.sides:
        metric = geometry_to_metric(side.geom, made.epsg)
        home = geometry_to_metric(dense(side.district.geom), made.epsg)
        for one in _objects(kinds, ground, both, side.district, made.epsg):
            row = _extension(one, side, metric, home, made.epsg, zone_id)
            if row is not None:
                rows.append(row)
    return sorted(rows, key=lambda r: (r.district, r.kind, r.name, r.object_id))


def _objects(
    kinds: Sequence[str], ground: Ground, near: BaseGeometry, district: District, epsg: int
) -> list[_Object]:
    shapely.prepare(near)
    found: list[_Object] = []
    if PARK in kinds:
        known = {name for name, _ in ground.areas}
        found += [_Object(PARK, f"area-{n}", name, geometry_to_metric(dense(g), epsg))
                  for n, (name, g) in enumerate(ground.areas, start=1) if near.intersects(g)]
        found += [_Object(PARK, u.unit_code, u.name, None) for u in ground.units
                  if u.kind == "park" and u.name not in known and near.intersects(u.geom)
                  and u.district == district.district]
    if ROAD in kinds:
        found += [_Object(ROAD, str(r.road_id), r.name or r.kind,
                          geometry_to_metric(r.geom, epsg).buffer(ROAD_HALF_WIDTH_M,
                                                                  cap_style="flat"))
                  for r in ground.roads
                  if r.kind in _THROUGH_ROADS and near.intersects(r.geom)]
    if WATER in kinds:
        found += [_Object(WATER, w.name, w.name, geometry_to_metric(dense(w.geom), epsg))
                  for w in ground.waters if near.intersects(w.geom)]
    return found


def _extension(
    one: _Object, side: Side, metric: BaseGeometry, home: BaseGeometry, epsg: int, zone_id: str
) -> ZoneExtension | None:
    def row(area: float, geom: BaseGeometry | None, why: Note | None) -> ZoneExtension:
        return ZoneExtension(zone_id, side.district.district, one.kind, one.object_id, one.name,
                             area, _said(why, ENGLISH), _said(why, CHINESE), geom)

    if one.geom is None:
        return row(0.0, None, Note("{name} is known as a point only; load its outline to take it "
                                   "whole.", {"name": one.name}))
    if not metric.intersects(one.geom):
        return None
    gain = [p for p in shapely.get_parts(one.geom.intersection(home).difference(metric))
            if isinstance(p, Polygon) and p.area > _SMALLEST_GAIN_M2]
    area = sum(p.area for p in gain) / 1e6
    if not gain:
        return None  # whole in the zone already
    if area > LARGEST_GAIN_KM2:
        return row(0.0, None, Note("{name} would add {area:.1f} km², more than {most:g} km²; it "
                                   "was left out.",
                                   {"name": one.name, "area": area, "most": LARGEST_GAIN_KM2}))
    return row(area, MultiPolygon(
        list(geometry_to_lonlat(MultiPolygon(gain), epsg).geoms)), None)


def _said(note: Note | None, language: str) -> str | None:
    if note is None:
        return None
    params: dict[str, Any] = dict(note.params)
    return say(note.template, language, **params)

"""The ground of the map as page data: waters, roads, districts, joint zone, circles."""

from __future__ import annotations

import dataclasses
from typing import Any

from ...data.crs import geometry_to_lonlat, geometry_to_metric
from ..road_background import background
from ..situation import UNION, Situation
from ..style import BOUNDARY, COVER_AREAS, FIRST_FILLS, ZONE_SIDES, circle_line
from . import compact

ROAD_TOLERANCE_M = 12.0
#: About 12 characters each: keeps the roads of the largest city under 2.5 MB.
MOST_ROAD_VERTICES = 200_000
CIRCLE_TOLERANCE_M = 40.0
DISTRICT_TOLERANCE_M = 20.0


def roads(situation: Situation) -> list[dict[str, Any]]:
    """Return one entry per road class: its rank and its lines."""
    epsg = situation.settings.metric_epsg
    network = background(situation.roads, epsg, tolerance_m=ROAD_TOLERANCE_M,
                         most_vertices=MOST_ROAD_VERTICES)
    return [
        {"rank": road_class.rank,
         "lines": [encoded for line in geometry_to_lonlat(lines, epsg)
                   for encoded in compact.lines(line)]}
        for road_class, lines in network
    ]


def waters(situation: Situation) -> list[dict[str, Any]]:
    """Return the lakes."""
    return [
        {"name": w.name, "label": compact.point(w.geom.representative_point()),
         "polygons": compact.polygons(_simplified(situation, w.geom, DISTRICT_TOLERANCE_M))}
        for w in situation.waters
    ]


def closures(situation: Situation) -> list[dict[str, Any]]:
    """Return the closed roads with reason and window."""
    return [
        {"id": c.closure_id, "reason": c.reason, "source": c.source,
         "from": _clock(c.valid_from), "until": _clock(c.valid_until),
         "lines": compact.lines(c.geom)}
        for c in situation.closures
    ]


def _clock(moment: str | None) -> str | None:
    return None if moment is None else moment.replace("T", " ")


def districts(situation: Situation) -> list[dict[str, Any]]:
    """Return the districts, the neighbours' first so that ours are drawn over them."""
    return [
        {
            "name": d.name, "city": d.city, "own": d.own,
            "polygons": compact.polygons(_simplified(situation, d.geom, DISTRICT_TOLERANCE_M)),
            "label": compact.point(d.geom.representative_point()),
        }
        for d in sorted(situation.districts, key=lambda d: (d.own, d.district))
    ]


def zones(situation: Situation) -> dict[str, Any]:
    """Return the sides of the joint zones with their agreement, and the shared boundaries."""
    sides = []
    for side in situation.zones:
        agreement = situation.agreements.get(side.agreement_id)
        own = situation.own(side.district)
        names = [d.name for d in situation.districts if d.district == side.district]
        sides.append({
            "name": side.name, "district": names[0] if names else side.district, "own": own,
            "width_m": side.width_m, "area_km2": round(side.area_km2, 2),
            "agreement": agreement.name if agreement else None,
            "valid_from": agreement.valid_from.isoformat() if agreement else None,
            "valid_to": agreement.valid_to.isoformat() if agreement else None,
            "in_force": situation.in_force(side),
            "polygons": compact.polygons(side.geom), "dash": ZONE_SIDES[own].dash,
        })
    return {
        "sides": sides,
        "boundaries": [
            {"length_m": round(b.length_m), "lines": compact.lines(b.geom),
             "dash": BOUNDARY.dash}
            for b in situation.boundaries
        ],
    }


def circles(situation: Situation) -> list[dict[str, Any]]:
    """Return the circles, longest first; ``squad`` is null for the union over all squads."""
    ordered = sorted(situation.circles, key=lambda c: (c.squad_id != UNION, c.squad_id, -c.minutes))
    return [
        {
            "squad": None if c.squad_id == UNION else c.squad_id,
            "name": c.name, "minutes": c.minutes, "area_km2": round(c.area_km2, 1),
            "style": circle_line(c.minutes).name,
            "polygons": compact.polygons(_simplified(situation, c.geom, CIRCLE_TOLERANCE_M)),
        }
        for c in ordered
    ]


def cover_areas(situation: Situation) -> list[dict[str, Any]]:
    """Return the cover areas by kind, with the look of each."""
    order = list(COVER_AREAS)
    rows = sorted(situation.cover_areas, key=lambda a: (order.index(a.kind), a.squad_id))
    found = []
    for number, area in enumerate(rows):
        look = dataclasses.asdict(COVER_AREAS[area.kind])
        if area.kind == "first":
            look["fill"] = FIRST_FILLS[number % len(FIRST_FILLS)]
        found.append({
            "kind": area.kind, "name": area.name, "minutes": area.minutes, "look": look,
            "area_km2": round(area.area_km2, 1),
            "polygons": compact.polygons(_simplified(situation, area.geom, CIRCLE_TOLERANCE_M)),
        })
    return found


def _simplified(situation: Situation, geom: Any, tolerance_m: float) -> Any:
    epsg = situation.settings.metric_epsg
    thin = geometry_to_metric(geom, epsg).simplify(tolerance_m)
    return geometry_to_lonlat(thin, epsg)

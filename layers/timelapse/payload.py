"""The time-lapse as one JSON value; everything in it is text or number, never HTML."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import shapely

from ...data.crs import geometry_to_lonlat
from ...data.errors import BadInput
from ...data.records import Crew
from ...protocol.language import catalogue
from .. import captions, style
from ..road_background import background
from ..shown_plan import ShownPlan
from ..situation import Situation
from ..webmap import compact, ground

#: Coarser than the web map: nobody looks closer, and two maps are drawn at once.
_ROAD_TOLERANCE_M, _MOST_ROAD_VERTICES = 60.0, 40_000
#: Ways to about 10 m.
_WAY_DEGREES = 0.0001


def payload(
    situation: Situation, plans: Sequence[tuple[ShownPlan, tuple[str, str]]], words: frozenset[str],
    language: str,
) -> dict[str, Any]:
    """Return the page's data: ``plans`` with their labels, Chinese and English.

    The floor drawn is that of the first one; where a plan does not hold its own, that of class-A
    units included, is what its ``floor_relaxations`` say. Raises ``BadInput`` for
    a plan without stops or without its coverage by minute.
    """
    settings = situation.settings
    first = plans[0][0].plan
    floor_points = float(json.loads(first.settings)["floor_points"])
    codes = {unit.unit_code: i for i, unit in enumerate(situation.units)}
    return {
        "title": captions.title(situation), "day": first.day.isoformat(),
        "language": "en" if language == "en" else "zh",
        "demo": settings.demo, "demo_stamp": captions.both(captions.DEMO_STAMP),
        "stamps": [captions.both(captions.INTERNAL_STAMP)],
        "coordinates": captions.coordinate_note(settings.metric_epsg),
        "attribution": captions.attribution(situation),
        "words": {word: catalogue().get(word, word) for word in sorted(words)},
        "paper": style.PAPER, "water": style.WATER, "floor_points": floor_points,
        "bounds": _bounds(situation, [shown for shown, _ in plans]),
        "waters": ground.waters(situation), "districts": ground.districts(situation),
        "roads": _roads(situation),
        "units": [{"name": u.name, "at": compact.point(u.geom)} for u in situation.units],
        "plans": [_plan(shown, label, codes) for shown, label in plans],
    }


def _plan(
    shown: ShownPlan, label: tuple[str, str], codes: dict[str, int]
) -> dict[str, Any]:
    plan, rows = shown.plan, shown.coverage
    if not shown.stops:
        raise BadInput("Plan {plan} has no stops; plan the day again.", plan=plan.plan_id)
    if not rows or [c.minute for c in rows] != list(
            range(rows[0].minute, rows[0].minute + len(rows))):
        raise BadInput("Plan {plan} has no coverage of every minute; plan the day again.",
                       plan=plan.plan_id)
    return {
        "label": label, "drive_min": round(plan.drive_min), "served": plan.served,
        "visits": plan.visits, "worst_pct": plan.worst_pct,
        "worst_at": captions.clock(plan.worst_at_min),
        "below_min": sum(x.to_min - x.from_min + 1 for x in shown.relaxations),
        "below": [[x.from_min, x.to_min] for x in shown.relaxations],
        "coverage": [[c.minute, round(c.covered_pct, 3), round(c.static_pct, 3)] for c in rows],
        "uncovered": _spans(shown, codes),
        "crews": [_crew(shown, crew) for crew in shown.crews],
    }


def _spans(shown: ShownPlan, codes: dict[str, int]) -> list[list[list[int]]]:
    """Return the spans of minutes, both ends included, in which each unit is out of reach."""
    spans: list[list[list[int]]] = [[] for _ in codes]
    for row in shown.coverage:
        for code in row.uncovered:
            if code not in codes:
                continue  # a unit removed since the plan was made has no place on the map
            mine = spans[codes[code]]
            if mine and mine[-1][1] == row.minute - 1:
                mine[-1][1] = row.minute
            else:
                mine.append([row.minute, row.minute])
    return spans


def _crew(shown: ShownPlan, crew: Crew) -> dict[str, Any]:
    return {
        "name": crew.name, "from": crew.shift_start_min, "to": crew.shift_end_min,
        "stops": [
            {"kind": s.kind, "label": s.label if s.kind == "visit" else "",
             "at": compact.point(s.geom), "arrive": _minute(s.arrive_min),
             "start": _minute(s.start_min), "end": _minute(s.end_min),
             "depart": _minute(s.depart_min)}
            for s in shown.stops.get(crew.crew_id, [])
        ],
        "legs": [
            {"from": _minute(leg.depart_min), "to": _minute(leg.arrive_min),
             "line": compact.line(shapely.get_coordinates(leg.geom.simplify(_WAY_DEGREES)))}
            for leg in shown.legs.get(crew.crew_id, []) if leg.travel_ms > 0
        ],
    }


def _minute(minutes: float) -> float:
    return round(minutes, 3)


def _roads(situation: Situation) -> list[dict[str, Any]]:
    epsg = situation.settings.metric_epsg
    return [
        {"colour": road_class.line.colour, "width": road_class.line.width,
         "lines": [encoded for line in geometry_to_lonlat(lines, epsg)
                   for encoded in compact.lines(line)]}
        for road_class, lines in background(
            situation.roads, epsg, tolerance_m=_ROAD_TOLERANCE_M,
            most_vertices=_MOST_ROAD_VERTICES)
    ]


def _bounds(situation: Situation, plans: Sequence[ShownPlan]) -> list[float]:
    """Return south, west, north, east of our districts, units and all the crews' places."""
    shapes = [d.geom for d in situation.districts if d.own]
    shapes += [u.geom for u in situation.units]
    shapes += [s.geom for shown in plans for stops in shown.stops.values() for s in stops]
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    return [south, west, north, east]

"""The plan as page data: head, coverage over the day, crews with their stops and ways."""

from __future__ import annotations

from typing import Any

import shapely

from ...data.records import Crew, Stop
from ..captions import clock
from ..shown_plan import ShownPlan
from ..situation import Situation
from ..style import crew_line
from . import compact


def head(shown: ShownPlan) -> dict[str, Any]:
    """Return the plan's identity and figures."""
    plan = shown.plan
    return {
        "id": plan.plan_id, "day": plan.day.isoformat(), "name": plan.name,
        "state": plan.state, "crews": plan.crews, "visits": plan.visits,
        "served": plan.served, "mandatory": plan.mandatory,
        "served_mandatory": plan.served_mandatory, "static_pct": plan.static_pct,
        "mean_pct": plan.mean_pct, "worst_pct": plan.worst_pct,
        "worst_at": clock(plan.worst_at_min), "drive_min": round(plan.drive_min),
        "drive_km": round(plan.drive_km),
        "coverage": [[c.minute, c.covered_pct, c.static_pct] for c in shown.coverage],
        "relaxations": [
            {"from": clock(x.from_min), "to": clock(x.to_min), "lowest_pct": x.lowest_pct,
             "floor_pct": x.floor_pct, "reason": [x.reason_zh, x.reason_en]}
            for x in shown.relaxations
        ],
    }


def crews(situation: Situation, shown: ShownPlan) -> list[dict[str, Any]]:
    """Return the crews in the order of their ids, each with line, stops and ways."""
    squads = {s.squad_id: s.name for s in situation.squads}
    return [
        _crew(shown, crew, index, squads.get(crew.squad_id))
        for index, crew in enumerate(shown.crews)
    ]


def unserved(shown: ShownPlan) -> list[dict[str, Any]]:
    """Return what is due but not planned, and why."""
    return [
        {
            "name": v.name, "at": compact.point(v.geom) if v.geom is not None else None,
            "mandatory": v.mandatory, "items": list(v.item_names),
            "reason": [v.reason_zh or v.reason_en or "", v.reason_en or v.reason_zh or ""],
        }
        for v in shown.unserved()
    ]


def _crew(shown: ShownPlan, crew: Crew, index: int, squad: str | None) -> dict[str, Any]:
    line = crew_line(index)
    route = shown.routes.get(crew.crew_id)
    visits_so_far = 0
    stops = []
    for stop in shown.stops.get(crew.crew_id, []):
        visits_so_far += stop.kind == "visit"
        stops.append(_stop(shown, stop, visits_so_far if stop.kind == "visit" else None))
    return {
        "id": crew.crew_id, "name": crew.name, "squad": squad, "duty": crew.duty,
        "officers": shown.officers.get(crew.crew_id, 0), "skills": list(crew.skills),
        "from": clock(crew.shift_start_min), "to": clock(crew.shift_end_min),
        "home": compact.point(crew.geom),
        "visits": visits_so_far,
        "drive_min": round(route.drive_min) if route else 0,
        "drive_km": round(route.drive_km, 1) if route else 0,
        "colour": line.colour, "width": line.width, "dash": line.dash,
        "stops": stops, "ways": _ways(shown, crew),
    }


def _stop(shown: ShownPlan, stop: Stop, number: int | None) -> dict[str, Any]:
    visit = shown.visits.get(stop.visit_id) if stop.visit_id else None
    entry: dict[str, Any] = {
        "kind": stop.kind, "label": stop.label, "at": compact.point(stop.geom),
        "arrive": clock(stop.arrive_min), "depart": clock(stop.depart_min),
    }
    if visit is not None:
        entry |= {
            "n": number, "label": visit.name, "items": list(visit.item_names),
            "start": clock(stop.start_min), "end": clock(stop.end_min),
            "break_off_min": visit.break_off_min, "mandatory": visit.mandatory,
        }
    return entry


def _ways(shown: ShownPlan, crew: Crew) -> list[list[int]]:
    legs = [leg.geom for leg in shown.legs.get(crew.crew_id, []) if leg.travel_ms > 0]
    if not legs:
        route = shown.routes.get(crew.crew_id)
        return compact.lines(route.geom) if route else []
    # 5 m at most: far less than the width of the line on the screen
    return [compact.line(shapely.get_coordinates(leg.simplify(0.00005))) for leg in legs]

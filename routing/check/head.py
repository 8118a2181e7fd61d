"""The plan's head and its routes: do the totals that people read follow from the tables?"""

from __future__ import annotations

from collections.abc import Sequence

from .claims import PERCENT_TOLERANCE
from .itinerary import CrewDay
from .read import Row, Tables
from .report import CoverageSummary, Findings

_STATES = ("draft", "published", "superseded")
_TOLERANCE = {"drive_min": 1e-3, "drive_km": 1e-3}


def check_head(
    tables: Tables, days: list[CrewDay], coverage: CoverageSummary | None, findings: Findings
) -> None:
    """Check state, counts, driving and coverage figures of the plan, and its routes."""
    plan = tables.plan
    plan_id = plan["plan_id"]
    if plan["state"] not in _STATES:
        findings.violation("plan_state", plan=plan_id, state=plan["state"])
    if plan["state"] == "published":
        for other in tables.plans:
            if (other["plan_id"] != plan_id and other["state"] == "published"
                    and other["day"] == plan["day"]):
                findings.violation("two_published", plan=plan_id, other=other["plan_id"],
                                   day=tables.day)
    for field, found in _counts(tables).items():
        if plan[field] != found:
            findings.violation("plan_count", plan=plan_id, field=field, claimed=plan[field],
                               found=found)
    for field, total in _driving(tables.legs).items():
        if abs(plan[field] - total) > _TOLERANCE[field]:
            findings.violation("plan_drive", plan=plan_id, field=field, claimed=plan[field],
                               found=round(total, 3))
    if coverage is not None:
        _check_coverage(plan, coverage, findings)
    _check_routes(tables, days, findings)


def _counts(tables: Tables) -> dict[str, int]:
    served = [v for v in tables.visits if v["state"] == "served"]
    return {
        "crews": len(tables.crews),
        "visits": len(tables.visits),
        "mandatory": sum(bool(v["mandatory"]) for v in tables.visits),
        "served": len(served),
        "served_mandatory": sum(bool(v["mandatory"]) for v in served),
    }


def _driving(legs: Sequence[Row]) -> dict[str, float]:
    return {
        "drive_min": sum(leg["travel_ms"] for leg in legs) / 60_000,
        "drive_km": sum(leg["length_m"] for leg in legs) / 1000,
    }


def _check_coverage(plan: Row, found: CoverageSummary, findings: Findings) -> None:
    for field in ("static_pct", "mean_pct", "worst_pct", "worst_at_min"):
        value = getattr(found, field)
        if abs(plan[field] - value) > PERCENT_TOLERANCE:
            findings.violation("plan_coverage", plan=plan["plan_id"], field=field,
                               claimed=plan[field], found=round(value, 6))


def _check_routes(tables: Tables, days: list[CrewDay], findings: Findings) -> None:
    routes = {route["crew_id"]: route for route in tables.routes}
    for day in days:
        route = routes.get(day.crew_id)
        found: dict[str, float] = {
            "visits": sum(stop["kind"] == "visit" for stop in day.stops), **_driving(day.legs)
        }
        if route is None:
            # a crew that stays at home all day has no way to show
            if found["drive_min"] > 0:
                findings.violation("route_totals", crew=day.crew_id, field="drive_min",
                                   claimed=None, found=round(found["drive_min"], 3))
            continue
        for field, value in found.items():
            if abs(route[field] - value) > _TOLERANCE.get(field, 0):
                findings.violation("route_totals", crew=day.crew_id, field=field,
                                   claimed=route[field], found=round(value, 3))

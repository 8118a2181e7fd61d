"""What ``halfhour dispatch`` answers: rows for machines, each with a sentence for people."""

from __future__ import annotations

from datetime import date
from typing import Any

from shapely.geometry import Point

from ...data.records import Plan, Visit
from ...protocol.language import say
from ...routing.day.clock import MINUTE_MS
from ...routing.dispatch.jurisdiction import LAWFUL, Jurisdiction
from ...routing.dispatch.ranking import Candidate, Ranking
from ...routing.dispatch.sentences import sentence, state_name


def answer(
    plan: Plan, today: date | None, point: Point, now_ms: int,
    jurisdiction: Jurisdiction, ranking: Ranking, paths: list[list[list[float]] | None],
    visits: dict[str, Visit], language: str,
) -> dict[str, Any]:
    """Return the JSON answer; sentences are in ``language``, minutes are plain numbers.

    With ``today`` the summary begins by saying so if the plan is one of another day.
    """
    rows = [{**_row(c, visits, language), "path": path}
            for c, path in zip(ranking.candidates, paths, strict=True)]
    inside = [row for row in rows if row["lawful"] and row["inside"]]
    return {
        "plan_id": plan.plan_id,
        "plan_state": plan.state,
        "day": plan.day.isoformat(),
        "time_min": now_ms / MINUTE_MS,
        "at": [point.x, point.y],
        "district": jurisdiction.district.district,
        "district_name": jurisdiction.district.name,
        "joint_zone": jurisdiction.zone.zone_id if jurisdiction.zone else None,
        "agreements": [a.name for a in jurisdiction.valid],
        "covered_now_pct": round(ranking.covered_now_pct, 2),
        "inside": len(inside),
        "summary": _summary(plan, today, jurisdiction, rows, language),
        "rows": rows,
    }


def _summary(
    plan: Plan, today: date | None, jurisdiction: Jurisdiction, rows: list[dict[str, Any]],
    language: str,
) -> list[str]:
    """Say what the list alone does not: another day, abroad, nobody on duty, nobody in time."""
    words = []
    if today is not None and plan.day != today:
        words.append(say("There is no plan for today, {today}; this is the plan of {day}.",
                         language, today=today, day=plan.day))
    if not jurisdiction.district.own:
        words.append(say("The place lies in {district}, outside our city; its own bureau leads.",
                         language, district=jurisdiction.district.name))
    for agreement in jurisdiction.lapsed:
        words.append(say("{agreement} is not valid on {day}; nobody is proposed under it.",
                         language, agreement=agreement.name, day=plan.day))
    if all(row["state"] == "off" for row in rows if row["kind"] == "crew"):
        words.append(say("No crew of the plan is on duty at that time.", language))
    elif not any(row["lawful"] and row["inside"] for row in rows):
        words.append(say("No crew with authority there can be there within the standard.",
                         language))
    return words


def _row(candidate: Candidate, visits: dict[str, Visit], language: str) -> dict[str, Any]:
    where = candidate.where
    broken_off = visits.get(where.breaks_off) if where and where.breaks_off else None
    return {
        "kind": candidate.kind,
        "id": candidate.place_id,
        "name": candidate.name,
        "squad_id": candidate.squad_id,
        "district": candidate.district,
        "state": where.state if where else "ready",
        "state_name": state_name(candidate, language),
        "turnout_min": candidate.turnout_ms / MINUTE_MS,
        "release_min": where.release_ms / MINUTE_MS if where else 0.0,
        "drive_min": _minutes(candidate.travel_ms),
        "response_min": _minutes(candidate.response_ms),
        "inside": candidate.inside,
        "lawful": candidate.authority.level == LAWFUL,
        "authority": candidate.authority.level,
        "basis": candidate.authority.basis,
        "agreement": candidate.authority.params.get("agreement"),
        "lead": candidate.authority.params.get("lead"),
        "covered_after_pct": None if candidate.covered_after_pct is None
        else round(candidate.covered_after_pct, 2),
        "lost_units": [u.unit_code for u in candidate.lost_units],
        "lost_unit_names": [u.name for u in candidate.lost_units],
        "breaks_off": broken_off.visit_id if broken_off else None,
        "pending_visits": where.pending if where else 0,
        "sentence": sentence(candidate, broken_off, language),
    }


def _minutes(ms: int | None) -> float | None:
    return None if ms is None else round(ms / MINUTE_MS, 3)

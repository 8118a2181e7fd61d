"""``halfhour missions``: the days of a campaign's teams, their sheets and hand-over lists."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ...data.duty_calendar import kind_of_day
from ...data.errors import BadInput
from ...data.records import Brigade, Draw, Enterprise, Holiday
from ...data.store import Workspace
from ...layers.atomic_file import write_atomically
from ...layers.draw_sheet.mission_sheets import mission_sheets
from ...layers.draw_sheet.names import read_names
from ...protocol.language import say
from ...protocol.requests import MissionsRequest
from ...routing.day.clock import hhmm
from ...routing.draw.record import Record
from ...routing.draw.team_days import Base, TeamJourney, base_of, plan_team_days
from ..desk import Desk
from ..draw_files import seal_of
from .day_times import day_times

_KIND = "campaign"


def run(request: MissionsRequest, desk: Desk) -> dict[str, Any]:
    """Plan and print; nothing is stored.

    Raises ``BadInput`` without a drawn campaign, while it is sealed, for an unknown base, for a
    target that is gone.
    """
    if not (request.visit_min > 0 and request.seconds > 0):
        raise BadInput("Minutes of a visit and seconds of the search must be more than 0.")
    with desk.reading(request.workspace) as workspace:
        record = _record(workspace, request.draw)
        targets = _targets(workspace, record)
        bases = _bases(workspace, record, request.base)
        settings = workspace.settings()
        desk.progress(0.05, "Reading the roads")
        days = _days(workspace, record)
        times, _ = day_times(workspace, sorted({d for some in days.values() for d in some}),
                             settings, desk)
        with desk.span(0.2, 0.95):
            journeys = plan_team_days(
                record, bases, targets, days, settings, times,
                visit_min=request.visit_min, seconds=request.seconds, seed=request.seed,
                cancelled=desk.cancelled, progress=desk.progress)
        files = []
        if request.sheet:
            desk.progress(0.95, "Writing the team sheets")
            page = mission_sheets(record, journeys, read_names(workspace))
            write_atomically(Path(request.sheet), page.encode("utf-8"))
            files = [request.sheet]
    return _answer(record, journeys, desk.language, files)


def _record(workspace: Workspace, draw_id: str) -> Record:
    rows = [d for d in workspace.read(Draw) if d.kind == _KIND]
    chosen = [d for d in rows if (d.draw_id == draw_id if draw_id else d.state in (
        "drawn", "sealed"))]
    if not chosen:
        raise BadInput("There is no drawn campaign {draw}; the workspace has {draws}.",
                       draw=draw_id, draws=", ".join(d.draw_id for d in rows) or "-")
    row = max(chosen, key=lambda d: (d.drawn_at is not None, d.drawn_at or d.committed_at))
    if row.state == "sealed":
        until = seal_of(workspace, {"draw_id": row.draw_id})
        raise BadInput("Draw {draw} is sealed; open it when its time has come ({time}) with "
                       "teams --draw, then its days can be planned.", draw=row.draw_id,
                       time=until or "00:00")
    if row.record is None:
        raise BadInput("Draw {draw} is {state}; give the witness's digits to draw it.",
                       draw=row.draw_id, state=row.state)
    record: Record = json.loads(row.record)
    if record["result"]["teams"] is None:
        raise BadInput("Draw {draw} found no lawful teams; there is nothing to plan.",
                       draw=row.draw_id)
    return record


def _targets(workspace: Workspace, record: Record) -> dict[str, Enterprise]:
    known = {e.enterprise_id: e for e in workspace.read(Enterprise)}
    wanted = {e for _, found in record["result"]["targets"] for e in found}
    for name in sorted(wanted - known.keys()):
        raise BadInput("The target {enterprise} of draw {draw} is not in the table enterprises "
                       "any more.", enterprise=name, draw=record["draw_id"])
    return {name: known[name] for name in wanted}


def _bases(workspace: Workspace, record: Record, text: str) -> dict[str, Base]:
    brigades, chosen = workspace.read(Brigade), _chosen(text, record)
    known = {b.brigade_id for b in brigades}
    for mission, brigade in chosen.items():
        if brigade not in known:
            raise BadInput("There is no brigade {brigade} to be the base of {mission}; there are "
                           "{known}.", brigade=brigade, mission=mission,
                           known=", ".join(sorted(known)))
    bases = {}
    for team in record["result"]["teams"]:
        base = base_of(team, record["roster"]["travel"], brigades, chosen.get(team["mission"]))
        if base is None:
            raise BadInput("The region {region} has no brigade to be the base of {mission}; name "
                           "one with --base {mission}=….", region=team["target"],
                           mission=team["mission"])
        bases[team["mission"]] = base
    return bases


def _chosen(text: str, record: Record) -> dict[str, str]:
    chosen = {}
    missions = {t["mission"] for t in record["result"]["teams"]}
    for part in filter(None, (p.strip() for p in text.split(","))):
        mission, equals, brigade = part.partition("=")
        if not equals or mission.strip() not in missions:
            raise BadInput("{text} names no base; write mission=brigade with one of the missions "
                           "{missions}.", text=part, missions=", ".join(sorted(missions)))
        chosen[mission.strip()] = brigade.strip()
    return chosen


def _days(workspace: Workspace, record: Record) -> dict[str, list[date]]:
    """Return by mission the days of it that are worked."""
    holidays = {h.day: h for h in workspace.read(Holiday)}
    found = {}
    for mission in record["roster"]["missions"]:
        first, last = (date.fromisoformat(mission[k]) for k in ("from_day", "to_day"))
        span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        found[mission["id"]] = [d for d in span if kind_of_day(d, holidays).worked]
    return found


def _answer(
    record: Mapping[str, Any], journeys: Sequence[TeamJourney], language: str, files: list[str]
) -> dict[str, Any]:
    team = {t["mission"]: t for t in record["result"]["teams"]}
    regions = {r["id"]: r["name"] for r in record["roster"]["regions"]}
    return {
        "draw_id": record["draw_id"], "name": record["roster"]["name"],
        "demo": record["roster"]["demo"], "files": files,
        "teams": [{
            "mission": j.mission, "target": regions[team[j.mission]["target"]],
            "base": j.base.name, "base_in_region": j.base.away,
            "days": [{
                "day": d.day.isoformat(), "leave": _clock(d.leave_min), "back": _clock(d.back_min),
                "drive_min": round(d.drive_min, 1),
                "visits": [{"enterprise_id": c.enterprise.enterprise_id,
                            "name": c.enterprise.name, "start": _clock(c.start_min),
                            "end": _clock(c.end_min), "skill_lacking": c.skill_lacking}
                           for c in d.calls],
            } for d in j.days],
            "left": [{"enterprise_id": e.enterprise_id, "name": e.name,
                      "reason": say(template, language, **params)}
                     for e, template, params in j.left],
        } for j in journeys],
    }


def _clock(minutes: float | None) -> str | None:
    return None if minutes is None else hhmm(round(minutes * 60_000))

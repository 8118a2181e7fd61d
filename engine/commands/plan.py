"""``halfhour plan``: plan the inspection routes of a day and store them as a draft."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from ...data.errors import BadInput
from ...data.local_time import local_now
from ...data.pace import duty_factor
from ...data.records import (
    Absence,
    District,
    Enterprise,
    Equipment,
    FloorRelaxation,
    Item,
    LostPin,
    Officer,
    Plan,
    Post,
    Recusal,
    RosterDay,
    Squad,
    Unit,
    Vehicle,
    Visit,
    VisitPin,
)
from ...data.settings import Settings
from ...data.store import Workspace
from ...protocol.language import CHINESE
from ...protocol.readiness import NEEDED
from ...protocol.requests import SIMPLE, PlanRequest, TradeoffRequest
from ...routing.day.clock import MINUTE_MS, hhmm
from ...routing.day.crews import People
from ...routing.day.from_rows import Day, World, day_of
from ...routing.day.keep_pins import plan_with_pins
from ...routing.day.problem import DayResult
from ...routing.day.summary import tightest, workloads
from ...routing.day.to_rows import Heading, plan_rows
from ..desk import Desk
from ..readiness import demand
from ..sealed_reminder import sealed_reminders
from .closure_answer import as_json
from .day_times import day_times
from .hand_pins import pin_rows, pins_by_hand
from .when_and_where import day_from


def run(request: PlanRequest, desk: Desk) -> dict[str, Any]:
    """Plan ``request.date``; everything is computed first and written in one transaction.

    Raises ``BadInput`` for a wrong date or number, a day without roster, a squad off the
    network; ``Infeasible`` if no crew can work; ``Cancelled``, with nothing written. Asked to
    finish, the response planner's best plan so far is stored, and the log says so.
    """
    if request.tradeoff:
        return _weighed(request, desk)
    if request.chart:
        raise BadInput("--chart shows a trade-off; give it with --tradeoff.")
    began = time.monotonic()
    when = day_from(request.date)
    if not request.seconds > 0:
        raise BadInput("--seconds must be more than 0, not {seconds}.", seconds=request.seconds)
    with desk.writing(request.workspace) as workspace:
        demand(workspace, NEEDED, desk.language)
        settings = workspace.settings()
        desk.progress(0.0, "Reading roads and officers")
        times, closures = day_times(workspace, [when], settings, desk)
        world = read_world(workspace)
        desk.progress(0.1, "Computing travel times")
        day = day_of(when, world, settings, times)
        with desk.span(0.2, 0.9):
            make_plan = _planner(request.method, settings, desk)
            found = plan_with_pins(
                day.problem, [] if request.drop_pins else pins_by_hand(workspace, when),
                lambda problem: make_plan(
                    problem, seconds=request.seconds, seed=request.seed,
                    cancelled=desk.cancelled, progress=desk.progress))
        desk.progress(0.9, "Drawing the routes")
        heading = Heading(next_id(workspace, when), request.name, desk.actor, request.reason,
                          datetime.now(UTC))
        rows = [*plan_rows(heading, day, found.result, settings),
                *pin_rows(heading.plan_id, day.problem, found)]
        desk.progress(0.98, "Storing the plan")
        head: Plan = rows[0]
        with workspace.transaction() as writer:
            writer.append(rows)
            writer.log(desk.actor, "plan", _summary(head, found.result.stopped_after_s))
        reminders = sealed_reminders(workspace, when, desk.language)
    now = local_now(settings.utc_offset_min)
    return {**_answer(rows, day, found.result, settings, desk.language, time.monotonic() - began),
            "closures": [as_json(row, now) for row in closures],
            "hour_factor": duty_factor(settings), "reminders": reminders}


def _weighed(request: PlanRequest, desk: Desk) -> dict[str, Any]:
    from .tradeoff import run as weigh

    if request.method == SIMPLE:
        raise BadInput("--tradeoff needs the planner response; leave --method out.")
    return weigh(TradeoffRequest(
        request.workspace, request.date, seconds=request.seconds, seed=request.seed,
        reason=request.reason, chart=request.chart, drop_pins=request.drop_pins), desk)


def _summary(head: Plan, stopped_after_s: float | None) -> str:
    made = f"{head.plan_id}: {head.crews} crews, {head.served} of {head.visits} visits"
    return made if stopped_after_s is None else (
        f"{made}; search stopped by the user after {stopped_after_s:.0f} s")


def _planner(method: str, settings: Settings, desk: Desk) -> Callable[..., DayResult]:
    """Return the planner; what it compiles or imports only planning needs."""
    if method == SIMPLE:
        from ...routing.day.plan import make_plan

        return make_plan
    from ...routing.response.planner import make_response_plan
    from ...routing.response.policy import Policy

    return partial(make_response_plan, policy=Policy(unpredictable=settings.unpredictable),
                   finish=desk.finishing, has_plan=desk.has_plan)


def read_world(workspace: Workspace) -> World:
    """Return the rows that a day is made of."""
    return World(
        districts=workspace.read(District), squads=workspace.read(Squad),
        units=workspace.read(Unit), enterprises=workspace.read(Enterprise),
        items=workspace.read(Item),
        people=People(
            officers=workspace.read(Officer), roster=workspace.read(RosterDay),
            absences=workspace.read(Absence), recusals=workspace.read(Recusal),
            vehicles=workspace.read(Vehicle), equipment=workspace.read(Equipment),
        ),
        posts=workspace.read(Post),
    )


def next_id(workspace: Workspace, when: date) -> str:
    """Return the id of the next plan of a day: ``YYYYMMDD-NN``."""
    prefix = f"{when:%Y%m%d}-"
    taken = [int(p.plan_id[len(prefix):]) for p in workspace.read(Plan)
             if p.plan_id.startswith(prefix) and p.plan_id[len(prefix):].isdigit()]
    return f"{prefix}{max(taken, default=0) + 1:02d}"


def _answer(
    rows: list[Any], day: Day, result: DayResult, settings: Settings, language: str,
    seconds: float,
) -> dict[str, Any]:
    head: Plan = rows[0]
    chinese = language == CHINESE

    def reason(row: Visit | FloorRelaxation | LostPin) -> str | None:
        return row.reason_zh if chinese else row.reason_en

    return {
        "plan_id": head.plan_id,
        "day": head.day.isoformat(),
        "state": head.state,
        "demo": settings.demo,
        "crews": head.crews,
        "standby": sum(duty == "standby" for duty in result.duties),
        "visits": head.visits,
        "served": head.served,
        "mandatory": head.mandatory,
        "served_mandatory": head.served_mandatory,
        "exempt": day.exempt,
        "officers_out": len(day.out),
        "coverage": {
            "static_pct": round(head.static_pct, 2), "mean_pct": round(head.mean_pct, 2),
            "worst_pct": round(head.worst_pct, 2),
            "worst_at": hhmm(round(head.worst_at_min * MINUTE_MS)),
        },
        "drive_min": round(head.drive_min, 1),
        "drive_km": round(head.drive_km, 1),
        "unserved": [
            {"visit_id": row.visit_id, "enterprise_id": row.enterprise_id, "name": row.name,
             "mandatory": row.mandatory, "code": row.reason_code, "reason": reason(row)}
            for row in rows if isinstance(row, Visit) and row.state == "unserved"
        ],
        "relaxations": [
            {"from_min": row.from_min, "to_min": row.to_min,
             "lowest_pct": round(row.lowest_pct, 2), "floor_pct": round(row.floor_pct, 2),
             "units": list(row.units), "crews": list(row.crews), "reason": reason(row)}
            for row in rows if isinstance(row, FloorRelaxation)
        ],
        "pins_kept": sum(isinstance(row, VisitPin) for row in rows),
        "pins_lost": [
            {"enterprise_id": row.enterprise_id, "name": row.name, "crew_id": row.crew_id,
             "code": row.reason_code, "reason": reason(row)}
            for row in rows if isinstance(row, LostPin)
        ],
        "floors": [
            {"floor": t.floor, "at": hhmm(t.minute * MINUTE_MS), "spare": round(t.spare, 2),
             "units": [day.problem.demand.names[p] for p in t.demand]}
            for t in tightest(day.problem, result.coverage)
        ],
        "workload": [
            {"crew": day.problem.crews[w.crew].name, "minutes": round(w.minutes),
             "above_mean": round(w.above_mean)}
            for w in workloads(day.problem, result.timelines)
        ],
        "reproducible": result.reproducible,
        "stopped_after_s": (None if result.stopped_after_s is None
                            else round(result.stopped_after_s, 1)),
        "seconds": round(seconds, 2),
    }

"""``halfhour edit``: move, reorder or pin one visit of a plan, and see what it does first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from ...data.errors import BadInput
from ...data.plan_choice import named_or_newest
from ...data.records import Crew, Event, Plan, Stop, Visit, VisitPin
from ...data.settings import Settings, from_json
from ...data.store import Workspace
from ...protocol.requests import EditRequest
from ...routing.day.by_hand import Move, move
from ...routing.day.clock import to_min
from ...routing.day.coverage_by_minute import coverage
from ...routing.day.explain import why_unserved_by_hand
from ...routing.day.floor import CoverageBook
from ...routing.day.from_plan import StoredPlan, pins_of, timelines_of
from ...routing.day.from_rows import Day, day_of
from ...routing.day.problem import (
    CoverageByMinute,
    DayProblem,
    DayResult,
    Timeline,
)
from ...routing.day.relaxations import relaxations
from ...routing.day.to_rows import Heading, plan_rows
from ..desk import Desk
from .day_times import day_times
from .edit_answer import answer
from .plan import next_id, read_world


@dataclass(frozen=True)
class _DayKept:
    """The travel times of the day edited last: a resident engine answers the next edit at once.

    ``state`` is the last line of the event log; every command that writes adds one.
    ``foreign`` tells whether another program (QGIS, on a table) has written since; such numbers
    can be compared within one open workspace only.
    """

    workspace: Workspace
    settings: str
    date: str
    state: str
    foreign: int
    day: Day


_kept: _DayKept | None = None


def run(request: EditRequest, desk: Desk) -> dict[str, Any]:
    """Say what the change does: violations, times, coverage before and after.

    Only with ``save``, and only without violations, a new draft is stored; the plan it
    comes from stays as it is. ``exit_code`` is 3 if the change violates something. Raises
    ``BadInput`` for an unknown plan, visit, crew or position, for a world that has changed
    since the plan was made, or for saving a violation.
    """
    with desk.writing(request.workspace) as workspace:
        plan = named_or_newest(workspace.read(Plan), request.plan)
        settings = from_json(plan.settings)
        stored = StoredPlan(
            plan.plan_id, workspace.read(Crew, plan_id=plan.plan_id),
            workspace.read(Visit, plan_id=plan.plan_id),
            workspace.read(Stop, plan_id=plan.plan_id),
            workspace.read(VisitPin, plan_id=plan.plan_id),
        )
        day = _day(workspace, plan, settings, desk)
        timelines, duties = timelines_of(day, stored)
        visit, crew = _targets(request, day.problem, timelines, plan)
        _refuse_position(request.position, visit, timelines[crew], day.problem)
        others = tuple(p for p in pins_of(day, stored.pins) if p.visit != visit)
        day = replace(day, problem=replace(day.problem, pins=others))
        desk.progress(0.7, "Timing the change")
        moved = move(day.problem, timelines, duties, visit, crew, request.position)
        before = coverage(day.problem, timelines)
        after = coverage(day.problem, moved.timelines) if moved.timelines else None
        outcome = answer(plan, day.problem, visit, moved, timelines, before, after, desk.language)
        if request.save:
            if moved.timelines is None or after is None:
                raise BadInput("The change was not saved: {problem}",
                               problem=outcome["violations"][0]["sentence"])
            outcome["saved"] = _save(workspace, plan, stored, day, visit, moved, moved.timelines,
                                      after, settings, request.pin, desk)
    return outcome


def _day(workspace: Workspace, plan: Plan, settings: Settings, desk: Desk) -> Day:
    global _kept
    if workspace.settings().roads_sha256 != plan.roads_sha256:
        raise BadInput("The roads were loaded anew after plan {plan} was made; plan the day again.",
                       plan=plan.plan_id)
    # the number first: what is written between the two is then read again next time
    foreign = workspace.foreign_changes()
    key = (workspace, plan.settings, plan.day.isoformat(), _state(workspace), foreign)
    if _kept is None or key != (
        _kept.workspace, _kept.settings, _kept.date, _kept.state, _kept.foreign
    ):
        desk.progress(0.0, "Reading roads and officers")
        times, _ = day_times(workspace, [plan.day], settings, desk)
        world = read_world(workspace)
        desk.progress(0.2, "Computing travel times")
        _kept = _DayKept(*key, day_of(plan.day, world, settings, times))
    return _kept.day


def _state(workspace: Workspace) -> str:
    return max(workspace.read(Event), key=lambda line: line.seq).hash


def _targets(
    request: EditRequest, problem: DayProblem, timelines: tuple[Timeline, ...], plan: Plan
) -> tuple[int, int]:
    visit = next((i for i, v in enumerate(problem.visits) if v.visit_id == request.visit), None)
    if visit is None:
        raise BadInput("Plan {plan} has no visit {visit}.", plan=plan.plan_id,
                       visit=request.visit)
    if request.crew:
        crew = next((k for k, c in enumerate(problem.crews) if c.crew_id == request.crew), None)
        if crew is None:
            raise BadInput("Plan {plan} has no crew {crew}.", plan=plan.plan_id,
                           crew=request.crew)
        return visit, crew
    now = next((t.crew for t in timelines if visit in t.visits), None)
    if now is None:
        raise BadInput("Visit {visit} is made by nobody yet; name a crew with --crew.",
                       visit=request.visit)
    return visit, now


def _refuse_position(
    position: int, visit: int, timeline: Timeline, problem: DayProblem
) -> None:
    last = sum(v != visit for v in timeline.visits) + 1
    if not 0 <= position <= last:
        raise BadInput(
            "--position {position} is not possible: {crew} would make {last} visits; give a "
            "number from 1 to {last}, or 0 for the place that costs least driving.",
            position=position, crew=problem.crews[timeline.crew].name, last=last)


def _save(
    workspace: Workspace, plan: Plan, stored: StoredPlan, day: Day, visit: int, moved: Move,
    timelines: tuple[Timeline, ...], after: CoverageByMinute, settings: Settings, pin: bool,
    desk: Desk,
) -> str:
    global _kept
    desk.progress(0.9, "Storing the plan")
    problem = day.problem
    served = {v for timeline in timelines for v in timeline.visits}
    book = CoverageBook(problem, timelines)
    result = DayResult(
        timelines=timelines, duties=moved.duties,
        unserved=tuple(why_unserved_by_hand(problem, book, moved.duties, v)
                       for v in range(len(problem.visits)) if v not in served),
        coverage=after, relaxations=relaxations(problem, timelines, after), reproducible=True,
    )
    task, who = problem.visits[visit], problem.crews[moved.crew]
    new_id = next_id(workspace, plan.day)
    summary = (f"{new_id} from {plan.plan_id}: {task.visit_id} to {who.crew_id} "
               f"at {moved.position}{', pinned' if pin else ''}")
    rows = plan_rows(Heading(new_id, plan.name, desk.actor, summary, datetime.now(UTC)), day,
                     result, settings)
    rows[0] = replace(rows[0], method=f"{plan.method.removesuffix(_BY_HAND)}{_BY_HAND}")
    pins = [replace(p, plan_id=new_id) for p in stored.pins if p.visit_id != task.visit_id]
    if pin:
        start = next(s.start_ms for s in timelines[moved.crew].stops if s.visit == visit)
        pins.append(VisitPin(new_id, task.visit_id, who.crew_id, to_min(start)))
    with workspace.transaction() as writer:
        writer.append([*rows, *pins])
        writer.log(desk.actor, "edit", summary)
    if _kept is not None:
        _kept = replace(_kept, state=_state(workspace))  # nothing the day is made of has changed
    return new_id


_BY_HAND = "+hand"

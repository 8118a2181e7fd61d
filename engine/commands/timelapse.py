"""``halfhour timelapse``: the crews of a plan moving through their day, as one HTML file."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ...data.errors import BadInput
from ...data.records import VisitPin
from ...data.store import Workspace
from ...layers.captions import both
from ...layers.shown_plan import ShownPlan, load, of_rows
from ...protocol.fields import chosen
from ...protocol.language import say
from ...protocol.requests import NOTHING, TRAVEL_ONLY, TimelapseRequest
from ...routing.day.from_plan import StoredPlan, timelines_of
from ...routing.day.from_rows import day_of
from ...routing.day.to_rows import Heading, plan_rows
from ..desk import Desk
from .day_times import day_times
from .plan import read_world

Labelled = tuple[ShownPlan, tuple[str, str]]
_SEED = 1


def run(request: TimelapseRequest, desk: Desk) -> dict[str, Any]:
    """Write the time-lapse; return its path, size in bytes, what it shows, and the seconds.

    Raises ``BadInput`` without such a plan, for one that is not whole or of another day than
    the one beside it, for a day whose matters have changed since (nothing can then be planned
    beside it), or an output that cannot be written.
    """
    from ...layers import situation
    from ...layers.atomic_file import demand_folder, demand_suffix, write_atomically
    from ...layers.timelapse import render  # loads folium with the web map: only this pays it

    began = time.monotonic()
    demand_suffix(Path(request.out), ".html")
    demand_folder(Path(request.out))
    if not request.seconds > 0:
        raise BadInput("--seconds must be more than 0, not {seconds}.", seconds=request.seconds)
    desk.progress(0.0, "Reading the workspace")
    with desk.reading(request.workspace) as workspace:
        shown = situation.load(workspace, request.plan)
        if shown.plan is None:
            raise BadInput("The workspace has no plan; make one with the command plan first.")
        plans = [(shown.plan, _label(shown.plan))]
        if request.beside != NOTHING:
            with desk.span(0.1, 0.8):
                plans.append(_beside(workspace, shown.plan, request, desk))
    desk.progress(0.8, "Building the time-lapse")
    content = render(shown, plans, desk.language).encode("utf-8")
    desk.progress(0.95, "Writing {name}", name=Path(request.out).name)
    write_atomically(Path(request.out), content)
    return {
        "path": str(Path(request.out).absolute()), "bytes": len(content),
        "plan": shown.plan.plan.plan_id,
        "beside": None if request.beside == NOTHING else request.beside,
        "plans": [{"label": chosen((label[1], label[0]), desk.language),
                   "drive_min": round(one.plan.drive_min, 1),
                   "worst_pct": round(one.plan.worst_pct, 2),
                   "mean_pct": round(one.plan.mean_pct, 2)} for one, label in plans],
        "seconds": round(time.monotonic() - began, 2),
    }


def _label(shown: ShownPlan) -> tuple[str, str]:
    plan = shown.plan
    chinese, english = both(plan.state)
    named = f"{plan.plan_id} {plan.name}".strip()
    return f"{named}({chinese})", f"{named} ({english})"


def _beside(
    workspace: Workspace, ours: ShownPlan, request: TimelapseRequest, desk: Desk
) -> Labelled:
    if request.beside != TRAVEL_ONLY:
        other = load(workspace, request.beside)
        if other is None or other.plan.day != ours.plan.day:
            raise BadInput("Plan {beside} is not of {day}, the day of plan {plan}; name another "
                           "one with --beside.", beside=request.beside, day=ours.plan.day,
                           plan=ours.plan.plan_id)
        return other, _label(other)
    return _travel_only(workspace, ours, request.seconds, desk), both(
        "For comparison, not stored: the day planned for least driving alone, without a floor")


def _travel_only(
    workspace: Workspace, ours: ShownPlan, seconds: float, desk: Desk
) -> ShownPlan:
    """Plan the day of ``ours`` for driving alone, going on from its routes."""
    from ...routing.response import tradeoff
    from ...routing.response.policy import Policy

    settings, plan = workspace.settings(), ours.plan
    desk.progress(0.0, "Reading roads and officers")
    times, _ = day_times(workspace, [plan.day], settings, desk)
    desk.progress(0.1, "Computing travel times")
    day = day_of(plan.day, read_world(workspace), settings, times)
    timelines, _ = timelines_of(day, StoredPlan(
        plan.plan_id, ours.crews, list(ours.visits.values()),
        [stop for stops in ours.stops.values() for stop in stops],
        workspace.read(VisitPin, plan_id=plan.plan_id)))
    with desk.span(0.3, 1.0):
        found = tradeoff.plan_at(
            day.problem, tradeoff.TRAVEL_ONLY, [], Policy(unpredictable=False), seconds=seconds,
            seed=_SEED, cancelled=desk.cancelled, progress=desk.progress, begin=timelines)
    heading = Heading(say("least driving", desk.language), "", desk.actor, "", datetime.now(UTC))
    return of_rows(plan_rows(heading, day, found.result, settings))

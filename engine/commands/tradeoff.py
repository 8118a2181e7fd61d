"""``halfhour tradeoff``: plans of a day between most coverage and least driving, as drafts."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from ...data.errors import BadInput
from ...data.records import Plan, TradeOff
from ...data.settings import Settings
from ...data.store import Workspace
from ...layers.atomic_file import demand_folder, write_atomically
from ...protocol.language import say
from ...protocol.readiness import NEEDED
from ...protocol.requests import TradeoffRequest
from ...routing.check.check import check_plan
from ...routing.day.clock import MINUTE_MS, hhmm
from ...routing.day.from_rows import Day, day_of
from ...routing.day.to_rows import Heading, plan_rows
from ...routing.response.tradeoff import STRICTEST, Offer, Series, trade_off
from ..desk import Desk
from ..readiness import demand
from ..sealed_reminder import sealed_reminders
from .day_times import day_times
from .hand_pins import pin_rows, pins_by_hand
from .plan import next_id, read_world
from .when_and_where import day_from

_VIOLATIONS_FOUND = 3


def run(request: TradeoffRequest, desk: Desk) -> dict[str, Any]:
    """Make the plans, store those worth a look in one transaction, check each of them.

    The plan made last by its time is the one with least driving that keeps the floor of the
    workspace: commands that take the newest plan take that one. Errors as in ``plan``;
    ``exit_code`` is 3 if the checker rejects a plan.
    """
    began = time.monotonic()
    when = day_from(request.date)
    if not request.seconds > 0:
        raise BadInput("--seconds must be more than 0, not {seconds}.", seconds=request.seconds)
    chart = Path(request.chart) if request.chart else None
    if chart is not None and chart.suffix.lower() not in (".svg", ".png"):
        raise BadInput("{file} must end in .svg or .png.", file=chart.name)
    if chart is not None:
        demand_folder(chart)
    with desk.writing(request.workspace) as workspace:
        demand(workspace, NEEDED, desk.language)
        settings = workspace.settings()
        day = _day(workspace, when, settings, desk)
        pins = [] if request.drop_pins else pins_by_hand(workspace, when)
        with desk.span(0.1, 0.8):
            series = trade_off(
                day.problem, pins, seconds=request.seconds, seed=request.seed,
                cancelled=desk.cancelled, progress=desk.progress, finish=desk.finishing,
                has_plan=desk.has_plan)
        desk.progress(0.8, "Drawing the routes")
        plans = _rows(workspace, when, request, day, series, settings, desk)
        ids = [rows[0].plan_id for rows in plans]
        desk.progress(0.88, "Storing the plan")
        with workspace.transaction() as writer:
            for rows in plans:
                writer.append(rows)
                writer.log(desk.actor, "tradeoff", _summary(rows[0]))
        reminders = sealed_reminders(workspace, when, desk.language)
        violations = [_violations(workspace, plan_id, i, len(ids), desk)
                      for i, plan_id in enumerate(ids)]
    outcome = _answer(request, day, series, ids, violations, settings)
    if chart is not None:
        outcome["chart"] = _draw(outcome, chart, desk)
    return {**outcome, "reminders": reminders, "seconds": round(time.monotonic() - began, 2),
            "exit_code": _VIOLATIONS_FOUND if any(violations) else 0}


def _summary(head: Plan) -> str:
    return f"{head.plan_id}: {head.crews} crews, {head.served} of {head.visits} visits"


def _day(workspace: Workspace, when: date, settings: Settings, desk: Desk) -> Day:
    desk.progress(0.0, "Reading roads and officers")
    times, _ = day_times(workspace, [when], settings, desk)
    world = read_world(workspace)
    desk.progress(0.05, "Computing travel times")
    return day_of(when, world, settings, times)


def _rows(
    workspace: Workspace, when: date, request: TradeoffRequest, day: Day, series: Series,
    settings: Settings, desk: Desk,
) -> list[list[Any]]:
    """Return the rows of every plan of the series, its head first."""
    first, now = next_id(workspace, when), datetime.now(UTC)
    prefix, number = first[:-2], int(first.rsplit("-", 1)[1])
    count, last = len(series.offers), _taken_by_default(series.offers)
    plans = []
    for i, offer in enumerate(series.offers):
        desk.check_cancel()
        heading = Heading(
            f"{prefix}{number + i:02d}", _name(offer, i + 1, count, settings, desk.language),
            desk.actor, request.reason,
            now if i == last else now - timedelta(milliseconds=count - i))
        plans.append([
            *plan_rows(heading, day, offer.result, settings),
            *pin_rows(heading.plan_id, day.problem, offer.kept),
            TradeOff(heading.plan_id, first, i + 1, count,
                     None if offer.aim.free else offer.aim.floor_points, offer.below_min),
        ])
    return plans


def _taken_by_default(offers: Sequence[Offer]) -> int:
    """Return the plan to be the newest: the least driving among those nearest to the floor."""
    return min(range(len(offers)), key=lambda i: (
        -offers[i].served_mandatory, offers[i].below_min, offers[i].drive_ms))


def _name(offer: Offer, rank: int, count: int, settings: Settings, language: str) -> str:
    if offer.aim.free:
        return say("Trade-off {rank}/{count}: least driving, no floor", language, rank=rank,
                   count=count)
    if offer.aim == STRICTEST:
        return say("Trade-off {rank}/{count}: most coverage", language, rank=rank, count=count)
    if offer.aim.floor_points == settings.floor_points:
        return say("Trade-off {rank}/{count}: the city's floor, {points} points", language,
                   rank=rank, count=count, points=f"{offer.aim.floor_points:.3g}")
    return say("Trade-off {rank}/{count}: for a floor of {points} points", language, rank=rank,
               count=count, points=f"{offer.aim.floor_points:.3g}")


def _violations(
    workspace: Workspace, plan_id: str, i: int, count: int, desk: Desk
) -> list[dict[str, str]]:
    def tick(share: float) -> None:
        desk.progress(0.9 + 0.1 * (i + share) / count, "Recomputing the plan from the raw tables")

    report = check_plan(workspace.path, plan_id, tick)
    return [{"code": found.code, "sentence": say(found.template, desk.language, **found.params)}
            for found in report.violations]


def _answer(
    request: TradeoffRequest, day: Day, series: Series, ids: list[str],
    violations: list[list[dict[str, str]]], settings: Settings,
) -> dict[str, Any]:
    number = {id(offer): plan_id for offer, plan_id in zip(series.offers, ids, strict=True)}
    return {
        "day": request.date, "demo": settings.demo, "series": ids[0],
        "taken": ids[_taken_by_default(series.offers)],
        "floor_points": settings.floor_points, "visits": len(day.problem.visits),
        "mandatory": sum(v.mandatory for v in day.problem.visits),
        "static_pct": round(float(series.offers[0].result.coverage.static_pct.mean()), 2),
        "plans": [
            {"plan_id": plan_id, "rank": i + 1, **_figures(offer), "violations": found}
            for i, (offer, plan_id, found) in enumerate(
                zip(series.offers, ids, violations, strict=True))
        ],
        "dropped": [{**_figures(one), "for": number[id(other)]}
                    for one, other in series.dropped],
        "reproducible": all(offer.result.reproducible for offer in series.offers),
        "chart": None,
    }


def _figures(offer: Offer) -> dict[str, Any]:
    found = offer.result.coverage
    worst = int(found.covered_pct.argmin())
    return {
        "aimed_points": None if offer.aim.free else offer.aim.floor_points,
        "drive_min": round(offer.drive_ms / MINUTE_MS, 1),
        "worst_pct": round(float(found.covered_pct[worst]), 2),
        "worst_at": hhmm(int(found.minute[worst]) * MINUTE_MS),
        "lost_points": round(offer.lost_points, 2), "mean_pct": round(offer.mean_pct, 2),
        "served": offer.served, "served_mandatory": offer.served_mandatory,
        "below_floor_min": offer.below_min, "holds_floor": offer.holds_floor,
    }


def _draw(outcome: dict[str, Any], chart: Path, desk: Desk) -> str:
    from ...layers.overview.font import installed
    from ...layers.tradeoff_chart import draw  # matplotlib: only those who want a chart pay it

    desk.progress(1.0, "Writing {name}", name=chart.name)
    write_atomically(chart, draw(outcome, chart.suffix.lower()[1:], installed()))
    return str(chart.absolute())

"""What ``halfhour edit`` answers: violations, times and coverage before and after."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...data.records import Plan
from ...protocol.language import say
from ...routing.day.by_hand import Move
from ...routing.day.clock import to_min
from ...routing.day.floor import TOLERANCE
from ...routing.day.problem import CoverageByMinute, DayProblem, Timeline

_VIOLATIONS = 3


def answer(
    plan: Plan, problem: DayProblem, visit: int, moved: Move, timelines: tuple[Timeline, ...],
    before: CoverageByMinute, after: CoverageByMinute | None, language: str,
) -> dict[str, Any]:
    """Return the JSON answer: what is violated, else times and coverage before and after."""
    return {
        "plan_id": plan.plan_id,
        "visit_id": problem.visits[visit].visit_id,
        "name": problem.visits[visit].name,
        "crew_id": problem.crews[moved.crew].crew_id,
        "crew_name": problem.crews[moved.crew].name,
        "position": moved.position,
        "violations": [{"code": v.code, "sentence": say(v.template, language, **v.params)}
                       for v in moved.violations],
        "before": _coverage(problem, before),
        "after": None if after is None else _coverage(problem, after),
        "lost_units": [] if after is None else _lost(problem, before, after),
        "crews": [
            {"crew_id": problem.crews[k].crew_id, "name": problem.crews[k].name,
             "drive_min_before": round(to_min(timelines[k].drive_ms), 1),
             "drive_min": round(to_min(moved.timelines[k].drive_ms), 1),
             "stops": [_stop(problem, s) for s in moved.timelines[k].stops]}
            for k in moved.changed
        ] if moved.timelines else [],
        "saved": None,
        "exit_code": _VIOLATIONS if moved.violations else 0,
    }


def _coverage(problem: DayProblem, found: CoverageByMinute) -> dict[str, Any]:
    worst = float(found.covered_pct.min())
    below = found.covered_pct < found.static_pct - problem.floor_points - TOLERANCE
    at = int(found.minute[np.argmax(found.covered_pct <= worst + TOLERANCE)])
    return {"mean_pct": round(float(found.covered_pct.mean()), 2), "worst_pct": round(worst, 2),
            "worst_at_min": at, "below_floor_min": int(below.sum())}


def _lost(
    problem: DayProblem, before: CoverageByMinute, after: CoverageByMinute
) -> list[dict[str, Any]]:
    """Units out of reach for more minutes than before, the worst first."""
    more = ((after.crews_in_reach == 0).sum(axis=0) - (before.crews_in_reach == 0).sum(axis=0))
    return [
        {"unit_code": problem.demand.codes[i], "name": problem.demand.names[i],
         "minutes": int(more[i])}
        for i in np.argsort(-more, kind="stable") if more[i] > 0
    ]


def _stop(problem: DayProblem, stop: Any) -> dict[str, Any]:
    task = problem.visits[stop.visit] if stop.visit >= 0 else None
    return {"kind": stop.kind, "visit_id": task.visit_id if task else None,
            "name": task.name if task else None, "arrive_min": to_min(stop.arrive_ms),
            "start_min": to_min(stop.start_ms), "end_min": to_min(stop.end_ms),
            "depart_min": to_min(stop.depart_ms)}

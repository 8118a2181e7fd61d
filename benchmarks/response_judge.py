"""Judging a plan from outside: written as a workspace, read back by the independent checker."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from response_city import Size, settings_of

from halfhour.data.store import create
from halfhour.routing.check.check import check_plan
from halfhour.routing.day.from_rows import Day
from halfhour.routing.day.problem import DayResult
from halfhour.routing.day.to_rows import Heading, plan_rows


@dataclass(frozen=True)
class Verdict:
    """What the checker recomputed; ``below`` counts the minutes in which the floor is not held."""

    violations: tuple[str, ...]
    static_pct: float
    mean_pct: float
    worst_pct: float
    below: int
    served: int
    mandatory_served: int
    prize: float
    drive_min: float


def judge(rows: list[Any], size: Size, day: Day, result: DayResult) -> Verdict:
    """Write city and plan into a workspace of their own and let the checker recompute it."""
    settings = settings_of(size)
    made_at = datetime(2026, 3, 16, tzinfo=UTC)
    heading = Heading("20260317-01", "benchmark", "benchmark", "", made_at)
    plan = plan_rows(heading, day, result, settings)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "city.gpkg"
        with create(path, settings) as workspace, workspace.transaction() as writer:
            writer.append(rows)
            writer.append(plan)
            writer.log("benchmark", "plan", f"{heading.plan_id}: benchmark")
            writer.log("benchmark", "plan", heading.plan_id)
        report = check_plan(path)
    if report.coverage is None:
        raise RuntimeError("the checker recomputed no coverage")
    made = {v for t in result.timelines for v in t.visits}
    tasks = day.problem.visits
    # every breach is declared, or the checker would have said so
    below = sum(r.to_min - r.from_min + 1 for r in result.relaxations)
    return Verdict(
        tuple(f"{f.code} {dict(f.params)}" for f in report.violations),
        report.coverage.static_pct, report.coverage.mean_pct, report.coverage.worst_pct, below,
        len(made), sum(tasks[v].mandatory for v in made),
        sum(tasks[v].prize for v in made if not tasks[v].mandatory), plan[0].drive_min,
    )

"""``halfhour check``: recompute a plan with the independent checker."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...data.plan_choice import named_or_newest
from ...data.records import Plan
from ...protocol.language import CHINESE, ENGLISH, say
from ...protocol.requests import CheckRequest
from ...routing.check.check import check_plan
from ...routing.check.report import CheckReport, Finding
from ..desk import Desk

_VIOLATIONS_FOUND = 3


def run(request: CheckRequest, desk: Desk) -> dict[str, Any]:
    """Check one plan; ``exit_code`` is 3 if anything is wrong with it."""

    def tick(share: float) -> None:
        desk.progress(share, "Recomputing the plan from the raw tables")

    plan_id = request.plan or _newest(request.workspace, desk)
    return as_json(check_plan(Path(request.workspace), plan_id, tick), desk.language)


def _newest(workspace: str, desk: Desk) -> str:
    with desk.reading(workspace) as held:
        return named_or_newest(held.read(Plan), "").plan_id


def as_json(report: CheckReport, language: str) -> dict[str, Any]:
    """Return the report as JSON values; ``sentence`` is in ``language``."""
    worst = report.coverage
    return {
        "plan": report.plan_id,
        "ok": report.ok,
        "exit_code": 0 if report.ok else _VIOLATIONS_FOUND,
        "violations": [_finding(f, language) for f in report.violations],
        "notices": [_finding(f, language) for f in report.notices],
        "coverage": None if worst is None else {
            "static_pct": worst.static_pct, "mean_pct": worst.mean_pct,
            "worst_pct": worst.worst_pct, "worst_at_min": worst.worst_at_min,
        },
        "checked": dict(report.checked),
        "seconds": round(report.seconds, 3),
    }


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    def sentence(tongue: str) -> str:
        return say(finding.template, tongue, **finding.params)

    return {
        "code": finding.code,
        "crew": finding.crew_id,
        "minute": finding.minute,
        "sentence": sentence(language),
        "en": sentence(ENGLISH),
        "zh": sentence(CHINESE),
        "evidence": dict(finding.params),
    }

"""What the checker hands back: violations, notices, and the coverage it recomputed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .clock import told
from .sentences import FAULTS, NOTICES


@dataclass(frozen=True)
class Finding:
    """One violation or notice: its code, whom and when it concerns, and the evidence.

    ``template`` is an English template and ``params`` its values and the evidence;
    ``minute`` counts from midnight.
    """

    code: str
    template: str
    crew_id: str | None
    minute: float | None
    params: Mapping[str, Any]


@dataclass(frozen=True)
class CoverageSummary:
    """Percent of the weight, over the duty window: mean static, mean and least c1, and when."""

    static_pct: float
    mean_pct: float
    worst_pct: float
    worst_at_min: float


@dataclass(frozen=True)
class CheckReport:
    """The verdict on one plan. ``checked`` counts what was recomputed, by kind."""

    plan_id: str
    violations: tuple[Finding, ...]
    notices: tuple[Finding, ...]
    coverage: CoverageSummary | None
    checked: Mapping[str, int]
    seconds: float = field(compare=False)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; notices do not count."""
        return not self.violations


class Findings:
    """Collects what the checks find, in the order they find it."""

    def __init__(self) -> None:
        self.violations: list[Finding] = []
        self.notices: list[Finding] = []

    def violation(
        self, code: str, *, crew: str | None = None, minute: float | None = None, **evidence: Any
    ) -> None:
        """Record a violation; ``code`` must be one of ``FAULTS``."""
        self.violations.append(_finding(code, FAULTS[code], crew, minute, evidence))

    def notice(
        self, code: str, *, crew: str | None = None, minute: float | None = None, **evidence: Any
    ) -> None:
        """Record a notice; ``code`` must be one of ``NOTICES``."""
        self.notices.append(_finding(code, NOTICES[code], crew, minute, evidence))


def _finding(
    code: str, template: str, crew: str | None, minute: float | None, evidence: dict[str, Any]
) -> Finding:
    # nothing is told as a dash
    evidence = {k: "–" if v is None or v == "" else v for k, v in evidence.items()}
    if crew is not None:
        evidence = {"crew": crew, **evidence}
    if minute is not None:
        evidence = {"at": told(minute), **evidence}
    return Finding(code, template, crew, minute, evidence)

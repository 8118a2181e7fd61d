"""What the checker hands back: violations, notices, and the coverage it recomputed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .clock import told
from .sentences import FAULTS, NOTICES

_FEWEST_DIGITS, _MOST_DIGITS = 2, 9


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
    evidence = _told_apart(evidence)
    evidence = {k: "–" if v is None or v == "" else v for k, v in evidence.items()}
    if crew is not None:
        evidence = {"crew": crew, **evidence}
    if minute is not None:
        evidence = {"at": told(minute), **evidence}
    return Finding(code, template, crew, minute, evidence)


def _told_apart(evidence: dict[str, Any]) -> dict[str, Any]:
    """Round what people read, but never so far that a claim looks like what was found."""
    claimed, found = evidence.get("claimed"), evidence.get("found")
    digits = _FEWEST_DIGITS
    while (claimed != found and digits < _MOST_DIGITS
           and _rounded(claimed, digits) == _rounded(found, digits)):
        digits += 1
    return {key: _rounded(value, digits) for key, value in evidence.items()}


def _rounded(value: Any, digits: int) -> Any:
    if isinstance(value, float):
        return round(value, digits)
    return [_rounded(v, digits) for v in value] if isinstance(value, list) else value

"""The plan's coverage figures and its declared relaxations, against the recomputed ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from .bound import Bounds
from .clock import told
from .coverage import Coverage
from .read import Row, Tables, texts
from .report import CoverageSummary, Findings
from .rules import Rules

PERCENT_TOLERANCE = 1e-6


def summarise(found: Coverage) -> CoverageSummary | None:
    """Return mean static, mean and least c1 and its first minute.

    None without a minute, or without any weight to be covered.
    """
    if not found.minutes or np.isnan(found.static_pct).any():
        return None
    worst = float(found.covered_pct.min())
    first = int(np.argmax(found.covered_pct <= worst + PERCENT_TOLERANCE))
    return CoverageSummary(float(found.static_pct.mean()), float(found.covered_pct.mean()), worst,
                           float(found.minutes[first]))


def check_claims(
    tables: Tables, found: Coverage, bounds: Bounds, rules: Rules, findings: Findings
) -> None:
    """Compare ``plan_coverage`` and ``floor_relaxations`` with the recomputed coverage."""
    _check_minutes(tables, found, findings)
    if np.isnan(found.static_pct).any():
        findings.violation("nothing_to_cover", plan=tables.plan["plan_id"])
        return
    claimed = {row["minute"]: row for row in tables.plan_coverage}
    _check_percent(claimed, found, "covered_pct", "coverage_claim", findings)
    _check_percent(claimed, found, "static_pct", "static_claim", findings)
    _check_uncovered(claimed, found, findings)
    _check_floor(tables, found, bounds, rules, findings)


def _check_minutes(tables: Tables, found: Coverage, findings: Findings) -> None:
    odd = {row["minute"] for row in tables.plan_coverage} ^ set(found.minutes)
    if odd:
        findings.violation("coverage_minutes", minute=min(odd), count=len(odd))


def _check_percent(
    claimed: dict[int, Row], found: Coverage, column: str, code: str, findings: Findings
) -> None:
    values = getattr(found, column)

    def differs(i: int) -> bool:
        row = claimed.get(found.minutes[i])
        return row is not None and abs(row[column] - values[i]) > PERCENT_TOLERANCE

    for first, last in _stretches(len(found.minutes), differs):
        minute = found.minutes[first]
        findings.violation(code, minute=minute, until=told(found.minutes[last]),
                           claimed=claimed[minute][column], found=round(float(values[first]), 6))


def _check_uncovered(claimed: dict[int, Row], found: Coverage, findings: Findings) -> None:
    def differs(i: int) -> bool:
        row = claimed.get(found.minutes[i])
        return row is not None and set(texts(row["uncovered"])) != found.uncovered[i]

    for first, last in _stretches(len(found.minutes), differs):
        minute = found.minutes[first]
        findings.violation("coverage_uncovered", minute=minute, until=told(found.minutes[last]),
                           claimed=claimed[minute]["uncovered"],
                           found=";".join(sorted(found.uncovered[first])))


def _check_floor(
    tables: Tables, found: Coverage, bounds: Bounds, rules: Rules, findings: Findings
) -> None:
    floor = found.static_pct - rules.floor_points
    below = found.covered_pct < floor - PERCENT_TOLERANCE
    short = below | np.array([bool(units) for units in found.open_a], dtype=bool)
    excused: list[set[str]] = [set() for _ in found.minutes]
    minutes = np.array(found.minutes, dtype=int)
    declared = np.zeros(len(minutes), dtype=bool)
    for relaxation in tables.floor_relaxations:
        inside = (minutes >= relaxation["from_min"]) & (minutes <= relaxation["to_min"])
        declared |= inside
        for i in np.flatnonzero(inside):
            excused[i] |= set(texts(relaxation["units"]))
        _check_relaxation(tables, relaxation, inside, floor, found, bounds, findings)
        idle = inside & ~short
        for first, last in _stretches(len(minutes), idle.__getitem__):
            findings.notice("relaxation_idle", minute=found.minutes[first],
                            until=told(found.minutes[last]))
    undeclared = below & ~declared
    for first, last in _stretches(len(minutes), undeclared.__getitem__):
        least = first + int(np.argmin(found.covered_pct[first : last + 1]))
        findings.violation(
            "floor_breach", minute=found.minutes[first], until=told(found.minutes[last]),
            found=round(float(found.covered_pct[least]), 3), floor=round(float(floor[least]), 3),
            units=sorted(found.uncovered[least]),
        )
    hidden = [found.open_a[i] - excused[i] for i in range(len(minutes))]
    for first, last in _stretches(len(minutes), lambda i: bool(hidden[i])):
        findings.violation("class_a_breach", minute=found.minutes[first],
                           until=told(found.minutes[last]), units=", ".join(sorted(hidden[first])))


def _check_relaxation(
    tables: Tables, row: Row, inside: np.ndarray, floor: np.ndarray, found: Coverage,
    bounds: Bounds, findings: Findings,
) -> None:
    def untrue(field: str) -> None:
        findings.violation("relaxation_wrong", minute=row["from_min"], until=told(row["to_min"]),
                           field=field)

    if row["to_min"] < row["from_min"] or inside.sum() != row["to_min"] - row["from_min"] + 1:
        untrue("to_min")
        return
    lowest = found.covered_pct[inside].min()
    if abs(row["lowest_pct"] - lowest) > PERCENT_TOLERANCE:
        untrue("lowest_pct")
    at_lowest = inside & (found.covered_pct <= lowest + PERCENT_TOLERANCE)
    if np.abs(floor[at_lowest] - row["floor_pct"]).min() > PERCENT_TOLERANCE:
        untrue("floor_pct")
    bound = row.get("bound_pct")
    if bound is not None and not _is_proved(bound, found, at_lowest, bounds):
        untrue("bound_pct")
    open_units = set().union(*(u for u, here in zip(found.uncovered, inside, strict=True) if here))
    if not set(texts(row["units"])) <= open_units:
        untrue("units")
    if not set(texts(row["crews"])) <= {crew["crew_id"] for crew in tables.crews}:
        untrue("crews")
    for field in ("reason_en", "reason_zh"):
        if not row[field].strip():
            untrue(field)


def _is_proved(
    bound: float, found: Coverage, minutes: np.ndarray, bounds: Bounds
) -> bool:
    """Whether ``bound`` is what is proved at one of ``minutes`` (mask), neither more nor less.

    A plan is made with the pins of an earlier one; of those set in it by hand it knew nothing.
    """
    proved = (bounds.at(found.minutes[i]) for i in np.flatnonzero(minutes))
    return any(pinned - PERCENT_TOLERANCE <= bound <= free + PERCENT_TOLERANCE
               for pinned, free in proved)


def _stretches(count: int, holds: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) index of each run of consecutive indices where ``holds``."""
    first = None
    for i in range(count + 1):
        if i < count and holds(i):
            first = i if first is None else first
        elif first is not None:
            yield first, i - 1
            first = None

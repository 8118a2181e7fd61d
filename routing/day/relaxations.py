"""Declare the minutes in which a floor is not held: when, which units, which crews, why.

The floor is that of coverage, or that of a class-A unit, which must be in reach whenever it
is with everybody at home.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from .bound import bound_pct
from .clock import MINUTE_MS, hhmm
from .coverage_by_minute import static_reach
from .floor import TOLERANCE
from .problem import CoverageByMinute, DayProblem, Relaxation, Timeline

_NAMES_AT_MOST = 6
_ALL_PCT = 100.0


def relaxations(
    problem: DayProblem, timelines: Sequence[Timeline], coverage: CoverageByMinute
) -> tuple[Relaxation, ...]:
    """Return one relaxation for every unbroken stretch of minutes below the floor."""
    floor = coverage.static_pct - problem.floor_points
    below = coverage.covered_pct < floor - TOLERANCE
    open_a = coverage.static_reach & (coverage.crews_in_reach == 0) & problem.demand.class_a
    below |= open_a.any(axis=1)
    return tuple(
        _relaxation(problem, timelines, coverage, floor, first, last)
        for first, last in _stretches(below)
    )


def _relaxation(
    problem: DayProblem, timelines: Sequence[Timeline], coverage: CoverageByMinute,
    floor: NDArray[np.float64], first: int, last: int,
) -> Relaxation:
    rows = slice(first, last + 1)
    holes = coverage.static_reach[rows] & (coverage.crews_in_reach[rows] == 0)
    demand = tuple(int(p) for p in np.flatnonzero(holes.any(axis=0)))
    crews = tuple(
        k for k, timeline in enumerate(timelines)
        if timeline.visits and (static_reach(problem, [k])[rows] & holes).any()
    )
    worst = first + int(np.argmin(coverage.covered_pct[rows]))
    bound = bound_pct(problem, int(coverage.minute[worst]))
    from_min, to_min = int(coverage.minute[first]), int(coverage.minute[last])
    return Relaxation(
        from_min, to_min, float(coverage.covered_pct[worst]), float(floor[worst]), demand, crews,
        ("{start}–{end}: out of reach ({count}): {units}; away on visits meanwhile: {crews}; no "
         "change the planner tried keeps the floor here. Proved: with all mandatory visits no plan "
         "has more than {bound} % at {at}, {floor} % are wanted.") if bound < _ALL_PCT else
        ("{start}–{end}: out of reach ({count}): {units}; away on visits meanwhile: {crews}; no "
         "change the planner tried keeps the floor here. It is not proved that no plan could."),
        {
            "start": hhmm(from_min * MINUTE_MS), "end": hhmm(to_min * MINUTE_MS),
            "count": str(len(demand)),
            "units": _listed([problem.demand.names[p] for p in demand]),
            "crews": _listed([problem.crews[k].name for k in crews]),
            "bound": f"{bound:.1f}", "floor": f"{floor[worst]:.1f}",
            "at": hhmm(int(coverage.minute[worst]) * MINUTE_MS),
        },
        bound,
    )


def _stretches(below: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield the first and last index of every run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], below, [False]]).astype(np.int8)))
    for first, after in edges.reshape(-1, 2):
        yield int(first), int(after) - 1


def _listed(words: Sequence[str]) -> str:
    more = len(words) - _NAMES_AT_MOST
    return ", ".join(words[:_NAMES_AT_MOST]) + (f" … (+{more})" if more > 0 else "")

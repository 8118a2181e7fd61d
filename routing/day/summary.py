"""What people ask of a plan next: where each floor is tightest, and who has how much to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .clock import MINUTE_MS
from .problem import CoverageByMinute, DayProblem, Timeline


@dataclass(frozen=True)
class Tightest:
    """The first minute at which a floor has the least to spare.

    ``floor`` is ``coverage`` (``spare`` in percent points above the floor, below 0 if it is not
    held; ``demand`` are the points out of reach then) or ``class_a`` (``spare`` in crews beyond
    the one that must reach each point; ``demand`` are the points reached by the fewest).
    """

    floor: str
    minute: int
    spare: float
    demand: tuple[int, ...]


@dataclass(frozen=True)
class Workload:
    """Minutes of driving and inspecting of a crew, and how much that is above the mean of all."""

    crew: int
    minutes: float
    above_mean: float


def tightest(problem: DayProblem, coverage: CoverageByMinute) -> tuple[Tightest, ...]:
    """Return the tightest minute of each floor that the problem has."""
    found = []
    if len(coverage.minute):
        spare = coverage.covered_pct - coverage.static_pct + problem.floor_points
        row = int(np.argmin(spare.round(6)))
        out = np.flatnonzero(coverage.static_reach[row] & (coverage.crews_in_reach[row] == 0))
        found.append(Tightest("coverage", int(coverage.minute[row]), float(spare[row]),
                              tuple(int(p) for p in out)))
    wanted = coverage.static_reach & problem.demand.class_a
    if wanted.any():
        crews = np.where(wanted, coverage.crews_in_reach, np.iinfo(np.int16).max)
        row = int(np.argmin(crews.min(axis=1)))
        least = int(crews[row].min())
        found.append(Tightest("class_a", int(coverage.minute[row]), float(least - 1), tuple(
            int(p) for p in np.flatnonzero(crews[row] == least))))
    return tuple(found)


def workloads(problem: DayProblem, timelines: Sequence[Timeline]) -> tuple[Workload, ...]:
    """Return the workload of every crew, in the order of the timelines."""
    minutes = [(day.drive_ms + sum(problem.visits[v].duration_ms for v in day.visits))
               / MINUTE_MS for day in timelines]
    mean = sum(minutes) / max(1, len(minutes))
    return tuple(Workload(day.crew, of, of - mean)
                 for day, of in zip(timelines, minutes, strict=True))

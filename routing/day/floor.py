"""Keep the floor: mend a plan, step by step, until c1(t) ≥ static(t) − floor_points.

Each step takes the crew that is missed most and makes the one change that lowers the
shortfall most: it leaves later, gives a visit to another crew, or drops an optional one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .clock import MINUTE_MS
from .coverage_by_minute import Reach, percent, reach_of, static_reach
from .insertion import best_insertion
from .problem import DayProblem, Timeline
from .timeline import schedule

#: Departures are tried every so many minutes after the shift's start.
_LEAVE_STEP_MS = 15 * MINUTE_MS
#: To how many other crews a visit is offered, the least extra driving first.
_OFFERS = 4
#: Percent points below which a shortfall is rounding, not a hole.
TOLERANCE = 1e-6


class CoverageBook:
    """The coverage of a plan, kept up to date while days are exchanged."""

    def __init__(self, problem: DayProblem, timelines: Sequence[Timeline]) -> None:
        self._problem = problem
        self._reach: dict[Timeline, Reach] = {}
        self.timelines = list(timelines)
        self._count = np.zeros((len(problem.minutes), len(problem.demand)), dtype=np.int16)
        for timeline in timelines:
            self._count += self.reach(timeline)
        self.static = static_reach(problem, range(len(problem.crews)))
        self._floor = percent(problem, self.static) - problem.floor_points

    def reach(self, timeline: Timeline) -> Reach:
        """Return the reach of a day, computed once."""
        if timeline not in self._reach:
            self._reach[timeline] = reach_of(self._problem, timeline)
        return self._reach[timeline]

    def missing(self, changes: Mapping[int, Timeline] | None = None) -> NDArray[np.float64]:
        """Return (minutes,): percent points below the floor, were ``changes`` made."""
        covered = percent(self._problem, self._with(changes or {}) > 0)
        missing = self._floor - covered
        return np.where(missing > TOLERANCE, missing, 0.0)

    def apply(self, changes: Mapping[int, Timeline]) -> None:
        """Make ``changes``."""
        self._count = self._with(changes)
        for crew, timeline in changes.items():
            self.timelines[crew] = timeline

    def missed(self) -> NDArray[np.float64]:
        """Return (crews,): how much each crew, were it at home, would fill of the holes."""
        holes = (self.missing() > 0)[:, None] & (self._count == 0) & self.static
        return np.array([
            float(((static_reach(self._problem, [k]) & holes) @ self._problem.demand.weight).sum())
            for k in range(len(self.timelines))
        ])

    def _with(self, changes: Mapping[int, Timeline]) -> NDArray[np.int16]:
        if not changes:
            return self._count
        count = self._count.copy()
        for crew, timeline in changes.items():
            count += self.reach(timeline).astype(np.int16)
            count -= self.reach(self.timelines[crew]).astype(np.int16)
        return count


@dataclass(frozen=True)
class _Change:
    days: dict[int, Timeline]
    dropped: int | None = None


def mend(
    problem: DayProblem, book: CoverageBook, crews: Sequence[int], *,
    go_on: Callable[[], bool],
) -> list[int]:
    """Lower the shortfall of ``book`` as far as simple changes can; return dropped visits.

    Only ``crews``, those that inspect, take part. Mandatory visits are never dropped.
    ``go_on`` is asked before each step.
    """
    dropped: list[int] = []
    exhausted: set[int] = set()
    while go_on():
        missed = book.missed()
        waiting = [k for k in crews
                   if missed[k] > 0 and k not in exhausted and book.timelines[k].visits]
        if not waiting:
            return dropped
        crew = max(waiting, key=lambda k: (missed[k], -k))
        change = _best_change(problem, book, crew, crews, go_on)
        if change is None:
            exhausted.add(crew)
            continue
        book.apply(change.days)
        exhausted.clear()
        if change.dropped is not None:
            dropped.append(change.dropped)
    return dropped


def retimings(problem: DayProblem, crew: int, order: Sequence[int]) -> Iterator[Timeline]:
    """Yield the day with every later departure from home that is still feasible."""
    who = problem.crews[crew]
    for leave in range(who.shift_start_ms, who.shift_end_ms, _LEAVE_STEP_MS):
        timeline = schedule(problem, crew, order, leave_ms=leave)
        if timeline is None:
            return
        yield timeline


def _best_change(
    problem: DayProblem, book: CoverageBook, crew: int, crews: Sequence[int],
    go_on: Callable[[], bool],
) -> _Change | None:
    now = float(book.missing().sum())
    best: tuple[tuple[float, bool, int], _Change] | None = None
    for change in _changes(problem, book, crew, crews):
        if not go_on():
            break
        after = float(book.missing(change.days).sum())
        if after > now - TOLERANCE:
            continue
        extra = sum(t.drive_ms - book.timelines[k].drive_ms for k, t in change.days.items())
        # an optional visit goes only if nothing else closes as much of the hole
        key = (round(after, 6), change.dropped is not None, extra)
        if best is None or key < best[0]:
            best = key, change
    return None if best is None else best[1]


def _changes(
    problem: DayProblem, book: CoverageBook, crew: int, crews: Sequence[int]
) -> Iterator[_Change]:
    today = book.timelines[crew]
    for timeline in retimings(problem, crew, today.visits):
        if timeline != today:
            yield _Change({crew: timeline})
    for visit in today.visits:
        if visit in problem.pin_of:
            continue
        rest = schedule(problem, crew, [v for v in today.visits if v != visit])
        if rest is None:
            continue
        for taken in _offers(problem, book, visit, [k for k in crews if k != crew]):
            yield _Change({crew: rest, taken.crew: taken})
        if not problem.visits[visit].mandatory:
            yield _Change({crew: rest}, visit)


def _offers(
    problem: DayProblem, book: CoverageBook, visit: int, others: Sequence[int]
) -> list[Timeline]:
    found = []
    for other in others:
        if not problem.competent(other, visit):
            continue
        today = book.timelines[other]
        longer = best_insertion(problem, today, visit)
        if longer is not None:
            found.append((longer.drive_ms - today.drive_ms, other, longer))
    return [longer for _, _, longer in sorted(found, key=lambda f: f[:2])[:_OFFERS]]

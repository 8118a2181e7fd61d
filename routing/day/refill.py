"""Serve what is still unserved wherever the floor is not the worse for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from .floor import TOLERANCE, CoverageBook, retimings
from .insertion import best_insertion
from .problem import INSPECT, STANDBY, DayProblem, Timeline
from .slip_in import slipped_in


def refill(
    problem: DayProblem, book: CoverageBook, duties: list[str], left: Sequence[int], *,
    check_cancel: Callable[[], None],
) -> None:
    """Insert visits of ``left`` into the days of ``book`` where no hole opens or grows.

    Crews that stand by go out for mandatory visits only; their entry in ``duties``
    becomes ``inspect``. A duty set in the problem stands. Whatever is left afterwards has
    been tried in the days as they are then, which its reason says: so only ``check_cancel``
    may end this, by raising.
    """
    waiting = sorted(left, key=lambda v: (not problem.visits[v].mandatory,
                                          -problem.visits[v].prize, v))
    served = True
    while served:
        served = False
        for visit in list(waiting):
            check_cancel()
            day = next(harmless_days(problem, book, duties, visit), None)
            if day is not None:
                book.apply({day.crew: day})
                duties[day.crew] = INSPECT
                waiting.remove(visit)
                served = True


def harmless_days(
    problem: DayProblem, book: CoverageBook, duties: Sequence[str], visit: int
) -> Iterator[Timeline]:
    """Yield for each crew that could make ``visit`` a day with it in which no hole grows."""
    for crew in _candidates(problem, duties, visit):
        day = _harmless_day(problem, book, crew, visit)
        if day is not None:
            yield day


def _candidates(problem: DayProblem, duties: Sequence[str], visit: int) -> list[int]:
    able = [k for k in range(len(problem.crews)) if problem.competent(k, visit)]
    inspecting = [k for k in able if duties[k] == INSPECT]
    if not problem.visits[visit].mandatory:
        return inspecting
    return inspecting + [k for k in able
                         if duties[k] == STANDBY and problem.crews[k].duty != STANDBY]


def _harmless_day(
    problem: DayProblem, book: CoverageBook, crew: int, visit: int
) -> Timeline | None:
    most = book.missing() + TOLERANCE
    return next((day for day in _days_with(problem, book.timelines[crew], visit)
                 if (book.missing({crew: day}) <= most).all()), None)


def _days_with(problem: DayProblem, today: Timeline, visit: int) -> Iterator[Timeline]:
    """Yield the day with the visit: where it costs least, ever later, and as nothing moves."""
    longer = best_insertion(problem, today, visit)
    if longer is not None:
        yield longer
        yield from retimings(problem, today.crew, longer.visits)
    yield from slipped_in(problem, today, visit)

"""Serve what is still unserved wherever the floor is not the worse for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .floor import CoverageBook, retimings
from .insertion import best_insertion
from .problem import INSPECT, STANDBY, DayProblem, Timeline


def refill(
    problem: DayProblem, book: CoverageBook, duties: list[str], left: Sequence[int], *,
    check_cancel: Callable[[], None],
) -> None:
    """Insert visits of ``left`` into the days of ``book`` where no hole opens or grows.

    Crews that stand by go out for mandatory visits only; their entry in ``duties``
    becomes ``inspect``. A duty set in the problem stands. Whatever is left afterwards has
    been tried, which its reason says: so only ``check_cancel`` may end this, by raising.
    """
    for visit in sorted(left, key=lambda v: (not problem.visits[v].mandatory,
                                             -problem.visits[v].prize, v)):
        for crew in _candidates(problem, duties, visit):
            check_cancel()
            day = _harmless_day(problem, book, crew, visit)
            if day is not None:
                book.apply({crew: day})
                duties[crew] = INSPECT
                break


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
    longer = best_insertion(problem, book.timelines[crew], visit)
    if longer is None:
        return None
    before = book.missing()
    days = (longer, *retimings(problem, crew, longer.visits))
    return next((day for day in days if (book.missing({crew: day}) <= before).all()), None)

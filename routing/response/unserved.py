"""Why visits stay out of a searched plan: all was tried, and this is what each try would break."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..day.explain import names, why_never
from ..day.problem import DayProblem, Timeline, Unserved
from .kernels.last_try import (
    DEAR,
    DEAR_THEN,
    EXCHANGES,
    FLOOR,
    FLOOR_THEN,
    LATE,
    LATE_THEN,
    PLACES,
    TALLY,
    WORTHIER,
)
from .search import Tally


def unserved(
    problem: DayProblem, days: Sequence[Timeline], tried: Tally
) -> tuple[Unserved, ...]:
    """Return the reason of every visit that is in none of ``days``.

    Codes: those of :func:`..day.explain.why_never`; ``time`` (no place in any day fits),
    ``floor`` (some fit, and let the half-hour circle fall below its floor), ``dear`` (some fit,
    and cost more driving than the optional visit counts), ``joint`` (no two crews were found
    that could begin together).
    """
    made = {v for day in days for v in day.visits}
    return tuple(
        why_never(problem, v) or _why_not(problem, v, tried.get(v, np.zeros(TALLY, dtype=np.int64)))
        for v in range(len(problem.visits)) if v not in made)


def _why_not(problem: DayProblem, visit: int, tally: NDArray[np.int64]) -> Unserved:
    task = problem.visits[visit]
    able = [k for k in range(len(problem.crews)) if problem.competent(k, visit)]
    if task.crews > 1:
        return Unserved(
            visit, "joint",
            "The search found no two of the crews {crews} that could begin there within "
            "{minutes} minutes of each other and keep everything else.",
            {"crews": names(problem, able), "minutes": str(problem.together_ms // 60_000)})
    params = {
        "crews": names(problem, able), "places": str(tally[PLACES]), "late": str(tally[LATE]),
        "floor": str(tally[FLOOR]), "dear": str(tally[DEAR]),
        "exchanges": str(tally[EXCHANGES]), "late_then": str(tally[LATE_THEN]),
        "floor_then": str(tally[FLOOR_THEN]), "dear_then": str(tally[DEAR_THEN]),
        "others": str(tally[WORTHIER]),
    }
    if task.mandatory:  # no driving is too much for it: what kept it out are joint visits
        params |= {"late": str(tally[LATE] + tally[DEAR]), "dear": "0", "dear_then": "0",
                   "late_then": str(tally[LATE_THEN] + tally[DEAR_THEN])}
    if tally[FLOOR] == 0 and (task.mandatory or not tally[DEAR]):
        return Unserved(
            visit, "time",
            "No room is left in the day of any qualified crew ({crews}): of {places} places tried "
            "{late} fit no timetable. Of {exchanges} exchanges with a visit that counts less "
            "{late_then} fit no timetable, {floor_then} would break the floor of coverage, "
            "{dear_then} would not pay; {others} visits that count as much stay.", params)
    if tally[DEAR] and not task.mandatory:
        return Unserved(
            visit, "dear",
            "{dear} places in the days of {crews} would fit, but cost more driving than this "
            "optional visit counts; of {places} tried {late} fit no timetable and {floor} would "
            "break the floor of coverage. Of {exchanges} exchanges with a visit that counts less "
            "{late_then} fit no timetable, {floor_then} would break the floor, {dear_then} would "
            "not pay.", params)
    return Unserved(
        visit, "floor",
        "{floor} places in the days of {crews} would fit, but break the floor of coverage; of "
        "{places} tried {late} fit no timetable. Of {exchanges} exchanges with a visit that counts "
        "less {late_then} fit no timetable, {floor_then} would break the floor, {dear_then} would "
        "not pay; {others} visits that count as much stay.", params)

"""What no plan of the day can exceed: a weak, but proved bound of coverage at a minute.

A mandatory visit whose window is less than twice as long as the stay is under way at every
moment between its latest start and its earliest end, whoever makes it. At such a moment each
of these visits holds a crew of its own. If they need all crews that may act at a demand point,
and from none of their places the point is in reach in time, then nobody reaches it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching

from .clock import MINUTE_MS
from .problem import DayProblem
from .timeline import window_of

_ALL_PCT = 100.0


def bound_pct(problem: DayProblem, minute: int) -> float:
    """Return a percentage that c1 at ``minute`` cannot exceed if all mandatory visits are made.

    100 if nothing is proved. Visits that no competent crew could make at all force nobody.
    """
    now = minute * MINUTE_MS
    on_shift = [k for k, crew in enumerate(problem.crews)
                if crew.shift_start_ms <= now < crew.shift_end_ms]
    forced = [v for v in range(len(problem.visits)) if _is_forced(problem, v, now)]
    weight = problem.demand.weight
    total = float(weight.sum())
    if total <= 0:
        return _ALL_PCT
    lost = [p for p in range(len(problem.demand))
            if _is_lost(problem, p, on_shift, forced, now)]
    return _ALL_PCT * (1.0 - float(weight[lost].sum()) / total)


def _is_forced(problem: DayProblem, visit: int, now: int) -> bool:
    task = problem.visits[visit]
    if not task.mandatory or task.place is None or problem.places.road[task.place] < 0:
        return False
    open_ms, close_ms = window_of(problem, visit)
    return close_ms - task.duration_ms <= now < open_ms + task.duration_ms and any(
        problem.competent(k, visit) for k in range(len(problem.crews)))


def _is_lost(
    problem: DayProblem, point: int, on_shift: Sequence[int], forced: Sequence[int], now: int
) -> bool:
    """Whether nobody can reach the point: the forced visits need every crew that may act there."""
    able = [k for k in on_shift if problem.lawful[k, point]]
    if not able:
        return True
    if len(forced) < len(able) or any(
            _reaches(problem, k, v, point, now) for k in able for v in forced):
        return False
    others = [k for k in range(len(problem.crews)) if k not in set(able)]
    return len(forced) - _matched(problem, forced, others) >= len(able)


def _reaches(problem: DayProblem, crew: int, visit: int, point: int, now: int) -> bool:
    """Whether the crew, at the visit, could be at the point in time, at best."""
    task = problem.visits[visit]
    if task.place is None or not problem.competent(crew, visit):
        return False
    # it began as early as may be, so the least is left of it
    rest = max(0, window_of(problem, visit)[0] + task.duration_ms - now)
    release = rest if task.break_off_ms is None else min(rest, task.break_off_ms)
    slack = problem.standard_ms - problem.crews[crew].turnout_ms
    return release + int(problem.demand_ms[task.place, point]) <= slack


def _matched(problem: DayProblem, visits: Sequence[int], crews: Sequence[int]) -> int:
    """Return how many of ``visits`` can be made at the same time by ``crews``, one each."""
    if not visits or not crews:
        return 0
    able: NDArray[np.bool_] = np.array(
        [[problem.competent(k, v) for k in crews] for v in visits], dtype=bool)
    return int((maximum_bipartite_matching(csr_matrix(able), perm_type="column") >= 0).sum())

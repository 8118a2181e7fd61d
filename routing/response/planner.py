"""Plan a day so that the half-hour circle holds: tables, search, exact ways, explanation."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from ...data.errors import Cancelled
from ..day.coverage_by_minute import coverage
from ..day.explain import why_unserved
from ..day.problem import INSPECT, STANDBY, CoverageByMinute, DayProblem, DayResult, Timeline
from ..day.progress import Progress
from ..day.relaxations import relaxations
from ..day.timeline import at_home
from .kernels.anneal import Best
from .kernels.compiled import is_compiled, mark_compiled
from .passages import Passages, correct, find_passages, wanted_pairs
from .search import COLD, HOT, WARM, Searcher, run, searchers, winner
from .solution import timelines
from .tables import Tables, build_tables

#: The name of this planner in a plan's head.
METHOD = "response"
#: How far mean c1 may lie below mean static, in percent points.
MEAN_POINTS = 1.0
#: Steps a second of the user's patience buys, for demand points in one or two words: fewer
#: than a machine of today makes, so that not the clock but the count ends the search.
STEPS_PER_SECOND = 25_000
#: What a search can use: steps for each pair of visits, and for the smallest problem.
STEPS_PER_PAIR, FEWEST_STEPS = 160, 60_000
#: Share of the steps that is left for polishing under the engine's own ways.
_POLISH = 0.2
#: Share of the time after which annealing ends, should the clock and not the count end it.
_ANNEALING_TIME = 0.75
#: At most so many rounds of polishing, should other ways have to be looked up again.
_ROUNDS = 4


def make_response_plan(
    problem: DayProblem, *, seconds: float, seed: int, cancelled: Callable[[], bool],
    progress: Progress, mean_points: float = MEAN_POINTS,
) -> DayResult:
    """Plan the day: all mandatory visits, then the floors, then prize, then driving.

    ``seconds`` buys a number of steps and bounds the time of the search. Every visit is served or
    explained, every breach of the floor declared. Raises ``Cancelled`` within a second or
    two of ``cancelled()`` becoming true.
    """
    days, reproducible = _search(problem, seconds, seed, mean_points, cancelled, progress)
    progress(0.95, "Explaining what is left")
    return _result(problem, days, coverage(problem, days), reproducible)


def _search(
    problem: DayProblem, seconds: float, seed: int, mean_points: float,
    cancelled: Callable[[], bool], progress: Progress,
) -> tuple[list[Timeline], bool]:
    _check(cancelled)
    if not any(_routable(problem, v) for v in range(len(problem.visits))):
        return [at_home(problem, k) for k in range(len(problem.crews))], True
    if is_compiled():
        progress(0.0, "Reading the ways between the visits")
    else:
        progress(0.0, "Preparing the planner, once on this computer: about a minute")
    homes = np.unique([c.home for c in problem.crews])
    passages = find_passages(problem, wanted_pairs(problem, homes))
    tables = build_tables(problem, passages)
    _check(cancelled)
    each = searchers(tables, seed, mean_points * len(tables.floor))
    run(each, 1, COLD, COLD, lambda _: True)  # compiles what is not yet compiled
    mark_compiled()
    steps = _steps(seconds, tables)
    watch = _Watch(each, seconds, cancelled, progress)
    whole = run(each, round(steps * (1 - _POLISH)), HOT, COLD,
                watch.between(0.05, 0.75, _ANNEALING_TIME))
    return _polished(problem, passages, each, round(steps * _POLISH), watch, whole)


def _steps(seconds: float, tables: Tables) -> int:
    """Return the steps that ``seconds`` buy, no more than a problem of this size can use."""
    bought = seconds * STEPS_PER_SECOND * min(1.0, 2 / tables.lawful.shape[1])
    visits = int(tables.competent.any(axis=0).sum())
    return round(min(bought, max(FEWEST_STEPS, STEPS_PER_PAIR * visits**2)))


def _polished(
    problem: DayProblem, passages: Passages, each: list[Searcher], steps: int, watch: _Watch,
    whole: bool,
) -> tuple[list[Timeline], bool]:
    """Go on from the better plan, on the engine's own ways, until tables and ways agree."""
    best, tables = winner(each).best, each[0].tables
    days = timelines(problem, tables, best)
    for round_ in range(_ROUNDS):
        corrected = correct(passages, problem, _legs(days))
        if corrected is passages and round_:
            break
        passages = corrected
        tables = build_tables(problem, passages)
        for one in each:
            one.restart(tables, best)
        share = 0.2 / 2**round_
        low = 0.95 - share
        whole &= run(each, max(1, round(steps / 2**round_)), WARM, COLD,
                     watch.between(low, low + share / 2))
        found = winner(each)
        found.last_try()
        best = found.best
        days = timelines(problem, tables, best)
    return days, whole


def _legs(days: Sequence[Timeline]) -> set[tuple[int, int]]:
    return {(a.place, b.place) for day in days for a, b in pairwise(day.stops)
            if a.place != b.place}


def _routable(problem: DayProblem, visit: int) -> bool:
    place = problem.visits[visit].place
    return place is not None and bool(problem.places.road[place] >= 0)


def _check(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled


class _Watch:
    """Between chunks: cancel, show the best plan so far, and end the search with its time."""

    def __init__(
        self, each: list[Searcher], seconds: float, cancelled: Callable[[], bool],
        progress: Progress,
    ) -> None:
        self._each, self._cancelled, self._progress = each, cancelled, progress
        self._began, self._seconds = time.monotonic(), seconds

    def between(
        self, low: float, high: float, share_of_time: float = 1.0
    ) -> Callable[[float], bool]:
        """Return what to ask between chunks; it shows fractions from ``low`` to ``high``.

        It ends the search when ``share_of_time`` of the seconds is over.
        """
        until = self._began + share_of_time * self._seconds

        def go_on(share: float) -> bool:
            _check(self._cancelled)
            best: Best = winner(self._each).best
            if np.isfinite(best.rank[0]):
                self._progress(
                    low + (high - low) * share,
                    "{served} of {visits} visits, lowest coverage {worst} %, {drive} min driving",
                    served=int(best.told[1]), visits=self._visits(),
                    worst=f"{best.told[0]:.1f}", drive=round(float(best.told[2])),
                )
            return time.monotonic() < until

        return go_on

    def _visits(self) -> int:
        return len(self._each[0].tables.place)


def _result(
    problem: DayProblem, days: Sequence[Timeline], by_minute: CoverageByMinute,
    reproducible: bool,
) -> DayResult:
    made = {v for day in days for v in day.visits}
    crews = range(len(problem.crews))
    return DayResult(
        timelines=tuple(days),
        duties=tuple(INSPECT if day.visits else problem.crews[day.crew].duty or STANDBY
                     for day in days),
        unserved=tuple(why_unserved(problem, days, crews, v)
                       for v in range(len(problem.visits)) if v not in made),
        coverage=by_minute,
        relaxations=relaxations(problem, days, by_minute),
        reproducible=reproducible, method=METHOD,
    )

"""Plan a day so that the half-hour circle holds: tables, search, exact ways, explanation."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..day.coverage_by_minute import coverage
from ..day.problem import INSPECT, STANDBY, DayProblem, DayResult, Timeline
from ..day.progress import Progress
from ..day.relaxations import relaxations
from ..day.timeline import at_home
from .choice import Choice
from .kernels.compiled import is_compiled, mark_compiled
from .kernels.objective import SPREAD_PRICE
from .passages import Passages, correct, find_passages, wanted_pairs
from .policy import Policy
from .reselection import Pool, reselect
from .search import COLD, HOT, LUKEWARM, WARM, Searcher, Tally, run, searchers, winner
from .solution import timelines
from .start import halves
from .tables import Tables, build_tables, with_every_drive
from .territory_starts import orders
from .unserved import unserved
from .watch import Watch, Wishes, never, nothing

#: The name of this planner in a plan's head.
METHOD = "response"
#: Steps a second of the user's patience buys: fewer than a machine of today makes, so that not
#: the clock but the count ends the search.
STEPS_PER_SECOND = 60_000
#: What a search can use: steps for each pair of visits, and for the smallest problem.
STEPS_PER_PAIR, FEWEST_STEPS = 500, 60_000
#: More visits than this begin with routes of a route engine, which gets a share of the time.
ROUTES_FROM, _ROUTING_TIME = 400, 0.3
#: Problems of more crews are not reselected; deterministic seconds of CP-SAT.
RESELECT_UP_TO, _RESELECTION_S = 100, 3.0
#: Share of the steps that is left for polishing under the engine's own ways.
_POLISH = 0.2
#: Share of the time after which annealing ends, should the clock and not the count end it.
_ANNEALING_TIME = 0.75
#: At most so many rounds of polishing, should other ways have to be looked up again.
_ROUNDS = 4


@dataclass(frozen=True)
class _Found:
    """What the search came to; ``whole``: the count of steps, not the clock, ended it."""

    days: list[Timeline]
    tried: Tally
    whole: bool = True
    stopped_after_s: float | None = None


def make_response_plan(
    problem: DayProblem, *, seconds: float, seed: int, cancelled: Callable[[], bool],
    progress: Progress, policy: Policy | None = None, finish: Callable[[], bool] = never,
    has_plan: Callable[[], None] = nothing, begin: Sequence[Timeline] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> DayResult:
    """Plan the day: all mandatory visits, then the floors, then prize, then driving.

    ``seconds`` buys a number of steps and bounds the time of the search. Every visit is served or
    explained, every breach of the floor declared. Raises ``Cancelled`` within a second or
    two of ``cancelled()`` becoming true. As soon as there is a whole plan ``has_plan()`` is
    called; from then on ``finish()`` becoming true ends the search with the best plan so far.
    The search goes on from the routes of ``begin``, if given. ``clock`` tells the time: on a
    busy machine a benchmark counts processor seconds instead.
    """
    wishes = Wishes(cancelled, finish, has_plan)
    found = _search(problem, seconds, seed, policy or Policy(), wishes, progress, begin, clock)
    progress(0.95, "Explaining what is left")
    by_minute = coverage(problem, found.days)
    return DayResult(
        timelines=tuple(found.days),
        duties=tuple(INSPECT if day.visits else problem.crews[day.crew].duty or STANDBY
                     for day in found.days),
        unserved=unserved(problem, found.days, found.tried),
        coverage=by_minute,
        relaxations=relaxations(problem, found.days, by_minute),
        reproducible=found.whole and found.stopped_after_s is None, method=METHOD,
        stopped_after_s=found.stopped_after_s,
    )


def _search(
    problem: DayProblem, seconds: float, seed: int, policy: Policy, wishes: Wishes,
    progress: Progress, begin: Sequence[Timeline] | None, clock: Callable[[], float],
) -> _Found:
    wishes.check_cancel()
    if not any(_routable(problem, v) for v in range(len(problem.visits))):
        return _Found([at_home(problem, k) for k in range(len(problem.crews))], {})
    if is_compiled():
        progress(0.0, "Reading the ways between the visits")
    else:
        progress(0.0, "Preparing the planner, once on this computer: about a minute")
    stations = np.unique([*(c.home for c in problem.crews), *problem.posts])
    passages = find_passages(problem, wanted_pairs(problem, stations))
    tables = build_tables(problem, passages)
    wishes.check_cancel()
    each = searchers(tables, seed, policy)
    run(each, 1, COLD, COLD, lambda _: True)  # compiles what is not yet compiled
    mark_compiled()
    steps = _steps(seconds, tables)
    watch = Watch(seconds, wishes, progress, clock)
    hot = HOT
    if begin is not None:
        for one in each:
            one.begin(halves(tables, [day.visits for day in begin]))
        hot = LUKEWARM
    elif len(tables.place) > ROUTES_FROM:
        progress(0.02, "Routing the territories")
        begun = orders(problem, tables, seed, watch.until(_ROUTING_TIME))
        wishes.check_cancel()
        for one in each:
            one.begin(begun)
        hot = LUKEWARM
    pool = Pool()
    go_on = watch.between(each, 0.05, 0.72, _ANNEALING_TIME)
    whole = run(each, round(steps * (1 - _POLISH)), hot, COLD,
                lambda done: pool.note(each) and go_on(done))
    if len(tables.home) <= RESELECT_UP_TO and not watch.finishing():
        progress(0.72, "Combining the days met anew")
        _reselect(tables, pool, each, seed, wishes)
    return _polished(problem, passages, each, round(steps * _POLISH), watch, wishes, whole,
                     Choice(policy, seed))


def _reselect(
    tables: Tables, pool: Pool, each: list[Searcher], seed: int, wishes: Wishes
) -> None:
    """Let the better search go on from the best combination of the days met, if better."""
    best = winner(each)
    price = best.prices.now
    pool.add(best.best)
    found = reselect(
        tables, pool.columns(tables, float(price[SPREAD_PRICE])), best.best, price,
        seed=seed, seconds=_RESELECTION_S,
        enough=lambda: wishes.cancelled() or wishes.finish())
    wishes.check_cancel()
    if found is not None:
        best.take(found)


def _steps(seconds: float, tables: Tables) -> int:
    """Return the steps that ``seconds`` buy, no more than a problem of this size can use."""
    bought = seconds * STEPS_PER_SECOND
    visits = int(tables.competent.any(axis=0).sum())
    return round(min(bought, max(FEWEST_STEPS, STEPS_PER_PAIR * visits**2)))


def _polished(
    problem: DayProblem, passages: Passages, each: list[Searcher], steps: int, watch: Watch,
    wishes: Wishes, whole: bool, choice: Choice,
) -> _Found:
    """Go on from the better plan, on the engine's own ways, until tables and ways agree."""
    best, tables = winner(each).best, each[0].tables
    days = timelines(problem, tables, best)
    tried: Tally = {}
    for round_ in range(_ROUNDS):
        corrected = correct(passages, problem, _legs(days))
        if corrected is passages and round_:
            break
        passages = corrected
        tables = build_tables(problem, passages)
        for one in each:
            one.restart(tables, choice.start_of(one, best) if round_ == 0 else best)
        share = 0.2 / 2**round_
        low = 0.95 - share
        choice.forget()
        go_on = watch.between(each, low, low + share / 2)
        whole &= run(each, max(1, round(steps / 2**round_)), WARM, COLD,
                     _noting(choice, each, go_on))
        found = winner(each)
        found.best = choice.among(each, found.best)
        tables = with_every_drive(tables, problem)
        tried = found.last_try(tables, wishes.check_cancel)
        best = found.best
        days = timelines(problem, tables, best)
    return _Found(days, tried, whole, watch.stopped_after_s)


def _noting(
    choice: Choice, each: list[Searcher], go_on: Callable[[float], bool]
) -> Callable[[float], bool]:
    return lambda done: choice.note(each) and go_on(done)


def _legs(days: Sequence[Timeline]) -> set[tuple[int, int]]:
    return {(a.place, b.place) for day in days for a, b in pairwise(day.stops)
            if a.place != b.place}


def _routable(problem: DayProblem, visit: int) -> bool:
    place = problem.visits[visit].place
    return place is not None and bool(problem.places.road[place] >= 0)

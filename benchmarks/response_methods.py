"""The planners that are compared, each DayProblem × seconds × seed → DayResult."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from halfhour.routing.day.coverage_by_minute import coverage
from halfhour.routing.day.plan import make_plan
from halfhour.routing.day.problem import INSPECT, DayProblem, DayResult, Timeline, Unserved
from halfhour.routing.day.relaxations import relaxations
from halfhour.routing.day.territory import Territory
from halfhour.routing.day.territory_routing import route_territory
from halfhour.routing.day.timeline import at_home, schedule

#: What the territory router may drive for one point of prize, in a travel-only plan.
_NO_PRICE = 0


def silent(fraction: float, template: str, **params: Any) -> None:
    """Show nothing."""


def never() -> bool:
    """Never cancel."""
    return False


def static(problem: DayProblem, seconds: float, seed: int) -> DayResult:
    """All crews stay at home."""
    return _result(problem, [at_home(problem, k) for k in range(len(problem.crews))])


def ortools(problem: DayProblem, seconds: float, seed: int) -> DayResult:
    """Travel only: one OR-Tools model of the whole city, guided local search, no floor."""
    whole = Territory("city", tuple(range(len(problem.crews))), tuple(range(len(problem.visits))))
    routed = route_territory(problem, whole, [_NO_PRICE] * len(problem.crews), seconds=seconds,
                             seed=seed, cancelled=never)
    return _result(problem, [_timed(problem, k, routed.orders[k])
                             for k in range(len(problem.crews))])


def standby(problem: DayProblem, seconds: float, seed: int) -> DayResult:
    """The simple planner: one crew of each squad stands by, the floor is mended."""
    return make_plan(problem, seconds=seconds, seed=seed, cancelled=never, progress=silent)


def _timed(problem: DayProblem, crew: int, order: list[int]) -> Timeline:
    kept = list(order)
    while (timeline := schedule(problem, crew, kept)) is None:
        kept.pop()
    return timeline


def _result(problem: DayProblem, timelines: list[Timeline]) -> DayResult:
    served = {v for t in timelines for v in t.visits}
    by_minute = coverage(problem, timelines)
    return DayResult(
        tuple(timelines), (INSPECT,) * len(timelines),
        tuple(Unserved(v, "time", "Not part of this plan.") for v in range(len(problem.visits))
              if v not in served),
        by_minute, relaxations(problem, timelines, by_minute), True,
    )


METHODS: dict[str, Callable[[DayProblem, float, int], DayResult]] = {
    "static": static, "ortools": ortools, "standby": standby,
}

"""The planners that are compared, each DayProblem × seconds × seed → DayResult."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from halfhour.routing.day.coverage_by_minute import coverage
from halfhour.routing.day.insertion import insert_all
from halfhour.routing.day.plan import make_plan
from halfhour.routing.day.problem import INSPECT, DayProblem, DayResult, Timeline, Unserved
from halfhour.routing.day.relaxations import relaxations
from halfhour.routing.day.territory import Territory
from halfhour.routing.day.territory_routing import route_territory
from halfhour.routing.day.timeline import at_home, schedule
from halfhour.routing.response.planner import make_response_plan
from halfhour.routing.response.policy import Policy

#: What the territory router may drive for one point of prize, in a travel-only plan.
_NO_PRICE = 0
#: Driving that one point of prize is worth in a travel-only plan, and a way nobody may go.
_PRIZE_MS = 30 * 60_000
_FAR = 10**8


#: What tells our planner the time: the wall, or the processor with ``--cpu``.
CLOCK: list[Callable[[], float]] = [time.monotonic]


def count_processor_time() -> None:
    """Let our planner count processor seconds: for machines that do other work meanwhile."""
    CLOCK[0] = _both_processors


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


def ours(problem: DayProblem, seconds: float, seed: int) -> DayResult:
    """The response planner."""
    return make_response_plan(problem, seconds=seconds, seed=seed, cancelled=never,
                              progress=silent, clock=CLOCK[0])


def _both_processors() -> float:
    """Return processor seconds of the two searches, as if each had a processor of its own."""
    return time.process_time() / 2


def free(problem: DayProblem, seconds: float, seed: int) -> DayResult:
    """The response planner's own search without floors: travel only."""
    careless = replace(problem, floor_points=100.0)
    found = make_response_plan(careless, seconds=seconds, seed=seed, cancelled=never,
                               progress=silent, policy=Policy(mean_points=100.0))
    return _result(problem, list(found.timelines))


def pyvrp(problem: DayProblem, seconds: float, seed: int) -> DayResult:
    """Travel only: PyVRP on the same matrix; lunch is left to be fitted in afterwards.

    PyVRP knows no lunch, so its shifts are shorter by it; a visit that then does not fit any
    more is put where it costs least.
    """
    from pyvrp import Model
    from pyvrp.stop import MaxRuntime

    model = Model()
    crews, visits, ms = problem.crews, problem.visits, problem.place_ms
    homes = sorted({c.home for c in crews})
    place = [*homes, *(task.place for task in visits)]
    node = [model.add_location(*problem.places.lonlat[p]) for p in place]
    depot = {h: model.add_depot(node[i]) for i, h in enumerate(homes)}
    for v, task in enumerate(visits):
        model.add_client(
            node[len(homes) + v], service_duration=task.duration_ms, tw_early=task.open_ms,
            tw_late=task.close_ms - task.duration_ms, prize=round(task.prize * _PRIZE_MS),
            required=task.mandatory)
    classes: dict[tuple[bool, ...], Any] = {}
    for k, crew in enumerate(crews):
        able = tuple(problem.competent(k, v) for v in range(len(visits)))
        if able not in classes:
            classes[able] = model.add_profile()
        model.add_vehicle_type(1, start_depot=depot[crew.home], end_depot=depot[crew.home],
                               tw_early=crew.shift_start_ms,
                               tw_late=crew.shift_end_ms - crew.lunch_ms, profile=classes[able])
    for able, profile in classes.items():
        for i, here in enumerate(node):
            for j, there in enumerate(node):
                if i != j:
                    barred = j >= len(homes) and not able[j - len(homes)]
                    way = int(ms[place[i], place[j]])
                    model.add_edge(here, there, way, _FAR if barred else way, profile=profile)
    found = model.solve(MaxRuntime(seconds), seed=seed, display=False)
    timelines = [at_home(problem, k) for k in range(len(crews))]
    for route in found.best.routes():
        order = [a.idx for a in route if a.is_client()]
        timelines[route.vehicle_type()] = _timed(problem, route.vehicle_type(), order)
    made = {v for t in timelines for v in t.visits}
    insert_all(problem, timelines, [v for v in range(len(visits)) if v not in made],
               range(len(crews)))
    return _result(problem, timelines)


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
    "static": static, "ortools": ortools, "pyvrp": pyvrp, "standby": standby,
    "ours": ours, "free": free,
}

"""c1(t) and static(t) of docs/architecture.md, for every integer minute of the duty window."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from .clock import MINUTE_MS
from .problem import CoverageByMinute, DayProblem, TimedStop, Timeline

Reach = NDArray[np.bool_]


def reach_of(problem: DayProblem, timeline: Timeline) -> Reach:
    """Return (minutes, demand points): may and can the crew be there within the standard?"""
    who = problem.crews[timeline.crew]
    now = problem.minutes * MINUTE_MS
    reach = np.zeros((len(now), len(problem.demand)), dtype=bool)
    slack = problem.standard_ms - who.turnout_ms
    stops = timeline.stops
    for here, after in zip(stops, (*stops[1:], None), strict=True):
        staying = _between(now, here.arrive_ms, here.depart_ms)
        rel = _release(problem, here, now[staying])
        reach[staying] = rel[:, None] + problem.demand_ms[here.place] <= slack
        if after is not None and after.arrive_ms > here.depart_ms:
            driving = _between(now, here.depart_ms, after.arrive_ms)
            reach[driving] = _while_driving(problem, here, after, now[driving]) <= slack
    return reach & problem.lawful[timeline.crew]


def static_reach(problem: DayProblem, crews: Iterable[int]) -> Reach:
    """Return (minutes, demand points): is one of ``crews``, all at home, within reach?"""
    now = problem.minutes * MINUTE_MS
    reach = np.zeros((len(now), len(problem.demand)), dtype=bool)
    for crew in crews:
        who = problem.crews[crew]
        from_home = problem.demand_ms[who.home] <= problem.standard_ms - who.turnout_ms
        reach[_between(now, who.shift_start_ms, who.shift_end_ms)] |= (
            from_home & problem.lawful[crew]
        )
    return reach


def percent(problem: DayProblem, reach: Reach) -> NDArray[np.float64]:
    """Return (minutes,): the weight within ``reach`` (minutes, demand points), in percent."""
    weight = problem.demand.weight
    total = weight.sum()
    return np.full(len(reach), 100.0) if total == 0 else 100.0 * (reach @ weight) / total


def coverage(problem: DayProblem, timelines: Iterable[Timeline]) -> CoverageByMinute:
    """Return the coverage of a whole plan."""
    count = np.zeros((len(problem.minutes), len(problem.demand)), dtype=np.int16)
    for timeline in timelines:
        count += reach_of(problem, timeline)
    static = static_reach(problem, range(len(problem.crews)))
    return CoverageByMinute(
        problem.minutes, percent(problem, count > 0), percent(problem, static), count, static
    )


def _between(now: NDArray[np.int64], start: int, end: int) -> slice:
    first, last = np.searchsorted(now, (start, end), side="left")
    return slice(int(first), int(last))


def _release(problem: DayProblem, stop: TimedStop, now: NDArray[np.int64]) -> NDArray[np.int64]:
    rel = np.zeros(len(now), dtype=np.int64)
    if stop.visit < 0:
        return rel
    inside = _between(now, stop.start_ms, stop.end_ms)
    rel[inside] = stop.end_ms - now[inside]
    break_off = problem.visits[stop.visit].break_off_ms
    return rel if break_off is None else np.minimum(rel, break_off)


def _while_driving(
    problem: DayProblem, here: TimedStop, after: TimedStop, now: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return (minutes, demand points): time to the next node plus time from there."""
    node, node_ms = problem.ways.nodes(here.place, after.place)
    gone = now - here.depart_ms
    step = np.searchsorted(node_ms, gone, side="left")
    rest = (after.arrive_ms - now)[:, None] + problem.demand_ms[after.place]
    ahead = step < len(node)
    if ahead.any():
        at = step[ahead]
        from_node = problem.node_demand_ms[:, node[at]].T
        rest[ahead] = (node_ms[at] - gone[ahead])[:, None] + from_node
    return rest

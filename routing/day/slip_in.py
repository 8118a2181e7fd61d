"""A visit put between two stops of a day in which nothing else moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from .problem import DayProblem, TimedStop, Timeline
from .timeline import window_of


def slipped_in(problem: DayProblem, timeline: Timeline, visit: int) -> Iterator[Timeline]:
    """Yield the day with ``visit`` in each gap it fits into, begun as soon as it can be.

    The crew waits where it was before, and after the visit until it must go on to the next
    one; from the last it drives home at once. Gaps before lunch are left out: it is had where
    the stop before it was.
    """
    task = problem.visits[visit]
    if task.place is None:
        return
    opens, closes = window_of(problem, visit)
    for number, (here, then) in enumerate(pairwise(timeline.stops)):
        last = number + 2 == len(timeline.stops)
        if then.kind != ("home" if last else "visit") or not (
                problem.reachable(here.place, task.place)
                and problem.reachable(task.place, then.place)):
            continue
        there = problem.travel_ms(here.place, task.place)
        onwards = problem.travel_ms(task.place, then.place)
        # at home or standing by a crew is free all the time
        free = here.end_ms if here.kind in ("visit", "lunch") else here.arrive_ms
        start = max(free + there, opens)
        end = start + task.duration_ms
        if end > closes or end + onwards > (then.depart_ms if last else then.start_ms):
            continue
        leave = start - there
        depart = end if last else then.start_ms - onwards
        stay = TimedStop("visit", task.place, start, start, end, depart, visit)
        after = replace(then, arrive_ms=end + onwards, start_ms=end + onwards) if last else (
            replace(then, arrive_ms=then.start_ms))
        yield Timeline(timeline.crew, (
            *timeline.stops[:number], _until(here, leave), stay, after,
            *timeline.stops[number + 2:]))


def _until(stop: TimedStop, leave: int) -> TimedStop:
    return replace(stop, depart_ms=leave,
                   end_ms=stop.end_ms if stop.kind in ("visit", "lunch") else leave)

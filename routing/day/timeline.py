"""Exact timing of one crew's day: a sequence of visits becomes stops, to the millisecond.

A crew waits at home until it must leave, drives on as soon as a visit ends, and takes
lunch, on call, where it is: at home or at the place of a visit just ended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .problem import CrewOfDay, DayProblem, TimedStop, Timeline

#: Position of lunch in the order of visits when the shift has none.
_NO_LUNCH = -1


def at_home(problem: DayProblem, crew: int) -> Timeline:
    """Return the day of a crew that stays at home, lunch included."""
    timeline = schedule(problem, crew, ())
    if timeline is None:
        raise ValueError(f"crew {problem.crews[crew].crew_id}: lunch does not fit the shift")
    return timeline


def schedule(
    problem: DayProblem, crew: int, visits: Sequence[int], *, leave_ms: int = 0
) -> Timeline | None:
    """Time ``visits`` in this order, leaving home not before ``leave_ms``.

    Tries lunch at every position; the earliest return home wins, then the latest
    departure. Returns None if no lunch position lets every visit lie in its window and
    the shift.
    """
    best: tuple[tuple[int, int], Timeline] | None = None
    positions = range(len(visits) + 2) if problem.crews[crew].lunch_ms else (_NO_LUNCH,)
    for lunch_after in positions:
        found = _with_lunch(problem, crew, visits, lunch_after, leave_ms)
        if found is None:
            continue
        key = (_return_ms(found), -found.stops[0].depart_ms)
        if best is None or key < best[0]:
            best = key, found
        if not visits:
            break
    return None if best is None else best[1]


def window_of(problem: DayProblem, visit: int) -> tuple[int, int]:
    """Return the window of the whole stay, narrowed to a moment by a pin."""
    task = problem.visits[visit]
    pin = problem.pin_of.get(visit)
    if pin is None or pin.start_ms is None:
        return task.open_ms, task.close_ms
    return (max(task.open_ms, pin.start_ms),
            min(task.close_ms, pin.start_ms + task.duration_ms))


def _with_lunch(
    problem: DayProblem, crew: int, visits: Sequence[int], lunch_after: int, leave_ms: int
) -> Timeline | None:
    """Time the day with lunch after ``lunch_after`` visits; one more: after the return."""
    who = problem.crews[crew]
    clock = max(who.shift_start_ms, leave_ms)
    place = who.home
    lunch_start = -1
    if lunch_after == 0:
        lunch_start = max(who.shift_start_ms, who.lunch_open_ms)
        clock = max(clock, lunch_start + who.lunch_ms)
        if not _lunch_fits(who, lunch_start):
            return None
    middle: list[TimedStop] = []
    for position, visit in enumerate(visits, start=1):
        task = problem.visits[visit]
        if task.place is None or not problem.reachable(place, task.place):
            return None
        open_ms, close_ms = window_of(problem, visit)
        arrive = clock + problem.travel_ms(place, task.place)
        start = max(arrive, open_ms)
        end = start + task.duration_ms
        if end > close_ms:
            return None
        place, clock = task.place, end
        middle.append(TimedStop("visit", place, arrive, start, end, end, visit))
        if position == lunch_after:
            lunch_start = max(end, who.lunch_open_ms)
            if not _lunch_fits(who, lunch_start):
                return None
            clock = lunch_start + who.lunch_ms
            middle.append(TimedStop("lunch", place, end, lunch_start, clock, clock))
    if not middle:
        if lunch_after not in (0, _NO_LUNCH):
            return None
        return Timeline(crew, tuple(
            _evening(who, who.shift_start_ms, lunch_start if lunch_after == 0 else None)))
    if not problem.reachable(place, who.home):
        return None
    back = clock + problem.travel_ms(place, who.home)
    if lunch_after == len(visits) + 1:
        lunch_start = max(back, who.lunch_open_ms)
        if not _lunch_fits(who, lunch_start):
            return None
    if back > who.shift_end_ms:
        return None
    # nobody waits at the first gate: that can be done at home, on call
    middle[0] = replace(middle[0], arrive_ms=middle[0].start_ms)
    leave = middle[0].start_ms - problem.travel_ms(who.home, middle[0].place)
    return Timeline(crew, (
        *_morning(who, leave, lunch_start if lunch_after == 0 else None),
        *middle,
        *_evening(who, back, lunch_start if lunch_after == len(visits) + 1 else None),
    ))


def _lunch_fits(who: CrewOfDay, start: int) -> bool:
    end = start + who.lunch_ms
    return end <= min(who.lunch_close_ms, who.shift_end_ms)


def _morning(who: CrewOfDay, leave: int, lunch_start: int | None) -> list[TimedStop]:
    if lunch_start is None:
        return [_home(who, who.shift_start_ms, leave)]
    return [
        _home(who, who.shift_start_ms, lunch_start),
        TimedStop("lunch", who.home, lunch_start, lunch_start, lunch_start + who.lunch_ms, leave),
    ]


def _evening(who: CrewOfDay, back: int, lunch_start: int | None) -> list[TimedStop]:
    if lunch_start is None:
        return [_home(who, back, who.shift_end_ms)]
    lunch_end = lunch_start + who.lunch_ms
    return [
        _home(who, back, lunch_start),
        TimedStop("lunch", who.home, lunch_start, lunch_start, lunch_end, lunch_end),
        _home(who, lunch_end, who.shift_end_ms),
    ]


def _home(who: CrewOfDay, arrive: int, depart: int) -> TimedStop:
    return TimedStop("home", who.home, arrive, arrive, depart, depart)


def _return_ms(timeline: Timeline) -> int:
    """Return when the crew is back home from its last visit (its shift's start if it stays)."""
    after = 0
    for position, stop in enumerate(timeline.stops):
        if stop.visit >= 0:
            after = position + 1
    while after < len(timeline.stops) - 1 and timeline.stops[after].kind == "lunch":
        after += 1
    return timeline.stops[after].arrive_ms

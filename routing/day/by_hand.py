"""A change made by hand: a visit to another crew, or to another place in the order.

Only the crews concerned are timed anew; everybody else's day stays to the millisecond.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .clock import hhmm
from .problem import INSPECT, DayProblem, Timeline
from .timeline import schedule, window_of

#: The change chooses the position with the least driving.
BEST_POSITION = 0


@dataclass(frozen=True)
class Violation:
    """A rule the change would break: ``template`` and ``params`` as in ``data.errors``."""

    code: str
    template: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Move:
    """What a change comes to. ``timelines`` is None if there are violations.

    ``position`` counts from 1 among the visits of ``crew``; ``changed`` are the crews whose
    day is another one now.
    """

    crew: int
    position: int
    changed: tuple[int, ...]
    timelines: tuple[Timeline, ...] | None
    duties: tuple[str, ...]
    violations: tuple[Violation, ...]


def move(
    problem: DayProblem, timelines: Sequence[Timeline], duties: Sequence[str], visit: int,
    crew: int, position: int = BEST_POSITION,
) -> Move:
    """Give ``visit`` to ``crew`` as its visit number ``position`` (counted from 1).

    A position past the end is the end. An inspecting crew stays one when it loses its last
    visit; a crew that stood by inspects when it gets one.
    """
    source = next((t.crew for t in timelines if visit in t.visits), crew)
    rest = [v for v in timelines[crew].visits if v != visit]
    wanted = (range(1, len(rest) + 2) if position == BEST_POSITION
              else [min(position, len(rest) + 1)])
    duties = tuple(INSPECT if k == crew else duty for k, duty in enumerate(duties))
    violations = why_incompetent(problem, crew, visit)
    tried = [(p, _retimed(problem, timelines[crew], [*rest[:p - 1], visit, *rest[p - 1:]]))
             for p in wanted] if not violations else []
    fitting = [(p, t) for p, t in tried if t is not None]
    changed = tuple(sorted({source, crew}))
    if not fitting:
        at = wanted[-1] if position == BEST_POSITION else wanted[0]
        order = [*rest[:at - 1], visit, *rest[at - 1:]]
        late = () if violations else (why_not(problem, crew, order),)
        return Move(crew, at, changed, None, duties, (*violations, *late))
    at, day = min(fitting, key=lambda found: (found[1].drive_ms, found[0]))
    new = list(timelines)
    new[crew] = day
    if source != crew:
        left = [v for v in timelines[source].visits if v != visit]
        without = _retimed(problem, timelines[source], left)
        if without is None:  # only a pin can make fewer visits harder than more
            return Move(crew, at, changed, None, duties, (why_not(problem, source, left),))
        new[source] = without
    return Move(crew, at, changed, tuple(new), duties, ())


def why_not(problem: DayProblem, crew: int, visits: Sequence[int]) -> Violation:
    """Return why ``visits`` in this order do not fit the day of ``crew``."""
    who = problem.crews[crew]
    clock, place = who.shift_start_ms, who.home
    for visit in visits:
        task = problem.visits[visit]
        if task.place is None or not problem.reachable(place, task.place):
            return Violation("unreachable", "{name} cannot be reached by road.",
                             {"name": task.name})
        open_ms, close_ms = window_of(problem, visit)
        clock = max(clock + problem.travel_ms(place, task.place), open_ms) + task.duration_ms
        place = task.place
        if clock > close_ms:
            return Violation(
                "window", "{crew} would end at {name} at {end}; it must be over by {close}.",
                {"crew": who.name, "name": task.name, "end": hhmm(clock),
                 "close": hhmm(close_ms)})
    back = clock + problem.travel_ms(place, who.home)
    if back > who.shift_end_ms:
        return Violation("shift", "{crew} would be back at {back}, after its shift ends at {end}.",
                         {"crew": who.name, "back": hhmm(back), "end": hhmm(who.shift_end_ms)})
    return Violation("lunch", "{crew} has no room left for lunch with these visits in this order.",
                     {"crew": who.name})


def _retimed(problem: DayProblem, old: Timeline, order: Sequence[int]) -> Timeline | None:
    """Time a new order; a crew that leaves late on purpose still does, if it can."""
    if order and old.visits[:1] == tuple(order[:1]):
        first = next(i for i, stop in enumerate(old.stops) if stop.visit >= 0)
        kept = schedule(problem, old.crew, order, leave_ms=old.stops[first - 1].depart_ms)
        if kept is not None:
            return kept
    return schedule(problem, old.crew, order)


def why_incompetent(problem: DayProblem, crew: int, visit: int) -> tuple[Violation, ...]:
    """Return every reason why ``crew`` may not make ``visit`` at all; none if it may."""
    who, task = problem.crews[crew], problem.visits[visit]
    found = []
    if task.place is None:
        found.append(Violation(
            "no_coordinates", "{name} has no coordinates; enter them in its record.",
            {"name": task.name}))
    if not problem.may_visit[crew, visit] and who.district == task.district:
        found.append(Violation(
            "drawn", "{crew} is not the crew of the officers drawn for {name}.",
            {"crew": who.name, "name": task.name}))
    elif not problem.may_visit[crew, visit]:
        found.append(Violation(
            "no_authority", "{crew} has no authority in district {district}, where {name} lies.",
            {"crew": who.name, "district": task.district, "name": task.name}))
    if not task.skills <= who.skills:
        found.append(Violation(
            "no_skill", "{crew} lacks the skills {skills} for {name}.",
            {"crew": who.name, "name": task.name,
             "skills": ", ".join(sorted(task.skills - who.skills))}))
    if not task.kit <= who.kit:
        found.append(Violation(
            "no_kit", "{crew} does not have {kit} with it, which {name} needs.",
            {"crew": who.name, "name": task.name, "kit": ", ".join(sorted(task.kit - who.kit))}))
    if task.crews > 1:
        found.append(Violation(
            "joint", "{name} is a joint visit of two crews; plan the day again to move it.",
            {"name": task.name}))
    if task.enterprise_id in who.recused:
        found.append(Violation(
            "recused", "{crew} has a member who is recused from {name}.",
            {"crew": who.name, "name": task.name}))
    return tuple(found)

"""From a stored plan back to timelines, so that it can be changed instead of made anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...data.errors import BadInput
from ...data.records import Crew, Stop, Visit, VisitPin
from .clock import to_ms
from .from_rows import Day
from .problem import Pin, TimedStop, Timeline


@dataclass(frozen=True)
class StoredPlan:
    """The rows of a plan that say who is where, when."""

    plan_id: str
    crews: Sequence[Crew]
    visits: Sequence[Visit]
    stops: Sequence[Stop]
    pins: Sequence[VisitPin]


def timelines_of(day: Day, plan: StoredPlan) -> tuple[tuple[Timeline, ...], tuple[str, ...]]:
    """Return the timelines and duties of ``plan``, one per crew of the problem.

    Raises ``BadInput`` if the crews, the matters due or the places of the day are no longer
    those the plan was made from.
    """
    problem = day.problem
    duty = {crew.crew_id: crew.duty for crew in plan.crews}
    places = {(float(x), float(y)): i for i, (x, y) in enumerate(problem.places.lonlat)}
    task = {visit.visit_id: i for i, visit in enumerate(problem.visits)}
    as_stored = [(v.visit_id, v.enterprise_id, v.duration_min) for v in plan.visits]
    as_due = [(v.visit_id, v.enterprise.enterprise_id, v.duration_min) for v in day.due]
    stops: dict[str, list[Stop]] = defaultdict(list)
    for stop in sorted(plan.stops, key=lambda s: s.seq):
        stops[stop.crew_id].append(stop)
    known = all((s.geom.x, s.geom.y) in places for s in plan.stops)
    if set(duty) != {c.crew_id for c in problem.crews} or sorted(as_stored) != sorted(as_due) \
            or not known:
        raise BadInput(
            "Officers, enterprises or matters due have changed since plan {plan} was made; "
            "plan the day again.", plan=plan.plan_id,
        )
    timelines = tuple(
        Timeline(k, tuple(
            TimedStop(s.kind, places[s.geom.x, s.geom.y], to_ms(s.arrive_min),
                      to_ms(s.start_min), to_ms(s.end_min), to_ms(s.depart_min),
                      task[s.visit_id] if s.visit_id is not None else -1)
            for s in stops[crew.crew_id]
        ))
        for k, crew in enumerate(problem.crews)
    )
    return timelines, tuple(duty[crew.crew_id] for crew in problem.crews)


def pins_of(day: Day, pins: Iterable[VisitPin]) -> tuple[Pin, ...]:
    """Return the stored pins as pins of the problem."""
    task = {visit.visit_id: i for i, visit in enumerate(day.problem.visits)}
    crew = {c.crew_id: k for k, c in enumerate(day.problem.crews)}
    return tuple(Pin(task[p.visit_id], crew[p.crew_id], to_ms(p.start_min)) for p in pins)

"""Decisions made by hand stand when the day is planned again; those that cannot are named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .by_hand import Violation, why_incompetent, why_not
from .clock import hhmm
from .problem import DayProblem, DayResult, Pin
from .timeline import schedule


@dataclass(frozen=True)
class PinByHand:
    """A visit pinned in an earlier plan. Visits are numbered anew each time, so the enterprise
    says which is meant; the names are for sentences.
    """

    enterprise_id: str
    name: str
    crew_id: str
    crew_name: str
    start_ms: int


@dataclass(frozen=True)
class NotKept:
    """A pin that cannot be kept, and why."""

    pin: PinByHand
    why: Violation


@dataclass(frozen=True)
class KeptPins:
    """The plan of the day with its pins: those of the problem that hold, and the others."""

    result: DayResult
    pins: tuple[Pin, ...]
    lost: tuple[NotKept, ...]


def plan_with_pins(
    problem: DayProblem, wanted: Sequence[PinByHand], make: Callable[[DayProblem], DayResult]
) -> KeptPins:
    """Plan the day by ``make`` so that every pin that can be kept is kept.

    What is impossible from the start is left out before planning; should the planner find no
    room for a pin, the day is planned once more without it. A pinned visit counts as mandatory
    while it is planned.
    """
    pins, lost = possible_pins(problem, wanted)
    while True:
        result = make(_with(problem, pins))
        missed = [pin for pin in pins if not _holds(result, pin)]
        if not missed:
            return KeptPins(result, pins, lost)
        named = {_key(problem, pin): one for one in wanted if (pin := _pin(problem, one))}
        lost += tuple(NotKept(named[_key(problem, pin)], _no_room(problem, pin))
                      for pin in missed)
        pins = tuple(pin for pin in pins if pin not in missed)


def possible_pins(
    problem: DayProblem, wanted: Sequence[PinByHand]
) -> tuple[tuple[Pin, ...], tuple[NotKept, ...]]:
    """Return the pins that hold together, and the others; of two that clash the later is lost."""
    held: list[Pin] = []
    lost: list[NotKept] = []
    for one in sorted(wanted, key=lambda p: (p.crew_id, p.start_ms, p.enterprise_id)):
        pin = _pin(problem, one)
        why = _absent(problem, one) if pin is None else _impossible(problem, held, pin)
        if pin is not None and why is None:
            held.append(pin)
        elif why is not None:
            lost.append(NotKept(one, why))
    return tuple(held), tuple(lost)


def _pin(problem: DayProblem, one: PinByHand) -> Pin | None:
    visit = next((i for i, v in enumerate(problem.visits)
                  if v.enterprise_id == one.enterprise_id), None)
    crew = next((k for k, c in enumerate(problem.crews) if c.crew_id == one.crew_id), None)
    return None if visit is None or crew is None else Pin(visit, crew, one.start_ms)


def _absent(problem: DayProblem, one: PinByHand) -> Violation:
    if all(v.enterprise_id != one.enterprise_id for v in problem.visits):
        return Violation("not_due", "nothing is due there any more.")
    return Violation("crew_off", "{crew} is not on duty that day.", {"crew": one.crew_name})


def _impossible(problem: DayProblem, held: Sequence[Pin], pin: Pin) -> Violation | None:
    unfit = why_incompetent(problem, pin.crew, pin.visit)
    if unfit:
        return unfit[0]
    mine = sorted((p for p in (*held, pin) if p.crew == pin.crew), key=lambda p: p.start_ms or 0)
    order = [p.visit for p in mine]
    pinned = _with(problem, tuple(mine))
    if schedule(pinned, pin.crew, order) is not None:
        return None
    return why_not(pinned, pin.crew, order)


def _with(problem: DayProblem, pins: tuple[Pin, ...]) -> DayProblem:
    pinned = {pin.visit for pin in pins}
    return replace(problem, pins=pins, visits=tuple(
        replace(v, mandatory=True) if i in pinned else v for i, v in enumerate(problem.visits)))


def _holds(result: DayResult, pin: Pin) -> bool:
    return any(stop.visit == pin.visit and stop.start_ms == pin.start_ms
               for stop in result.timelines[pin.crew].stops)


def _key(problem: DayProblem, pin: Pin) -> tuple[str, str]:
    return problem.visits[pin.visit].enterprise_id, problem.crews[pin.crew].crew_id


def _no_room(problem: DayProblem, pin: Pin) -> Violation:
    return Violation("no_room", "no plan was found in which {crew} begins there at {start}.",
                     {"crew": problem.crews[pin.crew].name, "start": hhmm(pin.start_ms or 0)})

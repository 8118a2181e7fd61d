"""The simple day planner: route by territory, keep a crew at home, mend the floor, explain.

Another planner slots in behind the same :class:`.problem.DayProblem` and
:class:`.problem.DayResult`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from ...data.errors import Cancelled
from .coverage_by_minute import coverage
from .duty import absence_prices_ms, first_duties
from .explain import why_unserved
from .floor import CoverageBook, mend
from .insertion import insert_all, make_room
from .problem import INSPECT, DayProblem, DayResult, Timeline
from .progress import Progress
from .refill import refill
from .relaxations import relaxations
from .territory import territories
from .territory_routing import route_territory
from .timeline import at_home, schedule

#: Changes tried while mending the floor, so that the result does not hang on the clock;
#: it may take as long as the route search nevertheless.
MEND_BUDGET = 4_000


def make_plan(
    problem: DayProblem, *, seconds: float, seed: int, cancelled: Callable[[], bool],
    progress: Progress,
) -> DayResult:
    """Plan the day. ``seconds`` bounds the route search, shared over the territories, and
    once more the mending of the floor.

    Every visit is served or explained, every breach of the floor declared. Raises
    ``Cancelled`` within a second of ``cancelled()`` becoming true.
    """
    duties = first_duties(problem)
    timelines = [at_home(problem, k) for k in range(len(problem.crews))]
    reproducible = _route(problem, duties, timelines, seconds, seed, cancelled, progress)

    progress(0.6, "Checking what still fits")
    inspecting = [k for k, duty in enumerate(duties) if duty == INSPECT]
    _fit_in(problem, timelines, inspecting)

    progress(0.7, "Keeping the half-hour circle")
    book = CoverageBook(problem, timelines)
    go_on = _Budget(MEND_BUDGET, seconds, cancelled)
    mend(problem, book, inspecting, go_on=go_on)
    refill(problem, book, duties, _single(problem, _unserved(problem, book.timelines)),
           check_cancel=go_on.check_cancel)

    progress(0.9, "Explaining what is left")
    final = tuple(book.timelines)
    by_minute = coverage(problem, final)
    inspecting = [k for k, duty in enumerate(duties) if duty == INSPECT]
    return DayResult(
        timelines=final,
        duties=tuple(duties),
        unserved=tuple(why_unserved(problem, final, inspecting, visit)
                       for visit in _unserved(problem, final)),
        coverage=by_minute,
        relaxations=relaxations(problem, final, by_minute),
        reproducible=reproducible and not go_on.by_clock,
    )


def _route(
    problem: DayProblem, duties: list[str], timelines: list[Timeline], seconds: float, seed: int,
    cancelled: Callable[[], bool], progress: Progress,
) -> bool:
    """Route every territory into ``timelines``; return whether the step budget sufficed."""
    inspecting = [k for k, duty in enumerate(duties) if duty == INSPECT]
    prices = absence_prices_ms(problem, duties)
    routable = [v for v in range(len(problem.visits))
                if problem.visits[v].crews == 1
                and (place := problem.visits[v].place) is not None
                and problem.places.road[place] >= 0]
    parts = territories(problem, inspecting, routable)
    total = sum(len(part.visits) for part in parts)
    done = 0
    reproducible = True
    for part in parts:
        progress(0.6 * done / max(total, 1), "Routing {visits} visits of {crews} crews in {name}",
                 visits=len(part.visits), crews=len(part.crews), name=part.name)
        routed = route_territory(
            problem, part, prices, seconds=seconds * len(part.visits) / max(total, 1), seed=seed,
            cancelled=cancelled,
        )
        if cancelled():
            raise Cancelled
        reproducible &= not routed.by_clock
        for crew, order in routed.orders.items():
            timelines[crew] = _timed(problem, crew, order)
        done += len(part.visits)
    return reproducible


def _timed(problem: DayProblem, crew: int, order: Sequence[int]) -> Timeline:
    """Time a route exactly. What does not fit is left out, optional visits first."""
    kept = list(order)
    while (timeline := schedule(problem, crew, kept)) is None:
        kept.remove(min(reversed(kept), key=lambda v: (problem.visits[v].mandatory,
                                                       problem.visits[v].prize)))
    return timeline


def _fit_in(problem: DayProblem, timelines: list[Timeline], crews: list[int]) -> None:
    """Insert what the router left out; mandatory visits may push optional ones aside."""
    left = insert_all(problem, timelines, _single(problem, _unserved(problem, timelines)), crews)
    if any(problem.visits[v].mandatory for v in left):
        left = make_room(problem, timelines, left, crews)
        insert_all(problem, timelines, left, crews)


def _unserved(problem: DayProblem, timelines: Sequence[Timeline]) -> list[int]:
    served = {visit for timeline in timelines for visit in timeline.visits}
    return [v for v in range(len(problem.visits)) if v not in served]


def _single(problem: DayProblem, visits: Sequence[int]) -> list[int]:
    """Return those of ``visits`` that one crew makes alone: the others are left out here."""
    return [v for v in visits if problem.visits[v].crews == 1]


class _Budget:
    """Counts steps down; a step is refused after the last, when time is up or on cancel."""

    def __init__(self, steps: int, seconds: float, cancelled: Callable[[], bool]) -> None:
        self._left = steps
        self._until = time.monotonic() + seconds
        self._cancelled = cancelled
        self.by_clock = False

    def check_cancel(self) -> None:
        """Raise ``Cancelled`` if the user asked to stop."""
        if self._cancelled():
            raise Cancelled

    def __call__(self) -> bool:
        """Whether another step may be made."""
        self.check_cancel()
        self._left -= 1
        if self._left >= 0 and time.monotonic() > self._until:
            self.by_clock = True
            return False
        return self._left >= 0

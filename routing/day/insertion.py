"""Put a visit into a crew's day where it costs least driving, timed exactly."""

from __future__ import annotations

from collections.abc import Sequence

from .problem import DayProblem, Timeline
from .timeline import schedule


def best_insertion(
    problem: DayProblem, timeline: Timeline, visit: int, *, leave_ms: int = 0
) -> Timeline | None:
    """Return the day with ``visit`` added at the position of least driving, None if none fits."""
    order = timeline.visits
    best: Timeline | None = None
    for position in range(len(order) + 1):
        found = schedule(problem, timeline.crew, (*order[:position], visit, *order[position:]),
                         leave_ms=leave_ms)
        if found is not None and (best is None or found.drive_ms < best.drive_ms):
            best = found
    return best


def insert_all(
    problem: DayProblem, timelines: list[Timeline], visits: Sequence[int], crews: Sequence[int]
) -> list[int]:
    """Insert ``visits`` into the days of ``crews`` (``timelines`` is changed) as far as they fit.

    Mandatory visits come first, then the greater prize; each goes where it costs least
    driving. Returns the visits that fit nowhere.
    """
    left = []
    for visit in sorted(visits, key=lambda v: (not problem.visits[v].mandatory,
                                               -problem.visits[v].prize, v)):
        found = cheapest_crew(problem, timelines, visit, crews)
        if found is None:
            left.append(visit)
        else:
            timelines[found.crew] = found
    return left


def cheapest_crew(
    problem: DayProblem, timelines: Sequence[Timeline], visit: int, crews: Sequence[int]
) -> Timeline | None:
    """Return the new day of the competent crew that can add ``visit`` with least driving."""
    best: tuple[int, int, Timeline] | None = None
    for crew in crews:
        if not problem.competent(crew, visit):
            continue
        found = best_insertion(problem, timelines[crew], visit)
        if found is not None:
            key = (found.drive_ms - timelines[crew].drive_ms, crew, found)
            best = key if best is None or key[:2] < best[:2] else best
    return None if best is None else best[2]


def make_room(
    problem: DayProblem, timelines: list[Timeline], visits: Sequence[int], crews: Sequence[int]
) -> list[int]:
    """Give mandatory ``visits`` the room of optional ones; return what is unserved then.

    The cheapest optional visit (least prize) that makes room goes; ``timelines`` is changed.
    """
    left = []
    for visit in visits:
        swap = _cheapest_swap(problem, timelines, visit, crews)
        if swap is None:
            left.append(visit)
        else:
            given_up, timeline = swap
            timelines[timeline.crew] = timeline
            left.append(given_up)
    return left


def _cheapest_swap(
    problem: DayProblem, timelines: Sequence[Timeline], visit: int, crews: Sequence[int]
) -> tuple[int, Timeline] | None:
    if not problem.visits[visit].mandatory:
        return None
    options = [
        (problem.visits[optional].prize, crew, optional)
        for crew in crews if problem.competent(crew, visit)
        for optional in timelines[crew].visits
        if not problem.visits[optional].mandatory and optional not in problem.pin_of
    ]
    for _, crew, optional in sorted(options):
        rest = schedule(problem, crew, [v for v in timelines[crew].visits if v != optional])
        found = None if rest is None else best_insertion(problem, rest, visit)
        if found is not None:
            return optional, found
    return None

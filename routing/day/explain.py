"""Say why a visit is not made: the first of these reasons that holds, each of them checked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .clock import hhmm
from .floor import CoverageBook
from .insertion import best_insertion
from .problem import INSPECT, DayProblem, Timeline, Unserved
from .refill import harmless_days
from .timeline import schedule, window_of


def why_unserved(
    problem: DayProblem, timelines: Sequence[Timeline], inspecting: Collection[int], visit: int
) -> Unserved:
    """Return the reason why ``visit`` is in none of ``timelines``.

    Codes: ``no_coordinates``, ``off_network``, ``no_crew``, ``no_skill``, ``recused``,
    ``pinned``, ``window``, ``time`` (fits the day of no competent crew as it is planned),
    ``standby`` (optional, and only crews that stand by have room), ``floor`` (a crew has
    room, but the half-hour circle would fall below its floor, see :mod:`.refill`), ``joint``
    (it takes two crews).
    """
    never = why_never(problem, visit)
    if never is not None:
        return never
    task = problem.visits[visit]
    if task.crews > 1:
        return Unserved(visit, "joint",
                        "It needs two crews at once; the simple planner sends one to each visit. "
                        "Plan the day with the method response.")
    alone = [k for k in range(len(problem.crews))
             if problem.competent(k, visit) and schedule(problem, k, [visit]) is not None]
    roomy = [k for k in alone if best_insertion(problem, timelines[k], visit) is not None]
    if roomy and not task.mandatory and not any(k in inspecting for k in roomy):
        return Unserved(
            visit, "standby",
            "Only crews that stand by have room ({crews}); they go out for mandatory visits only.",
            {"crews": names(problem, roomy)},
        )
    if roomy:
        return Unserved(
            visit, "floor",
            "Only {crews} could go, and the half-hour circle would fall below its floor.",
            {"crews": names(problem, roomy)},
        )
    return Unserved(visit, "time", "No room is left in the day of any qualified crew: {crews}.",
                    {"crews": names(problem, alone)})


def why_unserved_by_hand(
    problem: DayProblem, book: CoverageBook, duties: Sequence[str], visit: int
) -> Unserved:
    """Return the reason in a plan that was changed by hand, where nobody has filled up the days.

    Codes: those of :func:`why_unserved`, and ``free``: crews could go and no floor would be the
    worse for it.
    """
    inspecting = [k for k, duty in enumerate(duties) if duty == INSPECT]
    found = why_unserved(problem, book.timelines, inspecting, visit)
    could = ([day.crew for day in harmless_days(problem, book, duties, visit)]
             if found.code == "floor" else [])
    if not could:
        return found
    return Unserved(
        visit, "free",
        "{crews} could go and every floor would hold, but nobody was given it when the plan was "
        "changed by hand.", {"crews": names(problem, could)})


def why_never(problem: DayProblem, visit: int) -> Unserved | None:
    """Return why no plan of the day could make ``visit``, None if one could.

    Codes: those of :func:`why_unserved` up to ``window``, and ``no_kit`` and ``no_second``.
    """
    task = problem.visits[visit]
    if task.place is None:
        return Unserved(visit, "no_coordinates",
                        "The enterprise has no coordinates; enter them in its record.")
    if problem.places.road[task.place] < 0:
        return Unserved(
            visit, "off_network",
            "The enterprise is too far from any road of the network; check its coordinates "
            "or raise snap_limit_m.",
        )
    lawful = [k for k in range(len(problem.crews)) if problem.may_visit[k, visit]]
    if not lawful:
        return Unserved(visit, "no_crew",
                        "No crew with authority in district {district} is on duty that day.",
                        {"district": task.district})
    skilled = [k for k in lawful if task.skills <= problem.crews[k].skills]
    if not skilled:
        return Unserved(visit, "no_skill",
                        "No crew with authority there has the skills {skills} together.",
                        {"skills": _listed(sorted(task.skills))})
    equipped = [k for k in skilled if task.kit <= problem.crews[k].kit]
    if not equipped:
        return Unserved(visit, "no_kit",
                        "No qualified crew has the equipment {kit} with it.",
                        {"kit": _listed(sorted(task.kit))})
    free = [k for k in equipped if task.enterprise_id not in problem.crews[k].recused]
    if not free:
        return Unserved(visit, "recused",
                        "Every qualified crew has a recused member: {crews}.",
                        {"crews": names(problem, equipped)})
    competent = [k for k in free if problem.competent(k, visit)]
    if not competent:
        return Unserved(visit, "pinned", "It is pinned to a crew that may not make the visit.")
    if all(schedule(problem, k, [visit]) is None for k in competent):
        open_ms, close_ms = window_of(problem, visit)
        return Unserved(
            visit, "window",
            "No qualified crew can reach it and stay {minutes} minutes between {open} and "
            "{close} and have lunch, even with nothing else to do.",
            {"minutes": str(task.duration_ms // 60_000), "open": hhmm(open_ms),
             "close": hhmm(close_ms)},
        )
    if task.crews > len(free):
        return Unserved(visit, "no_second",
                        "It needs two crews at once, and only {crews} is qualified.",
                        {"crews": names(problem, free)})
    return None


def names(problem: DayProblem, crews: Sequence[int]) -> str:
    """Return the names of the first few ``crews``."""
    return _listed([problem.crews[k].name for k in crews])


def _listed(words: Sequence[str], most: int = 6) -> str:
    return ", ".join(words[:most]) + (f" … (+{len(words) - most})" if len(words) > most else "")

"""Say why a visit is not made: the first of these reasons that holds, each of them checked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .clock import hhmm
from .insertion import best_insertion
from .problem import DayProblem, Timeline, Unserved
from .timeline import schedule, window_of


def why_unserved(
    problem: DayProblem, timelines: Sequence[Timeline], inspecting: Collection[int], visit: int
) -> Unserved:
    """Return the reason why ``visit`` is in none of ``timelines``.

    Codes: ``no_coordinates``, ``off_network``, ``no_crew``, ``no_skill``, ``recused``,
    ``pinned``, ``window``, ``time`` (fits the day of no competent crew as it is planned),
    ``standby`` (optional, and only crews that stand by have room), ``floor`` (a crew has
    room, but the half-hour circle would fall below its floor, see :mod:`.refill`).
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
    free = [k for k in skilled if task.enterprise_id not in problem.crews[k].recused]
    if not free:
        return Unserved(visit, "recused",
                        "Every qualified crew has a recused member: {crews}.",
                        {"crews": _names(problem, skilled)})
    competent = [k for k in free if problem.competent(k, visit)]
    if not competent:
        return Unserved(visit, "pinned", "It is pinned to a crew that may not make the visit.")
    alone = [k for k in competent if schedule(problem, k, [visit]) is not None]
    if not alone:
        open_ms, close_ms = window_of(problem, visit)
        return Unserved(
            visit, "window",
            "No qualified crew can reach it and stay {minutes} minutes between {open} and "
            "{close} and have lunch, even with nothing else to do.",
            {"minutes": str(task.duration_ms // 60_000), "open": hhmm(open_ms),
             "close": hhmm(close_ms)},
        )
    roomy = [k for k in alone if best_insertion(problem, timelines[k], visit) is not None]
    if roomy and not task.mandatory and not any(k in inspecting for k in roomy):
        return Unserved(
            visit, "standby",
            "Only crews that stand by have room ({crews}); they go out for mandatory visits only.",
            {"crews": _names(problem, roomy)},
        )
    if roomy:
        return Unserved(
            visit, "floor",
            "Only {crews} could go, and the half-hour circle would fall below its floor.",
            {"crews": _names(problem, roomy)},
        )
    return Unserved(visit, "time", "No room is left in the day of any qualified crew: {crews}.",
                    {"crews": _names(problem, alone)})


def _names(problem: DayProblem, crews: Sequence[int]) -> str:
    return _listed([problem.crews[k].name for k in crews])


def _listed(words: Sequence[str], most: int = 6) -> str:
    return ", ".join(words[:most]) + (f" … (+{len(words) - most})" if len(words) > most else "")

"""Cut the day into territories small enough for one routing model each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from .problem import DayProblem

#: More visits than this make one OR-Tools model slow and poor.
LARGEST_MODEL = 60


@dataclass(frozen=True)
class Territory:
    """Crews and the visits routed together; indices into the problem."""

    name: str
    crews: tuple[int, ...]
    visits: tuple[int, ...]


def territories(
    problem: DayProblem, crews: Sequence[int], visits: Sequence[int]
) -> list[Territory]:
    """Divide by district, and districts with many visits by the homes of their crews.

    Every visit goes to one territory of its district where a competent crew is at home;
    visits nobody there is competent for are left out.
    """
    by_district: dict[str, list[int]] = defaultdict(list)
    for crew in crews:
        by_district[problem.crews[crew].district].append(crew)
    found = []
    for district in sorted(by_district):
        mine = [v for v in visits if problem.visits[v].district == district]
        found += _split(problem, Territory(district, tuple(by_district[district]), tuple(mine)))
    return [_competent_only(problem, t) for t in found]


def _split(problem: DayProblem, whole: Territory) -> list[Territory]:
    homes = {problem.crews[k].home for k in whole.crews}
    if len(whole.visits) <= LARGEST_MODEL or len(homes) < 2:
        return [whole]
    lonlat = problem.places.lonlat[[problem.crews[k].home for k in whole.crews]]
    axis = int((lonlat.max(axis=0) - lonlat.min(axis=0)).argmax())
    order = sorted(range(len(whole.crews)), key=lambda i: (lonlat[i, axis], whole.crews[i]))
    ranked = [whole.crews[i] for i in order]
    cut = len(ranked) // 2
    # crews of one home stay together
    while cut < len(ranked) and problem.crews[ranked[cut]].home == problem.crews[
            ranked[cut - 1]].home:
        cut += 1
    halves = ranked[:cut], ranked[cut:]
    if not halves[1]:
        return [whole]
    shares: tuple[list[int], list[int]] = ([], [])
    for visit in whole.visits:
        near = [min((_distance(problem, k, visit) for k in half), default=(True, 0))
                for half in halves]
        shares[0 if near[0] <= near[1] else 1].append(visit)
    if not shares[0] or not shares[1]:
        return [whole]
    return [
        part for n, (half, share) in enumerate(zip(halves, shares, strict=True), start=1)
        for part in _split(problem, Territory(f"{whole.name}/{n}", tuple(half), tuple(share)))
    ]


def _distance(problem: DayProblem, crew: int, visit: int) -> tuple[bool, int]:
    place = problem.visits[visit].place
    if place is None:
        return True, 0
    return not problem.competent(crew, visit), problem.travel_ms(problem.crews[crew].home, place)


def _competent_only(problem: DayProblem, territory: Territory) -> Territory:
    able = tuple(
        v for v in territory.visits
        if problem.visits[v].place is not None
        and any(problem.competent(k, v) for k in territory.crews)
    )
    return Territory(territory.name, territory.crews, able)

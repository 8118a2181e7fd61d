"""What routes cost, and what is wrong with them: slow, plain, shared by all engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .problem import RouteProblem


@dataclass(frozen=True)
class Verdict:
    """``cost``: distance and lost prizes; ``faults``: sentences, empty if the plan is valid."""

    cost: int
    distance: int
    lost_prize: int
    absent: tuple[int, ...]
    faults: tuple[str, ...]


def judge(problem: RouteProblem, routes: Sequence[Sequence[int]]) -> Verdict:
    """Cost and check ``routes``, one sequence of clients for each vehicle."""
    faults = []
    if len(routes) != len(problem.depot):
        faults.append(f"{len(routes)} routes for {len(problem.depot)} vehicles")
    seen = Counter(client for route in routes for client in route)
    faults += [f"client {c} is served {n} times" for c, n in seen.items() if n > 1]
    faults += [f"{c} is no client" for c in seen if c not in problem.clients]
    absent = tuple(c for c in problem.clients if c not in seen)
    faults += [f"client {c} is required, but not served" for c in absent if problem.required[c]]
    for vehicle, route in enumerate(routes):
        wrong = _route_faults(problem, vehicle, route)
        faults += [f"vehicle {vehicle}: {fault}" for fault in wrong]
    distance = sum(route_distance(problem, k, route) for k, route in enumerate(routes))
    lost = sum(int(problem.prize[c]) for c in absent if not problem.required[c])
    return Verdict(distance + lost, distance, lost, absent, tuple(faults))


def route_distance(problem: RouteProblem, vehicle: int, route: Sequence[int]) -> int:
    """Return the distance from the depot through ``route`` and back."""
    if not route:
        return 0
    home = int(problem.depot[vehicle])
    stops = [home, *route, home]
    return sum(int(problem.distance[a, b]) for a, b in pairwise(stops))


def _route_faults(problem: RouteProblem, vehicle: int, route: Sequence[int]) -> list[str]:
    if not route:
        return []
    faults = [f"may not serve {c}" for c in route if not problem.allowed[vehicle, c]]
    if sum(int(problem.demand[c]) for c in route) > problem.capacity[vehicle]:
        faults.append("is overloaded")
    home = int(problem.depot[vehicle])
    stops = [*route, home]
    # forwards from the earliest departure: is every window met?
    clock, place = int(max(problem.shift_open[vehicle], problem.open[home])), home
    for stop in stops:
        clock += int(problem.duration[place, stop])
        if stop != home:
            clock = max(clock, int(problem.open[stop]))
            if clock > problem.close[stop]:
                faults.append(f"reaches {stop} too late")
            clock += int(problem.service[stop])
        place = stop
    end = clock
    if end > min(problem.shift_close[vehicle], problem.close[home]):
        faults.append("comes home too late")
    # backwards from the earliest end: the latest departure that still meets it
    for stop, before in zip(reversed(route), [*reversed(route[:-1]), home], strict=True):
        clock -= int(problem.duration[stop, place]) + int(problem.service[stop])
        clock = min(clock, int(problem.close[stop]))
        place = stop
        if before == home:
            clock -= int(problem.duration[home, stop])
    if end - clock > problem.max_duration[vehicle]:
        faults.append("is on the road too long")
    return faults

"""PyVRP as a route engine (Wouda, Lan, Kool 2024, doi:10.1287/ijoc.2023.0055)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from .engine import Budget
from .problem import UNLIMITED, RouteProblem, Routes

#: A way that a vehicle may not go; PyVRP hangs on much larger ones.
FAR = 10**8


def solve(
    problem: RouteProblem, budget: Budget, *, seed: int = 1, start: Routes | None = None,
    told: Callable[[float], None] | None = None,
) -> Routes | None:
    """Solve with PyVRP; see :class:`.engine.RouteEngine`. ``told`` hears the best cost so far."""
    import pyvrp

    kinds = _kinds(problem)
    data = _data(problem, kinds)
    initial = None
    if start is not None:
        kind_of = {k: n for n, kind in enumerate(kinds) for k in kind}
        initial = pyvrp.Solution(data, [
            pyvrp.Route(data, [pyvrp.Activity(pyvrp.ActivityType.CLIENT, c - problem.depots)
                               for c in route], kind_of[k])
            for k, route in enumerate(start) if route])
    found = pyvrp.solve(data, _Until(budget, told), seed=seed, collect_stats=False,
                        initial_solution=initial)
    if not found.best.is_feasible():
        return None
    free = [list(kind) for kind in kinds]
    routes: list[tuple[int, ...]] = [()] * len(problem.depot)
    for route in found.best.routes():
        vehicle = free[route.vehicle_type()].pop(0)
        routes[vehicle] = tuple(a.idx + problem.depots for a in route if a.is_client())
    return tuple(routes)


class _Until:
    """PyVRP's stopping criterion from ours."""

    def __init__(self, budget: Budget, told: Callable[[float], None] | None) -> None:
        self._budget, self._told = budget, told

    def __call__(self, best_cost: float) -> bool:
        if self._told is not None:
            self._told(best_cost)
        return self._budget() >= 1


def _kinds(problem: RouteProblem) -> list[list[int]]:
    """Return the vehicles grouped by all that distinguishes them."""
    kinds: dict[tuple[Any, ...], list[int]] = {}
    for k in range(len(problem.depot)):
        key = (int(problem.depot[k]), int(problem.capacity[k]), int(problem.max_duration[k]),
               int(problem.shift_open[k]), int(problem.shift_close[k]),
               problem.allowed[k].tobytes())
        kinds.setdefault(key, []).append(k)
    return list(kinds.values())


def _data(problem: RouteProblem, kinds: list[list[int]]) -> Any:
    import pyvrp

    largest = np.iinfo(np.int64).max

    def limit(value: int) -> int:
        return largest if value >= UNLIMITED else value

    locations = [pyvrp.Location(0, 0) for _ in problem.service]
    depots = [pyvrp.Depot(d) for d in range(problem.depots)]
    clients = [pyvrp.Client(
        c, delivery=[int(problem.demand[c])], service_duration=int(problem.service[c]),
        tw_early=int(problem.open[c]), tw_late=limit(int(problem.close[c])),
        prize=int(problem.prize[c]), required=bool(problem.required[c]))
        for c in problem.clients]
    profiles: dict[bytes, int] = {}
    distances: list[Any] = []
    types = []
    for kind in kinds:
        k = kind[0]
        may = problem.allowed[k]
        if may.tobytes() not in profiles:
            profiles[may.tobytes()] = len(profiles)
            barred = np.flatnonzero(~may[problem.depots:]) + problem.depots
            distance = problem.distance.copy()
            distance[:, barred] = FAR
            np.fill_diagonal(distance, 0)
            distances.append(distance)
        home = int(problem.depot[k])
        types.append(pyvrp.VehicleType(
            len(kind), [int(problem.capacity[k])], home, home,
            tw_early=max(int(problem.shift_open[k]), int(problem.open[home])),
            tw_late=limit(min(int(problem.shift_close[k]), int(problem.close[home]))),
            shift_duration=limit(int(problem.max_duration[k])),
            profile=profiles[may.tobytes()]))
    durations: list[Any] = [
        np.where(distance == FAR, FAR, problem.duration) for distance in distances]
    return pyvrp.ProblemData(locations, clients, depots, types, distances, durations)

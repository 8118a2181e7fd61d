"""Choose the best combination of routes that were met: set packing with CP-SAT."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .judge import route_distance
from .problem import RouteProblem, Routes


@dataclass(frozen=True)
class Column:
    """A valid route of one vehicle and what it costs."""

    vehicle: int
    route: tuple[int, ...]
    cost: int


def columns(problem: RouteProblem, plans: Iterable[Routes]) -> list[Column]:
    """Return each different non-empty route of ``plans`` once, in order of first appearance."""
    met: dict[tuple[int, tuple[int, ...]], Column] = {}
    for plan in plans:
        for vehicle, route in enumerate(plan):
            key = (vehicle, route)
            if route and key not in met:
                met[key] = Column(vehicle, route, route_distance(problem, vehicle, route))
    return list(met.values())


def select(
    problem: RouteProblem, pool: Sequence[Column], incumbent: Routes, *, seconds: float,
    seed: int = 1, workers: int = 1,
) -> Routes:
    """Return the cheapest combination of ``pool``, at worst the ``incumbent`` itself.

    Every required client once, every optional one at most once or its prize is lost, one route
    a vehicle. ``seconds`` are CP-SAT's deterministic ones.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    pool = [*pool, *(c for c in columns(problem, [incumbent]) if c not in set(pool))]
    take = [model.new_bool_var(f"r{i}") for i in range(len(pool))]
    at: dict[int, list[int]] = {c: [] for c in problem.clients}
    of: dict[int, list[int]] = {}
    for i, column in enumerate(pool):
        of.setdefault(column.vehicle, []).append(i)
        for client in column.route:
            at[client].append(i)
    cost = [c.cost * take[i] for i, c in enumerate(pool)]
    lost = 0
    for client, serving in at.items():
        served = sum(take[i] for i in serving)
        if problem.required[client]:
            model.add(served == 1)
        else:
            model.add(served <= 1)
            cost += [-int(problem.prize[client]) * take[i] for i in serving]
            lost += int(problem.prize[client])
    for mine in of.values():
        model.add(sum(take[i] for i in mine) <= 1)
    model.minimize(sum(cost) + lost)
    chosen = {(k, route) for k, route in enumerate(incumbent) if route}
    for i, column in enumerate(pool):
        model.add_hint(take[i], (column.vehicle, column.route) in chosen)
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = seconds
    solver.parameters.max_time_in_seconds = 4 * seconds + 1
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 2
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return incumbent
    routes: list[tuple[int, ...]] = [()] * len(problem.depot)
    for i, column in enumerate(pool):
        if solver.value(take[i]):
            routes[column.vehicle] = column.route
    return tuple(routes)

"""OR-Tools routing as a route engine: one model, guided local search."""

from __future__ import annotations

from typing import Any

import numpy as np

from .engine import Budget
from .problem import UNLIMITED, RouteProblem, Routes

#: What leaving out a required client costs, in lengths of the longest way.
_REQUIRED = 1000
#: Ways longer than this are cut, to keep OR-Tools' sums in range.
_LONGEST = 10**12


def solve(
    problem: RouteProblem, budget: Budget, *, seed: int = 1, start: Routes | None = None
) -> Routes | None:
    """Solve with OR-Tools; see :class:`.engine.RouteEngine`. It has no seed of its own."""
    model = _Model(problem)
    return model.solve(budget, start)


class _Model:
    """Nodes are the vehicles' depots, one each, then the clients."""

    def __init__(self, problem: RouteProblem) -> None:
        from ortools.constraint_solver import pywrapcp

        self._cp, self._problem = pywrapcp, problem
        k = len(problem.depot)
        self._manager = pywrapcp.RoutingIndexManager(
            k + len(problem.clients), k, list(range(k)), list(range(k)))
        self._routing = pywrapcp.RoutingModel(self._manager)
        self._place = [*(int(d) for d in problem.depot), *problem.clients]
        self._add_travel()
        self._add_clients()

    def _matrix(self, of: Any) -> Any:
        return np.minimum(of[np.ix_(self._place, self._place)], _LONGEST)

    def _add_travel(self) -> None:
        problem, routing = self._problem, self._routing
        routing.SetArcCostEvaluatorOfAllVehicles(
            routing.RegisterTransitMatrix(self._matrix(problem.distance).tolist()))
        stay = problem.service[self._place].copy()
        stay[: len(problem.depot)] = 0
        transit = routing.RegisterTransitMatrix(
            (self._matrix(problem.duration) + stay[:, None]).tolist())
        ends = [_latest(problem, k) for k in range(len(problem.depot))]
        horizon = max(ends)
        routing.AddDimension(transit, horizon, horizon, False, "time")
        self._time = routing.GetDimensionOrDie("time")
        load = problem.demand[self._place].copy()
        load[: len(problem.depot)] = 0
        routing.AddDimensionWithVehicleCapacity(
            routing.RegisterUnaryTransitVector(load.tolist()), 0,
            [int(c) for c in problem.capacity], True, "load")
        for k, end in enumerate(ends):
            begin = int(max(problem.shift_open[k], problem.open[problem.depot[k]]))
            for index in (routing.Start(k), routing.End(k)):
                self._time.CumulVar(index).SetRange(begin, end)
            if problem.max_duration[k] < UNLIMITED:
                self._time.SetSpanUpperBoundForVehicle(int(problem.max_duration[k]), k)

    def _add_clients(self) -> None:
        problem, routing = self._problem, self._routing
        forced = int(min(problem.distance.max(), _LONGEST)) * _REQUIRED
        for node, client in enumerate(problem.clients, start=len(problem.depot)):
            index = self._manager.NodeToIndex(node)
            routing.AddDisjunction(
                [index], forced if problem.required[client] else int(problem.prize[client]))
            late = min(int(problem.close[client]), max(
                _latest(problem, k) for k in range(len(problem.depot))))
            self._time.CumulVar(index).SetRange(int(problem.open[client]), late)
            able = np.flatnonzero(problem.allowed[:, client])
            if len(able) < len(problem.depot):
                # SetAllowedVehiclesForIndex raises TypeError in the wheels of OR-Tools 9.15
                routing.VehicleVar(index).SetValues([-1, *(int(k) for k in able)])

    def solve(self, budget: Budget, start: Routes | None) -> Routes | None:
        from ortools.constraint_solver import routing_enums_pb2

        parameters = self._cp.DefaultRoutingSearchParameters()
        parameters.first_solution_strategy = (
            routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION)
        parameters.local_search_metaheuristic = (
            routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH)
        parameters.time_limit.FromSeconds(10**6)  # the budget decides
        self._routing.AddSearchMonitor(self._routing.solver().CustomLimit(lambda: budget() >= 1))
        if start is None:
            found = self._routing.SolveWithParameters(parameters)
        else:
            self._routing.CloseModelWithParameters(parameters)
            shift = len(self._problem.depot) - self._problem.depots
            nodes = [[self._manager.NodeToIndex(c + shift) for c in route] for route in start]
            initial = self._routing.ReadAssignmentFromRoutes(nodes, True)
            found = self._routing.SolveFromAssignmentWithParameters(initial, parameters)
        return None if found is None else self._routes(found)

    def _routes(self, found: Any) -> Routes | None:
        routes = []
        for k in range(len(self._problem.depot)):
            route = []
            index = found.Value(self._routing.NextVar(self._routing.Start(k)))
            while not self._routing.IsEnd(index):
                route.append(self._place[self._manager.IndexToNode(index)])
                index = found.Value(self._routing.NextVar(index))
            routes.append(tuple(route))
        served = {c for route in routes for c in route}
        lost = any(self._problem.required[c] and c not in served for c in self._problem.clients)
        return None if lost else tuple(routes)


def _latest(problem: RouteProblem, vehicle: int) -> int:
    home = problem.depot[vehicle]
    end = int(min(problem.shift_close[vehicle], problem.close[home]))
    return min(end, 2**40)

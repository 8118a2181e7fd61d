"""Route one territory with OR-Tools: windows, skills, lunch, mandatory and optional visits.

What the model decides is who goes where in which order. The exact times are set
afterwards by :mod:`.timeline`, in the same integer milliseconds.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from .clock import MINUTE_MS
from .problem import DayProblem
from .territory import Territory
from .timeline import window_of

#: Driving that one point of an optional visit's prize is worth.
PRIZE_MS = 30 * MINUTE_MS
#: Above every sum of driving and prizes of a territory.
MANDATORY_MS = 10**11
#: Search steps (checks of the limit) per visit: what ends the search, unless time does.
STEPS_PER_VISIT = 15_000
_NEVER_MS = 2 * 24 * 60 * MINUTE_MS


@dataclass(frozen=True)
class Routed:
    """The order of visits of each crew; ``by_clock``: time ended the search, not its budget."""

    orders: dict[int, list[int]]
    by_clock: bool


def route_territory(
    problem: DayProblem, territory: Territory, absence_price_ms: list[int], *, seconds: float,
    seed: int, cancelled: Callable[[], bool],
) -> Routed:
    """Return routes of the territory's crews; visits in none of them are unserved.

    ``absence_price_ms`` is what leaving home costs each crew of the problem. The same
    seed gives the same routes as long as ``seconds`` suffices for the step budget.
    """
    if not territory.visits or not territory.crews:
        return Routed({k: [] for k in territory.crews}, False)
    # the seed decides ties through the order of the nodes
    visits = list(territory.visits)
    random.Random(seed).shuffle(visits)
    model = _Model(problem, list(territory.crews), visits, absence_price_ms)
    return model.solve(seconds, cancelled)


class _Model:
    """Nodes 0…crews−1 are homes, the others visits."""

    def __init__(
        self, problem: DayProblem, crews: list[int], visits: list[int], price_ms: list[int]
    ) -> None:
        # a second of import that only planning needs
        from ortools.constraint_solver import pywrapcp

        self._cp = pywrapcp
        self._problem, self._crews, self._visits = problem, crews, visits
        k = len(crews)
        homes = list(range(k))
        self._manager = pywrapcp.RoutingIndexManager(k + len(visits), k, homes, homes)
        self._routing = pywrapcp.RoutingModel(self._manager)
        places = [problem.crews[c].home for c in crews] + [
            problem.visits[v].place or 0 for v in visits
        ]
        self._stay_ms = [0] * k + [problem.visits[v].duration_ms for v in visits]
        drive = np.minimum(problem.place_ms[np.ix_(places, places)], _NEVER_MS)
        self._add_costs(drive, price_ms)
        self._add_time(drive)
        self._add_visits()

    def _add_costs(self, drive: Any, price_ms: list[int]) -> None:
        evaluator = self._routing.RegisterTransitMatrix(drive.tolist())
        self._routing.SetArcCostEvaluatorOfAllVehicles(evaluator)
        for vehicle, crew in enumerate(self._crews):
            self._routing.SetFixedCostOfVehicle(price_ms[crew], vehicle)

    def _add_time(self, drive: Any) -> None:
        routing, problem = self._routing, self._problem
        stay = np.array(self._stay_ms)
        transit = routing.RegisterTransitMatrix((drive + stay[:, None]).tolist())
        horizon = max(problem.crews[c].shift_end_ms for c in self._crews)
        routing.AddDimension(transit, horizon, horizon, False, "time")
        self._time = routing.GetDimensionOrDie("time")
        stay_of_index = [self._stay_ms[self._manager.IndexToNode(i)]
                         for i in range(routing.Size())]
        for vehicle, crew in enumerate(self._crews):
            who = problem.crews[crew]
            for index in (routing.Start(vehicle), routing.End(vehicle)):
                self._time.CumulVar(index).SetRange(who.shift_start_ms, who.shift_end_ms)
            if who.lunch_ms == 0:
                continue
            lunch = routing.solver().FixedDurationIntervalVar(
                max(who.lunch_open_ms, who.shift_start_ms),
                min(who.lunch_close_ms, who.shift_end_ms) - who.lunch_ms,
                who.lunch_ms, False, f"lunch {who.crew_id}",
            )
            self._time.SetBreakIntervalsOfVehicle([lunch], vehicle, stay_of_index)

    def _add_visits(self) -> None:
        for node, visit in enumerate(self._visits, start=len(self._crews)):
            task = self._problem.visits[visit]
            index = self._manager.NodeToIndex(node)
            penalty = MANDATORY_MS if task.mandatory else round(task.prize * PRIZE_MS)
            self._routing.AddDisjunction([index], penalty)
            open_ms, close_ms = window_of(self._problem, visit)
            able = [n for n, crew in enumerate(self._crews)
                    if self._problem.competent(crew, visit)]
            if not able or close_ms - task.duration_ms < open_ms:
                self._routing.ActiveVar(index).SetValue(0)
                continue
            self._time.CumulVar(index).SetRange(open_ms, close_ms - task.duration_ms)
            # SetAllowedVehiclesForIndex raises TypeError in the wheels of OR-Tools 9.15
            self._routing.VehicleVar(index).SetValues([-1, *able])

    def solve(self, seconds: float, cancelled: Callable[[], bool]) -> Routed:
        from ortools.constraint_solver import routing_enums_pb2

        cp = self._cp
        parameters = cp.DefaultRoutingSearchParameters()
        parameters.first_solution_strategy = (
            routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION)
        parameters.local_search_metaheuristic = (
            routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH)
        parameters.time_limit.FromMilliseconds(max(100, round(seconds * 1000)))
        budget = STEPS_PER_VISIT * len(self._visits)
        steps = 0

        def enough() -> bool:
            nonlocal steps
            steps += 1
            return steps > budget or cancelled()

        self._routing.AddSearchMonitor(self._routing.solver().CustomLimit(enough))
        solution = self._routing.SolveWithParameters(parameters)
        by_clock = steps <= budget
        if solution is None:  # cancelled, or out of time, before the first plan
            return Routed({crew: [] for crew in self._crews}, by_clock)
        return Routed({crew: self._order(solution, n) for n, crew in enumerate(self._crews)},
                      by_clock)

    def _order(self, solution: Any, vehicle: int) -> list[int]:
        order = []
        index = solution.Value(self._routing.NextVar(self._routing.Start(vehicle)))
        while not self._routing.IsEnd(index):
            order.append(self._visits[self._manager.IndexToNode(index) - len(self._crews)])
            index = solution.Value(self._routing.NextVar(index))
        return order

"""Ruin and recreate as a route engine."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..engine import Budget
from ..problem import RouteProblem, Routes
from .anneal import anneal
from .tables import State, Tables, build_tables, empty_state

#: Temperatures in mean ways between stops: at the start, at the end, and from a good start.
HOT, COLD, WARM = 1.0, 0.01, 0.4
#: Steps between two looks at the budget: as a sum over clients, and at most.
_CHUNK, _MOST = 200_000, 2_000


def solve(
    problem: RouteProblem, budget: Budget, *, seed: int = 1, start: Routes | None = None,
    met: Callable[[Routes], None] | None = None,
) -> Routes | None:
    """Solve by ruin and recreate; see :class:`..engine.RouteEngine`.

    ``met`` is told of the plans on the way, for a pool. The result depends on ``seed`` and on
    the steps that the budget allows.
    """
    if not len(problem.clients):
        return ((),) * len(problem.depot)
    tables = build_tables(problem)
    state, backup, best = (empty_state(tables) for _ in range(3))
    totals = np.array([-1, -1], dtype=np.int64)
    if start is not None:
        for k, route in enumerate(start):
            state.n[k] = len(route)
            state.route[k, : len(route)] = route
    generator = np.random.default_rng(seed)

    def run(steps: int, hot: float, cold: float) -> None:
        anneal(tables, state, backup, best, totals, int(generator.integers(2**31)), steps, hot,
               cold)

    run(0, 1.0, 1.0)
    mean_way = _mean_way(tables, state)
    hottest = (HOT if start is None else WARM) * mean_way
    steps = max(50, min(_MOST, _CHUNK // len(problem.clients)))
    share = budget()
    while share < 1:
        temperature = hottest * (COLD * mean_way / hottest) ** share
        run(steps, temperature, temperature)
        share = budget()
        if met is not None:
            met(_routes(best))
            met(_routes(state))
    return _routes(best) if _complete(problem, best) else None


def _mean_way(tables: Tables, state: State) -> float:
    ways = [float(tables.distance[a, b]) for k, n in enumerate(state.n) if n
            for a, b in zip(state.route[k, : n - 1], state.route[k, 1:n], strict=True)]
    return max(1.0, float(np.mean(ways)) if ways else float(tables.distance.mean()))


def _routes(state: State) -> Routes:
    return tuple(tuple(int(c) for c in state.route[k, :n]) for k, n in enumerate(state.n))


def _complete(problem: RouteProblem, state: State) -> bool:
    served = {c for route in _routes(state) for c in route}
    return all(c in served for c in problem.clients if problem.required[c])



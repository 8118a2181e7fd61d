"""Engines in turn: one begins, ruin and recreate goes on, selection combines what was met."""

from __future__ import annotations

from . import pyvrp_engine
from .engine import Budget, RouteEngine, part
from .problem import RouteProblem, Routes
from .ruin import engine as ruin
from .selection import columns, select

#: Shares of the budget: until here the first engine works, until there ruin and recreate.
FIRST, REFINED = 0.5, 0.95
#: Plans kept for the selection, and its deterministic seconds.
POOL, SELECTION_S = 200, 2.0


def solve(
    problem: RouteProblem, budget: Budget, *, seed: int = 1, start: Routes | None = None,
    first: RouteEngine = pyvrp_engine.solve,
) -> Routes | None:
    """Solve by ``first``, refine its plan, select among all routes; see ``RouteEngine``."""
    begun = first(problem, part(budget, 0.0, FIRST), seed=seed, start=start)
    pool: dict[Routes, None] = {}

    def met(routes: Routes) -> None:
        pool.pop(routes, None)
        pool[routes] = None
        if len(pool) > POOL:
            pool.pop(next(iter(pool)))

    refined = ruin.solve(problem, part(budget, FIRST, REFINED), seed=seed, start=begun, met=met)
    if refined is None:
        return begun
    return select(problem, columns(problem, pool), refined, seconds=SELECTION_S, seed=seed)

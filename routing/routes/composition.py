"""Engines in turn: PyVRP as long as it gets on, ruin and recreate after it, then a selection."""

from __future__ import annotations

from . import pyvrp_engine
from .engine import Budget, part
from .problem import RouteProblem, Routes
from .ruin import engine as ruin
from .selection import columns, select

#: Shares of the budget: PyVRP works at least until, and at most until; ruin and recreate until.
AT_LEAST, AT_MOST, REFINED = 0.35, 0.9, 0.95
#: It gets on as long as it has saved this share of the costs within that share of the budget.
GAIN, WITHIN = 0.003, 0.2
#: Plans kept for the selection, and its deterministic seconds.
POOL, SELECTION_S = 200, 2.0


def solve(
    problem: RouteProblem, budget: Budget, *, seed: int = 1, start: Routes | None = None,
) -> Routes | None:
    """Solve by PyVRP, refine its plan, select among all routes met; see ``RouteEngine``."""
    getting_on = _GettingOn(budget)
    begun = pyvrp_engine.solve(problem, getting_on, seed=seed, start=start, told=getting_on.note)
    pool: dict[Routes, None] = {}

    def met(routes: Routes) -> None:
        pool.pop(routes, None)
        pool[routes] = None
        if len(pool) > POOL:
            pool.pop(next(iter(pool)))

    refined = ruin.solve(problem, part(budget, min(budget(), AT_MOST), REFINED), seed=seed,
                         start=begun, met=met)
    if refined is None:
        return begun
    return select(problem, columns(problem, pool), refined, seconds=SELECTION_S, seed=seed)


class _GettingOn:
    """A budget that is spent once an engine no longer gets on."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._best: list[tuple[float, float]] = []  # share of the budget, cost from then on

    def note(self, cost: float) -> None:
        """Hear of the best cost so far."""
        if not self._best or cost < self._best[-1][1]:
            self._best.append((self._budget(), cost))

    def __call__(self) -> float:
        share = self._budget()
        spent = share >= AT_MOST or (share >= AT_LEAST and not self._gets_on(share))
        return 1.0 if spent else share / AT_MOST

    def _gets_on(self, share: float) -> bool:
        while len(self._best) > 1 and self._best[1][0] <= share - WITHIN:
            self._best.pop(0)
        if not self._best:
            return False
        now = self._best[-1][1]
        return self._best[0][1] - now > GAIN * abs(now)

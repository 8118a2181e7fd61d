"""Which of the plans met is taken: not always the best one, so that none can be foretold."""

from __future__ import annotations

import random

import numpy as np

from .kernels.anneal import Best
from .kernels.objective import RANK, rank_of
from .policy import Policy
from .search import Searcher

#: Plans kept to choose from, and ranks that count as equal.
_KEPT, _DECIMALS = 64, 6


class Choice:
    """Plans met on the way, and the seeded choice among those near the best."""

    def __init__(self, policy: Policy, seed: int) -> None:
        self._policy = policy
        self._draw = random.Random(f"choice/{seed}")
        self._met: dict[bytes, Best] = {}

    def start_of(self, one: Searcher, best: Best) -> Best:
        """Return what a search is to go on from: its own best plan, if it is near ``best``."""
        return one.best if self._policy.unpredictable and self._near(one.best, best) else best

    def forget(self) -> None:
        """Forget the plans met: they were timed by other tables."""
        self._met.clear()

    def note(self, each: list[Searcher]) -> bool:
        """Keep where the searches stand; always true, to be asked between chunks."""
        if self._policy.unpredictable and len(self._met) < _KEPT:
            for one in each:
                found = standing(one)
                key = found.calls.tobytes() + found.n.tobytes() + found.earliest.tobytes()
                self._met.setdefault(key, found)
        return True

    def among(self, each: list[Searcher], best: Best) -> Best:
        """Return one of the plans within the policy's share of ``best``, or that one itself."""
        if not self._policy.unpredictable:
            return best
        self.note(each)
        return self._draw.choice(
            [best, *(met for met in self._met.values() if self._near(met, best))])

    def _near(self, met: Best, best: Best) -> bool:
        limit = best.rank[RANK - 1] * (1.0 + self._policy.near_best)
        return bool(met.rank[RANK - 1] <= limit) and (
            met.rank[:-1].round(_DECIMALS).tolist() <= best.rank[:-1].round(_DECIMALS).tolist())


def standing(one: Searcher) -> Best:
    """Return the plan a search stands at, cleared of what lies behind the ends of the days."""
    state, best = one.state, one.best
    ends = np.arange(state.calls.shape[1]) < state.n[:, None]
    rank = np.empty(RANK)
    rank_of(state, one.prices.now, rank)
    return best._replace(
        calls=np.where(ends, state.calls, 0), earliest=np.where(ends, state.earliest, 0),
        at_gate=ends & state.at_gate, n=state.n.copy(), lunch=state.lunch.copy(), rank=rank,
        told=np.zeros(3))

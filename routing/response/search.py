"""The search: two independent annealings, one a core, chunk by chunk, prices following floors.

Everything is counted in steps, so that the same seed and the same seconds give the same plan
wherever the clock does not end it first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .floor_prices import FloorPrices, Prices
from .kernels.anneal import Best, anneal, no_best
from .kernels.draft import empty_draft
from .kernels.last_try import TALLY, try_left_over
from .kernels.objective import APART_PRICE
from .kernels.state import UNSERVED, empty_state
from .policy import Policy
from .solution import without_broken
from .start import at_home, orders, routes
from .tables import Tables

#: What was tried in vain for each visit left over, see :mod:`.kernels.last_try`.
Tally = dict[int, NDArray[np.int64]]

#: Independent searches, whatever the number of cores, so that a plan does not depend on it.
SEARCHES = 2
#: Calls of a crew's day: the visits that fit its shift and as many holds, within bounds.
LONGEST = (8, 40)
#: Steps of a chunk at most, and chunks of a run at least: prices move between chunks.
CHUNK, CHUNKS = 20_000, 60
#: Temperatures in minutes of driving.
HOT, COLD, WARM = 20.0, 0.1, 1.0
#: Where a search from good routes begins.
LUKEWARM = 6.0
#: Share of the chunks before which mandatory visits are looked for room first.
_SERVING = 0.2
#: Visits tried once more between two looks whether to stop.
_AT_ONCE = 8
#: A price of joint visits, per minute apart, that no visit is worth, be it for a millisecond.
_NEVER_APART = 1e12


@dataclass
class Searcher:
    """One annealing with a state, prices and random numbers of its own."""

    tables: Tables
    prices: FloorPrices
    rng: NDArray[np.uint64]
    longest: int

    def __post_init__(self) -> None:
        self.state = empty_state(self.tables, self.longest)
        self.draft = empty_draft(self.state)
        self.best = no_best(self.state)
        at_home(self.tables, self.state)

    def chunk(self, steps: int, hot: float, cold: float, *, serving: bool = False) -> None:
        """Make steps and let the prices follow.

        While ``serving``, nothing is optional as long as somebody is unserved.
        """
        first = serving and self.state.sums[UNSERVED] > 0
        self._anneal(self.prices.mandatory_first() if first else self.prices.now, steps, hot, cold)
        self.prices.follow(self.state.sums)

    def serve(self, steps: int) -> None:
        """Make steps in which floors weigh next to nothing, as long as somebody is unserved."""
        if self.state.sums[UNSERVED] > 0:
            self._anneal(self.prices.careless(), steps, WARM, WARM)

    def _anneal(self, price: Prices, steps: int, hot: float, cold: float) -> None:
        anneal(self.tables, self.state, self.draft, self.best, price, self.rng, steps, hot, cold)

    def take(self, plan: Best) -> bool:
        """Go on from ``plan`` if it is better than the best plan met, and say whether it is."""
        before, state = self.best, self.state
        self.restart(self.tables, plan)
        self.chunk(0, COLD, COLD)  # no step: only what it is worth
        if is_better(self.best, before):
            return True
        self.best, self.state = before, state
        return False

    def last_try(self, tables: Tables, check_cancel: Callable[[], None]) -> Tally:
        """Try every visit that the best plan leaves over once more, the weightiest first.

        No floor may be the worse for an optional visit. Returns what was tried in vain.
        """
        # joint visits that are not met go first: they leave room
        self.restart(tables, without_broken(tables, self.best))
        self.chunk(0, COLD, COLD)
        price = self.prices.strict()
        price[APART_PRICE] = _NEVER_APART
        inserted = True
        while inserted:  # an exchange leaves another visit over
            left = np.flatnonzero((self.state.where < 0) & tables.competent.any(axis=0))
            order = np.array(sorted(left, key=lambda v: (
                not tables.mandatory[v], -tables.prize[v], v)), dtype=np.int32)
            tried = np.zeros((len(order), TALLY), dtype=np.int64)
            inserted = False
            for first in range(0, len(order), _AT_ONCE):
                check_cancel()
                rows = slice(first, first + _AT_ONCE)
                inserted |= try_left_over(tables, self.state, self.draft, self.best, price,
                                          order[rows], tried[rows]) > 0
        return {int(tables.whole[v]): tried[i] for i, v in enumerate(order) if tried[i].any()}

    def begin(self, visits: Sequence[Sequence[int]]) -> None:
        """Begin with these visits of each crew, in this order."""
        self.state = empty_state(self.tables, self.longest)
        orders(self.tables, self.state, visits)
        self.best = no_best(self.state)

    def restart(self, tables: Tables, best: Best) -> None:
        """Go on from ``best`` with other tables; what was best under the old ones is forgotten."""
        self.tables = tables
        self.state = empty_state(tables, self.longest)
        routes(tables, self.state, best)
        self.best = no_best(self.state)


def searchers(tables: Tables, seed: int, policy: Policy) -> list[Searcher]:
    """Return the independent searches, everybody at home."""
    longest = longest_day(tables)
    return [
        Searcher(tables, FloorPrices(tables, policy),
                 np.array([(seed * SEARCHES + i) & (1 << 64) - 1], dtype=np.uint64), longest)
        for i in range(SEARCHES)
    ]


def longest_day(tables: Tables) -> int:
    """Return how many calls a day may have."""
    shift = int((tables.shift_end - tables.shift_start).max(initial=0))
    stays = np.sort(tables.stay)
    fit = int(np.searchsorted(np.cumsum(stays), shift, side="right"))
    return int(np.clip(2 * fit, *LONGEST))


def run(
    each: list[Searcher], steps: int, hot: float, cold: float,
    go_on: Callable[[float], bool],
) -> bool:
    """Let every search make ``steps`` steps; False if ``go_on`` ended it before.

    In the first of them room is looked for until all mandatory visits are served. ``go_on``
    gets the share done between the chunks.
    """
    if steps < 1:
        return True
    chunks = max(1, min(CHUNKS, steps), round(steps / CHUNK))
    size = max(1, round(steps / chunks))
    with ThreadPoolExecutor(len(each)) as pool:
        for i in range(chunks):
            if not go_on(i / chunks):
                return False
            serving = i < _SERVING * chunks
            if serving:
                list(pool.map(lambda one: one.serve(size), each))
            heats = [hot * (cold / hot) ** (j / chunks) for j in (i, i + 1)]
            list(pool.map(lambda one, h=heats, s=serving: one.chunk(size, *h, serving=s), each))
    return True


def winner(each: list[Searcher]) -> Searcher:
    """Return the search with the best plan, the first of equals."""
    found = each[0]
    for one in each[1:]:
        if is_better(one.best, found.best):
            found = one
    return found


def is_better(one: Best, other: Best) -> bool:
    """Whether a plan is better than another."""
    return one.rank.round(6).tolist() < other.rank.round(6).tolist()

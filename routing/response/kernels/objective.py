"""What the search weighs a move by, and what makes one plan better than another.

Within the search everything is minutes of driving: floors enter with prices that are raised
until they hold (a weighted sum with fixed prices does not hold them). Plans are compared
lexicographically: mandatory and joint visits, coverage under the floors, prize, then driving
with the spread of the workload and a second crew in reach at small fixed prices.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..tables import Tables
from .compiled import inner, kernel
from .draft import CREWS, DROPPED, DROPPED_TOO, TAKEN, TAKEN_TOO, Draft
from .joint import broken, weigh_joint
from .reach import reach_of_route
from .state import (
    DEFICIT,
    DRIVE,
    MISSING,
    MORE_DEFICIT,
    MORE_MISSING,
    MORE_SINGLE,
    PRIZE,
    SINGLE,
    SPREAD,
    UNSERVED,
    State,
    changed_coverage,
    load_of,
    squared_hours,
)
from .timing import INFEASIBLE, time_route
from .window import changed_rows

#: Entries of the array of prices, in minutes of driving: a percent minute under the floor, one
#: of the mean under its floor, an unserved mandatory visit, a point of prize, a squared hour of
#: workload; the percent minutes that coverage may be below static in all; a percent minute with
#: less than two crews; a minute that the halves of a joint visit are apart.
(FLOOR_PRICE, MEAN_PRICE, UNSERVED_PRICE, PRIZE_PRICE, SPREAD_PRICE, ALLOWANCE, SINGLE_PRICE,
 APART_PRICE) = range(8)
PRICES = 8
#: Places of a plan's rank, the first place counting most.
RANK = 5
_MINUTE_MS = 60_000.0
_NEVER = 1e18
#: Sums differing less are the same.
_SAME = 1e-7
#: Minutes that one move's gain of second cover is taken to be worth at most, before it is known.
_MOST_FOR_SINGLE = 2.0
#: A joint visit not met ranks worse than one whose two halves are both left out.
_BROKEN = 3.0


def prices(
    *, mean_allowance: float, spread: float = 0.3, single: float = 0.0
) -> NDArray[np.float64]:
    """Return the prices to begin with; ``mean_allowance`` is in percent minutes.

    ``spread`` and ``single`` are minutes of driving per squared hour of workload and per
    percent minute with less than two crews in reach.
    """
    return np.array([5.0, 0.2, 1e7, 150.0, spread, mean_allowance, single, 20.0])


@inner
def weigh(t: Tables, s: State, d: Draft, price: NDArray[np.float64], limit: float) -> float:
    """Time and judge a draft; return its change of the weighted sum, huge if it does not fit.

    Coverage is not looked at where driving alone makes the change exceed ``limit``.
    """
    base = 0.0
    for slot in range(d.info[CREWS]):
        k = d.crew[slot]
        lunch = time_route(t, k, d.calls[slot], d.earliest[slot], d.at_gate[slot], d.n[slot],
                           d.lunch[slot], d.stops[slot], d.totals[slot])
        if lunch == INFEASIBLE:
            return _NEVER
        d.lunch[slot] = lunch
        drive = d.totals[slot, 0]
        load = load_of(t, drive, d.calls[slot], d.n[slot])
        base += (drive - s.drive[k]) / _MINUTE_MS
        base += price[SPREAD_PRICE] * (squared_hours(load) - squared_hours(s.load[k]))
    for entry, sign in ((TAKEN, -1.0), (TAKEN_TOO, -1.0), (DROPPED, 1.0), (DROPPED_TOO, 1.0)):
        visit = d.info[entry]
        if visit >= 0:
            worth = (price[UNSERVED_PRICE] if t.mandatory[visit]
                     else price[PRIZE_PRICE] * t.prize[visit])
            base += sign * worth
    if len(t.pairs):
        base += price[APART_PRICE] * weigh_joint(t, s, d)
    over = max(0.0, s.sums[DEFICIT] - price[ALLOWANCE])
    most = (price[FLOOR_PRICE] * s.sums[MISSING] + price[MEAN_PRICE] * over
            + min(_MOST_FOR_SINGLE, price[SINGLE_PRICE] * s.sums[SINGLE]))
    if base - most > limit:
        return _NEVER
    for slot in range(d.info[CREWS]):
        k = d.crew[slot]
        changed_rows(t, k, s.day[k], s.n[k], d.stops[slot], d.n[slot], d.rows[slot])
        reach_of_route(t, k, d.stops[slot], d.n[slot], d.rows[slot, 0], d.rows[slot, 1],
                       d.reach[slot])
    second = d.crew[1] if d.info[CREWS] == 2 else -1
    changed_coverage(t, s, d.crew[0], d.reach[0], d.rows[0], second, d.reach[1], d.rows[1],
                     price[SINGLE_PRICE] > 0.0, d.change)
    over_after = max(0.0, s.sums[DEFICIT] + d.change[MORE_DEFICIT] - price[ALLOWANCE])
    return (base + price[FLOOR_PRICE] * d.change[MORE_MISSING]
            + price[MEAN_PRICE] * (over_after - over)
            + price[SINGLE_PRICE] * d.change[MORE_SINGLE])


@kernel
def rank_of(s: State, price: NDArray[np.float64], rank: NDArray[np.float64]) -> None:
    """Put into ``rank`` what plans are compared by."""
    rank[0] = s.sums[UNSERVED] + _BROKEN * broken(s)
    rank[1] = s.sums[MISSING]
    rank[2] = max(0.0, s.sums[DEFICIT] - price[ALLOWANCE])
    rank[3] = s.sums[PRIZE]
    rank[4] = (s.sums[DRIVE] + price[SPREAD_PRICE] * s.sums[SPREAD]
               + price[SINGLE_PRICE] * s.sums[SINGLE])


@inner
def better(rank: NDArray[np.float64], than: NDArray[np.float64]) -> bool:
    """Whether the plan ranked ``rank`` is better."""
    for i in range(len(rank)):
        if rank[i] < than[i] - _SAME:
            return True
        if rank[i] > than[i] + _SAME:
            return False
    return False

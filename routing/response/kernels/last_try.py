"""One more try for every visit left over: each place in each day, and each one-for-one exchange.

What is still left over afterwards has been tried at all of them, which its reason may say.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...day.clock import MINUTE_MS
from ..tables import Tables
from .anneal import Best, apply_draft, keep_if_better
from .compiled import inner, kernel
from .draft import DROPPED, TAKEN, Draft, begin, cut, put, take_route
from .objective import RANK, weigh
from .state import State

#: Visits are tried as soon as may be and at every so many minutes of their window.
_GRID_MS = 30 * MINUTE_MS
#: Only what makes the plan better is done.
_GAIN = -1e-6


@kernel
def try_left_over(
    t: Tables, s: State, d: Draft, best: Best, price: NDArray[np.float64],
    order: NDArray[np.int32],
) -> None:
    """Insert the visits of ``order`` that are in the pool wherever that pays, best first."""
    for visit in order:
        if s.where[visit] < 0:
            _try_one(t, s, d, price, visit)
    keep_if_better(s, best, price, np.empty(RANK))


@inner
def _try_one(
    t: Tables, s: State, d: Draft, price: NDArray[np.float64], visit: int
) -> None:
    for k in range(len(t.home)):
        if not t.competent[k, visit]:
            continue
        for position in range(s.n[k] + 1):
            if _at_some_time(t, s, d, price, visit, k, position, -1):
                return
    for other in range(len(t.place)):
        k = s.where[other]
        # a mandatory visit never makes room, an optional one only for what counts more
        if k < 0 or not t.competent[k, visit] or t.mandatory[other] or t.pinned[other]:
            continue
        if not t.mandatory[visit] and t.prize[other] >= t.prize[visit]:
            continue
        if _at_some_time(t, s, d, price, visit, k, s.at[other], other):
            return


@inner
def _at_some_time(
    t: Tables, s: State, d: Draft, price: NDArray[np.float64], visit: int, k: int,
    position: int, instead_of: int,
) -> bool:
    time = 0
    while time <= t.close[visit] - t.stay[visit]:
        begin(d)
        slot = take_route(s, d, k)
        if instead_of >= 0:
            cut(d, slot, position)
            d.info[DROPPED] = instead_of
        d.info[TAKEN] = visit
        if not put(d, slot, position, visit, time, False):
            return False
        if weigh(t, s, d, price, _GAIN) < _GAIN:
            apply_draft(t, s, d)
            return True
        time = t.open[visit] if time == 0 else time + _GRID_MS
    return False

"""Plans to begin the search with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .kernels.anneal import Best, load_route
from .kernels.draft import empty_draft
from .kernels.objective import PRICES
from .kernels.reach import reach_of_route
from .kernels.state import State, put_reach, refresh
from .kernels.timing import INFEASIBLE, time_route
from .tables import Tables


def at_home(tables: Tables, state: State) -> None:
    """Put every crew of an empty state at home. Raises ``ValueError`` if lunch fits no shift."""
    room = np.zeros_like(state.one)
    for k in range(len(tables.home)):
        lunch = time_route(tables, k, state.calls[k], state.earliest[k], state.at_gate[k], 0, 0,
                           state.stops, state.totals)
        if lunch == INFEASIBLE:
            raise ValueError(f"crew {k}: lunch does not fit the shift")
        state.lunch[k] = lunch
        reach_of_route(tables, k, state.stops, 0, 0, len(room), room)
        put_reach(tables, state, k, room, 0, len(room))
        state.day[k] = state.stops
    refresh(tables, state)


def routes(tables: Tables, state: State, best: Best) -> bool:
    """Load the routes of ``best`` into an empty state; False if a day no longer fits.

    A day that does not fit is left out, its visits stay in the pool.
    """
    at_home(tables, state)
    draft = empty_draft(state)
    price = np.zeros(PRICES)
    whole = True
    for k in range(len(tables.home)):
        if best.n[k]:
            whole &= load_route(tables, state, draft, price, k, best.calls[k], best.earliest[k],
                                best.at_gate[k], int(best.n[k]), int(best.lunch[k]))
    refresh(tables, state)
    return whole


def halves(tables: Tables, visits: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """Return the visits of each crew as the tables number them, for visits of the problem.

    The first of two crews that make a joint visit gets its first half, the other its second.
    """
    left: dict[int, list[int]] = {}
    for half, whole in enumerate(tables.whole.tolist()):
        left.setdefault(whole, []).append(half)
    return [tuple(left[v].pop(0) for v in mine if left.get(v)) for mine in visits]


def orders(tables: Tables, state: State, visits: Sequence[Sequence[int]]) -> None:
    """Load the ``visits`` of each crew, in order and as soon as may be, into an empty state.

    What does not fit any more, because of lunch, is left out from the end of the day.
    """
    at_home(tables, state)
    draft = empty_draft(state)
    price = np.zeros(PRICES)
    longest = state.calls.shape[1]
    zero, gate = np.zeros(longest, dtype=np.int64), np.zeros(longest, dtype=np.bool_)
    for k, mine in enumerate(visits):
        calls = np.zeros(longest, dtype=np.int32)
        kept = list(mine[:longest])
        calls[: len(kept)] = kept
        while kept and not load_route(tables, state, draft, price, k, calls, zero, gate,
                                      len(kept), 1):
            kept.pop()
    refresh(tables, state)

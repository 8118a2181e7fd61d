"""Simulated annealing over the moves, in chunks of steps; the best plan met is kept."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..tables import Tables
from . import moves, pool_moves, waiting_moves
from .compiled import inner, kernel
from .draft import (
    CREWS,
    DROPPED,
    DROPPED_TOO,
    TAKEN,
    TAKEN_TOO,
    Draft,
    begin,
    put,
    take_route,
)
from .joint import put_joint
from .objective import RANK, better, rank_of, weigh
from .random_steps import uniform
from .state import (
    DRIVE,
    PRIZE,
    SPREAD,
    UNSERVED,
    State,
    load_of,
    put_reach,
    refresh,
    squared_hours,
    sum_up,
)
from .timing import START

_MINUTE_MS = 60_000.0
_ALWAYS = 1e15


class Best(NamedTuple):
    """The routes of the best plan met and its rank.

    ``told``: its lowest c1(t) in percent, visits made, minutes of driving.
    """

    calls: NDArray[np.int32]
    earliest: NDArray[np.int64]
    at_gate: NDArray[np.bool_]
    n: NDArray[np.int64]
    lunch: NDArray[np.int64]
    rank: NDArray[np.float64]
    told: NDArray[np.float64]


def no_best(state: State) -> Best:
    """Return a best plan that every plan is better than."""
    return Best(state.calls.copy(), state.earliest.copy(), state.at_gate.copy(), state.n.copy(),
                state.lunch.copy(), np.full(RANK, np.inf), np.zeros(3))


@kernel
def anneal(
    t: Tables, s: State, d: Draft, best: Best, price: NDArray[np.float64], rng:
    NDArray[np.uint64], steps: int, hot: float, cold: float
) -> None:
    """Make ``steps`` steps while the temperature falls from ``hot`` to ``cold`` minutes."""
    refresh(t, s)
    rank = np.empty(RANK)
    keep_if_better(s, best, price, rank)
    for step in range(steps):
        heat = hot * (cold / hot) ** (step / steps)
        begin(d)
        if not propose(t, s, d, rng):
            continue
        limit = -heat * math.log(1.0 - uniform(rng))
        if weigh(t, s, d, price, limit) > limit:
            continue
        apply_draft(t, s, d)
        keep_if_better(s, best, price, rank)


@inner
def propose(t: Tables, s: State, d: Draft, rng: NDArray[np.uint64]) -> bool:
    """Draw one of the moves."""
    draw = uniform(rng)
    if s.size[0] > 0 and draw < 0.16:
        return pool_moves.take_up(t, s, d, rng) if draw < 0.1 else pool_moves.drop(t, s, d, rng)
    draw = uniform(rng)
    if draw < 0.26:
        return moves.relocate(t, s, d, rng)
    if draw < 0.40:
        return moves.exchange(t, s, d, rng)
    if draw < 0.47:
        return moves.move_chain(t, s, d, rng)
    if draw < 0.55:
        return moves.cross(t, s, d, rng)
    if draw < 0.59:
        return moves.swap_days(t, s, d, rng)
    if draw < 0.63:
        return moves.reverse(t, s, d, rng)
    if draw < 0.85:
        return waiting_moves.retime(t, s, d, rng)
    if draw < 0.91:
        return waiting_moves.hold(t, s, d, rng)
    if draw < 0.95:
        return waiting_moves.wait_elsewhere(t, s, d, rng)
    if draw < 0.98 and len(t.pairs) > 0:
        return pool_moves.meet(t, s, d, rng)
    return pool_moves.drop(t, s, d, rng)


@inner
def apply_draft(t: Tables, s: State, d: Draft) -> None:
    """Make a move that has been weighed."""
    for entry in (DROPPED, DROPPED_TOO):
        if d.info[entry] >= 0:
            _into_pool(t, s, d.info[entry])
    for entry in (TAKEN, TAKEN_TOO):
        if d.info[entry] >= 0:
            out_of_pool(t, s, d.info[entry])
    if len(t.pairs):
        put_joint(s, d)
    for slot in range(d.info[CREWS]):
        k = d.crew[slot]
        put_reach(t, s, k, d.reach[slot], d.rows[slot, 0], d.rows[slot, 1])
        drive = d.totals[slot, 0]
        load = load_of(t, drive, d.calls[slot], d.n[slot])
        s.sums[DRIVE] += (drive - s.drive[k]) / _MINUTE_MS
        s.sums[SPREAD] += squared_hours(load) - squared_hours(s.load[k])
        s.drive[k] = drive
        s.load[k] = load
        s.lunch[k] = d.lunch[slot]
        s.n[k] = d.n[slot]
        for i in range(d.n[slot] + 2):
            for column in range(6):
                s.day[k, i, column] = d.stops[slot, i, column]
        for i in range(d.n[slot]):
            call = d.calls[slot, i]
            s.calls[k, i] = call
            s.earliest[k, i] = d.earliest[slot, i]
            s.at_gate[k, i] = d.at_gate[slot, i]
            s.start[k, i] = d.stops[slot, i + 1, START]
            if call >= 0:
                s.where[call] = k
                s.at[call] = i
    sum_up(t, s)


@kernel
def load_route(
    t: Tables, s: State, d: Draft, price: NDArray[np.float64], k: int, calls: NDArray[np.int32],
    earliest: NDArray[np.int64], at_gate: NDArray[np.bool_], n: int, lunch: int
) -> bool:
    """Give crew ``k``, at home, a route of calls nobody makes; False if it does not fit."""
    begin(d)
    slot = take_route(s, d, k)
    for i in range(n):
        put(d, slot, i, calls[i], earliest[i], at_gate[i])
    d.lunch[slot] = lunch
    if weigh(t, s, d, price, _ALWAYS) > _ALWAYS:
        return False
    apply_draft(t, s, d)
    for i in range(n):
        if calls[i] >= 0:
            out_of_pool(t, s, calls[i])
    return True


@inner
def keep_if_better(
    s: State, best: Best, price: NDArray[np.float64], rank: NDArray[np.float64]
) -> None:
    """Keep the plan if it is the best met."""
    rank_of(s, price, rank)
    if not better(rank, best.rank):
        return
    lowest = 100.0
    for m in range(len(s.covered)):
        lowest = min(lowest, s.covered[m])
    best.told[0] = lowest
    made = 0
    for visit in range(len(s.where)):
        made += s.where[visit] >= 0
    best.told[1] = made
    best.told[2] = s.sums[DRIVE]
    # element by element: assigning slices costs seconds of compiling
    for i in range(len(rank)):
        best.rank[i] = rank[i]
    for k in range(len(s.n)):
        best.n[k] = s.n[k]
        best.lunch[k] = s.lunch[k]
        for i in range(s.n[k]):
            best.calls[k, i] = s.calls[k, i]
            best.earliest[k, i] = s.earliest[k, i]
            best.at_gate[k, i] = s.at_gate[k, i]


@inner
def _into_pool(t: Tables, s: State, visit: int) -> None:
    s.pool[s.size[0]] = visit
    s.size[0] += 1
    s.where[visit] = -1
    s.at[visit] = -1
    if t.mandatory[visit]:
        s.sums[UNSERVED] += 1
    else:
        s.sums[PRIZE] += t.prize[visit]


@inner
def out_of_pool(t: Tables, s: State, visit: int) -> None:
    """Take a visit out of the pool."""
    last = s.size[0] - 1
    for i in range(last + 1):
        if s.pool[i] == visit:
            s.pool[i] = s.pool[last]
            break
    s.size[0] = last
    if t.mandatory[visit]:
        s.sums[UNSERVED] -= 1
    else:
        s.sums[PRIZE] -= t.prize[visit]

"""Moves that take visits up or leave them out, and let the halves of joint visits meet."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...day.clock import MINUTE_MS
from ..tables import Tables
from .compiled import inner
from .draft import DROPPED, DROPPED_TOO, TAKEN, TAKEN_TOO, Draft, cut, put, take_route
from .random_steps import below, uniform
from .state import State
from .targets import new_time, some_made, some_target


@inner
def drop(t: Tables, s: State, d: Draft, rng: NDArray[np.uint64]) -> bool:
    """Give up an optional visit, or any visit for one of the pool that counts as much."""
    visit = some_made(t, s, rng)
    if visit < 0 or t.pinned[visit]:
        return False
    k, i = s.where[visit], s.at[visit]
    if t.twin[visit] >= 0:
        return _drop_both(t, s, d, visit)
    slot = take_route(s, d, k)
    d.info[DROPPED] = visit
    if s.size[0] == 0 or (not t.mandatory[visit] and uniform(rng) < 0.3):
        cut(d, slot, i)
        return not t.mandatory[visit]
    other = s.pool[below(rng, s.size[0])]
    if (not t.competent[k, other] or (t.mandatory[visit] and not t.mandatory[other])
            or t.twin[other] >= 0):
        return False
    if uniform(rng) < 0.5:
        d.calls[slot, i] = other
        d.earliest[slot, i] = new_time(t, rng, other, s.earliest[k, i], s.start[k, i])
    else:
        cut(d, slot, i)
        put(d, slot, below(rng, d.n[slot] + 1), other,
            new_time(t, rng, other, 0, s.start[k, i]), False)
    d.info[TAKEN] = other
    _perhaps_compact(d, slot, rng)
    return True


@inner
def _perhaps_compact(d: Draft, slot: int, rng: NDArray[np.uint64]) -> None:
    """Now and then make room by doing without waits."""
    if uniform(rng) < 0.25:
        for i in range(d.n[slot]):
            d.earliest[slot, i] = 0


@inner
def take_up(t: Tables, s: State, d: Draft, rng: NDArray[np.uint64]) -> bool:
    """Make a visit of the pool somewhere near."""
    if s.size[0] == 0:
        return False
    visit = s.pool[below(rng, s.size[0])]
    k, j = some_target(t, s, rng, visit)
    if k < 0:
        return False
    if t.twin[visit] >= 0 and s.where[t.twin[visit]] < 0:
        return _take_both(t, s, d, rng, visit, k, j)
    slot = take_route(s, d, k)
    d.info[TAKEN] = visit
    room = (t.close[visit] - t.stay[visit] - t.open[visit]) // MINUTE_MS
    time = 0
    if room > 0 and uniform(rng) < 0.7:
        time = t.open[visit] + below(rng, room + 1) * MINUTE_MS
    elif j < s.n[k] and uniform(rng) < 0.5:
        time = s.start[k, j]
    fits = put(d, slot, j, visit, time, False)
    _perhaps_compact(d, slot, rng)
    return fits


@inner
def _take_both(
    t: Tables, s: State, d: Draft, rng: NDArray[np.uint64], visit: int, a: int, i: int
) -> bool:
    """Let two crews make the two halves of a joint visit at the same time."""
    other = t.twin[visit]
    b, j = some_target(t, s, rng, other)
    if b < 0 or a == b:
        return False
    room = (t.close[visit] - t.stay[visit] - t.open[visit]) // MINUTE_MS
    time = t.open[visit] + below(rng, max(1, room + 1)) * MINUTE_MS
    first, second = take_route(s, d, a), take_route(s, d, b)
    d.info[TAKEN], d.info[TAKEN_TOO] = visit, other
    return put(d, first, i, visit, time, False) and put(d, second, j, other, time, False)


@inner
def _drop_both(t: Tables, s: State, d: Draft, visit: int) -> bool:
    """Give up both halves of an optional joint visit."""
    other = t.twin[visit]
    a, b = s.where[visit], s.where[other]
    if t.mandatory[visit] or b < 0 or a == b:
        return False
    first, second = take_route(s, d, a), take_route(s, d, b)
    cut(d, first, s.at[visit])
    cut(d, second, s.at[other])
    d.info[DROPPED], d.info[DROPPED_TOO] = visit, other
    return True


@inner
def meet(t: Tables, s: State, d: Draft, rng: NDArray[np.uint64]) -> bool:
    """Let both halves of a joint visit begin when one of them does, or at another time."""
    pair = below(rng, len(t.pairs))
    visit, other = t.pairs[pair, 0], t.pairs[pair, 1]
    a, b = s.where[visit], s.where[other]
    if a < 0 or b < 0 or a == b:
        return False
    i, j = s.at[visit], s.at[other]
    draw = uniform(rng)
    time = max(s.start[a, i], s.start[b, j])
    if draw < 0.3:
        time = min(s.start[a, i], s.start[b, j])
    elif draw < 0.7:
        room = (t.close[visit] - t.stay[visit] - t.open[visit]) // MINUTE_MS
        time = t.open[visit] + below(rng, max(1, room + 1)) * MINUTE_MS
    first, second = take_route(s, d, a), take_route(s, d, b)
    d.earliest[first, i], d.earliest[second, j] = time, time
    if uniform(rng) < 0.5:
        for step in range(i):
            d.earliest[first, step] = 0
        for step in range(j):
            d.earliest[second, step] = 0
    return True

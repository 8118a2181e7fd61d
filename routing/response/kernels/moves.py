"""The moves of the search: each draws a small change of one or two crews' days into a draft.

A move returns False if what it drew makes no sense; whether it fits and pays is judged
afterwards. Times of calls are kept where a call moves, so that staggered days stay staggered.
Here are those that move calls about; see also :mod:`.waiting_moves` and :mod:`.pool_moves`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..tables import Tables
from .compiled import inner
from .draft import Draft, cut, put, take_route
from .random_steps import below, uniform
from .state import State
from .targets import able, new_time, some_made, some_target


@inner
def relocate(t: Tables, s: State, d: Draft, rng: NDArray[np.uint64]) -> bool:
    """Move a visit to another place of its or another crew's day."""
    visit = some_made(t, s, rng)
    if visit < 0:
        return False
    a, i = s.where[visit], s.at[visit]
    b, j = some_target(t, s, rng, visit)
    if b < 0:
        return False
    time = new_time(t, rng, visit, s.earliest[a, i], s.start[a, i])
    gate = s.at_gate[a, i]
    slot = take_route(s, d, a)
    cut(d, slot, i)
    if a == b:
        return put(d, slot, min(j, d.n[slot]), visit, time, gate)
    slot = take_route(s, d, b)
    return put(d, slot, j, visit, time, gate)


@inner
def exchange(t: Tables, s: State, d: Draft, rng: NDArray[np.uint64]) -> bool:
    """Swap two visits of two crews, or of one."""
    visit = some_made(t, s, rng)
    if visit < 0:
        return False
    other = t.near[visit, below(rng, t.near.shape[1])]
    if other < 0 or s.where[other] < 0:
        return False
    a, i, b, j = s.where[visit], s.at[visit], s.where[other], s.at[other]
    if a == b:
        slot = take_route(s, d, a)
        d.calls[slot, i], d.calls[slot, j] = other, visit
        if uniform(rng) < 0.5:
            d.earliest[slot, i], d.earliest[slot, j] = d.earliest[slot, j], d.earliest[slot, i]
        return True
    if not (t.competent[a, other] and t.competent[b, visit]):
        return False
    with_times = uniform(rng) < 0.5
    first, second = take_route(s, d, a), take_route(s, d, b)
    d.calls[first, i], d.calls[second, j] = other, visit
    if with_times:
        d.earliest[first, i], d.earliest[second, j] = s.earliest[b, j], s.earliest[a, i]
    return True


@inner
def move_chain(t: Tables, s: State, d: Draft, rng: NDArray[np.uint64]) -> bool:
    """Or-opt: move two or three calls in a row, perhaps reversed."""
    visit = some_made(t, s, rng)
    if visit < 0:
        return False
    a, i = s.where[visit], s.at[visit]
    length = 2 + below(rng, 2)
    if i + length > s.n[a]:
        return False
    b, j = some_target(t, s, rng, visit)
    if b < 0 or a == b:
        return False
    turned = uniform(rng) < 0.3
    soon = uniform(rng) < 0.3
    first, second = take_route(s, d, a), take_route(s, d, b)
    for step in range(length):
        call, time, gate = d.calls[first, i], d.earliest[first, i], d.at_gate[first, i]
        cut(d, first, i)
        if not put(d, second, j if turned else j + step, call,
                   0 if soon or turned else time, gate):
            return False
    return able(t, d, second)


@inner
def cross(t: Tables, s: State, d: Draft, rng: NDArray[np.uint64]) -> bool:
    """2-opt*: two crews exchange the rest of their days."""
    visit = some_made(t, s, rng)
    if visit < 0:
        return False
    other = t.near[visit, below(rng, t.near.shape[1])]
    if other < 0 or s.where[other] < 0 or s.where[other] == s.where[visit]:
        return False
    a, i, b, j = s.where[visit], s.at[visit], s.where[other], s.at[other] + below(rng, 2)
    first, second = take_route(s, d, a), take_route(s, d, b)
    if i + (s.n[b] - j) > d.calls.shape[1] or j + (s.n[a] - i) > d.calls.shape[1]:
        return False
    for step in range(j, s.n[b]):
        _copy(t, s, d, b, step, first, i + step - j, a)
    for step in range(i, s.n[a]):
        _copy(t, s, d, a, step, second, j + step - i, b)
    d.n[first] = i + s.n[b] - j
    d.n[second] = j + s.n[a] - i
    return able(t, d, first) and able(t, d, second)


@inner
def swap_days(t: Tables, s: State, d: Draft, rng: NDArray[np.uint64]) -> bool:
    """Two crews exchange their whole days: another one stands by."""
    visit = some_made(t, s, rng)
    if visit < 0:
        return False
    a = s.where[visit]
    b = t.near_crews[visit, below(rng, t.near_crews.shape[1])]
    if b < 0 or a == b:
        return False
    first, second = take_route(s, d, a), take_route(s, d, b)
    for step in range(s.n[b]):
        _copy(t, s, d, b, step, first, step, a)
    for step in range(s.n[a]):
        _copy(t, s, d, a, step, second, step, b)
    d.n[first], d.n[second] = s.n[b], s.n[a]
    return able(t, d, first) and able(t, d, second)


@inner
def _copy(
    t: Tables, s: State, d: Draft, source: int, i: int, slot: int, j: int, owner: int
) -> None:
    """Copy a call; a hold at the one crew's home becomes one at the other's."""
    call = s.calls[source, i]
    if call == -1 - t.home[source]:
        call = -1 - t.home[owner]
    d.calls[slot, j] = call
    d.earliest[slot, j] = s.earliest[source, i]
    d.at_gate[slot, j] = s.at_gate[source, i]


@inner
def reverse(t: Tables, s: State, d: Draft, rng: NDArray[np.uint64]) -> bool:
    """Turn a part of a day round; the times of day stay with the positions."""
    visit = some_made(t, s, rng)
    if visit < 0:
        return False
    k, i = s.where[visit], s.at[visit]
    j = i + 1 + below(rng, 3)
    if j >= s.n[k]:
        return False
    slot = take_route(s, d, k)
    for step in range(j - i + 1):
        d.calls[slot, i + step] = s.calls[k, j - step]
        d.earliest[slot, i + step] = 0 if step else s.earliest[k, i]
    return True

"""The moves of the search: each draws a small change of one or two crews' days into a draft.

A move returns False if what it drew makes no sense; whether it fits and pays is judged
afterwards. Times of calls are kept where a call moves, so that staggered days stay staggered.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...day.clock import MINUTE_MS
from ..tables import Tables
from .compiled import inner
from .draft import DROPPED, DROPPED_TOO, TAKEN, TAKEN_TOO, Draft, cut, put, take_route
from .random_steps import below, uniform
from .state import State

_KEEP, _SOON = 0.45, 0.6
_NEAR_MS = 90 * MINUTE_MS


@inner
def new_time(t: Tables, rng: NDArray[np.uint64], call: int, kept: int, now: int) -> int:
    """Draw an earliest start for a visit: as it was, as soon as may be, or any minute."""
    draw = uniform(rng)
    if draw < _KEEP:
        return kept
    if draw < _SOON:
        return 0
    if draw < 0.8:
        near = now + int((2 * uniform(rng) - 1) * _NEAR_MS)
        return max(0, near // MINUTE_MS * MINUTE_MS)
    if call < 0:
        return now
    room = (t.close[call] - t.stay[call] - t.open[call]) // MINUTE_MS
    return t.open[call] + below(rng, room + 1) * MINUTE_MS if room > 0 else 0


@inner
def able(t: Tables, d: Draft, slot: int) -> bool:
    """Whether the crew of a slot is competent for all its visits."""
    k = d.crew[slot]
    for i in range(d.n[slot]):
        if d.calls[slot, i] >= 0 and not t.competent[k, d.calls[slot, i]]:
            return False
    return True


@inner
def some_made(t: Tables, s: State, rng: NDArray[np.uint64]) -> int:
    """Draw a visit that is made, −1 if luck fails."""
    for _ in range(20):
        visit = below(rng, len(t.place))
        if s.where[visit] >= 0:
            return visit
    return -1


@inner
def some_target(t: Tables, s: State, rng: NDArray[np.uint64], visit: int) -> tuple[int, int]:
    """Draw where to put a visit: (crew, position), by a neighbour or by a near crew."""
    if uniform(rng) < 0.75:
        other = t.near[visit, below(rng, t.near.shape[1])]
        if other >= 0 and s.where[other] >= 0 and t.competent[s.where[other], visit]:
            return s.where[other], s.at[other] + below(rng, 2)
    k = t.near_crews[visit, below(rng, t.near_crews.shape[1])]
    if k < 0:
        return -1, 0
    return k, below(rng, s.n[k] + 1)


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


@inner
def retime(t: Tables, s: State, d: Draft, rng: NDArray[np.uint64]) -> bool:
    """Let a call begin at another time; perhaps shift all that follow with it."""
    visit = some_made(t, s, rng)
    if visit < 0:
        return False
    k, i = s.where[visit], s.at[visit]
    slot = take_route(s, d, k)
    draw = uniform(rng)
    if draw < 0.15:
        d.earliest[slot, i] = 0
        return True
    if draw < 0.35:
        room = (t.close[visit] - t.stay[visit] - t.open[visit]) // MINUTE_MS
        if room <= 0:
            return False
        time = t.open[visit] + below(rng, room + 1) * MINUTE_MS
    else:
        scale = 120 if draw < 0.6 else 15
        time = s.start[k, i] // MINUTE_MS * MINUTE_MS
        time += (below(rng, 2 * scale + 1) - scale) * MINUTE_MS
    shift = time - s.start[k, i]
    d.earliest[slot, i] = max(0, time)
    follow = uniform(rng)
    if follow < 0.4:
        for j in range(i + 1, s.n[k]):
            d.earliest[slot, j] = max(0, s.start[k, j] + shift)
    elif follow < 0.7:
        for j in range(i + 1, s.n[k]):
            d.earliest[slot, j] = 0
    return True


@inner
def hold(t: Tables, s: State, d: Draft, rng: NDArray[np.uint64]) -> bool:
    """Stand by at home, at a post or another squad between two visits, or no longer do so."""
    visit = some_made(t, s, rng)
    if visit < 0:
        return False
    k, i = s.where[visit], s.at[visit]
    slot = take_route(s, d, k)
    if i + 1 < s.n[k] and s.calls[k, i + 1] < 0:
        cut(d, slot, i + 1)
        return True
    place = t.home[k]
    if uniform(rng) < 0.3:
        place = t.near_posts[visit, below(rng, t.near_posts.shape[1])]
        if place < 0:
            return False
    if place == t.home[k] and i + 1 == s.n[k]:
        return False
    if uniform(rng) < 0.5 and i + 1 < s.n[k]:
        d.earliest[slot, i + 1] = s.start[k, i + 1] + below(rng, 120) * MINUTE_MS
    return put(d, slot, i + 1, -1 - place, 0, False)


@inner
def wait_elsewhere(t: Tables, s: State, d: Draft, rng: NDArray[np.uint64]) -> bool:
    """Wait at the gate instead of where the crew is, or the other way round; or lunch."""
    visit = some_made(t, s, rng)
    if visit < 0:
        return False
    k, i = s.where[visit], s.at[visit]
    slot = take_route(s, d, k)
    if uniform(rng) < 0.5:
        d.at_gate[slot, i] = not d.at_gate[slot, i]
        return i > 0
    d.lunch[slot] = below(rng, s.n[k] + 2)
    return d.lunch[slot] != s.lunch[k]


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

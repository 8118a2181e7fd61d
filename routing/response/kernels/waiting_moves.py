"""Moves that change when calls are made, and where a crew waits and has lunch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...day.clock import MINUTE_MS
from ..tables import Tables
from .compiled import inner
from .draft import Draft, cut, put, take_route
from .random_steps import below, uniform
from .state import State
from .targets import some_made


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

"""What the moves draw: a visit that is made, a place for it in a day, a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...day.clock import MINUTE_MS
from ..tables import Tables
from .compiled import inner
from .draft import Draft
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

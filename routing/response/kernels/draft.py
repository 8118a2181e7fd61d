"""A move being tried: the new routes of one or two crews, and what it does to the pool."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .bits import Words
from .compiled import inner
from .state import State
from .timing import TOTALS, Stops

#: Entries of ``Draft.info``: crews changed; visits taken from the pool, and put into it, of
#: which the second is the other half of a joint visit.
CREWS, TAKEN, DROPPED, TAKEN_TOO, DROPPED_TOO = range(5)
NOBODY = -1


class Draft(NamedTuple):
    """New routes in slots 0 and 1; ``stops`` and what follows it are filled when judged.

    ``reach`` holds in the minutes ``rows`` (first, after) of each slot only.
    """

    crew: NDArray[np.int64]
    calls: NDArray[np.int32]
    earliest: NDArray[np.int64]
    at_gate: NDArray[np.bool_]
    n: NDArray[np.int64]
    lunch: NDArray[np.int64]
    info: NDArray[np.int64]
    stops: Stops
    totals: NDArray[np.int64]
    reach: Words
    rows: NDArray[np.int64]
    change: NDArray[np.float64]
    apart: NDArray[np.float64]


def empty_draft(state: State) -> Draft:
    """Return room for moves of ``state``."""
    longest = state.calls.shape[1]
    return Draft(
        crew=np.zeros(2, dtype=np.int64), calls=np.zeros((2, longest), dtype=np.int32),
        earliest=np.zeros((2, longest), dtype=np.int64),
        at_gate=np.zeros((2, longest), dtype=np.bool_), n=np.zeros(2, dtype=np.int64),
        lunch=np.zeros(2, dtype=np.int64), info=np.zeros(5, dtype=np.int64),
        stops=np.zeros((2, longest + 2, 6), dtype=np.int64),
        totals=np.zeros((2, TOTALS), dtype=np.int64),
        reach=np.zeros((2, *state.one.shape), dtype=np.uint64),
        rows=np.zeros((2, 2), dtype=np.int64), change=np.zeros(3),
        apart=np.zeros(len(state.apart)),
    )


@inner
def begin(d: Draft) -> None:
    """Forget the last move."""
    d.info[CREWS] = 0
    for entry in range(1, len(d.info)):
        d.info[entry] = NOBODY


@inner
def take_route(s: State, d: Draft, k: int) -> int:
    """Copy the route of crew ``k`` into the next slot and return its number."""
    slot = d.info[CREWS]
    d.info[CREWS] = slot + 1
    d.crew[slot] = k
    d.n[slot] = s.n[k]
    d.lunch[slot] = s.lunch[k]
    for i in range(s.n[k]):
        d.calls[slot, i] = s.calls[k, i]
        d.earliest[slot, i] = s.earliest[k, i]
        d.at_gate[slot, i] = s.at_gate[k, i]
    return slot


@inner
def cut(d: Draft, slot: int, i: int) -> None:
    """Take call ``i`` out of a slot."""
    for j in range(i + 1, d.n[slot]):
        d.calls[slot, j - 1] = d.calls[slot, j]
        d.earliest[slot, j - 1] = d.earliest[slot, j]
        d.at_gate[slot, j - 1] = d.at_gate[slot, j]
    d.n[slot] -= 1
    if d.lunch[slot] > i + 1:
        d.lunch[slot] -= 1


@inner
def put(d: Draft, slot: int, i: int, call: int, earliest: int, at_gate: bool) -> bool:
    """Put a call into a slot as number ``i``; False if the slot is full."""
    n = d.n[slot]
    if n == d.calls.shape[1]:
        return False
    for j in range(n, i, -1):
        d.calls[slot, j] = d.calls[slot, j - 1]
        d.earliest[slot, j] = d.earliest[slot, j - 1]
        d.at_gate[slot, j] = d.at_gate[slot, j - 1]
    d.calls[slot, i] = call
    d.earliest[slot, i] = earliest
    d.at_gate[slot, i] = at_gate
    d.n[slot] = n + 1
    if d.lunch[slot] > i:
        d.lunch[slot] += 1
    return True

"""A plan in the kernels: routes of calls, who reaches what when, and the sums that are judged."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...day.floor import TOLERANCE
from ..tables import Tables
from .bits import ONE, ZERO, Words, lowest, weight_of
from .compiled import inner, kernel
from .timing import NO_LUNCH, TOTALS, Stops

#: Entries of ``State.sums``.
MISSING, DEFICIT, UNSERVED, PRIZE, DRIVE, SPREAD = range(6)
_HOUR_MS = 3_600_000.0


class State(NamedTuple):
    """k crews with up to l calls. ``start`` is when each call starts, ``load`` driving and
    visits in ms. ``reach`` (k, m, w), ``reached_by`` (m, u) the n_p(t), ``one``/``two``/``three``
    (m, w) the points with at least so many crews; ``covered`` and ``missing`` (m,) in percent.
    ``where``/``at`` say which crew makes a visit as which call (−1: nobody), ``pool[:size[0]]``
    are the routable visits nobody makes.

    ``sums``: percent minutes missing under the floor; percent minutes that coverage is below
    static; mandatory visits and prize unserved; minutes of driving; squared hours of load.
    """

    calls: NDArray[np.int32]
    earliest: NDArray[np.int64]
    at_gate: NDArray[np.bool_]
    n: NDArray[np.int64]
    lunch: NDArray[np.int64]
    start: NDArray[np.int64]
    drive: NDArray[np.int64]
    load: NDArray[np.int64]
    reach: Words
    reached_by: NDArray[np.int16]
    one: Words
    two: Words
    three: Words
    covered: NDArray[np.float64]
    missing: NDArray[np.float64]
    where: NDArray[np.int32]
    at: NDArray[np.int32]
    pool: NDArray[np.int32]
    size: NDArray[np.int64]
    sums: NDArray[np.float64]
    stops: Stops
    totals: NDArray[np.int64]


def empty_state(tables: Tables, longest: int) -> State:
    """Return the plan in which all crews stay at home and no visit is made."""
    crews, minutes = len(tables.home), len(tables.floor)
    visits, points = len(tables.place), len(tables.weight)
    words = tables.lawful.shape[1]
    pool = np.flatnonzero(tables.competent.any(axis=0)).astype(np.int32)
    state = State(
        calls=np.zeros((crews, longest), dtype=np.int32),
        earliest=np.zeros((crews, longest), dtype=np.int64),
        at_gate=np.zeros((crews, longest), dtype=np.bool_),
        n=np.zeros(crews, dtype=np.int64), lunch=np.full(crews, NO_LUNCH, dtype=np.int64),
        start=np.zeros((crews, longest), dtype=np.int64),
        drive=np.zeros(crews, dtype=np.int64), load=np.zeros(crews, dtype=np.int64),
        reach=np.zeros((crews, minutes, words), dtype=np.uint64),
        reached_by=np.zeros((minutes, points), dtype=np.int16),
        one=np.zeros((minutes, words), dtype=np.uint64),
        two=np.zeros((minutes, words), dtype=np.uint64),
        three=np.zeros((minutes, words), dtype=np.uint64),
        covered=np.zeros(minutes), missing=np.maximum(tables.floor, 0.0),
        where=np.full(visits, -1, dtype=np.int32), at=np.full(visits, -1, dtype=np.int32),
        pool=np.concatenate([pool, np.zeros(visits - len(pool), dtype=np.int32)]),
        size=np.array([len(pool)]), sums=np.zeros(6),
        stops=np.zeros((longest + 2, 6), dtype=np.int64),
        totals=np.zeros(TOTALS, dtype=np.int64),
    )
    state.sums[UNSERVED] = tables.mandatory[pool].sum()
    state.sums[PRIZE] = tables.prize[pool[~tables.mandatory[pool]]].sum()
    return state


@inner
def load_of(t: Tables, drive: int, calls: NDArray[np.int32], n: int) -> int:
    """Return the driving and inspecting of a route, in ms."""
    total = drive
    for i in range(n):
        if calls[i] >= 0:
            total += t.stay[calls[i]]
    return total


@inner
def squared_hours(load: int) -> float:
    """Return a crew's share of the spread of the workload."""
    return (load / _HOUR_MS) ** 2


@kernel
def put_reach(t: Tables, s: State, k: int, new: Words) -> None:
    """Give crew ``k`` the reach ``new`` (minutes, words) and recount."""
    minutes, words = new.shape
    for m in range(minutes):
        covered = s.covered[m]
        touched = False
        for w in range(words):
            old = s.reach[k, m, w]
            if old == new[m, w]:
                continue
            before = s.one[m, w]
            _recount(s, m, w, old & ~new[m, w], -1)
            _recount(s, m, w, new[m, w] & ~old, 1)
            s.reach[k, m, w] = new[m, w]
            after = s.one[m, w]
            if after != before:
                covered += (weight_of(after & ~before, w * 64, t.weight)
                            - weight_of(before & ~after, w * 64, t.weight))
                touched = True
        if touched:
            s.covered[m] = covered
            short = t.floor[m] - covered
            s.missing[m] = short if short > TOLERANCE else 0.0


@inner
def _recount(s: State, m: int, w: int, word: np.uint64, step: int) -> None:
    while word != ZERO:
        bit = lowest(word)
        flag = ONE << np.uint64(bit)
        count = s.reached_by[m, w * 64 + bit] + step
        s.reached_by[m, w * 64 + bit] = count
        s.one[m, w] = s.one[m, w] | flag if count >= 1 else s.one[m, w] & ~flag
        s.two[m, w] = s.two[m, w] | flag if count >= 2 else s.two[m, w] & ~flag
        s.three[m, w] = s.three[m, w] | flag if count >= 3 else s.three[m, w] & ~flag
        word &= word - ONE


@inner
def sum_up(t: Tables, s: State) -> None:
    """Recompute the sums over the minutes, so that rounding does not gather."""
    missing = 0.0
    deficit = 0.0
    for m in range(len(t.floor)):
        missing += s.missing[m]
        deficit += t.static[m] - s.covered[m]
    s.sums[MISSING] = missing
    s.sums[DEFICIT] = deficit


@inner
def changed_coverage(
    t: Tables, s: State, a: int, reach_a: Words, b: int, reach_b: Words, out:
    NDArray[np.float64]
) -> None:
    """Put into ``out`` the change of missing and deficit if crew a (and b, unless < 0) changed."""
    minutes, words = reach_a.shape
    missing = 0.0
    deficit = 0.0
    for m in range(minutes):
        change = 0.0
        touched = False
        for w in range(words):
            old_a = s.reach[a, m, w]
            new = reach_a[m, w]
            if b < 0:
                if old_a == new:
                    continue
                left = (s.one[m, w] & ~old_a) | s.two[m, w]
            else:
                old_b = s.reach[b, m, w]
                if old_a == new and old_b == reach_b[m, w]:
                    continue
                left = ((s.one[m, w] & ~(old_a | old_b)) | (s.two[m, w] & ~(old_a & old_b))
                        | s.three[m, w])
                new = new | reach_b[m, w]
            after, before = left | new, s.one[m, w]
            if after != before:
                touched = True
                change += (weight_of(after & ~before, w * 64, t.weight)
                           - weight_of(before & ~after, w * 64, t.weight))
        if touched:
            deficit -= change
            short = t.floor[m] - s.covered[m] - change
            missing += (short if short > TOLERANCE else 0.0) - s.missing[m]
    out[0] = missing
    out[1] = deficit


@kernel
def refresh(t: Tables, s: State) -> None:
    """Recompute coverage from the bits themselves, then the sums."""
    minutes, words = s.one.shape
    for m in range(minutes):
        covered = 0.0
        for w in range(words):
            covered += weight_of(s.one[m, w], w * 64, t.weight)
        s.covered[m] = covered
        short = t.floor[m] - covered
        s.missing[m] = short if short > TOLERANCE else 0.0
    sum_up(t, s)

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
MISSING, DEFICIT, UNSERVED, PRIZE, DRIVE, SPREAD, SINGLE, APART = range(8)
#: Entries of the changes that :func:`changed_coverage` finds.
MORE_MISSING, MORE_DEFICIT, MORE_SINGLE = range(3)
_HOUR_MS = 3_600_000.0


class State(NamedTuple):
    """k crews with up to l calls. ``start`` is when each call starts, ``load`` driving and
    visits in ms, ``day`` (k, l + 2, 6) the timed stops. ``reach`` (k, m, w), ``reached_by`` (m, u)
    the n_p(t), ``one`` … ``four`` (m, w) the points with at least so many crews; ``covered``,
    ``twice`` (weight with two crews) and ``missing`` (m,) in percent. ``where``/``at`` say which
    crew makes a visit as which call (−1: nobody), ``pool[:size[0]]`` are the routable visits
    nobody makes; ``apart`` (pairs,) what the two halves of each joint visit miss each other by.

    ``sums``: percent minutes missing under the floors; percent minutes that coverage is below
    static; mandatory visits and prize unserved; minutes of driving; squared hours of load;
    percent minutes with less than two crews; minutes by which joint visits are apart.
    """

    calls: NDArray[np.int32]
    earliest: NDArray[np.int64]
    at_gate: NDArray[np.bool_]
    n: NDArray[np.int64]
    lunch: NDArray[np.int64]
    start: NDArray[np.int64]
    drive: NDArray[np.int64]
    load: NDArray[np.int64]
    day: NDArray[np.int64]
    reach: Words
    reached_by: NDArray[np.int16]
    one: Words
    two: Words
    three: Words
    four: Words
    covered: NDArray[np.float64]
    twice: NDArray[np.float64]
    missing: NDArray[np.float64]
    where: NDArray[np.int32]
    at: NDArray[np.int32]
    pool: NDArray[np.int32]
    size: NDArray[np.int64]
    apart: NDArray[np.float64]
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
        day=np.zeros((crews, longest + 2, 6), dtype=np.int64),
        reach=np.zeros((crews, minutes, words), dtype=np.uint64),
        reached_by=np.zeros((minutes, points), dtype=np.int16),
        one=np.zeros((minutes, words), dtype=np.uint64),
        two=np.zeros((minutes, words), dtype=np.uint64),
        three=np.zeros((minutes, words), dtype=np.uint64),
        four=np.zeros((minutes, words), dtype=np.uint64),
        covered=np.zeros(minutes), twice=np.zeros(minutes), missing=np.maximum(tables.floor, 0.0),
        where=np.full(visits, -1, dtype=np.int32), at=np.full(visits, -1, dtype=np.int32),
        pool=np.concatenate([pool, np.zeros(visits - len(pool), dtype=np.int32)]),
        size=np.array([len(pool)]), apart=np.zeros(len(tables.pairs)), sums=np.zeros(8),
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


@inner
def short_of(t: Tables, m: int, covered: float) -> float:
    """Return the percent points by which ``covered`` lies under the floor of minute ``m``."""
    short = t.floor[m] - covered
    return short if short > TOLERANCE else 0.0


@inner
def vital_lost(t: Tables, m: int, w: int, word: np.uint64) -> float:
    """Return the weight of the class-A points of a word that must be in reach and are not."""
    lost = t.vital[m, w] & ~word
    return 0.0 if lost == ZERO else weight_of(lost, w * 64, t.vital_weight)


@kernel
def put_reach(t: Tables, s: State, k: int, new: Words, first: int, after: int) -> None:
    """Give crew ``k`` the reach ``new`` (minutes, words) in some minutes, and recount."""
    words = new.shape[1]
    for m in range(first, after):
        covered, twice = s.covered[m], s.twice[m]
        vital = 0.0
        touched = False
        for w in range(words):
            old = s.reach[k, m, w]
            if old == new[m, w]:
                vital += vital_lost(t, m, w, s.one[m, w])
                continue
            touched = True
            one, two = s.one[m, w], s.two[m, w]
            _recount(s, m, w, old & ~new[m, w], -1)
            _recount(s, m, w, new[m, w] & ~old, 1)
            s.reach[k, m, w] = new[m, w]
            covered += _gain(t, w, one, s.one[m, w])
            twice += _gain(t, w, two, s.two[m, w])
            vital += vital_lost(t, m, w, s.one[m, w])
        if touched:
            s.covered[m] = covered
            s.twice[m] = twice
            s.missing[m] = short_of(t, m, covered) + vital


@inner
def _gain(t: Tables, w: int, before: np.uint64, after: np.uint64) -> float:
    """Return how much more the points of ``after`` weigh than those of ``before``."""
    if before == after:
        return 0.0
    return (weight_of(after & ~before, w * 64, t.weight)
            - weight_of(before & ~after, w * 64, t.weight))


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
        s.four[m, w] = s.four[m, w] | flag if count >= 4 else s.four[m, w] & ~flag
        word &= word - ONE


@inner
def sum_up(t: Tables, s: State) -> None:
    """Recompute the sums over the minutes, so that rounding does not gather."""
    missing = 0.0
    deficit = 0.0
    single = 0.0
    for m in range(len(t.floor)):
        missing += s.missing[m]
        deficit += t.static[m] - s.covered[m]
        single += 100.0 - s.twice[m]
    s.sums[MISSING] = missing
    s.sums[DEFICIT] = deficit
    s.sums[SINGLE] = single


@inner
def changed_coverage(
    t: Tables, s: State, a: int, reach_a: Words, rows_a: NDArray[np.int64], b: int,
    reach_b: Words, rows_b: NDArray[np.int64], counts_twice: bool, out: NDArray[np.float64]
) -> None:
    """Put into ``out`` what changes if crew a (and b, unless < 0) had another reach.

    A crew's reach changes in the minutes ``rows`` only. Less than two crews are looked at
    only if that counts (``counts_twice``).
    """
    words = reach_a.shape[1]
    missing = 0.0
    deficit = 0.0
    single = 0.0
    low, high = rows_a[0], rows_a[1]
    if b >= 0 and rows_b[0] < rows_b[1]:
        low = min(low, rows_b[0]) if low < high else rows_b[0]
        high = max(high, rows_b[1])
    for m in range(low, high):
        in_a = rows_a[0] <= m < rows_a[1]
        in_b = b >= 0 and rows_b[0] <= m < rows_b[1]
        change = 0.0
        vital = 0.0
        touched = False
        for w in range(words):
            old_a = s.reach[a, m, w]
            new_a = reach_a[m, w] if in_a else old_a
            one, two, three = s.one[m, w], s.two[m, w], s.three[m, w]
            if b < 0:
                if old_a == new_a:
                    continue
                left, left_two = (one & ~old_a) | two, (two & ~old_a) | three
                after, both = left | new_a, left & new_a
            else:
                old_b = s.reach[b, m, w]
                new_b = reach_b[m, w] if in_b else old_b
                if old_a == new_a and old_b == new_b:
                    continue
                some, each = old_a | old_b, old_a & old_b
                left = (one & ~some) | (two & ~each) | three
                left_two = (two & ~some) | (three & ~each) | s.four[m, w]
                after, both = left | new_a | new_b, (left & (new_a | new_b)) | (new_a & new_b)
            if after != one:
                touched = True
                change += _gain(t, w, one, after)
                vital += vital_lost(t, m, w, after) - vital_lost(t, m, w, one)
            if counts_twice:
                single -= _gain(t, w, two, left_two | both)
        if touched:
            deficit -= change
            missing += vital + short_of(t, m, s.covered[m] + change) - short_of(t, m, s.covered[m])
    out[MORE_MISSING] = missing
    out[MORE_DEFICIT] = deficit
    out[MORE_SINGLE] = single


@kernel
def refresh(t: Tables, s: State) -> None:
    """Recompute coverage from the bits themselves, then the sums."""
    minutes, words = s.one.shape
    for m in range(minutes):
        covered = 0.0
        twice = 0.0
        vital = 0.0
        for w in range(words):
            covered += weight_of(s.one[m, w], w * 64, t.weight)
            twice += weight_of(s.two[m, w], w * 64, t.weight)
            vital += vital_lost(t, m, w, s.one[m, w])
        s.covered[m] = covered
        s.twice[m] = twice
        s.missing[m] = short_of(t, m, covered) + vital
    sum_up(t, s)

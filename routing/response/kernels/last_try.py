"""One more try for every visit left over: each place in each day, and each one-for-one exchange.

What is still left over afterwards has been tried at all of them, and what each of them would
break has been counted: that is what its reason says.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...day.clock import MINUTE_MS
from ..tables import Tables
from .anneal import Best, apply_draft, keep_if_better
from .compiled import inner, kernel
from .draft import DROPPED, TAKEN, Draft, begin, cut, put, take_route
from .objective import ALLOWANCE, RANK, weigh
from .state import DEFICIT, MORE_DEFICIT, MORE_MISSING, State

#: Columns of a tally: places tried, and how many of them fit no timetable, break a floor, or
#: cost more driving than the visit is worth; the same of exchanges; exchanges not tried
#: because the other visit is mandatory, pinned, joint or counts as much.
(PLACES, LATE, FLOOR, DEAR, EXCHANGES, LATE_THEN, FLOOR_THEN, DEAR_THEN, WORTHIER) = range(9)
TALLY = 9
#: Visits are tried as soon as may be and at every so many minutes of their window.
_GRID_MS = 30 * MINUTE_MS
#: Only what makes the plan better is done.
_GAIN, _SAME = -1e-6, 1e-7
_ALWAYS, _NEVER = 1e15, 1e17
_DONE = -1
#: A way over another place is shorter by so much at most, each leg being rounded.
_SLIP_MS = 10
#: Ways of putting a visit into a day: as it is, with a hold at home after or before it, without
#: the holds right before and after it.
_DIRECT, _HOME_AFTER, _HOME_BEFORE, _NO_HOLD = range(4)
_WAYS = 4


@kernel
def try_left_over(
    t: Tables, s: State, d: Draft, best: Best, price: NDArray[np.float64],
    order: NDArray[np.int32], tally: NDArray[np.int64],
) -> int:
    """Insert the visits of ``order`` that are in the pool wherever that pays, best first.

    Fills ``tally`` (len(order), TALLY) and returns how many visits were inserted.
    """
    inserted = 0
    for row in range(len(order)):
        visit = order[row]
        for column in range(TALLY):
            tally[row, column] = 0
        if s.where[visit] < 0 and t.twin[visit] < 0:
            inserted += _try_one(t, s, d, price, visit, tally[row])
    keep_if_better(s, best, price, np.empty(RANK))
    return inserted


@inner
def _try_one(
    t: Tables, s: State, d: Draft, price: NDArray[np.float64], visit: int,
    tally: NDArray[np.int64],
) -> int:
    for k in range(len(t.home)):
        if not t.competent[k, visit]:
            continue
        for position in range(s.n[k] + 1):
            found = _at_some_time(t, s, d, price, visit, k, position, -1)
            if found == _DONE:
                return 1
            tally[PLACES] += 1
            tally[PLACES + found] += 1
    for other in range(len(t.place)):
        k = s.where[other]
        if k < 0 or not t.competent[k, visit]:
            continue
        # a mandatory visit never makes room, an optional one only for what counts more
        if (t.mandatory[other] or t.pinned[other] or t.twin[other] >= 0
                or (not t.mandatory[visit] and t.prize[other] >= t.prize[visit])):
            tally[WORTHIER] += 1
            continue
        for position in range(s.n[k]):
            found = _at_some_time(t, s, d, price, visit, k, position, other)
            if found == _DONE:
                return 1
            tally[EXCHANGES] += 1
            tally[EXCHANGES + found] += 1
    return 0


@inner
def _at_some_time(
    t: Tables, s: State, d: Draft, price: NDArray[np.float64], visit: int, k: int,
    position: int, instead_of: int,
) -> int:
    """Try one place; return ``_DONE`` if the visit is made there now, else what it breaks.

    What fits no timetable may fit if the crew has lunch at home right before or after, or does
    not stand by there.
    """
    breaks = LATE
    if not _may_fit(t, s, visit, k, position, instead_of):
        return breaks
    for way in range(_WAYS):
        if breaks == LATE and (t.lunch_ms[k] > 0 or way in (_DIRECT, _NO_HOLD)):
            breaks = _one_way(t, s, d, price, visit, k, position, instead_of, way)
    return breaks


@inner
def _may_fit(
    t: Tables, s: State, visit: int, k: int, position: int, instead_of: int
) -> bool:
    """Whether a visit may fit at a place, lunch, waits and holds left aside: a quick no."""
    here = t.home[k]
    free = t.shift_start[k]
    removed = s.at[instead_of] if instead_of >= 0 else -1
    before = position  # as the day is numbered with the visit that goes
    if 0 <= removed < position:
        before += 1
    for i in range(before - 1, -1, -1):
        call = s.calls[k, i]
        if call >= 0 and i != removed:
            here = t.place[call]
            # lunch may be had later than it is now
            free = max(free, s.start[k, i] + t.stay[call] - t.lunch_ms[k])
            break
    start = max(free + t.ms[here, t.place[visit]], t.open[visit])
    end = start + t.stay[visit]
    if end > t.close[visit]:
        return False
    there, latest = t.home[k], t.shift_end[k]
    for i in range(s.n[k] - 1, before - 1, -1):
        call = s.calls[k, i]
        if call >= 0 and i != removed:
            latest = min(latest - t.ms[t.place[call], there], t.close[call]) - t.stay[call]
            there = t.place[call]
    return end + t.ms[t.place[visit], there] <= latest + _SLIP_MS


@inner
def _one_way(
    t: Tables, s: State, d: Draft, price: NDArray[np.float64], visit: int, k: int,
    position: int, instead_of: int, way: int,
) -> int:
    """Try one place at several times, in one of the ways."""
    breaks = LATE
    time = 0
    while time <= t.close[visit] - t.stay[visit]:
        begin(d)
        slot = take_route(s, d, k)
        if instead_of >= 0:
            cut(d, slot, s.at[instead_of])
            d.info[DROPPED] = instead_of
        d.info[TAKEN] = visit
        if not put(d, slot, position, visit, time, False):
            return breaks
        if way in (_HOME_AFTER, _HOME_BEFORE):
            behind = position + 1 if way == _HOME_AFTER else position
            if not put(d, slot, behind, -1 - t.home[k], 0, False):
                return breaks
        elif way == _NO_HOLD and not _without_holds(d, slot, position):
            return breaks
        worth = weigh(t, s, d, price, _ALWAYS)
        if worth > _NEVER:
            return breaks  # to begin even later does not help
        over = max(0.0, s.sums[DEFICIT] - price[ALLOWANCE])
        held = (d.change[MORE_MISSING] < _SAME
                and s.sums[DEFICIT] + d.change[MORE_DEFICIT] - price[ALLOWANCE] < over + _SAME)
        # no floor may be the worse for an optional visit, however little
        if worth < _GAIN and (held or t.mandatory[visit]):
            apply_draft(t, s, d)
            return _DONE
        breaks = DEAR if held or breaks == DEAR else FLOOR
        time = t.open[visit] if time == 0 else time + _GRID_MS
    return breaks


@inner
def _without_holds(d: Draft, slot: int, position: int) -> bool:
    """Take out the holds right before and after a call; False if there are none."""
    found = False
    if position + 1 < d.n[slot] and d.calls[slot, position + 1] < 0:
        cut(d, slot, position + 1)
        found = True
    if position > 0 and d.calls[slot, position - 1] < 0:
        cut(d, slot, position - 1)
        found = True
    return found

"""Timing a route in the kernel: a sequence of calls becomes stops, to the millisecond.

A *call* is a visit (its number, ≥ 0) or a hold at place q (−1 − q): home or another place to
stand by. Each call has an earliest start; the crew waits for it where it is, on call, or, if
``at_gate``, at the place of the call. Lunch, on call, follows call number ``lunch`` (0: at home
before leaving, n + 1: after the return); the same rules as in :mod:`...day.timeline`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...traveltime.interface import UNREACHABLE_MS
from ..tables import Tables
from .compiled import inner, kernel

#: Columns of the array of stops.
PLACE, ARRIVE, START, END, DEPART, VISIT = range(6)
NO_LUNCH, INFEASIBLE = -1, -2
#: What a stop that is no visit has in column ``VISIT``.
NO_VISIT = -1
_LUNCH_START = 1
_DRIVE = 0
#: Length of the array of totals of a route: driving, start of lunch.
TOTALS = 2

Stops = NDArray[np.int64]


@kernel
def time_route(
    t: Tables, k: int, calls: NDArray[np.int32], earliest: NDArray[np.int64], at_gate:
    NDArray[np.bool_], n: int, wanted: int, stops: NDArray[np.int64], totals: NDArray[np.int64]
) -> int:
    """Time ``n`` calls of crew ``k`` into ``stops`` (n + 2 rows) and ``totals``.

    Lunch is tried at position ``wanted`` first, then wherever it fits. Returns its
    position, ``NO_LUNCH`` if the shift has none, ``INFEASIBLE`` if the calls do not fit.
    """
    if t.lunch_ms[k] == 0:
        fits = _with_lunch(t, k, calls, earliest, at_gate, n, NO_LUNCH, stops, totals)
        return NO_LUNCH if fits else INFEASIBLE
    if n == 0:
        wanted = 0
    if (0 <= wanted <= n + 1
            and _with_lunch(t, k, calls, earliest, at_gate, n, wanted, stops, totals)):
        return wanted
    # what does not fit without lunch fits with none, and that is quickly seen
    if not _with_lunch(t, k, calls, earliest, at_gate, n, NO_LUNCH, stops, totals):
        return INFEASIBLE
    for lunch in range(n + 2 if n else 1):
        if (lunch != wanted
                and _with_lunch(t, k, calls, earliest, at_gate, n, lunch, stops, totals)):
            return lunch
    return INFEASIBLE


@inner
def _with_lunch(
    t: Tables, k: int, calls: NDArray[np.int32], earliest: NDArray[np.int64], at_gate:
    NDArray[np.bool_], n: int, lunch: int, stops: NDArray[np.int64], totals: NDArray[np.int64]
) -> bool:
    here = t.home[k]
    free = t.shift_start[k]
    latest = min(t.lunch_close[k], t.shift_end[k]) - t.lunch_ms[k]
    drive = 0
    totals[_LUNCH_START] = -1
    stops[0, PLACE] = here
    stops[0, ARRIVE] = stops[0, START] = free
    stops[0, VISIT] = NO_VISIT
    if lunch == 0:
        begin = max(free, t.lunch_open[k])
        if begin > latest:
            return False
        totals[_LUNCH_START] = begin
        free = begin + t.lunch_ms[k]
    for i in range(1, n + 1):
        call = calls[i - 1]
        there = t.place[call] if call >= 0 else -1 - call
        way = t.ms[here, there]
        if way >= UNREACHABLE_MS:
            return False
        start = max(free + way, earliest[i - 1])
        end = start
        if call >= 0:
            start = max(start, t.open[call])
            end = start + t.stay[call]
            if end > t.close[call]:
                return False
        # nobody waits at the first gate: that can be done at home
        arrive = free + way if at_gate[i - 1] and i > 1 else start
        stops[i - 1, DEPART] = arrive - way
        stops[i, PLACE] = there
        stops[i, ARRIVE] = arrive
        stops[i, START] = start
        stops[i, END] = end
        stops[i, VISIT] = call if call >= 0 else NO_VISIT
        drive += way
        free = end
        if lunch == i:
            begin = max(end, t.lunch_open[k])
            if begin > latest:
                return False
            totals[_LUNCH_START] = begin
            free = begin + t.lunch_ms[k]
        here = there
    if n == 0:
        stops[0, DEPART] = stops[0, END] = free
    way = t.ms[here, t.home[k]]
    if way >= UNREACHABLE_MS:
        return False
    back = free + way
    if back > t.shift_end[k]:
        return False
    if lunch == n + 1:
        begin = max(back, t.lunch_open[k])
        if begin > latest:
            return False
        totals[_LUNCH_START] = begin
    stops[0, END] = stops[0, DEPART]
    stops[n, DEPART] = free
    stops[n + 1, PLACE] = t.home[k]
    stops[n + 1, ARRIVE] = stops[n + 1, START] = back
    stops[n + 1, END] = stops[n + 1, DEPART] = t.shift_end[k]
    stops[n + 1, VISIT] = NO_VISIT
    totals[_DRIVE] = drive + way
    return True

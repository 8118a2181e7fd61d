"""The demand points within a crew's reach at every minute, read off a timed route.

The same definition as :mod:`...day.coverage_by_minute`, by lookups in sorted times.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...day.clock import MINUTE_MS
from ..tables import Tables
from .bits import ZERO, Words
from .compiled import inner, kernel
from .timing import ARRIVE, DEPART, END, PLACE, START, VISIT


@inner
def within(t: Tables, spot: int, limit: int) -> int:
    """Return the row of ``t.bits`` with the points that ``spot`` reaches within ``limit`` ms."""
    low, high = t.spot_first[spot], t.spot_first[spot + 1]
    while low < high:
        middle = (low + high) >> 1
        if t.tau[middle] <= limit:
            low = middle + 1
        else:
            high = middle
    return low + spot


@kernel
def reach_of_route(
    t: Tables, k: int, stops: NDArray[np.int64], n: int, first: int, after: int, out: Words
) -> None:
    """Fill rows ``first`` … ``after`` − 1 of ``out`` (minutes, words) for crew ``k``.

    Its day is ``n`` + 2 timed stops.
    """
    words = out.shape[1]
    slack = t.slack[k]
    zero = t.first_minute * MINUTE_MS
    row = first
    while row < after and zero + row * MINUTE_MS < t.shift_start[k]:
        for w in range(words):
            out[row, w] = ZERO
        row += 1
    for i in range(n + 2):
        row = _stay(t, k, stops, i, slack, zero, row, after, out)
        if i <= n and stops[i, DEPART] < stops[i + 1, ARRIVE]:
            row = _drive(t, k, stops, i, slack, zero, row, after, out)
        if row == after:
            return
    while row < after:
        for w in range(words):
            out[row, w] = ZERO
        row += 1


@inner
def _stay(
    t: Tables, k: int, stops: NDArray[np.int64], i: int, slack: int, zero: int, row: int,
    after: int, out: Words
) -> int:
    words = out.shape[1]
    place, visit = stops[i, PLACE], stops[i, VISIT]
    depart = stops[i, DEPART]
    if zero + row * MINUTE_MS >= depart:
        return row
    free = within(t, place, slack)
    if visit < 0:
        while row < after and zero + row * MINUTE_MS < depart:
            for w in range(words):
                out[row, w] = t.bits[free, w] & t.lawful[k, w]
            row += 1
        return row
    beta = t.beta[visit]
    broken = within(t, place, slack - beta) if beta >= 0 else free
    start, end = stops[i, START], stops[i, END]
    while row < after:
        now = zero + row * MINUTE_MS
        if now >= depart:
            break
        found = free
        if start <= now < end:
            rest = end - now
            found = broken if 0 <= beta <= rest else within(t, place, slack - rest)
        for w in range(words):
            out[row, w] = t.bits[found, w] & t.lawful[k, w]
        row += 1
    return row


@inner
def _drive(
    t: Tables, k: int, stops: NDArray[np.int64], i: int, slack: int, zero: int, row: int,
    after: int, out: Words
) -> int:
    words = out.shape[1]
    depart, arrive = stops[i, DEPART], stops[i + 1, ARRIVE]
    number = t.pair[stops[i, PLACE], stops[i + 1, PLACE]]
    step, last = t.pass_first[number], t.pass_first[number + 1]
    while row < after:
        now = zero + row * MINUTE_MS
        if now >= arrive:
            break
        gone = now - depart
        while step < last and t.pass_ms[step] < gone:
            step += 1
        if step < last:
            found = within(t, t.pass_spot[step], slack - (t.pass_ms[step] - gone))
        else:
            found = within(t, stops[i + 1, PLACE], slack - (arrive - now))
        for w in range(words):
            out[row, w] = t.bits[found, w] & t.lawful[k, w]
        row += 1
    return row

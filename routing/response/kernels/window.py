"""The minutes in which a changed day may differ from the old one: only they are judged anew."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...day.clock import MINUTE_MS
from ..tables import Tables
from .compiled import inner
from .timing import ARRIVE, DEPART, PLACE, START, VISIT


@inner
def changed_rows(
    t: Tables, k: int, old: NDArray[np.int64], n_old: int, new: NDArray[np.int64], n_new: int,
    rows: NDArray[np.int64],
) -> None:
    """Put into ``rows`` the first changed row of the duty window and the one after the last.

    ``old`` and ``new`` are the timed stops of crew ``k``; (0, 0) if nothing changed.
    """
    shorter = min(n_old, n_new) + 1
    i = 0
    while (i <= shorter and _same_stay(old, i, new, i) and old[i, ARRIVE] == new[i, ARRIVE]
           and old[i, DEPART] == new[i, DEPART]):
        i += 1
    rows[0] = rows[1] = 0
    if i > shorter and n_old == n_new:
        return
    begin = t.shift_start[k]
    if i > shorter:
        begin = old[i - 1, DEPART]
    elif _same_stay(old, i, new, i) and old[i, ARRIVE] == new[i, ARRIVE]:
        begin = min(old[i, DEPART], new[i, DEPART])
    elif i > 0:
        begin = old[i - 1, DEPART]
    end = t.shift_end[k]
    a, b = n_old + 1, n_new + 1
    while a >= 0 and b >= 0 and _same_stay(old, a, new, b) and old[a, DEPART] == new[b, DEPART]:
        end = max(old[a, ARRIVE], new[b, ARRIVE])
        if old[a, ARRIVE] != new[b, ARRIVE]:
            break
        a -= 1
        b -= 1
    if begin < end:
        zero = t.first_minute * MINUTE_MS
        minutes = len(t.floor)
        rows[0] = min(minutes, max(0, -((zero - begin) // MINUTE_MS)))
        rows[1] = min(minutes, max(0, -((zero - end) // MINUTE_MS)))


@inner
def _same_stay(old: NDArray[np.int64], i: int, new: NDArray[np.int64], j: int) -> bool:
    """Whether two stops are one but for when the crew comes and goes."""
    if old[i, PLACE] != new[j, PLACE] or old[i, VISIT] != new[j, VISIT]:
        return False
    return old[i, VISIT] < 0 or old[i, START] == new[j, START]

"""Joint visits: two crews must be there, and begin within a few minutes of each other.

A joint visit is a pair of visits at one place. What the halves miss each other by is counted in
minutes: the start difference beyond what is allowed, or a flat number if one half is not made
or one crew makes both.
"""

from __future__ import annotations

from ...day.clock import MINUTE_MS
from ..tables import Tables
from .compiled import inner
from .draft import CREWS, Draft
from .state import APART, State
from .timing import START

#: Minutes that half a joint visit counts, and both halves made by the same crew.
_HALF, _SAME_CREW = 60.0, 600.0


@inner
def weigh_joint(t: Tables, s: State, d: Draft) -> float:
    """Fill ``d.apart`` for a timed draft; return by how many minutes the sum would change."""
    change = 0.0
    for pair in range(len(t.pairs)):
        crew, start = _found(s, d, t.pairs[pair, 0])
        other, begin = _found(s, d, t.pairs[pair, 1])
        d.apart[pair] = _missed(t, crew, start, other, begin)
        change += d.apart[pair] - s.apart[pair]
    return change


@inner
def put_joint(s: State, d: Draft) -> None:
    """Make what :func:`weigh_joint` found that of the plan."""
    total = 0.0
    for pair in range(len(s.apart)):
        s.apart[pair] = d.apart[pair]
        total += d.apart[pair]
    s.sums[APART] = total


@inner
def _missed(t: Tables, crew: int, start: int, other: int, begin: int) -> float:
    if crew < 0 and other < 0:
        return 0.0
    if crew < 0 or other < 0:
        return _HALF
    if crew == other:
        return _SAME_CREW
    return max(0, abs(start - begin) - t.together_ms[0]) / MINUTE_MS


@inner
def _found(s: State, d: Draft, visit: int) -> tuple[int, int]:
    """Return the crew and the start of a visit were the draft made, (−1, 0) if nobody's."""
    for slot in range(d.info[CREWS]):
        for i in range(d.n[slot]):
            if d.calls[slot, i] == visit:
                return d.crew[slot], d.stops[slot, i + 1, START]
    k = s.where[visit]
    for slot in range(d.info[CREWS]):
        if k == d.crew[slot]:
            return -1, 0
    return (k, s.start[k, s.at[visit]]) if k >= 0 else (-1, 0)


@inner
def broken(s: State) -> int:
    """Return how many joint visits are not met."""
    count = 0
    for pair in range(len(s.apart)):
        if s.apart[pair] > 0.0:
            count += 1
    return count

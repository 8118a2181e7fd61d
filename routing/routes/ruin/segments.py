"""Segments of a route: how long they take and when they may begin (Vidal et al. 2013)."""

from __future__ import annotations

from ..problem import Integers
from .compiled import inner
from .tables import State, Tables

#: In place of a latest start: this segment meets no window.
LATE = -1


@inner
def joined(
    duration: int, earliest: int, latest: int, travel: int, duration_b: int, earliest_b: int,
    latest_b: int,
) -> tuple[int, int, int]:
    """Return the segment of two with ``travel`` between them; latest is −1 if it cannot be."""
    reached = duration + travel
    if latest < 0 or latest_b < 0 or earliest + reached > latest_b:
        return 0, 0, -1
    wait = max(earliest_b - reached - latest, 0)
    return (reached + wait + duration_b, max(earliest_b - reached, earliest) - wait,
            min(latest_b - reached, latest))


@inner
def retime(tables: Tables, state: State, k: int) -> None:
    """Set positions, load and segments of vehicle ``k`` from its route."""
    n, home = state.n[k], tables.depot[k]
    before, after = state.before[k], state.after[k]
    before[0, 0], before[0, 1], before[0, 2] = 0, tables.start[k], tables.end[k]
    after[n, 0], after[n, 1], after[n, 2] = 0, tables.start[k], tables.end[k]
    load, last = 0, home
    for i in range(n):
        c = state.route[k, i]
        state.where[c], state.at[c] = k, i
        load += tables.demand[c]
        _put(before, i + 1, joined(before[i, 0], before[i, 1], before[i, 2],
                                   tables.duration[last, c], tables.service[c], tables.open[c],
                                   tables.close[c]))
        last = c
    following = home
    for i in range(n - 1, -1, -1):
        c = state.route[k, i]
        _put(after, i, joined(tables.service[c], tables.open[c], tables.close[c],
                              tables.duration[c, following], after[i + 1, 0], after[i + 1, 1],
                              after[i + 1, 2]))
        following = c
    state.load[k] = load


@inner
def _put(segments: Integers, i: int, segment: tuple[int, int, int]) -> None:
    segments[i, 0], segments[i, 1], segments[i, 2] = segment


@inner
def fits(tables: Tables, state: State, k: int, i: int, c: int) -> bool:
    """Whether client ``c`` can be put before the ``i``-th client of vehicle ``k`` in time."""
    n, home = state.n[k], tables.depot[k]
    last = state.route[k, i - 1] if i > 0 else home
    following = state.route[k, i] if i < n else home
    a, b = state.before[k, i], state.after[k, i]
    duration, earliest, latest = joined(
        a[0], a[1], a[2], tables.duration[last, c], tables.service[c], tables.open[c],
        tables.close[c])
    duration, earliest, latest = joined(
        duration, earliest, latest, tables.duration[c, following], b[0], b[1], b[2])
    return latest >= 0 and duration <= tables.max_duration[k]


@inner
def driven(tables: Tables, state: State, k: int) -> int:
    """Return the distance vehicle ``k`` drives."""
    n, last = state.n[k], tables.depot[k]
    if n == 0:
        return 0
    total = 0
    for i in range(n):
        total += tables.distance[last, state.route[k, i]]
        last = state.route[k, i]
    return total + tables.distance[last, tables.depot[k]]


@inner
def save(state: State, kept: State, k: int) -> None:
    """Copy the route of vehicle ``k`` into ``kept``."""
    kept.n[k] = state.n[k]
    for i in range(state.n[k]):
        kept.route[k, i] = state.route[k, i]

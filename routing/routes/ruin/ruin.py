"""Ruin: take strings of clients out of neighbouring routes.

Slack induction by string removals: Christiaens and Vanden Berghe 2020,
doi:10.1287/trsc.2019.0914.
"""

from __future__ import annotations

import numpy as np

from ..problem import Integers
from .compiled import inner
from .segments import driven, retime, save
from .tables import State, Tables

#: Clients taken out on average, and the longest string.
REMOVED, LONGEST = 10.0, 10.0
#: How often a string spares some clients in its middle, and one more of them.
SPLIT, SPARE_MORE = 0.5, 0.5


@inner
def ruin(
    tables: Tables, state: State, backup: State, touched: Integers, out: Integers, kept: Integers
) -> tuple[int, int, int]:
    """Take strings out around a random client.

    Returns that client, how many are ``out``, and the change of the distance. ``touched[k]``
    becomes 1 for the vehicles concerned, their routes are saved to ``backup``. ``kept`` is
    room for a route.
    """
    used, served = 0, 0
    for k in range(len(state.n)):
        if state.n[k] > 0:
            used += 1
            served += state.n[k]
    seed = np.random.randint(tables.depots, len(tables.service))
    if used == 0:
        return seed, 0, 0
    longest = min(LONGEST, served / used)
    strings = int(np.random.random() * (4.0 * REMOVED / (1.0 + longest) - 1.0)) + 1
    count, done, change = 0, 0, 0
    for j in range(-1, tables.near.shape[1]):
        if done >= strings:
            break
        c = seed if j < 0 else tables.near[seed, j]
        k = state.where[c]
        if k < 0 or touched[k]:
            continue
        length = int(np.random.random() * min(longest, float(state.n[k]))) + 1
        save(state, backup, k)
        touched[k] = 1
        change -= driven(tables, state, k)
        count = _take_string(state, k, state.at[c], length, out, count, kept)
        retime(tables, state, k)
        change += driven(tables, state, k)
        done += 1
    return seed, count, change


@inner
def _take_string(
    state: State, k: int, at: int, length: int, out: Integers, count: int, kept: Integers
) -> int:
    """Take ``length`` clients around position ``at`` out, at times sparing some in between."""
    n = state.n[k]
    spared = 0
    if length > 1 and length < n and np.random.random() < SPLIT:
        spared = 1
        while length + spared < n and np.random.random() < SPARE_MORE:
            spared += 1
    span = length + spared
    first = max(0, at - span + 1)
    last = min(at, n - span)
    begin = first + np.random.randint(0, last - first + 1)
    spare_from = begin + np.random.randint(0, length + 1) if spared else -1
    m = 0
    for i in range(n):
        c = state.route[k, i]
        in_span = begin <= i < begin + span
        if in_span and not (spared and spare_from <= i < spare_from + spared):
            state.where[c] = -1
            out[count] = c
            count += 1
        else:
            kept[m] = c
            m += 1
    for i in range(m):
        state.route[k, i] = kept[i]
    state.n[k] = m
    return count

"""Recreate: put clients back where it costs least, now and then overlooking a place."""

from __future__ import annotations

import numpy as np

from ..problem import Integers
from .compiled import inner
from .segments import fits, retime, save
from .tables import State, Tables

#: How often a place is overlooked (a "blink").
BLINK = 0.01
#: How often each order of clients is used: random, then the rows of ``Tables.keys``.
ORDERS = (4, 4, 2, 1, 2, 2, 2, 4)


@inner
def in_order(tables: Tables, out: Integers, count: int) -> None:
    """Sort the first ``count`` clients of ``out`` by an order drawn at random."""
    total = 0
    for weight in ORDERS:
        total += weight
    drawn, order = np.random.randint(0, total), -1
    for weight in ORDERS:
        if drawn < weight:
            break
        drawn -= weight
        order += 1
    for i in range(count - 1, 0, -1):
        j = np.random.randint(0, i + 1)
        out[i], out[j] = out[j], out[i]
    if order < 0:
        return
    for i in range(1, count):  # few, and nearly any order is good: insertion sort
        c = out[i]
        j = i - 1
        while j >= 0 and tables.keys[order, out[j]] > tables.keys[order, c]:
            out[j + 1] = out[j]
            j -= 1
        out[j + 1] = c


@inner
def put_back(
    tables: Tables, state: State, c: int, price: int, touched: Integers, backup: State,
    met: Integers,
) -> int:
    """Put client ``c`` where it costs least; return the cost, or ``price`` if it stays out.

    A vehicle that was not ``touched`` before is saved to ``backup`` first. ``met`` is room for
    a number a kind of vehicle.
    """
    # plain local arrays: handing all tables to a function at every place costs ten times more
    distance, route, before, load = tables.distance, state.route, state.before, state.load
    lengths, depot, allowed, kind = state.n, tables.depot, tables.allowed, tables.kind
    demand, close, capacity = tables.demand[c], tables.close[c], tables.capacity
    best, best_k, best_i = price, -1, -1
    met[:] = 0
    for k in range(len(lengths)):
        n = lengths[k]
        if n == 0:  # of the empty vehicles of a kind one is as good as the other
            if met[kind[k]]:
                continue
            met[kind[k]] = 1
        if not allowed[k, c] or load[k] + demand > capacity[k]:
            continue
        home = depot[k]
        last = home
        for i in range(n + 1):
            if i and before[k, i, 1] + before[k, i, 0] > close:
                break
            following = route[k, i] if i < n else home
            cost = distance[last, c] + distance[c, following]
            if n:
                cost -= distance[last, following]
            last = following
            if cost < best and np.random.random() >= BLINK and fits(tables, state, k, i, c):
                best, best_k, best_i = cost, k, i
    if best_k < 0:
        return price
    if not touched[best_k]:
        touched[best_k] = 1
        save(state, backup, best_k)
    for i in range(lengths[best_k], best_i, -1):
        route[best_k, i] = route[best_k, i - 1]
    route[best_k, best_i] = c
    lengths[best_k] += 1
    retime(tables, state, best_k)
    return best

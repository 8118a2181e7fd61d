"""Simulated annealing over ruin and recreate."""

from __future__ import annotations

import numpy as np

from ..problem import Integers
from .compiled import inner, kernel
from .recreate import in_order, put_back
from .ruin import ruin
from .segments import driven, retime, save
from .tables import State, Tables

#: An absent client near the ruin is offered a place with this probability.
RECALL = 0.5
#: Neighbours of the ruin that are looked at for absent clients.
AROUND = 40
#: How much dearer than its prize a client may be in a plan that begins with nothing.
EAGER = 20
#: Indices of ``totals``: the cost of the state, and of the best plan so far.
NOW, BEST = 0, 1


@kernel
def anneal(
    tables: Tables, state: State, backup: State, best: State, totals: Integers, seed: int,
    steps: int, hot: float, cold: float,
) -> None:
    """Run ``steps`` steps from temperature ``hot`` to ``cold``; ``best`` keeps the best routes.

    ``totals[NOW]`` and ``totals[BEST]`` are costs with all penalties. The first call on an
    empty state builds a plan first.
    """
    np.random.seed(seed)
    p, vehicles = len(tables.service), len(state.n)
    touched = np.zeros(vehicles, dtype=np.int64)
    met = np.zeros(vehicles, dtype=np.int64)
    out = np.zeros(p, dtype=np.int64)
    kept = np.zeros(p, dtype=np.int64)
    for k in range(vehicles):
        retime(tables, state, k)
    if totals[NOW] < 0:
        totals[NOW] = _build(tables, state, backup, out, touched, met)
        totals[BEST] = totals[NOW]
        for k in range(vehicles):
            save(state, best, k)
    for step in range(steps):
        temperature = hot * (cold / hot) ** (step / steps)
        touched[:] = 0
        seed_client, removed, gain = ruin(tables, state, backup, touched, out, kept)
        count = _recalled(tables, state, seed_client, out, removed)
        for j in range(removed, count):
            gain -= tables.prize[out[j]]
        in_order(tables, out, count)
        for j in range(count):
            c = out[j]
            gain += put_back(tables, state, c, tables.prize[c], touched, backup, met)
        if gain < -temperature * np.log(np.random.random()):
            totals[NOW] += gain
            if totals[NOW] < totals[BEST]:
                totals[BEST] = totals[NOW]
                for k in range(vehicles):
                    save(state, best, k)
        else:
            _undo(tables, state, backup, touched, out, count)


@inner
def _recalled(tables: Tables, state: State, seed: int, out: Integers, count: int) -> int:
    """Add absent clients around ``seed`` to those that are ``out``; return how many are now."""
    known = count
    for j in range(-1, min(AROUND, tables.near.shape[1])):
        c = seed if j < 0 else tables.near[seed, j]
        if state.where[c] >= 0 or np.random.random() > RECALL:
            continue
        fresh = True
        for i in range(known):
            fresh &= out[i] != c
        if fresh:
            out[count] = c
            count += 1
    return count


@inner
def _build(
    tables: Tables, state: State, backup: State, out: Integers, touched: Integers, met: Integers
) -> int:
    """Put absent clients where it costs least; return the cost of all.

    A plan to go on from gets only those that pay: it must not be the worse for it.
    """
    count, cost, stops = 0, 0, 0
    for k in range(len(state.n)):
        cost += driven(tables, state, k)
        stops += state.n[k]
    eager = EAGER if stops == 0 else 1
    for c in range(tables.depots, len(tables.service)):
        if state.where[c] < 0:
            out[count] = c
            count += 1
    in_order(tables, out, count)
    for j in range(count):
        c = out[j]
        # a prize worth a share of a long way may be worth less than the first way to it
        price = eager * tables.prize[c]
        paid = put_back(tables, state, c, price, touched, backup, met)
        cost += paid if paid < price else tables.prize[c]
    return cost


@inner
def _undo(tables: Tables, state: State, backup: State, touched: Integers, out: Integers,
          count: int) -> None:
    """Give every touched vehicle its saved route back."""
    for j in range(count):
        state.where[out[j]] = -1
    for k in range(len(touched)):
        if touched[k]:
            save(backup, state, k)
            for i in range(state.n[k]):
                state.where[state.route[k, i]] = -1
    for k in range(len(touched)):
        if touched[k]:
            retime(tables, state, k)

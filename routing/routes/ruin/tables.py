"""A route problem as the kernels read it, and the state they change."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..problem import UNLIMITED, Integers, RouteProblem

#: Neighbours of a client that a ruin spreads to.
NEAR = 200
#: What leaving out a required client costs, in lengths of the longest way.
REQUIRED = 10


class Tables(NamedTuple):
    """The problem; ``kind`` groups vehicles that are alike, ``near`` ranks clients by distance.

    ``prize`` of a required client is a penalty above every detour. ``keys`` (orders, p) are the
    ranks by which clients can be put back.
    """

    depots: int
    distance: Integers
    duration: Integers
    service: Integers
    open: Integers
    close: Integers
    demand: Integers
    prize: Integers
    required: NDArray[np.bool_]
    depot: Integers
    capacity: Integers
    max_duration: Integers
    start: Integers
    end: Integers
    allowed: NDArray[np.bool_]
    kind: Integers
    near: NDArray[np.int32]
    keys: Integers


class State(NamedTuple):
    """Routes: ``route[k, :n[k]]``; client c is ``route[where[c], at[c]]`` or where[c] is −1.

    ``before[k, i]`` and ``after[k, i]`` are the segments (duration, earliest, latest start) of
    depot … i-th client and of i-th client … depot (Vidal et al. 2013, doi:10.1016/
    j.cor.2012.07.018), which say in constant time whether a client fits between them.
    """

    route: NDArray[np.int32]
    n: Integers
    where: NDArray[np.int32]
    at: NDArray[np.int32]
    load: Integers
    before: Integers
    after: Integers


def build_tables(problem: RouteProblem) -> Tables:
    """Flatten ``problem``."""
    clients = np.array(problem.clients, dtype=np.int64)
    penalty = REQUIRED * int(problem.distance.max())
    width = problem.close - problem.open
    home = problem.distance[:problem.depots].min(axis=0)
    keys = np.stack([problem.demand * -1, home * -1, home, width, problem.open, -problem.close,
                     -problem.prize])
    near = np.zeros((len(problem.service), min(NEAR, len(clients) - 1)), dtype=np.int32)
    for client in clients:
        there = np.minimum(problem.distance[client, clients], problem.distance[clients, client])
        ranked = clients[np.argsort(there, kind="stable")]
        near[client] = ranked[ranked != client][: near.shape[1]]
    start = np.maximum(problem.shift_open, problem.open[problem.depot])
    end = np.minimum(np.minimum(problem.shift_close, problem.close[problem.depot]), UNLIMITED)
    return Tables(
        problem.depots, problem.distance, problem.duration, problem.service, problem.open,
        problem.close, problem.demand, np.where(problem.required, penalty, problem.prize),
        problem.required, problem.depot, problem.capacity, problem.max_duration, start, end,
        problem.allowed, _kinds(problem), near, keys)


def empty_state(tables: Tables) -> State:
    """Return a state in which every vehicle stays at its depot."""
    k, p = len(tables.depot), len(tables.service)
    longest = p - tables.depots
    return State(
        np.zeros((k, longest + 1), dtype=np.int32), np.zeros(k, dtype=np.int64),
        np.full(p, -1, dtype=np.int32), np.zeros(p, dtype=np.int32), np.zeros(k, dtype=np.int64),
        np.zeros((k, longest + 2, 3), dtype=np.int64),
        np.zeros((k, longest + 2, 3), dtype=np.int64))


def _kinds(problem: RouteProblem) -> Integers:
    met: dict[tuple[object, ...], int] = {}
    kinds = [met.setdefault(
        (int(problem.depot[k]), int(problem.capacity[k]), int(problem.max_duration[k]),
         int(problem.shift_open[k]), int(problem.shift_close[k]), problem.allowed[k].tobytes()),
        len(met)) for k in range(len(problem.depot))]
    return np.array(kinds, dtype=np.int64)

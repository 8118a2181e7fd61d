"""A day's problem as flat arrays for the kernels: times, windows, and who is reached from where."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..day.clock import MINUTE_MS
from ..day.coverage_by_minute import percent, static_reach
from ..day.problem import STANDBY, DayProblem
from ..day.timeline import window_of
from ..traveltime.interface import UNREACHABLE_MS, Milliseconds
from .kernels.bits import Words, pack, word_count
from .passages import Passages

#: Neighbours of a visit that moves look at, crews an unserved visit is offered to, and places
#: where a crew may stand by afterwards.
NEAR_VISITS, NEAR_CREWS, NEAR_POSTS = 24, 24, 8
#: What a class-A point out of reach counts at least, in percent points.
_VITAL_PCT = 1.0
#: ``beta`` of a visit that cannot be broken off.
UNBREAKABLE = -1


class Tables(NamedTuple):
    """k crews, v visits, p places, m minutes, u demand points in w words. Times in ms.

    A *spot* is a place or (from index p on) a road node that some passage uses:
    ``tau[spot_first[s]:spot_first[s + 1]]`` are the times from it to the demand points in
    ascending order, as far as the standard allows; the set of the first i of them is
    ``bits[spot_first[s] + s + i]``. ``ms`` (p, p) is unreachable where no passage was read.

    A joint visit is two visits here, ``twin`` (v,) of each other (else −1) and listed in
    ``pairs`` (j, 2); ``whole`` (v,) is the problem's visit each of them is. ``vital`` (m, w) are
    the class-A points that must be in reach.
    """

    home: NDArray[np.int32]
    slack: Milliseconds
    shift_start: Milliseconds
    shift_end: Milliseconds
    lunch_open: Milliseconds
    lunch_close: Milliseconds
    lunch_ms: Milliseconds
    lawful: Words
    place: NDArray[np.int32]
    stay: Milliseconds
    open: Milliseconds
    close: Milliseconds
    beta: Milliseconds
    mandatory: NDArray[np.bool_]
    prize: NDArray[np.float64]
    pinned: NDArray[np.bool_]
    competent: NDArray[np.bool_]
    near: NDArray[np.int32]
    near_crews: NDArray[np.int32]
    near_posts: NDArray[np.int32]
    whole: NDArray[np.int32]
    twin: NDArray[np.int32]
    pairs: NDArray[np.int32]
    together_ms: Milliseconds
    ms: Milliseconds
    spot_first: NDArray[np.int64]
    tau: Milliseconds
    bits: Words
    pair: NDArray[np.int32]
    pass_first: NDArray[np.int64]
    pass_spot: NDArray[np.int32]
    pass_ms: Milliseconds
    first_minute: int
    floor: NDArray[np.float64]
    static: NDArray[np.float64]
    weight: NDArray[np.float64]
    vital: Words
    vital_weight: NDArray[np.float64]


def build_tables(problem: DayProblem, passages: Passages) -> Tables:
    """Flatten ``problem``; drives without a passage that was read are left out."""
    crews = problem.crews
    whole, twin = _halves(problem)
    visits = [problem.visits[v] for v in whole]
    ms = np.where(passages.pair == passages.unread, UNREACHABLE_MS, problem.place_ms)
    np.fill_diagonal(ms, 0)
    place = np.array([_routable(problem, v) for v in whole], dtype=np.int32)
    windows = np.array([window_of(problem, v) for v in whole], dtype=np.int64).reshape(-1, 2)
    competent = np.array([[place[i] >= 0 and _may_make(problem, k, v, i != v)
                           for i, v in enumerate(whole)]
                          for k in range(len(crews))], dtype=bool).reshape(len(crews), len(visits))
    home = np.array([c.home for c in crews], dtype=np.int32)
    slack = np.array([problem.standard_ms - c.turnout_ms for c in crews], dtype=np.int64)
    nodes, number = _numbered(passages.node, len(problem.times.graph.node_ids))
    spots = _spots(problem, nodes, int(slack.max(initial=0)))
    reached = static_reach(problem, range(len(crews)))
    static = percent(problem, reached)
    total = problem.demand.weight.sum()
    near, near_crews = _neighbours(ms, place, home, competent)
    weight = 100.0 * problem.demand.weight / total if total > 0 else np.zeros(len(problem.demand))
    return Tables(
        home=home, slack=slack,
        shift_start=_column([c.shift_start_ms for c in crews]),
        shift_end=_column([c.shift_end_ms for c in crews]),
        lunch_open=_column([c.lunch_open_ms for c in crews]),
        lunch_close=_column([c.lunch_close_ms for c in crews]),
        lunch_ms=_column([c.lunch_ms for c in crews]),
        lawful=pack(problem.lawful), place=place, stay=_column([v.duration_ms for v in visits]),
        open=windows[:, 0].copy(), close=windows[:, 1].copy(),
        beta=_column([UNBREAKABLE if v.break_off_ms is None else v.break_off_ms for v in visits]),
        mandatory=np.array([v.mandatory for v in visits], dtype=bool),
        prize=np.array([v.prize for v in visits], dtype=np.float64),
        pinned=np.array([v in problem.pin_of for v in whole], dtype=bool),
        competent=competent, near=near, near_crews=near_crews,
        near_posts=_near_posts(ms, place, np.unique([*home, *problem.posts])),
        whole=_column32(whole), twin=twin,
        pairs=_column32([(v, w) for v, w in enumerate(twin) if v < w]).reshape(-1, 2),
        together_ms=_column([problem.together_ms]), ms=ms, spot_first=spots[0],
        tau=spots[1], bits=spots[2], pair=passages.pair, pass_first=passages.first,
        pass_spot=number[passages.node] + np.int32(len(problem.places)),
        pass_ms=passages.ms,
        first_minute=int(problem.minutes[0]) if len(problem.minutes) else 0,
        floor=static - problem.floor_points, static=static, weight=weight,
        vital=pack(reached & problem.demand.class_a),
        vital_weight=np.maximum(weight, _VITAL_PCT),
    )


def with_every_drive(tables: Tables, problem: DayProblem) -> Tables:
    """Return ``tables`` with the drives whose passages were not read."""
    ms = problem.place_ms.copy()
    np.fill_diagonal(ms, 0)
    return tables._replace(ms=ms)


def _halves(problem: DayProblem) -> tuple[list[int], NDArray[np.int32]]:
    """Return the problem's visit of each visit here, and of each its other half or −1."""
    whole = list(range(len(problem.visits)))
    twin = [-1] * len(whole)
    for v, task in enumerate(problem.visits):
        if task.crews > 1:
            twin[v] = len(whole)
            twin.append(v)
            whole.append(v)
    return whole, np.array(twin, dtype=np.int32)


def _numbered(
    used: NDArray[np.int32], nodes: int
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the different nodes of ``used``, ascending, and (nodes,) the number of each."""
    met = np.zeros(nodes, dtype=bool)
    met[used] = True
    return np.flatnonzero(met).astype(np.int32), (np.cumsum(met) - 1).astype(np.int32)


def minute_ms(tables: Tables, row: int) -> int:
    """Return the clock of minute number ``row`` of the duty window."""
    return (tables.first_minute + row) * MINUTE_MS


def _column(values: list[int]) -> Milliseconds:
    return np.array(values, dtype=np.int64)


def _column32(values: list[Any]) -> NDArray[np.int32]:
    return np.array(values, dtype=np.int32)


def _routable(problem: DayProblem, visit: int) -> int:
    place = problem.visits[visit].place
    return -1 if place is None or problem.places.road[place] < 0 else place


def _may_make(problem: DayProblem, crew: int, visit: int, second_half: bool) -> bool:
    """Whether the crew is competent and not on stand-by duty by decree (a pin goes before).

    A pin names the crew of the first half of a joint visit.
    """
    pinned = visit in problem.pin_of and not second_half
    able = problem.qualified if second_half else problem.competent
    return able(crew, visit) and (pinned or problem.crews[crew].duty != STANDBY)


def _spots(
    problem: DayProblem, nodes: NDArray[np.int32], limit: int
) -> tuple[NDArray[np.int64], Milliseconds, Words]:
    """Return first, tau and bits of every place and every node of ``nodes``."""
    # a demand point that counts nowhere is reached from nowhere: nothing to look up
    tau = np.concatenate([problem.demand_ms, problem.node_demand_ms[:, nodes].T])
    tau = tau.reshape(-1, len(problem.demand))
    order = np.argsort(tau, axis=1, kind="stable")
    ranked = np.take_along_axis(tau, order, axis=1)
    within = ranked <= limit
    sizes = within.sum(axis=1)
    first = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    words = word_count(len(problem.demand))
    bits = np.zeros((int(first[-1]) + len(tau), words), dtype=np.uint64)
    spot, rank = np.nonzero(within)
    point = order[spot, rank]
    single = np.uint64(1) << (point % 64).astype(np.uint64)
    bits[first[spot] + spot + rank + 1, point // 64] = single
    for s in range(len(tau)):
        rows = slice(int(first[s]) + s, int(first[s + 1]) + s + 1)
        np.bitwise_or.accumulate(bits[rows], axis=0, out=bits[rows])
    return first, ranked[within], bits


def _neighbours(
    ms: Milliseconds, place: NDArray[np.int32], home: NDArray[np.int32],
    competent: NDArray[np.bool_],
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return (v, n) the nearest visits and (v, c) the nearest competent crews, −1 padded."""
    count = len(place)
    near = np.full((count, min(NEAR_VISITS, max(count - 1, 1))), -1, dtype=np.int32)
    crews = np.full((count, min(NEAR_CREWS, max(len(home), 1))), -1, dtype=np.int32)
    routable = np.flatnonzero(place >= 0)
    for visit in routable:
        there = ms[place[visit], place[routable]] + ms[place[routable], place[visit]]
        ranked = routable[np.argsort(there, kind="stable")]
        ranked = ranked[ranked != visit][: near.shape[1]]
        near[visit, : len(ranked)] = ranked
        able = np.flatnonzero(competent[:, visit])
        there = ms[home[able], place[visit]]
        ranked = able[np.argsort(there, kind="stable")][: crews.shape[1]]
        crews[visit, : len(ranked)] = ranked
    return near, crews


def _near_posts(
    ms: Milliseconds, place: NDArray[np.int32], posts: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return (v, n) the places where a crew may stand by nearest to each visit, −1 padded."""
    near = np.full((len(place), max(1, min(NEAR_POSTS, len(posts)))), -1, dtype=np.int32)
    for visit in np.flatnonzero(place >= 0):
        ranked = posts[np.argsort(ms[place[visit], posts], kind="stable")][: near.shape[1]]
        near[visit, : len(ranked)] = ranked
    return near

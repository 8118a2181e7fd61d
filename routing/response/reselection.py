"""Re-selection: the best combination of all days met, one a crew, by CP-SAT.

A set-partitioning model over the pool of days that the searches went through. Rows of coverage
are added lazily: only for minutes at which the last choice broke the floor, since with all
rows from the start nothing is found in time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .choice import standing
from .kernels.anneal import Best
from .kernels.bits import unpack
from .kernels.objective import PRIZE_PRICE, UNSERVED_PRICE
from .kernels.reach import reach_of_route
from .kernels.timing import INFEASIBLE, TOTALS, time_route
from .search import Searcher
from .tables import Tables

#: Days kept of each crew, and rounds of added rows.
DAYS_A_CREW, _ROUNDS = 24, 8
#: Minutes that get rows in a round, the worst first.
_ROWS = 12
#: The model counts in hundredths of a minute of driving and of a percent point.
_CENT = 100
_TOLERANCE = 1e-6
_LOOK_S = 0.2
_HOUR_MIN = 60.0


@dataclass(frozen=True)
class Column:
    """A day of a crew: its calls as in :class:`.Best`, what it costs and whom it reaches."""

    crew: int
    calls: NDArray[np.int32]
    earliest: NDArray[np.int64]
    at_gate: NDArray[np.bool_]
    lunch: int
    visits: tuple[int, ...]
    cost_min: float
    reach: NDArray[np.uint64]


class Pool:
    """Different days met, the latest of each crew."""

    def __init__(self) -> None:
        self._days: dict[int, dict[bytes, Best]] = {}

    def note(self, each: Sequence[Searcher]) -> bool:
        """Keep the days the searches stand at; always true, to be asked between chunks."""
        for one in each:
            self.add(standing(one))
        return True

    def add(self, plan: Best) -> None:
        """Keep the days of a plan, whose arrays must not change any more."""
        for k, n in enumerate(plan.n.tolist()):
            mine = self._days.setdefault(k, {})
            key = (plan.calls[k, :n].tobytes() + plan.earliest[k, :n].tobytes()
                   + plan.at_gate[k, :n].tobytes())
            mine.pop(key, None)
            mine[key] = plan
            if len(mine) > DAYS_A_CREW:
                mine.pop(next(iter(mine)))

    def columns(self, tables: Tables, spread: float) -> list[Column]:
        """Return the days that still fit, timed and with their reach."""
        found = []
        for k, mine in sorted(self._days.items()):
            for plan in mine.values():
                column = _column(tables, plan, k, spread)
                if column is not None:
                    found.append(column)
        return found


def _column(tables: Tables, plan: Best, k: int, spread: float) -> Column | None:
    n = int(plan.n[k])
    stops = np.zeros((plan.calls.shape[1] + 2, 6), dtype=np.int64)
    totals = np.zeros(TOTALS, dtype=np.int64)
    lunch = time_route(tables, k, plan.calls[k], plan.earliest[k], plan.at_gate[k], n,
                       int(plan.lunch[k]), stops, totals)
    if lunch == INFEASIBLE:
        return None
    reach = np.zeros((len(tables.floor), tables.lawful.shape[1]), dtype=np.uint64)
    reach_of_route(tables, k, stops, n, 0, len(reach), reach)
    calls = plan.calls[k, :n]
    visits = tuple(int(v) for v in calls[calls >= 0])
    drive = totals[0] / 60_000
    work_h = (drive + float(tables.stay[list(visits)].sum()) / 60_000) / _HOUR_MIN
    return Column(k, calls.copy(), plan.earliest[k, :n].copy(), plan.at_gate[k, :n].copy(),
                  int(lunch), visits, drive + spread * work_h**2, reach)


def reselect(
    tables: Tables, columns: Sequence[Column], best: Best, price: NDArray[np.float64], *,
    seed: int, seconds: float, enough: Callable[[], bool], workers: int = 1,
) -> Best | None:
    """Return the plan of the best choice of ``columns`` that keeps every floor, None if none.

    ``seconds`` are CP-SAT's deterministic ones, in all. Joint visits are not dealt with: with
    any of them None is returned. Mean coverage is left to the search. ``enough()`` ends it.
    """
    if len(tables.pairs) or not columns:
        return None
    model = _Model(tables, columns, price)
    for _ in range(_ROUNDS):
        chosen = model.solve(seed, seconds / _ROUNDS, enough, workers)
        if chosen is None or enough():
            return None
        broken = _broken_rows(tables, [columns[i].reach for i in chosen])
        if not len(broken):
            return _plan(columns, chosen, best)
        model.add_rows(broken)
    return None


def _broken_rows(tables: Tables, reach: Sequence[NDArray[np.uint64]]) -> NDArray[np.intp]:
    """Return the minutes at which a floor is broken most, at most so many."""
    one = np.bitwise_or.reduce(np.array(reach), axis=0)
    covered = unpack(one, len(tables.weight)) @ tables.weight
    lost = unpack(tables.vital & ~one, len(tables.weight)) @ tables.vital_weight
    short = np.maximum(tables.floor - covered, 0.0) + lost
    worst = np.argsort(-short, kind="stable")[:_ROWS]
    return np.sort(worst[short[worst] > _TOLERANCE])


class _Model:
    """One day a crew, a visit at most once; coverage where rows were added."""

    def __init__(
        self, tables: Tables, columns: Sequence[Column], price: NDArray[np.float64]
    ) -> None:
        from ortools.sat.python import cp_model

        self._cp, self._tables, self._columns = cp_model, tables, columns
        self._model = model = cp_model.CpModel()
        self._take = [model.new_bool_var("") for _ in columns]
        for k in sorted({c.crew for c in columns}):
            model.add_exactly_one(x for x, c in zip(self._take, columns, strict=True)
                                  if c.crew == k)
        makers: dict[int, list[int]] = {}
        for i, column in enumerate(columns):
            for visit in column.visits:
                makers.setdefault(visit, []).append(i)
        gain: list[float] = [-c.cost_min for c in columns]
        for visit, by in makers.items():
            model.add_at_most_one(self._take[i] for i in by)
            worth = (price[UNSERVED_PRICE] if tables.mandatory[visit]
                     else price[PRIZE_PRICE] * tables.prize[visit])
            for i in by:
                gain[i] += worth
        model.maximize(sum(round(_CENT * g) * x
                           for g, x in zip(gain, self._take, strict=True)))

    def add_rows(self, minutes: NDArray[np.intp]) -> None:
        """Demand that the floors hold at ``minutes``."""
        tables, model = self._tables, self._model
        points = len(tables.weight)
        reach = unpack(np.array([c.reach[minutes] for c in self._columns]), points)
        vital = unpack(tables.vital[minutes], points)
        for row, minute in enumerate(minutes):
            covered = []
            for point in range(points):
                by = [self._take[i] for i in np.flatnonzero(reach[:, row, point])]
                if vital[row, point]:
                    model.add_bool_or(by)
                    covered.append(round(_CENT * tables.weight[point]))
                elif by:
                    hit = model.new_bool_var("")
                    model.add(hit <= sum(by))
                    covered.append(int(np.floor(_CENT * tables.weight[point])) * hit)
            model.add(sum(covered) >= int(np.floor(_CENT * tables.floor[minute])) - points)

    def solve(
        self, seed: int, seconds: float, enough: Callable[[], bool], workers: int
    ) -> list[int] | None:
        """Return the columns chosen."""
        solver = self._cp.CpSolver()
        solver.parameters.max_deterministic_time = seconds
        solver.parameters.num_workers = workers
        solver.parameters.random_seed = seed % (1 << 31)
        solver.parameters.linearization_level = 2
        with ThreadPoolExecutor(1) as pool:
            solving = pool.submit(solver.solve, self._model)
            while not wait([solving], _LOOK_S).done:
                if enough():
                    solver.stop_search()
        if solving.result() not in (self._cp.OPTIMAL, self._cp.FEASIBLE):
            return None
        return [i for i, x in enumerate(self._take) if solver.value(x)]


def _plan(columns: Sequence[Column], chosen: Sequence[int], like: Best) -> Best:
    plan = like._replace(
        calls=np.zeros_like(like.calls), earliest=np.zeros_like(like.earliest),
        at_gate=np.zeros_like(like.at_gate), n=np.zeros_like(like.n),
        lunch=like.lunch.copy(), rank=like.rank.copy(), told=like.told.copy())
    for i in chosen:
        column = columns[i]
        k, n = column.crew, len(column.calls)
        plan.calls[k, :n], plan.earliest[k, :n] = column.calls, column.earliest
        plan.at_gate[k, :n], plan.n[k], plan.lunch[k] = column.at_gate, n, column.lunch
    return plan

"""Tiny days against the optimum: every assignment, order and start on a grid, by CP-SAT."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
import small_day
from ortools.sat.python import cp_model

from halfhour.routing.day.coverage_by_minute import coverage, reach_of, static_reach
from halfhour.routing.day.timeline import schedule
from halfhour.routing.response.planner import make_response_plan

GRID_MIN = 20


def tiny(seed, crews, visits, standard):
    """Return a day of the small world with a few crews and a few mandatory visits."""
    # a short day, so that CP-SAT can look at every minute of it
    whole = small_day.day(
        crews_per_squad=1 if crews <= 4 else 2, standard_min=standard, duty_start_min=540.0, duty_end_min=780.0,
        lunch_open_min=600.0, lunch_close_min=720.0, lunch_min=30.0).problem
    rng = np.random.default_rng(seed)
    who = sorted(rng.choice(len(whole.crews), crews, replace=False).tolist())
    able = [v for v in range(len(whole.visits)) if whole.visits[v].place is not None
            and any(whole.competent(k, v) for k in who)]
    made = sorted(rng.choice(able, visits, replace=False).tolist())
    return replace(
        whole, crews=tuple(whole.crews[k] for k in who), lawful=whole.lawful[who],
        visits=tuple(replace(whole.visits[v], mandatory=True) for v in made),
        may_visit=whole.may_visit[np.ix_(who, made)])


def columns(problem):
    """Return every day of every crew on the grid: (crew, visits, reach)."""
    found = []
    for k, crew in enumerate(problem.crews):
        able = [v for v in range(len(problem.visits)) if problem.competent(k, v)]
        seen = set()
        for size in range(len(able) + 1):
            for order in permutations(able, size):
                for leave in range(crew.shift_start_ms // 60_000, crew.shift_end_ms // 60_000,
                                   GRID_MIN):
                    day = schedule(problem, k, order, leave_ms=leave * 60_000)
                    if day is not None and day not in seen:
                        seen.add(day)
                        found.append((k, day.visits, reach_of(problem, day)))
                    if not order:
                        break
    return found


def optimum(problem):
    """Return the visits served and the shortfall under the floor of the best choice of columns.

    The shortfall is in percent minutes times demand points: all points weigh the same, so
    these are whole numbers.
    """
    days = columns(problem)
    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in days]
    for k in range(len(problem.crews)):
        model.add_exactly_one(x for x, day in zip(chosen, days, strict=True) if day[0] == k)
    for v in range(len(problem.visits)):
        model.add(sum(x for x, day in zip(chosen, days, strict=True) if v in day[1]) <= 1)
    points = len(problem.demand)
    needed = needed_of(problem)
    served = sum(x * len(day[1]) for x, day in zip(chosen, days, strict=True))
    short = []
    for m in range(len(needed)):
        covered = []
        for p in range(points):
            by = [x for x, day in zip(chosen, days, strict=True) if day[2][m, p]]
            if by:
                hit = model.new_bool_var("")
                model.add(hit <= sum(by))
                covered.append(hit)
        miss = model.new_int_var(0, 100 * points, "")
        model.add(miss >= int(needed[m]) - 100 * sum(covered))
        short.append(miss)
    solver = cp_model.CpSolver()
    solver.parameters.linearization_level = 2
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = 60
    model.maximize(served)
    assert solver.solve(model) == cp_model.OPTIMAL
    most = round(solver.objective_value)
    model.add(served == most)
    model.minimize(sum(short))
    assert solver.solve(model) == cp_model.OPTIMAL
    return most, round(solver.objective_value)


def needed_of(problem):
    """Return (minutes,): the floor in percent times demand points."""
    static = static_reach(problem, range(len(problem.crews))).sum(axis=1)
    return 100 * static - round(problem.floor_points * len(problem.demand))


@pytest.mark.parametrize(("seed", "crews", "visits", "standard"), [
    (1, 2, 3, 18.0), (2, 2, 3, 16.0), (3, 3, 4, 18.0), (6, 4, 3, 12.0), (7, 3, 3, 20.0),
    (4, 6, 4, 14.0), (8, 5, 4, 16.0), (4, 6, 6, 14.0), (9, 6, 6, 16.0)])
def test_no_choice_on_the_grid_is_better(seed, crews, visits, standard):
    problem = tiny(seed, crews, visits, standard)
    most, least = optimum(problem)
    found = make_response_plan(problem, seconds=20.0, seed=1, cancelled=lambda: False,
                               progress=lambda *_, **__: None)
    assert sum(len(t.visits) for t in found.timelines) == most
    # the planner may begin at any minute, hold anywhere, and wait between visits
    covered = (coverage(problem, found.timelines).crews_in_reach > 0).sum(axis=1)
    assert np.maximum(0, needed_of(problem) - 100 * covered).sum() <= least

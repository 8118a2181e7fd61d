"""The kernels of the search against the plain definitions, on random routes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import small_day
from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.routing.day.coverage_by_minute import coverage, percent, reach_of, static_reach
from halfhour.routing.day.problem import INSPECT
from halfhour.routing.day.timeline import schedule
from halfhour.routing.response import start
from halfhour.routing.response.kernels.anneal import anneal, no_best
from halfhour.routing.response.kernels.bits import pack, unpack
from halfhour.routing.response.kernels.draft import empty_draft
from halfhour.routing.response.kernels.objective import ALLOWANCE, prices
from halfhour.routing.response.kernels.reach import reach_of_route
from halfhour.routing.response.kernels.state import (
    APART,
    DEFICIT,
    DRIVE,
    MISSING,
    PRIZE,
    SINGLE,
    UNSERVED,
    empty_state,
)
from halfhour.routing.response.kernels.timing import INFEASIBLE, TOTALS, time_route
from halfhour.routing.response.passages import correct, find_passages, wanted_pairs
from halfhour.routing.response.search import longest_day
from halfhour.routing.response.solution import timeline_of, timelines
from halfhour.routing.response.tables import build_tables

PROBLEM = small_day.day(standard_min=18.0).problem
HOMES = np.unique([c.home for c in PROBLEM.crews])
EVERY_LEG = {(i, j) for i in range(len(PROBLEM.places)) for j in range(len(PROBLEM.places))
             if i != j and PROBLEM.reachable(i, j)}


@pytest.fixture(scope="module")
def tables():
    passages = find_passages(PROBLEM, wanted_pairs(PROBLEM, HOMES))
    return build_tables(PROBLEM, correct(passages, PROBLEM, EVERY_LEG))


LOCATED = [v for v, task in enumerate(PROBLEM.visits) if task.place is not None]
calls = st.lists(
    st.tuples(st.sampled_from([*LOCATED, *(-1 - int(h) for h in HOMES)]),
              st.integers(0, 1050), st.booleans()),
    max_size=6, unique_by=lambda c: c[0])
crews = st.integers(0, len(PROBLEM.crews) - 1)


def timed(tables, crew, route, lunch):
    stops = np.zeros((len(route) + 2, 6), dtype=np.int64)
    totals = np.zeros(TOTALS, dtype=np.int64)
    found = time_route(
        tables, crew, np.array([c for c, _, _ in route], dtype=np.int32),
        np.array([60_000 * e for _, e, _ in route], dtype=np.int64),
        np.array([g for _, _, g in route], dtype=np.bool_), len(route), lunch, stops, totals)
    return found, stops, totals


def assert_lawful(timeline):
    who = PROBLEM.crews[timeline.crew]
    stops = timeline.stops
    assert (stops[0].kind, stops[-1].kind) == ("home", "home")
    assert (stops[0].arrive_ms, stops[-1].depart_ms) == (who.shift_start_ms, who.shift_end_ms)
    lunches = [(a, b) for a, b in pairwise(stops) if b.kind == "lunch"]
    assert len(lunches) == 1
    before, lunch = lunches[0]
    assert lunch.place == before.place
    assert lunch.end_ms - lunch.start_ms == who.lunch_ms
    assert who.lunch_open_ms <= lunch.start_ms and lunch.end_ms <= who.lunch_close_ms
    for here, there in pairwise(stops):
        assert there.arrive_ms - here.depart_ms == PROBLEM.travel_ms(here.place, there.place)
    for stop in stops:
        assert stop.arrive_ms <= stop.start_ms <= stop.end_ms <= stop.depart_ms
        if stop.visit >= 0:
            task = PROBLEM.visits[stop.visit]
            assert stop.place == task.place and stop.end_ms - stop.start_ms == task.duration_ms
            assert task.open_ms <= stop.start_ms and stop.end_ms <= task.close_ms


@settings(max_examples=300, deadline=None)
@given(crews, calls, st.integers(0, 7))
def test_a_route_is_timed_lawfully_and_reaches_what_the_definition_says(
    tables, crew, route, lunch
):
    found, stops, totals = timed(tables, crew, route, lunch)
    if found == INFEASIBLE:
        return
    timeline = timeline_of(PROBLEM, crew, stops, int(found), int(totals[1]))
    assert_lawful(timeline)
    assert timeline.visits == tuple(c for c, _, _ in route if c >= 0)
    assert timeline.drive_ms == totals[0]
    starts = {stop.visit: stop.start_ms for stop in timeline.stops if stop.visit >= 0}
    assert all(starts[c] >= 60_000 * e for c, e, _ in route if c >= 0)
    room = np.zeros((len(tables.floor), tables.lawful.shape[1]), dtype=np.uint64)
    reach_of_route(tables, crew, stops, len(route), 0, len(room), room)
    assert (unpack(room, len(PROBLEM.demand)) == reach_of(PROBLEM, timeline)).all()


@settings(max_examples=100, deadline=None)
@given(crews, st.lists(st.sampled_from(LOCATED), max_size=5, unique=True))
def test_whatever_the_plain_timing_fits_the_kernel_fits(tables, crew, order):
    plain = schedule(PROBLEM, crew, order)
    found, _, _ = timed(tables, crew, [(v, 0, True) for v in order], 0)
    assert (plain is None) == (found == INFEASIBLE)


@pytest.mark.parametrize("seed", range(6))
def test_the_sums_of_the_search_are_those_of_its_plan(tables, seed):
    state = empty_state(tables, longest_day(tables))
    start.at_home(tables, state)
    draft, best = empty_draft(state), no_best(state)
    price = prices(mean_allowance=len(tables.floor), single=0.004 * (seed % 2))
    rng = np.array([seed], dtype=np.uint64)
    for heat in (30.0, 5.0, 0.5):
        anneal(tables, state, draft, best, price, rng, 2_000, heat, heat)
        days = timelines(PROBLEM, tables, best._replace(
            calls=state.calls, earliest=state.earliest, at_gate=state.at_gate, n=state.n,
            lunch=state.lunch))
        found = coverage(PROBLEM, days)
        for k, day in enumerate(days):
            assert_lawful(day)
            assert (unpack(state.reach[k], len(PROBLEM.demand)) == reach_of(PROBLEM, day)).all()
        assert (state.reached_by == found.crews_in_reach).all()
        np.testing.assert_allclose(state.covered, found.covered_pct, atol=1e-9)
        below = np.maximum(0, found.static_pct - PROBLEM.floor_points - found.covered_pct)
        assert state.sums[MISSING] == pytest.approx(below[below > 1e-6].sum(), abs=1e-6)
        assert state.sums[DEFICIT] == pytest.approx((found.static_pct - found.covered_pct).sum())
        twice = percent(PROBLEM, found.crews_in_reach > 1)
        assert state.sums[SINGLE] == pytest.approx((100 - twice).sum())
        assert state.sums[DRIVE] == pytest.approx(sum(d.drive_ms for d in days) / 60_000)
        made = {v for day in days for v in day.visits}
        assert sum(len(d.visits) for d in days) == len(made)
        able = [v for v in range(len(PROBLEM.visits)) if tables.competent[:, v].any()]
        pool = set(state.pool[: state.size[0]].tolist())
        assert pool | made == set(able) and not pool & made
        assert state.sums[UNSERVED] == sum(PROBLEM.visits[v].mandatory for v in pool)
        assert state.sums[PRIZE] == pytest.approx(
            sum(PROBLEM.visits[v].prize for v in pool if not PROBLEM.visits[v].mandatory))
        assert all(tables.competent[d.crew, v] for d in days for v in d.visits)


def test_the_best_plan_is_never_worse_than_any_met_before(tables):
    state = empty_state(tables, longest_day(tables))
    start.at_home(tables, state)
    draft, best = empty_draft(state), no_best(state)
    price = prices(mean_allowance=len(tables.floor))
    rng = np.array([3], dtype=np.uint64)
    before = best.rank.tolist()
    for _ in range(10):
        anneal(tables, state, draft, best, price, rng, 500, 10.0, 10.0)
        assert best.rank.round(6).tolist() <= [round(x, 6) for x in before]
        before = best.rank.tolist()
    again = empty_state(tables, longest_day(tables))
    assert start.routes(tables, again, best)
    anneal(tables, again, draft, no_best(again), price, rng, 0, 1.0, 1.0)
    assert again.sums[UNSERVED] == best.rank[0]
    assert again.sums[MISSING] == pytest.approx(best.rank[1])
    assert max(0.0, again.sums[DEFICIT] - price[ALLOWANCE]) == pytest.approx(best.rank[2])


def test_static_coverage_and_bits(tables):
    state = empty_state(tables, longest_day(tables))
    start.at_home(tables, state)
    static = static_reach(PROBLEM, range(len(PROBLEM.crews)))
    np.testing.assert_allclose(state.covered, percent(PROBLEM, static))
    flags = np.random.default_rng(1).random((5, 200)) < 0.5
    assert (unpack(pack(flags), 200) == flags).all()


def test_a_crew_on_stand_by_duty_gets_no_visit():
    from dataclasses import replace

    decreed = replace(PROBLEM, crews=tuple(
        replace(c, duty="standby" if k % 2 else INSPECT) for k, c in enumerate(PROBLEM.crews)))
    found = build_tables(decreed, find_passages(decreed, wanted_pairs(decreed, HOMES)))
    assert not found.competent[1::2].any() and found.competent[0::2].any()


def joint_problem():
    """Return the small world with three joint visits, class-A points and two posts."""
    located = [v for v in LOCATED if sum(PROBLEM.qualified(k, v)
                                         for k in range(len(PROBLEM.crews))) > 2]
    joint = set(located[::4][:3])
    vital = np.arange(len(PROBLEM.demand)) % 3 == 0
    return replace(
        PROBLEM, demand=replace(PROBLEM.demand, vital=vital), posts=(0, LOCATED[0]),
        visits=tuple(replace(task, crews=2 if v in joint else 1)
                     for v, task in enumerate(PROBLEM.visits)))


@pytest.mark.parametrize("seed", range(3))
def test_joint_visits_and_class_a_points_are_counted_as_they_are(seed):
    problem = joint_problem()
    passages = find_passages(problem, wanted_pairs(problem, np.array([*HOMES, *problem.posts])))
    found = build_tables(problem, correct(passages, problem, EVERY_LEG))
    assert len(found.pairs) == 3
    state = empty_state(found, longest_day(found))
    start.at_home(found, state)
    draft, best = empty_draft(state), no_best(state)
    price = prices(mean_allowance=len(found.floor), single=0.004)
    rng = np.array([seed], dtype=np.uint64)
    for heat in (30.0, 5.0, 0.5):
        anneal(found, state, draft, best, price, rng, 4_000, heat, heat)
        now = best._replace(calls=state.calls, earliest=state.earliest, at_gate=state.at_gate,
                            n=state.n, lunch=state.lunch)
        apart = []
        for half, other in found.pairs:
            a, b = state.where[half], state.where[other]
            if a < 0 or b < 0:
                apart.append(0.0 if a < 0 and b < 0 else 60.0)
            elif a == b:
                apart.append(600.0)
            else:
                gap = abs(int(state.start[a, state.at[half]]) - int(state.start[b, state.at[other]]))
                apart.append(max(0, gap - problem.together_ms) / 60_000)
        assert state.apart.tolist() == pytest.approx(apart)
        assert state.sums[APART] == pytest.approx(sum(apart))
        if sum(apart) == 0:
            covered = coverage(problem, timelines(problem, found, now))
            below = np.maximum(0, covered.static_pct - problem.floor_points - covered.covered_pct)
            lost = covered.static_reach & (covered.crews_in_reach == 0) & problem.demand.class_a
            missing = below[below > 1e-6].sum() + (lost @ found.vital_weight).sum()
            assert state.sums[MISSING] == pytest.approx(missing, abs=1e-6)
    days = timelines(problem, found, best)
    for visit, task in enumerate(problem.visits):
        begins = [(d.crew, s.start_ms) for d in days for s in d.stops if s.visit == visit]
        if task.crews == 2 and begins:
            assert len({k for k, _ in begins}) == len(begins) == 2
            assert abs(begins[0][1] - begins[1][1]) <= problem.together_ms
        else:
            assert len(begins) <= 1
    assert any(sum(s.visit == int(found.whole[p[0]]) for d in days for s in d.stops) == 2
               for p in found.pairs)

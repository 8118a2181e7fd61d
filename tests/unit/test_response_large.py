"""What large cities need: ways that were not read, prices of a percent, mandatory visits first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import small_day
from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.routing.day.coverage_by_minute import reach_of
from halfhour.routing.response import passages as ways
from halfhour.routing.response.floor_prices import FloorPrices
from halfhour.routing.response.kernels.bits import unpack
from halfhour.routing.response.kernels.last_try import LATE, PLACES
from halfhour.routing.response.kernels.objective import FLOOR_PRICE, MEAN_PRICE, PRIZE_PRICE
from halfhour.routing.response.kernels.reach import reach_of_route
from halfhour.routing.response.kernels.state import MISSING, UNSERVED
from halfhour.routing.response.kernels.timing import INFEASIBLE, TOTALS, time_route
from halfhour.routing.response.passages import correct, find_passages, wanted_pairs
from halfhour.routing.response.policy import Policy
from halfhour.routing.response.search import COLD, HOT, run, searchers
from halfhour.routing.response.solution import timeline_of
from halfhour.routing.response.tables import build_tables, with_every_drive
from halfhour.routing.response.territory_starts import orders

PROBLEM = small_day.day(standard_min=18.0).problem
HOMES = np.unique([c.home for c in PROBLEM.crews])
LOCATED = [v for v, task in enumerate(PROBLEM.visits) if task.place is not None]


@pytest.fixture(scope="module")
def unread():
    """Tables of a city so large that no way between two different places was read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ways, "ALL_PAIRS_UP_TO", 0)
        patch.setattr(ways, "NEAREST_VISITS", 1)
        patch.setattr(ways, "NEAREST_HOMES", 0)
        return find_passages(PROBLEM, wanted_pairs(PROBLEM, HOMES))


def one_call(tables, crew, visit):
    stops = np.zeros((3, 6), dtype=np.int64)
    totals = np.zeros(TOTALS, dtype=np.int64)
    lunch = time_route(tables, crew, np.array([visit], dtype=np.int32), np.zeros(1, np.int64),
                       np.zeros(1, np.bool_), 1, 1, stops, totals)
    return int(lunch), stops, int(totals[1])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(PROBLEM.crews) - 1), st.sampled_from(LOCATED))
def test_on_a_way_not_read_a_crew_reaches_no_more_than_on_the_real_one(unread, crew, visit):
    tables = with_every_drive(build_tables(PROBLEM, unread), PROBLEM)
    lunch, stops, lunch_start = one_call(tables, crew, visit)
    if lunch == INFEASIBLE:
        return
    room = np.zeros((len(tables.floor), tables.lawful.shape[1]), dtype=np.uint64)
    reach_of_route(tables, crew, stops, 1, 0, len(room), room)
    told = unpack(room, len(PROBLEM.demand))
    real = reach_of(PROBLEM, timeline_of(PROBLEM, crew, stops, lunch, lunch_start))
    assert not (told & ~real).any()
    assert (told & real).any() == real.any()  # at home they are the same


def test_the_search_drives_no_way_that_was_not_read_but_the_last_try_does(unread):
    tables = build_tables(PROBLEM, unread)
    one = searchers(tables, 1, Policy(mean_points=100.0))[0]
    run([one], 2_000, HOT, COLD, lambda _: True)
    assert (one.best.n == 0).all()
    tried = one.last_try(with_every_drive(tables, PROBLEM), lambda: None)
    assert one.best.n.sum() > 0
    assert all(row[PLACES] >= row[LATE] for row in tried.values())


def test_ways_not_read_are_read_once_a_plan_uses_them(unread):
    legs = {(i, j) for i in range(len(PROBLEM.places)) for j in range(len(PROBLEM.places))
            if i != j and PROBLEM.reachable(i, j)}
    known = correct(unread, PROBLEM, legs)
    off = ~np.eye(len(PROBLEM.places), dtype=bool) & (PROBLEM.place_ms > 0)
    assert not (known.pair[off] == known.unread).any()


def test_a_percent_of_a_larger_city_costs_more_and_a_small_one_no_less():
    tables = build_tables(PROBLEM, find_passages(PROBLEM, wanted_pairs(PROBLEM, HOMES)))
    small = FloorPrices(tables, Policy())
    large = FloorPrices(tables._replace(weight=np.full(800, 0.125)), Policy())
    assert np.allclose(large.now[[FLOOR_PRICE, MEAN_PRICE]],
                       10 * small.now[[FLOOR_PRICE, MEAN_PRICE]])
    assert (large.strict()[FLOOR_PRICE], large.careless()[FLOOR_PRICE]) > (
        small.strict()[FLOOR_PRICE], 0.0)
    sums = np.zeros(8)
    sums[MISSING] = 1_000.0
    for _ in range(200):
        small.follow(sums)
        large.follow(sums)
    # a floor that cannot be held freezes neither search, and weighs the same a place
    assert large.now[FLOOR_PRICE] == pytest.approx(10 * small.now[FLOOR_PRICE], rel=0.2)
    assert small.now[PRIZE_PRICE] == large.now[PRIZE_PRICE] > 0
    assert small.mandatory_first()[PRIZE_PRICE] == 0.0


def test_large_searches_begin_with_the_routes_of_mandatory_visits_only():
    tables = build_tables(PROBLEM, find_passages(PROBLEM, wanted_pairs(PROBLEM, HOMES)))
    begun = orders(PROBLEM, tables, 1, lambda: False)
    routed = [v for mine in begun for v in mine]
    must = set(np.flatnonzero(tables.mandatory & tables.competent.any(axis=0)).tolist())
    assert must and set(routed) <= must and len(routed) == len(set(routed))
    assert len(routed) >= len(must) - 1


def test_nothing_optional_stands_in_the_way_of_a_mandatory_visit():
    """One crew, time for one visit: the optional one counts a lot and is made at the start."""
    crew = PROBLEM.crews[0]
    able = [v for v in LOCATED if PROBLEM.competent(0, v)]
    optional, must = able[0], able[1]
    shift = crew.shift_end_ms - crew.shift_start_ms
    stay = (shift - crew.lunch_ms) * 6 // 10
    day = replace(PROBLEM, visits=[
        replace(task, mandatory=v == must, prize=1_000.0 * (v == optional), duration_ms=stay,
                open_ms=0, close_ms=crew.shift_end_ms, crews=1)
        if v in (optional, must) else replace(task, place=None)
        for v, task in enumerate(PROBLEM.visits)])
    tables = build_tables(day, find_passages(day, wanted_pairs(day, HOMES)))
    only = tables.competent.copy()
    only[1:] = False
    tables = tables._replace(competent=only, floor=np.full_like(tables.floor, -1.0))
    one = searchers(tables, 3, Policy(mean_points=100.0))[0]
    one.begin([(optional,)] + [()] * (len(day.crews) - 1))
    assert one.state.sums[UNSERVED] == 1
    run([one], 3_000, HOT, COLD, lambda _: True)
    assert one.best.rank[0] == 0

"""A crew's day to the millisecond, and minute-wise coverage against a plain re-implementation."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import small_day
from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.routing.day.coverage_by_minute import coverage, reach_of, static_reach
from halfhour.routing.day.insertion import best_insertion
from halfhour.routing.day.problem import Pin
from halfhour.routing.day.timeline import at_home, schedule

DAY = small_day.day(standard_min=18.0)
PROBLEM = DAY.problem
LOCATED = [v for v, task in enumerate(PROBLEM.visits) if task.place is not None]

orders = st.lists(st.sampled_from(LOCATED), max_size=6, unique=True)
crews = st.integers(0, len(PROBLEM.crews) - 1)


def assert_sound(timeline, *, leave_ms=0):
    who = PROBLEM.crews[timeline.crew]
    stops = timeline.stops
    assert (stops[0].kind, stops[-1].kind) == ("home", "home")
    assert stops[0].arrive_ms == who.shift_start_ms
    assert stops[-1].depart_ms == who.shift_end_ms
    for here, there in pairwise(stops):
        assert there.arrive_ms - here.depart_ms == PROBLEM.travel_ms(here.place, there.place)
    for stop in stops:
        assert stop.arrive_ms <= stop.start_ms <= stop.end_ms <= stop.depart_ms
        if stop.visit >= 0:
            task = PROBLEM.visits[stop.visit]
            assert stop.place == task.place
            assert stop.end_ms - stop.start_ms == task.duration_ms
            assert task.open_ms <= stop.start_ms and stop.end_ms <= task.close_ms
        elif stop.kind == "home":
            assert stop.place == who.home
    lunches = [(before, stop) for before, stop in pairwise(stops) if stop.kind == "lunch"]
    assert len(lunches) == 1
    before, lunch = lunches[0]
    assert lunch.place == before.place
    assert lunch.end_ms - lunch.start_ms == who.lunch_ms
    assert who.lunch_open_ms <= lunch.start_ms and lunch.end_ms <= who.lunch_close_ms
    away = [stop.depart_ms for stop, there in pairwise(stops) if stop.place != there.place]
    assert not away or away[0] >= leave_ms


@settings(max_examples=300, deadline=None)
@given(crews, orders, st.integers(480, 1100))
def test_a_schedule_is_exact_or_there_is_none(crew, order, leave_min):
    timeline = schedule(PROBLEM, crew, order, leave_ms=leave_min * 60_000)
    if timeline is not None:
        assert timeline.visits == tuple(order)
        assert_sound(timeline, leave_ms=leave_min * 60_000)


@settings(max_examples=100, deadline=None)
@given(crews, orders, st.sampled_from(LOCATED))
def test_an_insertion_keeps_the_order_of_the_others(crew, order, visit):
    before = schedule(PROBLEM, crew, [v for v in order if v != visit])
    if before is None:
        return
    after = best_insertion(PROBLEM, before, visit)
    if after is not None:
        assert_sound(after)
        assert tuple(v for v in after.visits if v != visit) == before.visits
    else:
        assert schedule(PROBLEM, crew, [*before.visits, visit]) is None


def test_a_crew_that_stays_has_lunch_at_home():
    timeline = at_home(PROBLEM, 0)
    assert_sound(timeline)
    assert [s.kind for s in timeline.stops] == ["home", "lunch", "home"]
    assert timeline.drive_ms == 0


def test_one_millisecond_too_little_is_too_little():
    visit = LOCATED[0]
    crew = next(k for k in range(len(PROBLEM.crews)))
    place = PROBLEM.visits[visit].place
    open_ms = PROBLEM.crews[crew].shift_start_ms
    drive = PROBLEM.travel_ms(PROBLEM.crews[crew].home, place)
    close = open_ms + drive + PROBLEM.visits[visit].duration_ms

    def fits(close_ms):
        visits = list(PROBLEM.visits)
        visits[visit] = replace(visits[visit], open_ms=open_ms, close_ms=close_ms)
        return schedule(replace(PROBLEM, visits=tuple(visits)), crew, [visit]) is not None

    assert fits(close)
    assert not fits(close - 1)


def test_a_pin_fixes_crew_and_start():
    visit = next(v for v in LOCATED if PROBLEM.visits[v].mandatory and PROBLEM.competent(0, v))
    start = 14 * 60 * 60_000
    pinned = replace(PROBLEM, pins=(Pin(visit, 0, start),))
    timeline = schedule(pinned, 0, [visit])
    assert [s.start_ms for s in timeline.stops if s.visit == visit] == [start]
    assert not any(pinned.competent(k, visit) for k in range(1, len(PROBLEM.crews)))


# -- coverage --------------------------------------------------------------------


def response_ms(timeline, minute, unit) -> int | None:
    """The definition, minute by minute and word for word."""
    now = minute * 60_000
    who = PROBLEM.crews[timeline.crew]
    if not who.shift_start_ms <= now < who.shift_end_ms:
        return None
    for stop in timeline.stops:
        if stop.arrive_ms <= now < stop.depart_ms:
            rel = 0
            if stop.visit >= 0 and stop.start_ms <= now < stop.end_ms:
                rel = stop.end_ms - now
                if PROBLEM.visits[stop.visit].break_off_ms is not None:
                    rel = min(rel, PROBLEM.visits[stop.visit].break_off_ms)
            return who.turnout_ms + rel + int(PROBLEM.demand_ms[stop.place, unit])
    for here, there in pairwise(timeline.stops):
        if here.depart_ms <= now < there.arrive_ms:
            path = PROBLEM.times.path(PROBLEM.places, here.place, PROBLEM.places, there.place)
            for node_id, node_ms in zip(path.nodes, path.node_ms, strict=True):
                if here.depart_ms + node_ms >= now:
                    node = PROBLEM.times.graph.node_ids.tolist().index(node_id)
                    return int(who.turnout_ms + here.depart_ms + node_ms - now
                               + PROBLEM.node_demand_ms[unit, node])
            return (who.turnout_ms + there.arrive_ms - now
                    + int(PROBLEM.demand_ms[there.place, unit]))
    raise AssertionError("the crew is nowhere")


def naive_reach(timeline):
    lawful = PROBLEM.lawful[timeline.crew]
    return np.array([
        [bool(lawful[u]) and (ms := response_ms(timeline, int(t), u)) is not None
         and ms <= PROBLEM.standard_ms for u in range(len(PROBLEM.demand))]
        for t in PROBLEM.minutes
    ])


@settings(max_examples=12, deadline=None)
@given(crews, orders)
def test_reach_is_the_definition_minute_by_minute(crew, order):
    timeline = schedule(PROBLEM, crew, order)
    if timeline is not None:
        assert (reach_of(PROBLEM, timeline) == naive_reach(timeline)).all()


def test_coverage_counts_crews_and_weights():
    days = [at_home(PROBLEM, k) for k in range(len(PROBLEM.crews))]
    found = coverage(PROBLEM, days)
    assert (found.covered_pct == found.static_pct).all()
    count = sum(naive_reach(day).astype(int) for day in days)
    assert (found.crews_in_reach == count).all()
    weighted = replace(PROBLEM.demand, weight=np.arange(1.0, len(PROBLEM.demand) + 1))
    heavy = coverage(replace(PROBLEM, demand=weighted), days)
    expected = 100 * (count[0] > 0) @ weighted.weight / weighted.weight.sum()
    assert heavy.covered_pct[0] == pytest.approx(expected)


def test_nobody_covers_outside_the_own_district():
    reach = static_reach(PROBLEM, range(len(PROBLEM.crews)))
    west = [k for k, c in enumerate(PROBLEM.crews) if c.district == "330502"]
    east = [u for u, d in enumerate(PROBLEM.demand.districts) if d == "330503"]
    assert reach[:, east].any()
    assert not static_reach(PROBLEM, west)[:, east].any()


def test_the_minutes_are_those_of_the_duty_window():
    assert PROBLEM.minutes[0] == 510 and PROBLEM.minutes[-1] == 1049

"""The response planner: checked from outside, worth it, the same twice, never silent."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import numpy as np
import pytest
import small_day
import small_world
from varied_day import varied, violations

from halfhour.data.errors import Cancelled
from halfhour.data.records import Item
from halfhour.routing.day.plan import make_plan
from halfhour.routing.day.problem import INSPECT, STANDBY, Pin
from halfhour.routing.response.planner import make_response_plan
from halfhour.routing.response.policy import Policy


def silent(fraction, template, **params):
    assert 0 <= fraction <= 1
    template.format(**params)


@pytest.fixture(autouse=True, scope="module")
def fewer_steps():
    """Fewer steps than users get, so that the tests end soon and by count."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("halfhour.routing.response.planner.STEPS_PER_PAIR", 160)
        yield


def plan(problem, *, seed=1, seconds=1.0, cancelled=lambda: False, progress=silent, **wishes):
    # a second buys few steps, so the count ends the search, not the clock
    return make_response_plan(problem, seconds=seconds, seed=seed, cancelled=cancelled,
                              progress=progress, **wishes)


@pytest.mark.parametrize("seed", range(40))
def test_the_checker_finds_nothing(tmp_path, seed, monkeypatch):
    monkeypatch.setattr("halfhour.routing.response.planner.FEWEST_STEPS", 4_000)
    monkeypatch.setattr("halfhour.routing.response.planner.STEPS_PER_PAIR", 2)
    change, settings = varied(seed)
    day = small_day.day(change=change, **settings)
    result = plan(day.problem, seed=seed, seconds=20.0)
    assert violations(tmp_path / "plan.gpkg", change(small_world.records()), day, result, settings) == []
    made = {v for t in result.timelines for v in t.visits}  # two crews make a joint visit
    assert sorted([*made] + [u.visit for u in result.unserved]) == list(range(len(day.due)))


@pytest.fixture(scope="module")
def day():
    return small_day.day()


@pytest.fixture(scope="module")
def result(day):
    return plan(day.problem, seconds=20.0)


def test_the_same_seed_gives_the_same_plan(day, result):
    assert result.reproducible
    again = plan(small_day.day().problem, seconds=20.0)
    assert again.timelines == result.timelines
    assert again.unserved == result.unserved


def shortfall(problem, found):
    floor = found.coverage.static_pct - problem.floor_points
    return np.maximum(0, floor - found.coverage.covered_pct).sum()


def mandatory(problem, found):
    return sum(problem.visits[v].mandatory for t in found.timelines for v in t.visits)


@pytest.mark.parametrize("standard", [16.0, 18.0, 22.0])
def test_no_worse_than_the_simple_planner(standard):
    problem = small_day.day(crews_per_squad=1, standard_min=standard).problem
    ours = plan(problem, seconds=20.0)
    simple = make_plan(problem, seconds=3.0, seed=1, cancelled=lambda: False, progress=silent)
    assert mandatory(problem, ours) >= mandatory(problem, simple)
    if mandatory(problem, ours) == mandatory(problem, simple):
        assert shortfall(problem, ours) <= shortfall(problem, simple) + 1e-6


def test_who_has_no_visit_stands_by(day, result):
    for timeline, duty in zip(result.timelines, result.duties, strict=True):
        assert duty == (INSPECT if timeline.visits else STANDBY)


def test_pins_hold(day):
    problem = day.problem
    visit = next(v for v in range(len(day.due)) if problem.visits[v].place is not None
                 and sum(problem.competent(k, v) for k in range(len(problem.crews))) > 1
                 and problem.visits[v].open_ms <= 600 * 60_000)
    crew = max(k for k in range(len(problem.crews)) if problem.competent(k, visit))
    start = max(problem.visits[visit].open_ms, 585 * 60_000)
    found = plan(replace(problem, pins=(Pin(visit, crew, start),)))
    stops = [s for s in found.timelines[crew].stops if s.visit == visit]
    assert [s.start_ms for s in stops] == [start]


def test_asked_to_finish_it_returns_the_best_plan_so_far(day):
    whole = Event()
    found = plan(day.problem, seconds=60.0, finish=whole.is_set, has_plan=whole.set)
    assert found.stopped_after_s is not None and found.stopped_after_s < 60
    assert not found.reproducible
    made = [v for t in found.timelines for v in t.visits]
    assert made and sorted(made + [u.visit for u in found.unserved]) == list(range(len(day.due)))


def test_asked_to_finish_without_a_plan_it_goes_on(day):
    found = plan(day.problem, seconds=0.2, finish=lambda: True)
    assert any(t.visits for t in found.timelines)


def test_the_choice_among_near_plans_costs_at_most_its_share(day):
    def cost(found):
        hours = [(t.drive_ms + sum(s.end_ms - s.start_ms for s in t.stops if s.visit >= 0)) / 3.6e6
                 for t in found.timelines]
        return sum(t.drive_ms for t in found.timelines) / 6e4 + 0.3 * sum(h * h for h in hours)

    plans = [plan(day.problem, seconds=20.0, seed=seed, policy=Policy(
        unpredictable=wide, near_best=0.03, single_min=0.0)) for seed in (1, 2, 3)
        for wide in (False, True)]
    served = {sum(len(t.visits) for t in found.timelines) for found in plans}
    assert len(served) == 1
    best = min(cost(found) for found in plans)
    assert all(cost(found) <= 1.1 * best for found in plans)
    assert len({found.timelines for found in plans}) > 1


def test_cancel_stops_the_search(day):
    stop = Event()

    def progress(fraction, template, **params):
        stop.set()

    with pytest.raises(Cancelled):
        plan(day.problem, seconds=60.0, cancelled=stop.is_set, progress=progress)


def test_a_day_without_visits_is_a_plan():
    empty = small_day.day(change=lambda rows: [r for r in rows if not isinstance(r, Item)])
    found = plan(empty.problem)
    assert not found.unserved and not found.relaxations
    assert all(t.drive_ms == 0 for t in found.timelines)


def test_the_clock_may_end_the_search_with_a_whole_plan(day):
    found = plan(day.problem, seconds=1e-9)
    made = [v for t in found.timelines for v in t.visits]
    assert sorted(made + [u.visit for u in found.unserved]) == list(range(len(day.due)))

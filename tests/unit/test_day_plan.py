"""The simple day planner: served or explained, floor held or declared, the same twice."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import numpy as np
import pytest
import small_day
import small_world
from shapely.geometry import Point
from test_day_timeline import assert_sound

from halfhour.data.errors import Cancelled
from halfhour.data.records import Enterprise, Item, Officer, Recusal, Vehicle
from halfhour.routing.day import territory_routing
from halfhour.routing.day.coverage_by_minute import percent, static_reach
from halfhour.routing.day.explain import why_unserved
from halfhour.routing.day.insertion import best_insertion
from halfhour.routing.day.plan import make_plan
from halfhour.routing.day.problem import INSPECT, STANDBY, Pin
from halfhour.routing.day.territory import LARGEST_MODEL, territories
from halfhour.routing.day.timeline import at_home

SPECIAL = (small_world.NO_COORDINATES, small_world.RECUSED, small_world.NOBODY)


def silent(fraction, template, **params):
    template.format(**params)


def plan(problem, *, seed=1, seconds=20.0, cancelled=lambda: False):
    return make_plan(problem, seconds=seconds, seed=seed, cancelled=cancelled, progress=silent)


def visit_of(day, enterprise: int) -> int:
    code = small_world.enterprise_id(enterprise)
    return next(i for i, v in enumerate(day.due) if v.enterprise.enterprise_id == code)


def codes(day, result) -> dict[str, str]:
    return {day.due[u.visit].enterprise.enterprise_id: u.code for u in result.unserved}


@pytest.fixture(scope="module", autouse=True)
def _short_search():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(territory_routing, "STEPS_PER_VISIT", 1_000)
        yield


@pytest.fixture(scope="module")
def day():
    return small_day.day()


@pytest.fixture(scope="module")
def result(day):
    return plan(day.problem)


def test_every_visit_is_served_once_or_explained(day, result):
    served = [v for t in result.timelines for v in t.visits]
    assert len(served) == len(set(served))
    assert sorted(served + [u.visit for u in result.unserved]) == list(range(len(day.due)))


def test_all_mandatory_visits_that_can_be_made_are_made(day, result):
    missed = {u.visit for u in result.unserved if day.due[u.visit].mandatory}
    assert missed == {visit_of(day, e) for e in SPECIAL}
    found = codes(day, result)
    assert [found[small_world.enterprise_id(e)] for e in SPECIAL] == [
        "no_coordinates", "recused", "no_skill"]


def test_positive_list_and_cap_are_no_visits(day):
    due = {v.enterprise.enterprise_id: v for v in day.due}
    assert small_world.enterprise_id(small_world.POSITIVE) not in due
    assert small_world.enterprise_id(small_world.CAPPED) not in due
    assert len(due[small_world.enterprise_id(small_world.POSITIVE_CASE)].items) == 1
    assert len(due[small_world.enterprise_id(small_world.MERGED)].items) == 3
    assert day.exempt == 2


def test_every_crew_has_its_whole_exact_day(day, result):
    assert [t.crew for t in result.timelines] == list(range(len(day.problem.crews)))
    for timeline in result.timelines:
        assert_sound(timeline)
        for visit in timeline.visits:
            assert day.problem.competent(timeline.crew, visit)
        if timeline.visits:
            assert result.duties[timeline.crew] == INSPECT


def test_one_crew_of_each_pair_stands_by(day, result):
    squads = {}
    for crew, duty in zip(day.problem.crews, result.duties, strict=True):
        squads.setdefault(crew.squad_id, []).append(duty)
    assert squads.pop("W3") == [INSPECT]
    assert all(sorted(duties) == [INSPECT, STANDBY] for duties in squads.values())


def test_the_same_seed_gives_the_same_plan(day, result):
    assert result.reproducible
    again = plan(small_day.day().problem)
    assert again.timelines == result.timelines
    assert again.unserved == result.unserved


# -- the floor -------------------------------------------------------------------


@pytest.fixture(scope="module")
def tight():
    """One crew a squad and a short standard: riding out always leaves a hole."""
    day = small_day.day(crews_per_squad=1, standard_min=16.0)
    return day, plan(day.problem)


def test_a_floor_that_is_not_held_is_declared_to_the_minute(tight):
    day, result = tight
    found = result.coverage
    below = found.covered_pct < found.static_pct - day.problem.floor_points - 1e-6
    assert below.any(), "the case is meant to breach the floor"
    declared = np.zeros(len(below), dtype=bool)
    for r in result.relaxations:
        rows = slice(r.from_min - int(found.minute[0]), r.to_min - int(found.minute[0]) + 1)
        declared[rows] = True
        assert r.lowest_pct == found.covered_pct[rows].min()
        assert r.demand and r.crews
        assert (found.crews_in_reach[rows][:, list(r.demand)] == 0).any(axis=0).all()
        assert all(result.timelines[k].visits for k in r.crews)
    assert (declared == below).all()


def test_who_is_told_that_there_is_no_time_has_really_been_tried():
    def long_and_mandatory(rows):
        return [replace(r, mandatory=True, duration_min=200.0, open_min=None, close_min=None)
                if isinstance(r, Item) else r for r in rows]

    day = small_day.day(crews_per_squad=1, change=long_and_mandatory)
    result = plan(day.problem)
    crowded = [u for u in result.unserved if u.code == "time"]
    assert crowded
    for unserved in crowded:
        able = [k for k in range(len(day.problem.crews)) if day.problem.competent(k, unserved.visit)]
        assert able
        for k in able:
            assert best_insertion(day.problem, result.timelines[k], unserved.visit) is None


def test_mending_is_worth_it(tight):
    day, result = tight
    careless = plan(replace(day.problem, floor_points=100.0))

    def missing(r):
        floor = percent(day.problem, static_reach(day.problem, range(len(day.problem.crews)))) - 5
        return np.maximum(0, floor - r.coverage.covered_pct).sum()

    assert not careless.relaxations
    assert missing(result) < missing(careless)


def test_optional_visits_never_break_the_floor():
    def optional(rows):
        return [replace(r, mandatory=False) if isinstance(r, Item) else r for r in rows]

    day = small_day.day(crews_per_squad=1, standard_min=16.0, change=optional)
    result = plan(day.problem)
    assert not result.relaxations
    assert sum(len(t.visits) for t in result.timelines) > 0
    assert "floor" in codes(day, result).values()


def test_a_second_crew_goes_out_only_for_mandatory_visits():
    def crowded(rows):
        # as many mandatory hours as two crews of the west can work, all of them there
        return [replace(r, mandatory=True, duration_min=150.0, skill=None, open_min=None,
                        close_min=None) if isinstance(r, Item) else r for r in rows]

    day = small_day.day(change=crowded)
    result = plan(day.problem)
    out = [c.crew_id for c, d, t in zip(day.problem.crews, result.duties, result.timelines,
                                        strict=True) if d == INSPECT and c.crew_id.endswith("-2")]
    assert out, "with so many mandatory visits some second crew is needed"
    assert not result.relaxations
    assert set(codes(day, result).values()) <= {"no_coordinates", "time", "floor"}


# -- each reason -----------------------------------------------------------------


def unserved_code(change=None, enterprise=10, **settings):
    day = small_day.day(change=change, **settings)
    return codes(day, plan(day.problem)).get(small_world.enterprise_id(enterprise))


def with_enterprise(**changes):
    def change(rows):
        return [replace(r, **changes) if isinstance(r, Enterprise)
                and r.enterprise_id == small_world.enterprise_id(10) else r for r in rows]

    return change


def with_items(**changes):
    def change(rows):
        return [replace(r, mandatory=True, **changes) if isinstance(r, Item)
                and r.enterprise_id == small_world.enterprise_id(10) else r for r in rows]

    return change


def test_reason_off_network():
    assert unserved_code(with_enterprise(geom=Point(121.0, 31.5))) == "off_network"


def test_reason_no_crew():
    assert unserved_code(with_enterprise(district=small_world.NEIGHBOUR)) == "no_crew"


def test_reason_window():
    assert unserved_code(with_items(open_min=510.0, close_min=520.0)) == "window"
    assert unserved_code(with_items(open_min=900.0, close_min=800.0)) == "window"


def test_reason_time():
    def change(rows):
        # so long that a crew makes one or two a day, and more of them than crews
        return [replace(r, mandatory=True, duration_min=250.0, skill=None, open_min=None,
                        close_min=None) if isinstance(r, Item) else r for r in rows]

    day = small_day.day(change=change)
    found = codes(day, plan(day.problem))
    assert "time" in found.values()


def test_mutual_aid_counts_only_with_its_basis():
    assert unserved_code(enterprise=small_world.RECUSED, mutual_aid=True) == "recused"
    code = unserved_code(enterprise=small_world.RECUSED, mutual_aid=True, mutual_aid_basis="演示")
    assert code is None  # a western crew goes


def test_reason_pinned_and_a_pin_that_holds(day):
    visit = next(v for v in range(len(day.due)) if day.problem.visits[v].place is not None
                 and sum(day.problem.competent(k, v) for k in range(len(day.problem.crews))) > 1)
    able = max(k for k in range(len(day.problem.crews)) if day.problem.competent(k, visit))
    result = plan(replace(day.problem, pins=(Pin(visit, able),)))
    assert visit in result.timelines[able].visits
    unable = next(k for k in range(len(day.problem.crews)) if not day.problem.may_visit[k, visit])
    stuck = replace(day.problem, pins=(Pin(visit, unable),))
    days = [at_home(stuck, k) for k in range(len(stuck.crews))]
    assert why_unserved(stuck, days, set(), visit).code == "pinned"


def test_reason_standby(day):
    days = [at_home(day.problem, k) for k in range(len(day.problem.crews))]
    visit = next(v for v in range(len(day.due)) if not day.due[v].mandatory
                 and any(day.problem.competent(k, v) for k in range(len(day.problem.crews))))
    assert why_unserved(day.problem, days, set(), visit).code == "standby"
    assert why_unserved(day.problem, days, set(range(9)), visit).code == "floor"


# -- size, cancelling ------------------------------------------------------------


def test_territories_are_small_and_share_nothing(day):
    crews = list(range(len(day.problem.crews)))
    visits = tuple(replace(v, place=v.place or 0) for v in day.problem.visits) * 4
    many = replace(day.problem, visits=visits, may_visit=np.tile(day.problem.may_visit, 4))
    parts = territories(many, crews, range(len(visits)))
    assert max(len(p.visits) for p in parts) <= LARGEST_MODEL
    assert sorted(k for p in parts for k in p.crews) == crews
    shared = [v for p in parts for v in p.visits]
    assert len(shared) == len(set(shared))
    for part in parts:
        homes = {many.crews[k].home for k in part.crews}
        others = {many.crews[k].home for k in crews if k not in part.crews}
        assert not homes & others


def test_cancel_stops_the_search(day):
    stop = Event()

    def progress(fraction, template, **params):
        stop.set()

    with pytest.raises(Cancelled):
        make_plan(day.problem, seconds=60.0, seed=1, cancelled=stop.is_set, progress=progress)


def test_a_day_without_visits_is_a_plan():
    day = small_day.day(change=lambda rows: [r for r in rows if not isinstance(r, Item)])
    result = plan(day.problem)
    assert not result.unserved and not result.relaxations
    assert all(t.drive_ms == 0 for t in result.timelines)


def test_few_officers_still_make_a_day():
    def thin(rows):
        keep = {"W1-1", "W1-3"}
        return [r for r in rows if not (isinstance(r, Officer) and r.officer_id not in keep)
                and not isinstance(r, Recusal)
                and not (isinstance(r, Vehicle) and r.home_id != "W1")]

    day = small_day.day(change=thin)
    result = plan(day.problem)
    assert len(result.timelines) == 1
    assert result.timelines[0].visits
    assert "no_crew" in codes(day, result).values()

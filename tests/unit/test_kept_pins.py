"""What was pinned by hand stands when the day is planned again, or the plan says why not."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace

import pytest
import small_day
import small_world

from halfhour.data.records import LostPin, Visit, VisitPin
from halfhour.data.store import open_workspace
from halfhour.engine.commands import check, edit, plan
from halfhour.engine.desk import Desk
from halfhour.engine.report import lines
from halfhour.protocol.requests import CheckRequest, EditRequest, PlanRequest
from halfhour.routing.day.clock import to_ms
from halfhour.routing.day.keep_pins import PinByHand, plan_with_pins, possible_pins
from halfhour.routing.day.timeline import at_home, schedule

DAY = small_world.DAY.isoformat()


@pytest.fixture(scope="module")
def pinned(tmp_path_factory):
    """A planned world in which one visit was pinned by hand; the path and that pin."""
    path = tmp_path_factory.mktemp("pins") / "pinned.gpkg"
    small_world.build(path).close()
    plan.run(PlanRequest(str(path), DAY, seconds=1.0, method="simple"), Desk())
    with open_workspace(path) as workspace:
        visit = min((v for v in workspace.read(Visit) if v.crew_id), key=lambda v: v.visit_id)
    saved = edit.run(EditRequest(str(path), visit=visit.visit_id, pin=True, save=True), Desk())
    with open_workspace(path) as workspace:
        pin, = workspace.read(VisitPin, plan_id=saved["saved"])
    return path, pin


@pytest.fixture
def path(pinned, tmp_path):
    return shutil.copy(pinned[0], tmp_path / "pinned.gpkg")


def make(path, **params):
    return plan.run(PlanRequest(str(path), DAY, seconds=1.0, **params), Desk(language="en"))


def change(path, *statements):
    with sqlite3.connect(path) as base:
        for statement in statements:
            base.execute(statement)
    base.close()


@pytest.mark.parametrize("method", ["simple", "response"])
def test_a_pinned_visit_keeps_crew_and_time_in_a_new_plan(path, pinned, method):
    answer = make(path, method=method, seed=7)
    assert (answer["pins_kept"], answer["pins_lost"]) == (1, [])
    with open_workspace(path) as workspace:
        kept, = workspace.read(VisitPin, plan_id=answer["plan_id"])
        visit, = workspace.read(Visit, plan_id=answer["plan_id"], visit_id=kept.visit_id)
    assert kept == replace(pinned[1], plan_id=answer["plan_id"])
    assert visit.crew_id == pinned[1].crew_id
    assert check.run(CheckRequest(str(path)), Desk())["violations"] == []
    # and once more: a plan hands its pins on
    assert make(path, method="simple")["pins_kept"] == 1


def test_pins_are_dropped_on_request(path):
    answer = make(path, method="simple", drop_pins=True)
    assert (answer["pins_kept"], answer["pins_lost"]) == (0, [])


def test_a_crew_that_is_off_duty_loses_its_pin_and_the_plan_says_so(path, pinned):
    squad = pinned[1].crew_id.rsplit("-", 1)[0]
    change(path, f"UPDATE vehicles SET available = 0 WHERE home_id = '{squad}'")
    answer = make(path, method="simple")
    lost, = answer["pins_lost"]
    assert (answer["pins_kept"], lost["code"]) == (0, "crew_off")
    assert "is not on duty that day" in lost["reason"]
    assert lost["reason"] in "\n".join(lines("plan", answer, "en"))
    with open_workspace(path) as workspace:
        row, = workspace.read(LostPin, plan_id=answer["plan_id"])
    assert "未能保留" in row.reason_zh and row.reason_en == lost["reason"]
    assert check.run(CheckRequest(str(path)), Desk())["violations"] == []


def test_an_enterprise_that_is_not_due_loses_its_pin(path, pinned):
    with open_workspace(path) as workspace:
        visit, = workspace.read(Visit, plan_id=pinned[1].plan_id, visit_id=pinned[1].visit_id)
    change(path, f"DELETE FROM items WHERE enterprise_id = '{visit.enterprise_id}'")
    answer = make(path, method="simple")
    assert [p["code"] for p in answer["pins_lost"]] == ["not_due"]
    assert answer["pins_lost"][0]["enterprise_id"] == visit.enterprise_id


# -- which pins hold together -----------------------------------------------------------


@pytest.fixture(scope="module")
def problem():
    return small_day.day().problem


def able(problem, crew):
    return [v for v in range(len(problem.visits))
            if problem.competent(crew, v) and schedule(problem, crew, [v]) is not None]


def wish(problem, crew, visit, start_min):
    task, who = problem.visits[visit], problem.crews[crew]
    return PinByHand(task.enterprise_id, task.name, who.crew_id, who.name, to_ms(start_min))


def test_of_two_pins_that_clash_the_later_is_lost(problem):
    crew = max(range(len(problem.crews)), key=lambda k: len(able(problem, k)))
    first, second = able(problem, crew)[:2]
    pins, lost = possible_pins(problem, [wish(problem, crew, second, 781.0),
                                         wish(problem, crew, first, 780.0)])
    assert [p.visit for p in pins] == [first]
    assert [one.pin.start_ms for one in lost] == [to_ms(781.0)]


def test_a_pin_before_dawn_and_one_without_authority_are_lost(problem):
    crew = 0
    stranger = next(v for v in range(len(problem.visits)) if not problem.may_visit[crew, v]
                    and problem.visits[v].place is not None)
    _, lost = possible_pins(problem, [wish(problem, crew, able(problem, crew)[0], 60.0),
                                      wish(problem, crew, stranger, 800.0)])
    assert sorted(one.why.code for one in lost) == ["no_authority", "window"]


def test_a_pin_the_planner_has_no_room_for_is_given_up(problem):
    crew = max(range(len(problem.crews)), key=lambda k: len(able(problem, k)))
    visit = able(problem, crew)[0]
    asked = []

    class Idle:
        def __init__(self, problem):
            self.timelines = tuple(at_home(problem, k) for k in range(len(problem.crews)))

    def make_nothing(problem):
        asked.append(problem.pins)
        return Idle(problem)

    found = plan_with_pins(problem, [wish(problem, crew, visit, 800.0)], make_nothing)
    assert [len(pins) for pins in asked] == [1, 0]
    assert found.pins == () and [one.why.code for one in found.lost] == ["no_room"]

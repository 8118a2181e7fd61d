"""Which plan is meant without --plan: never silently one of another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import planned_world
import pytest

from halfhour.data import local_time
from halfhour.data.errors import BadInput
from halfhour.data.plan_choice import named_or_newest, of_day, of_today
from halfhour.data.records import Plan, Squad
from halfhour.data.settings import Settings
from halfhour.data.store import open_workspace
from halfhour.engine.commands import check, dispatch, when_and_where
from halfhour.engine.commands.when_and_where import day_meant
from halfhour.engine.desk import Desk
from halfhour.engine.report import lines
from halfhour.layers.shown_plan import choose
from halfhour.protocol.requests import CheckRequest, DispatchRequest

MONDAY, TUESDAY, FRIDAY = date(2026, 3, 16), date(2026, 3, 17), date(2026, 3, 20)


def _plan(plan_id: str, day: date, state: str, hour: int) -> Plan:
    return Plan(plan_id, day, "", state, "", "", datetime(2026, 3, 15, hour, tzinfo=UTC), "", "{}",
                "", 0, 0, 0, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


PLANS = [
    _plan("mon", MONDAY, "published", 8),
    _plan("tue-1", TUESDAY, "published", 9),
    _plan("tue-2", TUESDAY, "draft", 10),
    _plan("fri", FRIDAY, "draft", 11),
    _plan("mon-2", MONDAY, "draft", 12),
]


@pytest.mark.parametrize("plans", [PLANS, PLANS[::-1]])
def test_the_newest_made_is_looked_at_whatever_is_published(plans):
    assert named_or_newest(plans, "").plan_id == "mon-2"
    assert named_or_newest(plans, "tue-1").plan_id == "tue-1"
    with pytest.raises(BadInput, match="no plan tue-9; the workspace has fri, mon, mon-2"):
        named_or_newest(plans, "tue-9")


@pytest.mark.parametrize("plans", [PLANS, PLANS[::-1]])
def test_a_day_has_its_published_plan_else_its_newest(plans):
    assert of_day(plans, TUESDAY).plan_id == "tue-1"
    assert of_day(plans, FRIDAY).plan_id == "fri"
    assert of_day(plans, date(2026, 3, 18)) is None


def test_without_a_plan_for_today_the_latest_published_day_is_taken():
    assert of_today(PLANS, FRIDAY).plan_id == "fri"
    assert of_today(PLANS, date(2026, 3, 25)).plan_id == "tue-1"
    drafts = [replace(p, state="draft") for p in PLANS]
    assert of_today(drafts, date(2026, 3, 25)).plan_id == "mon-2"
    with pytest.raises(BadInput, match="no plan"):
        of_today([], FRIDAY)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A workspace with a published plan and, made after it, a draft for the next day."""
    path = tmp_path_factory.mktemp("choice") / "w.gpkg"
    planned_world.build(path).close()
    with open_workspace(path, write=True) as workspace:
        made = workspace.read(Plan)[0]
        later = replace(made, plan_id="later", day=date(2026, 3, 18), state="draft",
                        made_at=datetime(2026, 3, 17, 9, tzinfo=UTC))
        with workspace.transaction() as writer:
            writer.append([later])
    return path


def test_maps_and_check_take_the_newest(path):
    with open_workspace(path) as workspace:
        assert choose(workspace, "").plan_id == "later"
        assert choose(workspace, planned_world.PLAN_ID).plan_id == planned_world.PLAN_ID
    assert check.run(CheckRequest(str(path)), Desk())["plan"] == "later"


def _ask(path, **params):
    with open_workspace(path) as workspace:
        home = workspace.read(Squad)[0].geom
    return dispatch.run(DispatchRequest(str(path), f"{home.x},{home.y}", "03:00", **params), Desk())


def on(monkeypatch, moment):
    """Let it be ``moment`` where the workspace is."""
    monkeypatch.setattr(when_and_where, "local_now", lambda offset: moment)


def test_dispatch_says_that_the_plan_is_not_one_of_today(path, monkeypatch):
    on(monkeypatch, datetime(2026, 4, 1, 10))
    answer = _ask(path)
    assert answer["day"] == "2026-03-17"
    assert answer["summary"][0] == (
        "There is no plan for today, 2026-04-01; this is the plan of 2026-03-17.")
    assert "2026-03-17" in lines("dispatch", answer, "en")[0]
    assert "2026-03-17" in lines("dispatch", answer, "zh_CN")[0]


def test_dispatch_keeps_silent_where_the_day_is_right(path, monkeypatch):
    on(monkeypatch, datetime(2026, 3, 17, 10))
    for params in ({}, {"date": "2026-03-17"}, {"plan": planned_world.PLAN_ID}):
        answer = _ask(path, **params)
        assert answer["plan_id"] == planned_world.PLAN_ID
        assert not [s for s in answer["summary"] if "today" in s]


def test_today_is_that_of_the_workspace(monkeypatch):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 3, 16, 18, 0, tzinfo=tz)

    monkeypatch.setattr(local_time, "datetime", Clock)
    assert day_meant(None, Settings(utc_offset_min=480)) == TUESDAY
    assert day_meant(None, Settings(utc_offset_min=0)) == MONDAY

"""Slower hours and classes of road: read strictly, and honoured by every time there is."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
import small_world
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from test_traveltime import SETTINGS, worlds

from halfhour.data.errors import BadInput
from halfhour.data.pace import duty_factor, hour_factor
from halfhour.data.records import Circle, CoverArea, Reach, Road, Visit
from halfhour.data.settings import Settings, changed, from_json, to_json
from halfhour.data.store import open_workspace
from halfhour.data.time_factors import class_factors, factor_of_class, hour_bands
from halfhour.engine.commands import check, coverage, dispatch, edit, plan, roads
from halfhour.engine.desk import Desk
from halfhour.engine.report import lines
from halfhour.protocol.requests import (
    CheckRequest,
    CoverageRequest,
    DispatchRequest,
    EditRequest,
    PlanRequest,
    RoadsRequest,
)
from halfhour.routing.check import factors as outsider
from halfhour.routing.network.build import build_graph
from halfhour.routing.traveltime.cch.engine import CchTravelTimes
from halfhour.routing.traveltime.factory import open_travel_times
from halfhour.routing.traveltime.scipy_engine import ScipyTravelTimes

DAY = small_world.DAY.isoformat()
HOURS, CLASSES = "07:00-09:00 1.4; 16:30–18:30 1.2", "secondary 1.25; tertiary 1.1"


@pytest.mark.parametrize("text", [
    "rush hour", "07:00-09:00", "09:00-07:00 1.3", "07:00-07:00 1.3", "07:00-25:00 1.3",
    "07:70-09:00 1.3", "07:00-09:00 0.1", "07:00-09:00 9", "07:00-09:00 -1",
    "07:00-09:00 1.3; 08:59-10:00 1.2",
])
def test_hours_that_cannot_be_are_refused(text):
    for read in (hour_bands, lambda t: from_json(to_json(changed(Settings(), hour_factors=t)))):
        with pytest.raises(BadInput, match="The setting hour_factors has"):
            read(text)


@pytest.mark.parametrize("text", ["primary", "primary 0", "primary 1.1; primary 1.2", "1.1 primary"])
def test_classes_that_cannot_be_are_refused(text):
    for read in (class_factors, lambda t: from_json(to_json(changed(Settings(), class_factors=t)))):
        with pytest.raises(BadInput, match="The setting class_factors has"):
            read(text)


def test_the_hour_decides_and_a_duty_day_takes_the_slowest():
    config = changed(Settings(), hour_factors=HOURS)
    assert [hour_factor(config, m) for m in (419, 420, 539, 540, 990, 1109, 1110)] == [
        1.0, 1.4, 1.4, 1.0, 1.2, 1.2, 1.0]
    assert duty_factor(config) == 1.4  # 08:30 is within the first band
    assert duty_factor(changed(config, duty_start_min=540.0)) == 1.2
    assert duty_factor(changed(config, duty_start_min=540.0, duty_end_min=990.0)) == 1.0
    # quick hours count only where nothing slower is left in the duty hours
    assert duty_factor(changed(config, hour_factors="00:00-24:00 0.8")) == 0.8
    assert duty_factor(changed(config, hour_factors="00:00-17:29 0.8")) == 1.0


def test_a_ramp_follows_its_class_unless_it_has_its_own():
    factors = class_factors("primary 1.5; trunk 1.2; trunk_link 2")
    assert [factor_of_class(factors, k) for k in ("primary", "primary_link", "trunk_link", "x")] == [
        1.5, 1.5, 2.0, 1.0]


_BANDS = st.lists(st.integers(0, 1440), min_size=2, max_size=8, unique=True).map(sorted)


@given(_BANDS, st.integers(0, 1439), st.integers(1, 1440))
def test_the_checker_reads_the_same_hours_by_code_of_its_own(cuts, opens, length):
    bands = [(a, b, 0.5 + (a % 30) / 10) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    text = ";".join(f"{a // 60:02d}:{a % 60:02d}-{b // 60}:{b % 60:02d} {f}" for a, b, f in bands)
    config = changed(Settings(), hour_factors=text, duty_start_min=float(opens),
                     duty_end_min=float(min(1440, opens + length)))
    theirs = list(outsider.hour_bands(text))
    minutes = range(opens, min(1440, opens + length))
    assert max(outsider.at_minute(theirs, m) for m in minutes) == duty_factor(config)


@given(worlds())
@hypothesis_settings(max_examples=40, deadline=None)
def test_both_engines_agree_under_factors(world):
    rows, places = world
    slow = changed(SETTINGS, class_factors="tertiary 1.3; residential 0.7; primary 1.9",
                   travel_factor=1.3 * 1.4)
    graph = build_graph(rows, slow)
    one, other = ScipyTravelTimes(graph, slow), CchTravelTimes(graph, slow)
    anchors = one.snap(places)
    assert np.array_equal(one.matrix_ms(anchors, anchors), other.matrix_ms(anchors, anchors))


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    path = tmp_path_factory.mktemp("factors") / "w.gpkg"
    small_world.build(path).close()
    return path


@pytest.fixture
def path(original, tmp_path):
    return shutil.copy(original, tmp_path / "w.gpkg")


def set_factors(path, **factors):
    return roads.run(RoadsRequest(str(path), **factors), Desk())


def test_kept_roads_follow_the_classes(path):
    with open_workspace(path) as workspace:
        config = changed(workspace.settings(), travel_engine="cch")
        for factors in ("", CLASSES, CLASSES, ""):
            slow = changed(config, class_factors=factors)
            found = open_travel_times(workspace, settings=slow).graph.road_ms
            assert np.array_equal(found, build_graph(workspace.read(Road), slow).road_ms)


def test_factors_are_stored_told_and_refused(path):
    told = set_factors(path, hour_factors=HOURS, class_factors=CLASSES)
    assert told["factors"]["duty_day"] == 1.4
    assert "07:00-09:00 1.4" in "\n".join(lines("roads", told, "zh_CN"))
    with pytest.raises(BadInput, match="No road is of class motorway; there are: secondary"):
        set_factors(path, class_factors="motorway 1.2")
    with pytest.raises(BadInput, match="without a source"):
        set_factors(path, class_factors=CLASSES, osm="x.pbf")
    assert set_factors(path, hour_factors="")["factors"] == {
        "hours": "", "classes": CLASSES, "duty_day": 1.0}


@pytest.mark.parametrize("method", ["simple", "response"])
def test_a_day_is_planned_with_its_slowest_hour_and_the_outsider_agrees(path, method):
    set_factors(path, hour_factors=HOURS, class_factors=CLASSES)
    made = plan.run(PlanRequest(str(path), DAY, method=method, seconds=1.0), Desk())
    assert made["hour_factor"] == 1.4
    assert "1.4" in lines("plan", made, "en")[4]
    assert check.run(CheckRequest(str(path)), Desk())["violations"] == []
    # what is changed since does not make it wrong
    set_factors(path, hour_factors="", class_factors="")
    verdict = check.run(CheckRequest(str(path)), Desk())
    assert verdict["violations"] == []
    assert "settings_changed" in {n["code"] for n in verdict["notices"]}
    with open_workspace(path) as workspace:
        visit = next(v.visit_id for v in workspace.read(Visit) if v.state == "served")
    moved = edit.run(EditRequest(str(path), visit=visit), Desk())
    assert moved["violations"] == []  # re-timed as the plan was


def test_an_hour_makes_the_circle_smaller(path):
    set_factors(path, hour_factors="07:00-09:00 3")
    slow = coverage.run(CoverageRequest(str(path), f"{DAY}T08:59"), Desk())
    free = coverage.run(CoverageRequest(str(path), f"{DAY}T09:00"), Desk())
    assert (slow["hour_factor"], free["hour_factor"]) == (3.0, 1.0)
    assert slow["enterprises"]["inside"] < free["enterprises"]["inside"]
    set_factors(path, hour_factors="")
    with open_workspace(path) as workspace:  # drawn under other hours
        assert [workspace.count(kind) for kind in (Circle, CoverArea, Reach)] == [0, 0, 0]


def test_dispatch_takes_the_hour_of_the_call(path):
    set_factors(path, hour_factors="09:30-10:00 2")
    plan.run(PlanRequest(str(path), DAY, method="simple", seconds=1.0), Desk())
    lon, lat = small_world.place(7_000.0, 12_000.0)

    def drives(clock):
        found = dispatch.run(DispatchRequest(str(path), f"{lon},{lat}", clock, date=DAY), Desk())
        return found["hour_factor"], {
            row["id"]: row["drive_min"] for row in found["rows"]
            if row["kind"] == "crew" and row["state"] in ("home", "standby")}

    (slow, in_band), (free, later) = drives("09:30"), drives("10:00")
    assert (slow, free) == (2.0, 1.0)
    both = in_band.keys() & later.keys()
    assert both and all(in_band[crew] > later[crew] for crew in both)

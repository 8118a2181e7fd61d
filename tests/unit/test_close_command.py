"""Roads closed by command: what is refused, what counts when, and that all answers honour it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest
import small_world

from halfhour.data.errors import BadInput
from halfhour.data.records import Event, Leg, Road, RoadClosure, Stop
from halfhour.data.settings import Settings
from halfhour.data.store import open_workspace
from halfhour.engine.commands import check, close, coverage, dispatch, edit, plan
from halfhour.engine.desk import Desk
from halfhour.engine.report import lines
from halfhour.engine.run import Failure, run
from halfhour.protocol.requests import (
    CheckRequest,
    CloseRequest,
    CoverageRequest,
    DispatchRequest,
    EditRequest,
    PlanRequest,
)
from halfhour.routing.day import territory_routing
from halfhour.routing.network.build import build_graph
from halfhour.routing.network.path import decode_path
from halfhour.routing.traveltime.closed import drawn_anew

DAY = small_world.DAY.isoformat()
ALL_DAY = {"valid_from": f"{DAY}T00:00", "valid_until": f"{DAY}T23:59"}


def planned_by(method, path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(territory_routing, "STEPS_PER_VISIT", 300)
        return plan.run(PlanRequest(str(path), DAY, method=method, seconds=1.0), Desk())


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    path = tmp_path_factory.mktemp("close") / "w.gpkg"
    small_world.build(path).close()
    planned_by("simple", path)
    return path


@pytest.fixture
def path(original, tmp_path):
    return shutil.copy(original, tmp_path / "w.gpkg")


def shut(path, language="en", **params):
    return close.run(CloseRequest(str(path), **params), Desk(language=language))


def roads_driven(path, plan_id):
    with open_workspace(path) as workspace:
        ways = [decode_path(leg.path) for leg in workspace.read(Leg, plan_id=plan_id)]
        return {road for way in ways for road in way.roads}


def middle_of(path, road_id):
    with open_workspace(path) as workspace:
        line = workspace.read(Road, road_id=road_id)[0].geom
    point = line.interpolate(0.4, normalized=True)
    return f"{point.x:.7f},{point.y:.7f}"


@pytest.fixture
def driven(path):
    """A road that the plan drives, and a point on it."""
    road = min(roads_driven(path, f"{DAY.replace('-', '')}-01"))
    return road, middle_of(path, road)


def test_a_closure_is_stored_told_listed_and_lifted(path, driven):
    told = shut(path, at=driven[1], reason="积水", source="交警", **ALL_DAY)
    assert told["closed"]["closure_id"] == "C-001"
    assert told["closed"]["roads"] == 1
    assert told["closed"]["plans"][0]["plan_id"] == f"{DAY.replace('-', '')}-01"
    with open_workspace(path) as workspace:
        (row,) = workspace.read(RoadClosure)
        assert row.geom.geom_type == "MultiLineString"
        assert (row.reason, row.source, row.valid_from) == ("积水", "交警", f"{DAY}T00:00")
        assert workspace.read(Event)[-1].summary.startswith("C-001: 1 roads")
    assert [c["state"] for c in shut(path)["closures"]] == ["over"]
    assert shut(path, lift="C-001")["lifted"]["closure_id"] == "C-001"
    assert [c["state"] for c in shut(path)["closures"]] == ["lifted"]
    with pytest.raises(BadInput, match="was lifted before"):
        shut(path, lift="C-001")
    assert shut(path, at=driven[1])["closed"]["closure_id"] == "C-002"
    for language, word in (("en", "until it is lifted"), ("zh_CN", "直至解除")):
        assert word in "\n".join(lines("close", shut(path, language), language))


def outline(*corners):
    places = [small_world.place(*corner) for corner in corners]
    return "((" + ", ".join(f"{x} {y}" for x, y in places) + "))"


@pytest.mark.parametrize(("params", "sentence"), [
    ({"at": "somewhere"}, "is no place"),
    ({"at": "30.9,120.1"}, "is no place"),
    ({"at": "116.4,39.9"}, "outside the roads of the workspace, [0-9.]+ km"),
    ({"at": "120.1,30.9", "valid_from": "2026-03-18T00:00", "valid_until": "2026-03-17T00:00"},
     "before it begins"),
    ({"at": "120.1,30.9", "valid_from": "tomorrow"}, "--from tomorrow is no time"),
    ({"at": "120.1,30.9", "valid_until": "2026-02-30T08:00"}, "is no time"),
    ({"at": "120.1,30.9", "line": "LINESTRING (0 0, 1 1)"}, "not --at, --line together"),
    ({"line": "LINESTRING (120.1 30.9"}, "cannot be read"),
    ({"line": "no such file.geojson"}, "there is no file"),
    ({"polygon": "LINESTRING (120.1 30.9, 120.2 30.9)"}, "holds a LineString; draw a Polygon"),
    ({"polygon": "POLYGON EMPTY"}, "holds no geometry"),
    ({"polygon": "POLYGON ((120 30, 121 31, 121 30, 120 31, 120 30))"}, "crosses itself"),
    ({"polygon": "POLYGON ((500000 3400000, 500100 3400000, 500000 3400100, 500000 3400000))"},
     "not in degrees"),
    ({"lift": "C-009"}, "There is no closure C-009; there are: –"),
    ({"reason": "flood"}, "Say what is closed"),
])
def test_what_cannot_be_closed_is_refused_in_one_sentence(path, params, sentence):
    with pytest.raises(BadInput, match=sentence):
        shut(path, **params)
    with open_workspace(path) as workspace:
        assert workspace.read(RoadClosure) == []


def test_a_drawing_that_closes_nothing_or_all_is_refused(path):
    far = ",".join(map(str, small_world.place(800.0, 900.0)))
    with pytest.raises(BadInput, match="No road lies within 50 m of the point"):
        shut(path, at=far)
    field = "POLYGON " + outline((800, 800), (900, 800), (900, 900), (800, 800))
    with pytest.raises(BadInput, match="closes no road"):
        shut(path, polygon=field)
    city = "POLYGON " + outline((-9e3, -9e3), (6e4, -9e3), (6e4, 6e4), (-9e3, 6e4), (-9e3, -9e3))
    with pytest.raises(BadInput, match="leave no road open"):
        shut(path, polygon=city)
    outcome = run("close", {"workspace": str(path), "at": far}, Desk(language="zh_CN"))
    assert isinstance(outcome, Failure) and outcome.exit_code == 2 and "50 米" in outcome.message


def test_a_geojson_file_and_its_text_close_the_same(path, tmp_path):
    corners = [list(small_world.place(*c)) for c in ((9e3, 9e3), (12e3, 9e3), (12e3, 12e3),
                                                     (9e3, 9e3))]
    shape = {"type": "Polygon", "coordinates": [corners]}
    file = tmp_path / "积水 flood.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "积水"}, "geometry": shape}]}), "utf-8")
    assert (shut(path, polygon=str(file))["closed"]["roads"]
            == shut(path, polygon=json.dumps(shape))["closed"]["roads"] > 3)


@pytest.mark.parametrize("method", ["simple", "response"])
def test_a_plan_keeps_to_closures_and_the_outsider_agrees(path, driven, method):
    road, at = driven
    shut(path, at=at, valid_from=f"{DAY}T17:00")  # touches the duty hours: closed all day
    found = planned_by(method, path)
    assert [c["closure_id"] for c in found["closures"]] == ["C-001"]
    assert "C-001" in "\n".join(lines("plan", found, "en"))
    assert road not in roads_driven(path, found["plan_id"])
    verdict = check.run(CheckRequest(str(path), found["plan_id"]), Desk())
    assert verdict["violations"] == []
    assert [n["code"] for n in verdict["notices"]].count("closures_changed") == 0


def test_the_outsider_finds_a_plan_that_leads_through_a_road_closed_since(path, driven):
    shut(path, at=driven[1], **ALL_DAY)
    verdict = check.run(CheckRequest(str(path)), Desk())
    assert {v["code"] for v in verdict["violations"]} == {"path_closed"}
    assert verdict["exit_code"] == 3
    shut(path, lift="C-001")
    assert check.run(CheckRequest(str(path)), Desk())["violations"] == []


def test_a_plan_made_under_a_closure_stays_right_when_it_is_lifted(path, driven):
    shut(path, at=driven[1], **ALL_DAY)
    made = planned_by("simple", path)["plan_id"]
    shut(path, lift="C-001")
    verdict = check.run(CheckRequest(str(path), made), Desk())
    assert verdict["violations"] == []
    assert [n["code"] for n in verdict["notices"]].count("closures_changed") == 1


def test_an_edit_goes_round_a_closure(path, driven):
    road, at = driven
    with open_workspace(path) as workspace:
        visit = next(leg for leg in workspace.read(Leg) if road in decode_path(leg.path).roads)
        crew = visit.crew_id
    before = edit.run(EditRequest(str(path), visit=first_visit(path, crew)), Desk())
    shut(path, at=at, **ALL_DAY)
    after = edit.run(EditRequest(str(path), visit=first_visit(path, crew)), Desk())
    assert after != before


def first_visit(path, crew):
    with open_workspace(path) as workspace:
        return next(s.visit_id for s in workspace.read(Stop, crew_id=crew) if s.visit_id)


def test_coverage_counts_what_is_in_force_at_its_moment(path, driven):
    # everything round a squad's home but one road far off: it reaches nobody in time
    x, y = small_world.junction(*small_world.SQUADS[0][2:4])
    ring = "POLYGON " + outline((x - 3500, y - 3500), (x + 3500, y - 3500), (x + 3500, y + 3500),
                                (x - 3500, y + 3500), (x - 3500, y - 3500))
    shut(path, polygon=ring, reason="演示数据", valid_from=f"{DAY}T08:00",
         valid_until=f"{DAY}T09:00")

    def at(moment):
        return coverage.run(CoverageRequest(str(path), moment), Desk())

    during, after = at(f"{DAY}T08:59"), at(f"{DAY}T09:00")
    assert [c["closure_id"] for c in during["closures"]] == ["C-001"]
    assert after["closures"] == []
    assert during["units"]["inside"] < after["units"]["inside"]
    assert "C-001 演示数据" in "\n".join(lines("coverage", during, "zh_CN"))
    with pytest.raises(BadInput, match="--time noon is no time"):
        at("noon")


def test_dispatch_counts_what_is_in_force_at_the_time_of_the_call(path, driven):
    lon, lat = small_world.place(7_000.0, 12_000.0)

    def ask(time):
        return dispatch.run(DispatchRequest(str(path), f"{lon},{lat}", time, date=DAY), Desk())

    before = ask("10:00")
    shut(path, polygon="POLYGON " + outline((6e3, 10.5e3), (9e3, 10.5e3), (9e3, 13e3), (6e3, 13e3),
                                            (6e3, 10.5e3)),
         valid_from=f"{DAY}T09:30", valid_until=f"{DAY}T10:30")
    during, after = ask("10:00"), ask("10:30")
    assert [c["closure_id"] for c in during["closures"]] == ["C-001"]
    assert after["closures"] == []

    def minutes(answer):
        return {row["id"]: row["drive_min"] for row in answer["rows"] if row["kind"] == "crew"}

    assert minutes(during) != minutes(before)
    shut(path, lift="C-001")
    assert minutes(ask("10:00")) == minutes(before)


def test_new_roads_are_closed_where_the_old_ones_were(path, driven, tmp_path):
    from shapely import affinity

    shut(path, at=driven[1], reason="积水")
    shut(path, at=middle_of(path, 300), reason="far")
    with open_workspace(path) as workspace:
        roads = {road.road_id: road for road in workspace.read(Road)}
        before = {c.closure_id: c.geom for c in workspace.read(RoadClosure)}
    graph = build_graph([replace(roads[driven[0]], road_id=7),
                         *(replace(road, road_id=1000 + road.road_id,
                                   geom=affinity.translate(road.geom, 1.0))
                           for road in roads.values())], Settings(metric_epsg=small_world.EPSG))
    with open_workspace(path) as workspace:
        found = drawn_anew(graph, workspace.read(RoadClosure))
    assert found[0].geom.equals_exact(before["C-001"], 1e-9)
    assert found[1].geom.is_empty


def test_maps_show_the_closures_of_the_plans_day(path, driven):
    from halfhour.layers.situation import load
    from halfhour.layers.webmap import ground

    shut(path, at=driven[1], reason="积水", **ALL_DAY)
    shut(path, at=driven[1], reason="over", valid_until=f"{DAY}T08:30")
    shut(path, at=driven[1], reason="lifted", **ALL_DAY)
    shut(path, lift="C-003")
    with open_workspace(path) as workspace:
        (shown,) = ground.closures(load(workspace))
    assert (shown["reason"], shown["from"]) == ("积水", f"{DAY} 00:00")
    assert len(shown["lines"]) == 1


def test_a_row_of_another_program_is_refused_with_its_mend(path, driven):
    shut(path, at=driven[1], **ALL_DAY)
    for values, sentence in (
        ({"valid_from": "17.3.2026"}, "write a local time"),
        ({"valid_from": None, "drawn": "a bridge"}, "cannot be read as WKT"),
    ):
        with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
            writer.update(RoadClosure, {"closure_id": "C-001"}, **values)
        for outcome in (lambda: planned_by("simple", path),
                        lambda: check.run(CheckRequest(str(path)), Desk())):
            with pytest.raises(BadInput, match=sentence):
                outcome()
    assert [c["state"] for c in shut(path)["closures"]] == ["unreadable"]
    assert shut(path, lift="C-001")["closures"][0]["state"] == "lifted"
    assert planned_by("simple", path)["closures"] == []

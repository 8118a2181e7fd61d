"""Who can be there: states, lawfulness, the hole left behind, and refusals."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
import small_world

from halfhour.data import records as r
from halfhour.data.errors import BadInput
from halfhour.data.store import open_workspace
from halfhour.engine.commands import dispatch, plan
from halfhour.engine.desk import Desk
from halfhour.protocol.requests import DispatchRequest, PlanRequest
from halfhour.routing.day import territory_routing
from halfhour.routing.traveltime.factory import open_travel_times

WEST_PLACE = small_world.place(7_000.0, 12_000.0)
ZONE_EAST = small_world.place(24_500.0, 11_000.0)
ZONE_NEIGHBOUR = small_world.place(25_500.0, 11_000.0)
BEYOND = small_world.place(28_500.0, 20_000.0)


def build(path, **settings):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(territory_routing, "STEPS_PER_VISIT", 300)
        small_world.build(path, **settings).close()
        plan.run(PlanRequest(str(path), small_world.DAY.isoformat()), Desk())
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return build(tmp_path_factory.mktemp("dispatch") / "w.gpkg", standard_min=18.0)


@pytest.fixture(scope="module")
def stored(path):
    with open_workspace(path) as workspace:
        return {kind: workspace.read(kind) for kind in (r.Crew, r.Stop, r.Leg, r.Visit,
                                                        r.PlanCoverage, r.Unit)}


def ask(path, at, time, language="en", **changes):
    day = {"date": small_world.DAY.isoformat()}
    return dispatch.run(DispatchRequest(str(path), f"{at[0]},{at[1]}", time, **(day | changes)),
                        Desk(language=language))


def clock(minute: float) -> str:
    return f"{int(minute) // 60:02d}:{int(minute) % 60:02d}"


def row_of(answer, crew_id):
    return next(row for row in answer["rows"] if row["id"] == crew_id)


def moment(stored, kind, breakable=None):
    """Return a crew and an integer minute at which it is within a stop of ``kind``."""
    visits = {v.visit_id: v for v in stored[r.Visit]}
    for stop in stored[r.Stop]:
        if stop.kind != kind or stop.end_min - stop.start_min < 30:
            continue
        if breakable is not None and (
                (visits[stop.visit_id].break_off_min is not None) is not breakable):
            continue
        return stop, int(stop.start_min) + 2
    raise AssertionError(f"no stop {kind}")


def test_a_crew_that_inspects_needs_its_break_off_time(path, stored):
    stop, minute = moment(stored, "visit", breakable=True)
    row = row_of(ask(path, WEST_PLACE, clock(minute)), stop.crew_id)
    assert (row["state"], row["release_min"], row["breaks_off"]) == (
        "inspecting", 10.0, stop.visit_id)
    # five minutes before its end it rather finishes
    row = row_of(ask(path, WEST_PLACE, clock(int(stop.end_min) - 5)), stop.crew_id)
    assert row["release_min"] == pytest.approx(stop.end_min - (int(stop.end_min) - 5))
    assert row["breaks_off"] is None


def test_an_unbreakable_visit_is_finished(path, stored):
    stop, minute = moment(stored, "visit", breakable=False)
    row = row_of(ask(path, WEST_PLACE, clock(minute)), stop.crew_id)
    assert row["state"] == "inspecting_fixed"
    assert row["release_min"] == pytest.approx(stop.end_min - minute)
    assert row["breaks_off"] is None


def test_lunch_and_stand_by_are_on_call(path, stored):
    stop, minute = moment(stored, "lunch")
    row = row_of(ask(path, WEST_PLACE, clock(minute)), stop.crew_id)
    assert (row["state"], row["release_min"]) == ("lunch", 0.0)
    standby = next(c.crew_id for c in stored[r.Crew] if c.duty == "standby")
    assert row_of(ask(path, WEST_PLACE, "09:00"), standby)["state"] == "standby"


def test_a_driving_crew_turns_at_the_next_node(path, stored):
    with open_workspace(path) as workspace:
        times = open_travel_times(workspace)
    # half-way there is a node ahead still
    leg = max(stored[r.Leg], key=lambda x: x.travel_ms)
    minute = int((leg.depart_min + leg.arrive_min) / 2)
    row = row_of(ask(path, WEST_PLACE, clock(minute)), leg.crew_id)
    assert row["state"] == "driving"
    start, end = (next(s for s in stored[r.Stop] if (s.crew_id, s.seq) == (leg.crew_id, n))
                  for n in (leg.seq, leg.seq + 1))
    anchors = times.snap([(s.geom.x, s.geom.y) for s in (start, end)])
    found = times.path(anchors, 0, anchors, 1)
    gone = minute * 60_000 - round(leg.depart_min * 60_000)
    ahead = [(ms, n) for ms, n in zip(found.node_ms, found.nodes, strict=True) if ms >= gone]
    release, node = ahead[0]
    incident = times.snap([WEST_PLACE])
    index = times.graph.node_ids.tolist().index(node)
    drive = int(times.from_nodes_ms(incident)[0, index])
    assert row["release_min"] == pytest.approx((release - gone) / 60_000)
    assert row["drive_min"] == pytest.approx(drive / 60_000, abs=1e-3)


def test_response_is_turnout_release_and_drive_and_sorted(path):
    rows = ask(path, WEST_PLACE, "10:15")["rows"]
    for row in rows:
        assert row["response_min"] == pytest.approx(
            row["turnout_min"] + row["release_min"] + row["drive_min"], abs=2e-3)
        assert row["inside"] is (row["response_min"] <= 18.0)
    first = [row for row in rows if row["lawful"] and row["inside"]]
    assert first and rows[: len(first)] == first
    assert all(a["response_min"] <= b["response_min"] for a, b in pairwise(first))


def test_only_the_own_district_is_lawful(path):
    rows = ask(path, WEST_PLACE, "10:15")["rows"]
    assert {r["district"] for r in rows if r["lawful"]} == {small_world.WEST}
    foreign = [r for r in rows if r["district"] == small_world.EAST]
    assert {r["basis"] for r in foreign} == {"foreign"}
    assert all("no authority" in r["sentence"] for r in foreign)


def test_mutual_aid_is_lawful_with_its_basis(tmp_path):
    path = build(tmp_path / "w.gpkg", mutual_aid=True, mutual_aid_basis="演示互助办法")
    rows = ask(path, WEST_PLACE, "10:15")["rows"]
    aid = [r for r in rows if r["district"] == small_world.EAST]
    assert all(r["lawful"] and r["basis"] == "mutual_aid" for r in aid)
    assert "演示互助办法" in aid[0]["sentence"]


def test_coverage_now_is_that_of_the_plan_and_the_hole_is_named(path, stored):
    by_minute = {c.minute: c for c in stored[r.PlanCoverage]}
    total = sum(u.weight for u in stored[r.Unit])
    weight = {u.unit_code: u.weight for u in stored[r.Unit]}
    lost = 0
    for minute in (540, 615, 700, 800, 1000):
        answer = ask(path, WEST_PLACE, clock(minute))
        assert answer["covered_now_pct"] == pytest.approx(by_minute[minute].covered_pct, abs=0.01)
        for row in answer["rows"]:
            gone = sum(weight[code] for code in row["lost_units"]) / total * 100
            assert row["covered_after_pct"] == pytest.approx(
                answer["covered_now_pct"] - gone, abs=0.011)
            lost += len(row["lost_units"])
    assert lost, "with 18 minutes some crew must be alone somewhere"


def test_in_the_joint_zone_the_other_side_is_proposed(path):
    answer = ask(path, ZONE_EAST, "10:15")
    assert answer["joint_zone"] == "Z1" and answer["agreements"] == ["演示联合执法备忘录"]
    neighbour = row_of(answer, "N1")
    assert (neighbour["kind"], neighbour["authority"]) == ("neighbour", "proposed")
    assert neighbour["agreement"] == "演示联合执法备忘录" and neighbour["lead"] == "南浔区"
    assert not any(r["kind"] == "neighbour" for r in ask(path, WEST_PLACE, "10:15")["rows"])


def test_across_the_line_their_side_leads(path):
    answer = ask(path, ZONE_NEIGHBOUR, "10:15")
    assert "outside our city" in answer["summary"][0]
    by_district = {r["district"]: r["authority"] for r in answer["rows"]}
    assert by_district == {small_world.NEIGHBOUR: "lawful", small_world.EAST: "proposed",
                           small_world.WEST: "none"}
    assert answer["rows"][-1]["district"] == small_world.WEST


def test_beyond_the_zone_nobody_of_ours_is_lawful(path):
    answer = ask(path, BEYOND, "10:15")
    assert answer["joint_zone"] is None and answer["inside"] == 0
    assert not any(r["lawful"] for r in answer["rows"])
    assert len(answer["summary"]) == 2


def test_a_lapsed_agreement_proposes_nobody(tmp_path):
    path = build(tmp_path / "w.gpkg")
    with open_workspace(path, write=True) as workspace:
        old = workspace.read(r.Agreement)
        with workspace.transaction() as writer:
            writer.replace(r.Agreement, [replace(a, valid_to=small_world.DAY.replace(day=16))
                                         for a in old])
    answer = ask(path, ZONE_EAST, "10:15")
    assert not any(r["kind"] == "neighbour" for r in answer["rows"])
    assert "not valid" in answer["summary"][0]


def test_at_night_nobody_is_on_duty_and_that_is_said(path):
    answer = ask(path, WEST_PLACE, "03:00", language="zh_CN")
    assert {r["state"] for r in answer["rows"]} == {"off"}
    assert not any(r["inside"] for r in answer["rows"])
    assert "没有小组在岗" in answer["summary"][0]


@pytest.mark.parametrize(("at", "time", "word"), [
    ("120.1", "10:15", "LON,LAT"), ("abc,30.8", "10:15", "LON,LAT"),
    ("30.8,120.1", "10:15", "LON,LAT"), ("120.1,30.8", "25:00", "HH:MM"),
    ("120.1,30.8", "1015", "HH:MM"), ("100.0,30.8", "10:15", "no district"),
])
def test_bad_places_and_times_are_refused(path, at, time, word):
    with pytest.raises(BadInput, match=word):
        dispatch.run(DispatchRequest(str(path), at, time), Desk())


@pytest.mark.parametrize(("changes", "word"), [
    ({"plan": "20260317-77"}, "20260317-77"), ({"date": "2026-03-18"}, "2026-03-18"),
    ({"date": "18 March"}, "YYYY-MM-DD"),
])
def test_a_missing_plan_is_named(path, changes, word):
    with pytest.raises(BadInput, match=word):
        ask(path, WEST_PLACE, "10:15", **changes)


def test_roads_loaded_anew_need_a_new_plan(tmp_path):
    path = build(tmp_path / "w.gpkg")
    with open_workspace(path, write=True) as workspace:
        settings = replace(workspace.settings(), roads_sha256="other")
        with workspace.transaction() as writer:
            writer.save_settings(settings)
    with pytest.raises(BadInput, match="plan the day again"):
        ask(path, WEST_PLACE, "10:15")

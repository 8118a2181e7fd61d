"""What is in a zone, where to meet, whether it is in force, and the joint calendar counted."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import small_world
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiLineString, Point, Polygon
from small_world import EAST, NEIGHBOUR

from halfhour.data import records as r
from halfhour.data.crs import geometry_to_metric, to_lonlat, to_metric
from halfhour.engine.desk import Desk
from halfhour.engine.run import Failure, run
from halfhour.routing.zones.boundary_points import degrees_minutes_seconds, numbered_points
from halfhour.routing.zones.in_force import force_of
from halfhour.routing.zones.inside import Claims, inside, months_before
from halfhour.routing.zones.joint_count import joint_count
from halfhour.routing.zones.stored import stored_zones

DAY = small_world.DAY
X = small_world.EAST_TO_M
MIDDLE = 11_000.0  # metres from the lower edge: the middle of the line


def enterprise(world, zone, metres: float, **changes) -> r.Enterprise:
    """An enterprise so many metres east of the line's middle, exactly."""
    first = next(x for x in world if isinstance(x, r.Enterprise))
    middle = to_metric([zone.line_metric and small_world.place(X, MIDDLE)], zone.epsg)[0]
    onto = zone.line_metric.interpolate(zone.line_metric.project(Point(middle)))
    lon, lat = to_lonlat([(onto.x + metres, onto.y)], zone.epsg)[0]
    side = NEIGHBOUR if metres > 0 else EAST
    values = {"district": side, "enterprise_id": f"E{metres}", "geom": Point(lon, lat),
              "unit_code": "no such unit" if side == NEIGHBOUR else next(
                  u.unit_code for u in world if isinstance(u, r.Unit) and u.district == EAST),
              "last_check": DAY}
    return replace(first, **(values | changes))


def claims(world, **changes) -> Claims:
    return replace(Claims([x for x in world if isinstance(x, r.District)],
                          [x for x in world if isinstance(x, r.Unit)], [], DAY), **changes)


@pytest.mark.parametrize(("metres", "inside_it", "certainty"), [
    (990, True, "borderline"), (1010, False, "borderline"), (-990, True, "borderline"),
    (-1010, False, "borderline"), (960, True, "certain"), (-500, True, "certain"),
    (20, True, "borderline"),  # which side, cannot be told
])
def test_certainty(world, zone, metres, inside_it, certainty):
    (found,) = inside(zone, [enterprise(world, zone, metres)], claims(world))
    assert (found.inside, found.certainty) == (inside_it, certainty)
    assert found.distance_m == pytest.approx(abs(metres), abs=0.5)
    assert found.side == (NEIGHBOUR if metres > 0 else EAST)


def test_what_is_certainly_outside_is_not_listed(world, zone):
    assert inside(zone, [enterprise(world, zone, m) for m in (1040, -1040)], claims(world)) == []
    assert inside(zone, [enterprise(world, zone, 100, geom=None)], claims(world)) == []


def test_datum_doubtful_comes_before_borderline(world, zone):
    (found,) = inside(zone, [enterprise(world, zone, 990)], claims(world), doubtful=["E990"])
    assert found.certainty == "datum_doubtful"


def test_blind_spots(world, zone):
    cases = {
        "claimed_twice": {"district": NEIGHBOUR},
        "unclaimed": {"unit_code": "nobody's"},
        "unvisited": {"last_check": date(2025, 3, 16)},
    }
    assert inside(zone, [enterprise(world, zone, -500)], claims(world))[0].blind == ()
    for code, changes in cases.items():
        (found,) = inside(zone, [enterprise(world, zone, -500, **changes)], claims(world))
        assert found.blind == (code,)
    assert months_before(date(2026, 3, 17), 12) == date(2025, 3, 17)
    assert months_before(date(2024, 3, 31), 1) == date(2024, 2, 29)


AGREEMENT = r.Agreement("A", "备忘录", "1", "2", date(2023, 4, 1), date(2023, 5, 1),
                        date(2026, 4, 30), ("联合执法",), "演示数据", None)


@pytest.mark.parametrize(("day", "state", "left", "soon"), [
    (date(2023, 4, 30), "not_yet", None, False), (date(2023, 5, 1), "in_force", 1095, False),
    (date(2026, 3, 1), "in_force", 60, True), (date(2026, 2, 28), "in_force", 61, False),
    (date(2026, 4, 30), "in_force", 0, True), (date(2026, 5, 1), "expired", 0, False),
])
def test_force(day, state, left, soon):
    force = force_of("A", ("2", "1"), [AGREEMENT], day)
    assert (force.state, force.days_left, force.expires_soon) == (state, left, soon)
    assert force_of("A", ("1", "3"), [AGREEMENT], day).state == "no_agreement"
    assert force_of("", ("1", "2"), [AGREEMENT], day).state == "no_agreement"


def huzhou_log() -> tuple[list[r.Partner], list[r.JointAction]]:
    """A year's log of a city with partners in 2 provinces, 5 cities and 4 counties."""
    codes = ["320000", "340000", "330100", "330400", "320500", "320200", "341800", "320509",
             "320282", "341882", "330481"]
    partners = [r.Partner(c, f"伙伴{c}", None, None) for c in codes]
    actions = [r.JointAction(f"JA-{n}", date(2023, 1 + n % 12, 5), "enforcement", "routine", "held",
                             "联合执法", tuple(codes[n % 11:n % 11 + 1 + n % 2]), None, None,
                             "330502", None) for n in range(25)]
    more = [replace(actions[0], action_id="m", kind="meeting"),
            replace(actions[0], action_id="p", state="planned"),
            replace(actions[0], action_id="c", state="cancelled"),
            replace(actions[0], action_id="o", day=date(2022, 12, 31))]
    return partners, actions + more


def test_the_figures_of_huzhou_come_out_of_the_log():
    count = joint_count(*huzhou_log(), date(2023, 1, 1), date(2023, 12, 31))
    assert count.by_level() == {"province": 2, "city": 5, "county": 4}
    assert (count.enforcement, count.other, count.planned) == (25, 1, 1)
    assert sum(p.enforcement for p in count.partners) > 25  # each of an action's partners counts it
    assert all(p.enforcement for p in count.partners)


def test_numbered_points():
    square = Polygon([small_world.place(x, y) for x, y in
                      ((0, 0), (500, 0), (1000, 0.2), (1000, 1000), (0, 1000))])
    table = numbered_points(square, 4549, "A")
    assert [p.number for p in table.points] == ["A1", "A2", "A3", "A4"]  # 0.2 m is no corner
    assert table.within_m == 1.0
    first = geometry_to_metric(Point(table.points[0].lon, table.points[0].lat), 4549)
    assert (first.x, first.y) == pytest.approx((table.points[0].east, table.points[0].north), abs=0.51)
    many = Point(small_world.CENTRE).buffer(0.2, quad_segs=500)
    assert len(numbered_points(many, 4549, "B").points) <= 60
    # a line in forty pieces keeps both ends of each
    pieces = MultiLineString([[small_world.place(x, 0), small_world.place(x + 50, 0)]
                              for x in range(0, 4000, 100)])
    assert len(numbered_points(pieces, 4549, "C").points) == 80


@given(st.floats(0, 180))
def test_degrees_minutes_seconds(degrees):
    text = degrees_minutes_seconds(degrees)
    d, rest = text.split("°")
    minutes, seconds = rest.rstrip("″").split("′")
    assert int(minutes) < 60 and float(seconds) < 60
    assert int(d) + int(minutes) / 60 + float(seconds) / 3600 == pytest.approx(degrees, abs=2e-6)


# -- the commands ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("zones") / "w.gpkg"
    small_world.build(path).close()
    return path


@pytest.fixture
def path(built, tmp_path):
    return str(shutil.copy(built, tmp_path / "w.gpkg"))


def do(command: str, **params):
    outcome = run(command, params, Desk())
    assert not isinstance(outcome, Failure), outcome.message
    return outcome


def refused(command: str, **params) -> str:
    outcome = run(command, params, Desk())
    assert isinstance(outcome, Failure), outcome
    assert outcome.code in ("bad_input", "infeasible", "bad_request")
    return outcome.message


def test_zone_is_shown_stored_listed_and_removed(path):
    wish = {"workspace": path, "a": EAST, "b": "吴江", "from_m": 12_000.0, "to_m": 16_600.0}
    shown = do("zone", **wish, ends="round")
    assert shown["saved"] == "" and len(do("zones", workspace=path)["zones"]) == 1
    assert sum(s["area_km2"] for s in shown["sides"]) == pytest.approx(12.342, rel=5e-4)
    stored = do("zone", **wish, save=True, date="2026-03-17")
    assert stored["saved"] == "Z-330503-320509"
    assert sum(s["area_km2"] for s in stored["sides"]) == pytest.approx(9.200, rel=5e-4)
    assert stored["force"]["state"] == "in_force"  # the agreement of the two districts is found
    listed = do("zones", workspace=path, date="2027-01-01")["zones"]
    assert {z["zone"]: z["force"]["state"] for z in listed} == {
        "Z-330503-320509": "expired", "Z1": "expired"}
    do("zone", **wish, save=True, width_a=1500.0)  # the same zone, designed anew
    do("zones", workspace=path, remove="Z1")
    (left,) = do("zones", workspace=path)["zones"]
    assert [s["width_m"] for s in left["sides"]] == [1500, 1000]


def test_preview_writes_nothing(path):
    before = Path(path).read_bytes()
    do("zone", workspace=path, a=EAST, b=NEIGHBOUR)
    assert Path(path).read_bytes() == before


def test_extensions_are_kept_beside_the_zone(path):
    answer = do("zone", workspace=path, a=EAST, b=NEIGHBOUR, extend="park,road,water", save=True)
    roads = [x for x in answer["extensions"] if x["kind"] == "road"]
    assert roads and all(x["area_km2"] > 0 and x["left_out"] is None for x in roads)
    assert sum(s["area_km2"] for s in do("zone", workspace=path, a=EAST, b=NEIGHBOUR)["sides"]) == \
        pytest.approx(sum(s["area_km2"] for s in answer["sides"]))


def test_a_zone_along_a_given_line_keeps_the_line(path):
    import json

    from halfhour.data.store import open_workspace

    ends = [small_world.place(X, y) for y in (10_000, 12_000)]
    wkt = "LINESTRING ({})".format(", ".join(f"{x} {y}" for x, y in ends))
    stored = do("zone", workspace=path, a=EAST, b=NEIGHBOUR, line=wkt, save=True)
    assert stored["whole_m"] == pytest.approx(2000, abs=1)
    with open_workspace(Path(path)) as workspace:
        design = json.loads(workspace.read(r.JointZoneSide, zone_id=stored["zone"])[0].design)
    again = do("zone", workspace=path, a=EAST, b=NEIGHBOUR, line=design["line"])
    assert again["whole_m"] == pytest.approx(stored["whole_m"], abs=0.01)


def test_a_park_known_as_a_point_is_left_out_visibly(path):
    from halfhour.data.store import open_workspace

    with open_workspace(Path(path), write=True) as workspace:
        park = replace(workspace.read(r.Unit, district=EAST)[0], unit_code="P", kind="park",
                       name="边界园区", geom=Point(small_world.place(X - 400, MIDDLE)))
        with workspace.transaction() as writer:
            writer.append([park])
    (found,) = do("zone", workspace=path, a=EAST, b=NEIGHBOUR, extend="park")["extensions"]
    assert "known as a point only" in found["left_out"]


def test_inside_and_rendezvous(path):
    answer = do("inside", workspace=path)
    a, b = answer["sides"]
    assert (a["district"], b["district"]) == (EAST, NEIGHBOUR)
    assert {s["squad_id"] for s in a["squads"]} == {"E1", "E2"}
    assert [s["squad_id"] for s in b["squads"]] == ["N1"]
    assert all(s["first_min"] <= s["all_min"] for side in (a, b) for s in side["squads"])
    assert answer["posts"] == [{"post_id": "P2", "name": "演示警务站二", "theme": "运河"}]
    assert any(c["kind"] == "road" for c in answer["crossings"])
    points = do("rendezvous", workspace=path, count=3)["points"]
    assert [p["rank"] for p in points] == [1, 2, 3]
    assert all(p["later_min"] == max(p["minutes_a"], p["minutes_b"]) for p in points)


def test_nothing_beats_the_first_meeting_point_but_a_preference(path):
    """Plain Dijkstra by dispatch: the later of both sides is no sooner at any other node."""
    import numpy as np

    from halfhour.data.store import open_workspace
    from halfhour.routing.traveltime.factory import open_travel_times
    from halfhour.routing.zones.meeting import meeting, rendezvous

    with open_workspace(Path(path)) as workspace:
        (zone,) = stored_zones(workspace.read(r.JointZoneSide), workspace.read(r.BoundaryLine))
        times = open_travel_times(workspace)
        met = meeting(zone, [*workspace.read(r.Squad), *workspace.read(r.NeighbourSquad)], times)
        plain = rendezvous(zone, met, times, [], [], [], 1)[0]
        later = np.maximum(met.minutes[0].min(axis=0), met.minutes[1].min(axis=0))
        assert plain.later_min == later.min()
        post = r.Post("P", "站", "湖", EAST, None, Point(*times.graph.node_lonlat[met.nodes[
            int(np.argsort(later)[-1])]]))
        far = rendezvous(zone, met, times, [post], [], [], 1)[0]
        assert far.later_min <= later.min() + 2.0


@pytest.mark.parametrize(("command", "params", "sentence"), [
    ("zone", {"a": "330502", "b": "320509"}, "no common boundary"),
    ("zone", {"a": "nowhere", "b": "320509"}, "There is no one district nowhere"),
    ("zone", {"a": EAST, "b": NEIGHBOUR, "agreement": "A9"}, "There is no agreement A9"),
    ("zone", {"a": EAST, "b": NEIGHBOUR, "extend": "sky"}, "knows no sky"),
    ("zone", {"a": EAST, "b": NEIGHBOUR, "areas": "/no/file", "extend": "park"}, "cannot be opened"),
    ("zone", {"a": EAST, "b": NEIGHBOUR, "line": "/no/file.geojson"}, "no file"),
    ("zones", {"remove": "Z9"}, "There is no joint zone Z9"),
    ("inside", {"zone": "Z9"}, "There is no joint zone Z9"),
    ("inside", {"months": 0}, "--months"),
    ("rendezvous", {"count": 0}, "--count"),
    ("jointlog", {"title": "x"}, "needs its --day"),
    ("jointlog", {"title": "x", "day": "2026-03-17"}, "needs --partners"),
    ("jointlog", {"title": "x", "day": "2026-03-17", "partners": "Suzhou"}, "no six-digit code"),
    ("jointlog", {"title": "x", "day": "2027-03-17", "partners": "320509", "zone": "Z1"},
     "not in force on 2027-03-17"),
    ("jointlog", {"action": "JA-1", "title": "x"}, "no joint action JA-1"),
])
def test_refused_in_a_sentence(path, command, params, sentence):
    assert sentence in refused(command, workspace=path, **params)


def test_joint_actions_are_entered_and_counted(path):
    first = do("jointlog", workspace=path, title="联合夜查", day="2026-03-17", partners="320509,320500",
               zone="Z1", lead=EAST)
    assert first["saved"] == "JA-2026-001"
    do("jointlog", workspace=path, title="联席会议", day="2027-03-17", partners="320509",
       kind="meeting", zone="Z1")  # a meeting needs no agreement in force
    do("jointlog", workspace=path, action="JA-2026-001", title="联合夜查", day="2026-03-18",
       partners="320509")
    counted = do("jointlog", workspace=path, day="2026-01-01")
    assert counted["enforcement"] == 1
    assert counted["by_level"] == {"province": 0, "city": 0, "county": 1}
    assert [a["day"] for a in counted["actions"]] == ["2026-03-18"]


def test_agreements_are_entered_changed_and_listed(path):
    wish = {"workspace": path, "a": EAST, "b": NEIGHBOUR, "name": "新备忘录", "signed": "2027-01-01",
            "valid_to": "2029-12-31", "actions": "联合巡查,联合执法", "legal_basis": "演示数据"}
    assert do("agreement", **wish)["saved"] == f"A-{EAST}-{NEIGHBOUR}"
    assert do("agreement", **wish)["saved"] == f"A-{EAST}-{NEIGHBOUR}-20270101"
    assert "is there already" in refused("agreement", **wish)
    changed = do("agreement", workspace=path, agreement="A1", valid_to="2027-02-28",
                 date="2027-01-01")
    rows = {a["agreement_id"]: a for a in changed["agreements"]}
    assert (rows["A1"]["state"], rows["A1"]["days_left"], rows["A1"]["expires_soon"]) == (
        "in_force", 58, True)
    assert rows["A1"]["actions"] == ["巡查", "应急联动"], "what is not named stays"
    assert do("zones", workspace=path, date="2027-01-01")["zones"][0]["force"]["expires_soon"]
    for changes, sentence in (({"legal_basis": " "}, "--legal-basis"), ({"actions": ""}, "--actions"),
                              ({"valid_to": "2026-01-01"}, "before it begins"),
                              ({"b": EAST}, "named twice"), ({"signed": ""}, "needs --signed")):
        assert sentence in refused("agreement", **(wish | {"signed": "2027-02-01"} | changes))


def test_a_whole_park_from_a_file(path, tmp_path):
    import json

    corners = [small_world.place(x, y) for x, y in (
        (X - 1500, MIDDLE), (X - 500, MIDDLE), (X - 500, MIDDLE + 800), (X - 1500, MIDDLE + 800))]
    (tmp_path / "parks.geojson").write_text(json.dumps({
        "type": "FeatureCollection", "features": [{
            "type": "Feature", "properties": {"园区名称": "边界园区"},
            "geometry": {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}}]}), "utf-8")
    (found,) = do("zone", workspace=path, a=EAST, b=NEIGHBOUR, extend="park",
                  areas=str(tmp_path / "parks.geojson"))["extensions"]
    assert (found["name"], found["left_out"]) == ("边界园区", None)
    assert found["area_km2"] == pytest.approx(0.5 * 0.8, rel=2e-3), "500 m of it lie beyond 1 km"


def test_a_datum_that_could_not_be_told_comes_from_the_last_import(path):
    from halfhour.data.store import open_workspace
    from halfhour.engine.commands.inside import doubtful

    def row(batch, key, datum):
        return r.ImportRow(batch, int(key), "enterprises", key, "new", "f", "s", 1, datum, None,
                           None, None, None)

    with open_workspace(Path(path), write=True) as workspace:
        with workspace.transaction() as writer:
            writer.append([row("I1", "1", "undecided"), row("I2", "1", "cgcs2000"),
                           row("I1", "2", "gcj02"), row("I2", "2", "undecided"),
                           row("I1", "3", "undecided"), row("I2", "3", None)])
        assert doubtful(workspace) == {"2", "3"}

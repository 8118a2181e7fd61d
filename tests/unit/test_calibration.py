"""The travel factor is found again in trips that were made with a known one."""

from __future__ import annotations

import numpy as np
import pytest

from halfhour.data.errors import BadInput
from halfhour.data.records import Circle, Reach
from halfhour.data.settings import Settings, changed
from halfhour.data.store import create
from halfhour.engine.commands import roads
from halfhour.engine.desk import Desk
from halfhour.engine.report import lines
from halfhour.protocol.requests import RoadsRequest
from halfhour.routing.traveltime.calibration import calibrate, fit_factor, judge
from halfhour.routing.traveltime.factory import travel_times

HEAD = "from_lon,from_lat,to_lon,to_lat,minutes\n"


@pytest.fixture
def city(tmp_path):
    import small_city

    rows = small_city.roads(14)
    settings = Settings(metric_epsg=4549)
    with create(tmp_path / "w.gpkg", settings) as workspace, workspace.transaction() as writer:
        writer.append(rows)
    return tmp_path / "w.gpkg", rows, settings


def trips(rows, settings, factor, count=60, noise=0.0):
    """Return CSV lines of trips driven at ``factor``, some off the network."""
    times = travel_times(rows, changed(settings, travel_factor=factor))
    rng = np.random.default_rng(9)
    low, high = times.graph.node_lonlat.min(axis=0), times.graph.node_lonlat.max(axis=0)
    spots = rng.uniform(low, high, (count, 2, 2))
    out = []
    for a, b in spots:
        anchors = times.snap(np.array([a, b]))
        ms = int(times.matrix_ms(anchors.take([0]), anchors.take([1]))[0, 0])
        if ms < 10**9:
            minutes = ms / 60_000 * float(np.exp(noise * rng.standard_normal()))
            out.append(f"{a[0]!r},{a[1]!r},{b[0]!r},{b[1]!r},{minutes}".replace("np.float64(", "")
                       .replace(")", ""))
    return out


def run(path, csv, text, **more):
    csv.write_text(text, encoding="utf-8")
    return roads.run(RoadsRequest(str(path), calibrate=str(csv), **more), Desk())


def test_the_factor_is_found_and_stored(city, tmp_path):
    from halfhour.data.store import open_workspace

    path, rows, settings = city
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        from shapely.geometry import MultiPolygon, box

        writer.append([Circle("s", "s", 30.0, 1.0, MultiPolygon([box(120, 30, 121, 31)]))])
    made = trips(rows, settings, 1.7)
    answer = run(path, tmp_path / "trips.csv",
                 HEAD + "\n".join([*made, "10,10,11,11,30"]) + "\n")
    found = answer["calibration"]
    assert found["factor"] == pytest.approx(1.7, abs=0.01)
    assert found["trips"] == len(made) and found["left_out"] == 1
    assert found["fitted"]["right_side"] == 1.0
    assert found["fitted"]["mean_error_min"] < 0.05 < found["before"]["mean_error_min"]
    assert found["before"]["bias_min"] < 0  # 1.3 flatters
    with open_workspace(path) as workspace:
        assert workspace.settings().travel_factor == found["factor"]
        assert workspace.count(Circle) == workspace.count(Reach) == 0
    for language in ("en", "zh_CN"):
        said = lines("roads", answer, language)
        assert len(said) == 3 and str(found["factor"]) in said[0]


def test_odd_trips_do_not_move_it(city, tmp_path):
    path, rows, settings = city
    made = trips(rows, settings, 1.4, noise=0.1)
    for at in (3, 11, 25):
        made[at] = made[at].rsplit(",", 1)[0] + ",600"
    found = run(path, tmp_path / "trips.csv", HEAD + "\n".join(made))["calibration"]
    assert found["factor"] == pytest.approx(1.4, rel=0.06)
    assert found["ratio_p10"] < found["factor"] < found["ratio_p90"]


@pytest.mark.parametrize(("text", "message"), [
    ("from_lon,from_lat,to_lon,to_lat\n1,2,3,4\n", "lacks the column minutes"),
    (HEAD + "120,30,120.01,30,abc\n", "row 2: minutes is abc"),
    (HEAD + "120,30,120.01,30,5\n120,30,120.01,30,0\n", "row 3: minutes is 0"),
    (HEAD + "200,30,120.01,30,5\n", "row 2: from_lon is 200"),
    (HEAD + "120,30,120.01,30,nan\n", "row 2: minutes is nan"),
    (HEAD + "120,30,120.01,30,5\n", "has 1 trips"),
    (HEAD, "has 0 trips"),
    ("", "lacks the column from_lon"),
])
def test_a_file_that_cannot_be_used_is_named(city, tmp_path, text, message):
    path, _, settings = city
    with pytest.raises(BadInput, match=message):
        run(path, tmp_path / "trips.csv", text)
    from halfhour.data.store import open_workspace

    with open_workspace(path) as workspace:
        assert workspace.settings() == settings


def test_seconds_for_minutes_are_noticed(city, tmp_path):
    path, rows, settings = city
    made = [line.rsplit(",", 1) for line in trips(rows, settings, 1.3)]
    text = HEAD + "\n".join(f"{a},{min(1440, 60 * float(b))}" for a, b in made)
    with pytest.raises(BadInput, match="really minutes"):
        run(path, tmp_path / "trips.csv", text)


def test_not_together_with_a_source_and_not_without_a_file(city, tmp_path):
    path, *_ = city
    with pytest.raises(BadInput, match="alone"):
        run(path, tmp_path / "trips.csv", HEAD, osm="x.pbf")
    with pytest.raises(BadInput, match=r"gone.csv cannot be read"):
        roads.run(RoadsRequest(str(path), calibrate=str(tmp_path / "gone.csv")), Desk())
    (tmp_path / "gbk.csv").write_bytes("经度,纬度\n".encode("gbk"))
    with pytest.raises(BadInput, match="UTF-8"):
        roads.run(RoadsRequest(str(path), calibrate=str(tmp_path / "gbk.csv")), Desk())


def test_cross_validation_predicts_a_trip_from_the_others_only():
    rng = np.random.default_rng(2)
    road, access = rng.uniform(5, 40, 50), rng.uniform(0, 2, 50)
    real = access + road * rng.lognormal(0.3, 0.3, 50)
    found = calibrate(road, access, real, before=1.3, standard_min=30.0)
    assert found == calibrate(road, access, real, before=1.3, standard_min=30.0)
    assert found.factor == fit_factor(road, access, real)
    seen = judge(access + found.factor * road, real, 30.0)
    assert found.fitted.mean_error_min >= seen.mean_error_min - 0.05
    with pytest.raises(ValueError, match="fewer"):
        calibrate(road[:19], access[:19], real[:19], before=1.3, standard_min=30.0)


def test_a_judgement_by_hand():
    judged = judge(np.array([20.0, 29.0, 35.0]), np.array([22.0, 31.0, 33.0]), 30.0)
    assert judged.bias_min == pytest.approx(-2 / 3)
    assert judged.mean_error_min == 2.0
    assert judged.right_side == pytest.approx(2 / 3)

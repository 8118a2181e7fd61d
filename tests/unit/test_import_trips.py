"""Trips driven as a table, and the calibration that reads it."""

from __future__ import annotations

import random

import bureau_files
import pytest
import small_world

from halfhour.data.datum.shifts import to_gcj02
from halfhour.data.records import Trip
from halfhour.data.store import open_workspace
from halfhour.engine.desk import Desk
from halfhour.engine.run import Failure, run

HEADER = ["起点经度", "起点纬度", "终点经度", "终点纬度", "用时(小时)", "日期", "出发时间"]


@pytest.fixture
def path(tmp_path):
    small_world.build(tmp_path / "w.gpkg").close()
    return tmp_path / "w.gpkg"


def trips(count, shift=lambda c: c):
    rng = random.Random(3)
    rows = [HEADER]
    for _ in range(count):
        ends = [small_world.place(rng.uniform(1000, 29000), rng.uniform(1000, 24000))
                for _ in range(2)]
        (a, b), (c, d) = shift(ends)
        metres = abs(ends[0][0] - ends[1][0]) * 96000 + abs(ends[0][1] - ends[1][1]) * 111000
        rows.append([repr(float(v)) for v in (a, b, c, d)]
                    + [f"{metres / 500 / 60:.3f}", "2026-03-02", "08:30"])
    return rows


def ask(command, **params):
    outcome = run(command, params, Desk())
    assert not isinstance(outcome, Failure), outcome
    return outcome


def test_trips_are_imported_numbered_and_calibrated_by(path, tmp_path):
    rows = trips(40)
    rows[5][4] = "99"  # hours
    rows[6][0] = "12.5"
    file = bureau_files.write_csv(tmp_path / "行车记录.csv", rows)
    answer = ask("import", workspace=str(path), files=[str(file)])
    assert (answer["sources"][0]["table"], answer["new"]) == ("trips", 38)
    assert [(p["row"], p["column"]) for p in answer["problems"]] == [
        (6, "用时(小时)"), (7, "起点经度")]
    assert ask("import", workspace=str(path), files=[str(file)])["same"] == 38
    with open_workspace(path) as workspace:
        one = workspace.read(Trip)[0]
    assert one.depart_min == 510.0
    assert one.minutes == pytest.approx(float(rows[1][4]) * 60)
    found = ask("roads", workspace=str(path), calibrate="trips")["calibration"]
    assert found["trips"] + found["left_out"] == 38
    with open_workspace(path) as workspace:
        assert workspace.settings().travel_factor == found["factor"]


def test_trips_of_a_phone_are_brought_home(path, tmp_path):
    file = bureau_files.write_csv(tmp_path / "a.csv", trips(3, lambda c: to_gcj02(c).tolist()))
    ask("import", workspace=str(path), files=[str(file)], table="trips", datum="gcj02")
    with open_workspace(path) as workspace:
        found = workspace.read(Trip)
    for trip, row in zip(found, trips(3)[1:], strict=True):
        assert (trip.from_lon, trip.to_lat) == pytest.approx((float(row[0]), float(row[3])),
                                                             abs=1e-7)


def test_calibrating_by_an_empty_table_is_said(path):
    outcome = run("roads", {"workspace": str(path), "calibrate": "trips"}, Desk())
    assert isinstance(outcome, Failure)
    assert "--as trips" in outcome.message

"""The whole way of a bureau: an empty workspace, its roads and tables, a planned day."""

from __future__ import annotations

import pytest
import small_world
from small_world import DAY

from halfhour.data.records import District, Road
from halfhour.data.settings import changed
from halfhour.data.store import open_workspace
from halfhour.engine.desk import Desk
from halfhour.engine.report import lines
from halfhour.engine.run import Failure, run
from halfhour.protocol.readiness import NEEDED, missing

DAY_TEXT = DAY.isoformat()


def ask(command, path, **params):
    return run(command, {"workspace": str(path), **params}, Desk(language="en"))


def do(command, path, **params):
    answer = ask(command, path, **params)
    assert not isinstance(answer, Failure), answer
    return answer


def with_roads(path):
    """Put the roads of the small world in, as ``roads`` would from a file."""
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        writer.append([row for row in small_world.records() if isinstance(row, Road)])
        writer.save_settings(changed(workspace.settings(), metric_epsg=small_world.EPSG,
                                     roads="{}", roads_sha256="0" * 64))


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """The small world as a GeoPackage another office would send."""
    folder = tmp_path_factory.mktemp("sent")
    small_world.build(folder / "world.gpkg").close()
    do("export", folder / "world.gpkg", out=str(folder / "sent.gpkg"))
    return folder / "sent.gpkg"


def test_from_nothing_to_a_checked_and_published_day(tmp_path, tables):
    path = tmp_path / "bureau.gpkg"
    do("create", path, city="湖州市")
    assert do("info", path)["missing"] == list(NEEDED)
    with_roads(path)
    info = do("info", path)
    assert info["missing"] == list(NEEDED[1:])
    assert "Districts, Brigades" in info["next"]
    told = do("import", path, files=[str(tables)])
    assert told["set_aside"] == 0 and told["new"] > 100
    info = do("info", path)
    assert info["missing"] == [] and "halfhour coverage" in info["next"]
    assert do("coverage", path)["units"]["total"] == 14
    info = do("info", path)
    assert "halfhour plan --date 2026-03-18" in info["next"]  # the last day of a past roster
    assert lines("info", info, "en")[-1] == info["next"]
    plan = do("plan", path, date=DAY_TEXT, seconds=1.0)
    assert plan["served"] > 5
    assert do("check", path)["ok"]
    assert do("publish", path, reason="agreed")["state"] == "published"
    assert do("info", path)["next"] == ""
    x, y = small_world.place(12_000.0, 12_000.0)
    assert do("dispatch", path, at=f"{x},{y}", time="10:00", date=DAY_TEXT)["rows"]


@pytest.mark.parametrize(("command", "params"), [
    ("coverage", {}), ("plan", {"date": DAY_TEXT}), ("webmap", {"out": "x.html"}),
    ("overview", {"out": "x.png"}), ("project", {"out": "x.qgz"}),
    ("tradeoff", {"date": DAY_TEXT}), ("dispatch", {"at": "120.1,30.8", "time": "10:00"}),
    ("check", {}), ("print", {"overview": "x.pdf"}), ("timelapse", {"out": "x.html"}),
])
def test_an_empty_workspace_is_told_apart_from_a_done_one(tmp_path, command, params):
    path = tmp_path / "empty.gpkg"
    do("create", path, city="某市")
    if "out" in params:
        params = {"out": str(tmp_path / params["out"])}
    elif "overview" in params:
        params = {"overview": str(tmp_path / params["overview"])}
    answer = ask(command, path, **params)
    assert isinstance(answer, Failure) and answer.exit_code == 2
    assert "lacks: Roads" in answer.message or "nothing to draw" in answer.message \
        or "no plan" in answer.message
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith(".")] == ["empty.gpkg"]


def test_districts_of_which_none_is_ours_are_no_ground_to_plan(tmp_path):
    path = tmp_path / "w.gpkg"
    neighbours = [row for row in small_world.records()
                  if isinstance(row, District) and not row.own]
    do("create", path, city="湖州市")
    with_roads(path)
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        writer.append(neighbours)
    info = do("info", path)
    assert info["missing"] == list(NEEDED[1:]) and "which districts are your own" in info["next"]


def test_roads_of_another_place_are_told_of(tmp_path):
    path = tmp_path / "elsewhere.gpkg"
    small_world.build(path, snap_limit_m=0.001).close()
    answer = ask("coverage", path)
    assert isinstance(answer, Failure) and "None of the 5 squads" in answer.message
    assert answer.exit_code == 2


def test_what_is_missing_comes_in_the_order_of_getting_it():
    counts = dict.fromkeys(NEEDED, 1)
    assert missing(counts) == []
    assert missing({**counts, "items": 0, "squads": 0}) == ["squads", "items"]

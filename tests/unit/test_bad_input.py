"""Broken input as a user meets it: one sentence, exit code 2, and the workspace row for row."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sqlite3
from pathlib import Path

import pytest
import small_world
from test_engine import workspace_rows

from halfhour.engine.command_line import main

DAY = small_world.DAY.isoformat()


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("bad") / "world.gpkg"
    small_world.build(path).close()
    return path


@pytest.fixture
def workspace(world, tmp_path) -> Path:
    return Path(shutil.copy(world, tmp_path / "坏 输入.gpkg"))


def refused(arguments: list[str], capsys, *parts: str) -> str:
    """Run a command that must be refused; return its one sentence."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    sentence = err.strip().splitlines()[-1]
    assert out == ""
    assert "Traceback" not in err
    for part in parts:
        assert part in sentence
    assert main(["--json", *arguments]) == 2
    answer = json.loads(capsys.readouterr().out)
    assert answer["error"]["message"] == sentence and answer["error"]["exit_code"] == 2
    return sentence


def test_missing_workspace(tmp_path, capsys):
    refused(["coverage", str(tmp_path / "none.gpkg")], capsys, "none.gpkg")


def test_missing_road_file(workspace, tmp_path, capsys):
    before = workspace_rows(workspace)
    refused(["roads", str(workspace), "--osm", str(tmp_path / "gone.osm.pbf")], capsys,
            "gone.osm.pbf")
    assert workspace_rows(workspace) == before


def test_no_road_source_or_two(workspace, capsys):
    refused(["roads", str(workspace)], capsys, "exactly one")
    refused(["roads", str(workspace), "--osm", "a", "--gpkg", "b"], capsys, "exactly one")


@pytest.mark.shared
def test_truncated_pbf(workspace, tmp_path, shared_roads, capsys):
    before = workspace_rows(workspace)
    whole = (shared_roads / "gh_andorra.osm.pbf").read_bytes()
    cut = tmp_path / "cut.osm.pbf"
    cut.write_bytes(whole[: len(whole) // 2])
    refused(["roads", str(workspace), "--osm", str(cut)], capsys, "cut.osm.pbf")
    assert workspace_rows(workspace) == before


def test_garbage_pbf(workspace, tmp_path, capsys):
    garbage = tmp_path / "垃圾.osm.pbf"
    garbage.write_bytes(b"\x00\x01garbage" * 999)
    before = workspace_rows(workspace)
    refused(["roads", str(workspace), "--osm", str(garbage)], capsys, "垃圾.osm.pbf")
    assert workspace_rows(workspace) == before


def test_workspace_of_a_newer_schema(workspace, capsys):
    with sqlite3.connect(workspace) as connection:
        connection.execute("UPDATE settings SET value = '99' WHERE key = 'schema_version'")
    connection.close()
    before = workspace_rows(workspace)
    for command in (["plan", str(workspace), "--date", DAY], ["coverage", str(workspace)],
                    ["check", str(workspace)]):
        refused(command, capsys, "newer Half-Hour")
    assert workspace_rows(workspace) == before


def test_date_without_officers(workspace, capsys):
    before = workspace_rows(workspace)
    day = small_world.NO_ROSTER_DAY.isoformat()
    refused(["plan", str(workspace), "--date", day], capsys, day)
    refused(["plan", str(workspace), "--date", "17 March"], capsys, "17 March")
    assert workspace_rows(workspace) == before


def test_enterprise_without_coordinates_is_named_and_blocks_nothing(workspace, capsys):
    assert main(["--json", "plan", str(workspace), "--date", DAY, "--seconds", "2"]) == 0
    plan = json.loads(capsys.readouterr().out)
    lost = [v for v in plan["unserved"] if v["code"] == "no_coordinates"]
    assert len(lost) == 1 and "coordinates" in lost[0]["reason"]
    assert plan["served"] > 0
    assert main(["--json", "check", str(workspace)]) == 0


def test_a_squad_off_the_network_is_named(workspace, capsys):
    from shapely.geometry import Point

    from halfhour.data.records import Squad
    from halfhour.data.store import open_workspace

    with open_workspace(workspace, write=True) as opened, opened.transaction() as writer:
        squads = opened.read(Squad)
        moved = dataclasses.replace(squads[0], geom=Point(121.4, 31.5))
        writer.replace(Squad, [moved, *squads[1:]])
    assert main(["--json", "coverage", str(workspace)]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert moved.name in json.dumps(answer["off_network"], ensure_ascii=False)
    before = workspace_rows(workspace)
    refused(["plan", str(workspace), "--date", DAY], capsys, moved.squad_id, "table squads")
    assert workspace_rows(workspace) == before


def test_dispatch_to_nowhere(workspace, capsys):
    assert main(["plan", str(workspace), "--date", DAY, "--seconds", "2"]) == 0
    capsys.readouterr()
    for at, time in (("here", "10:00"), ("120.1", "10:00"), ("120.1,30.8", "25:00"),
                     ("120.1,30.8", "soon"), ("0,0", "10:00")):
        refused(["dispatch", str(workspace), "--at", at, "--time", time], capsys)


def test_a_demo_into_a_file(tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    refused(["demo", str(tmp_path / "file")], capsys, "file")


def test_check_without_a_plan(workspace, capsys):
    refused(["check", str(workspace)], capsys)
    refused(["check", str(workspace), "--plan", "20990101-09"], capsys)


def test_interrupt_leaves_the_workspace_as_it_was(workspace):
    import signal
    import subprocess
    import sys
    import time

    before = workspace_rows(workspace)
    process = subprocess.Popen(
        [sys.executable, "-m", "halfhour", "plan", str(workspace), "--date", DAY],
        stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if "visits" in line:
            break
    asked = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=10) == 130
    assert time.monotonic() - asked < 2.0
    assert "unchanged" in process.stderr.read()
    assert workspace_rows(workspace) == before

"""Routes as GPX and KML: well-formed, complete, at the plan's places and times."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import planned_world
import pytest

from halfhour.data.errors import BadInput
from halfhour.engine.commands import print as print_command
from halfhour.engine.desk import Desk
from halfhour.layers import tracks
from halfhour.layers.shown_plan import load
from halfhour.protocol.requests import PrintRequest

GPX = "{http://www.topografix.com/GPX/1/1}"
KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    path = tmp_path_factory.mktemp("tracks") / "small.gpkg"
    with planned_world.build(path) as workspace:
        yield path, load(workspace, ""), workspace.settings()


@pytest.fixture(scope="module")
def files(world):
    return tracks.files_of(world[1], world[2], "zh_CN")


def test_every_driving_crew_has_both_files(world, files):
    driving = {crew for crew, legs in world[1].legs.items() if any(g.travel_ms for g in legs)}
    assert {Path(name).stem for name in files} == driving
    assert len(files) == 2 * len(driving) > 2


def test_gpx_has_the_stops_in_utc_and_the_way(world, files):
    shown = world[1]
    crew = min(shown.routes)
    root = ET.fromstring(files[f"{crew}.gpx"])
    points = root.findall(f"{GPX}wpt")
    assert len(points) == len(shown.stops[crew])
    stop = shown.stops[crew][1]
    assert float(points[1].get("lon")) == pytest.approx(stop.geom.x, abs=1e-7)
    # 09:20 in China is 01:20 UTC
    assert points[1].find(f"{GPX}time").text == "2026-03-17T01:20:00Z"
    assert points[1].find(f"{GPX}name").text == f"1 {stop.label}"
    segments = root.findall(f"{GPX}trk/{GPX}trkseg")
    assert [len(s) for s in segments] == [len(g.geom.coords) for g in shown.legs[crew]]
    times = [p.find(f"{GPX}time").text for p in root.iter(f"{GPX}trkpt")]
    assert times == sorted(times)
    assert "演示数据" in root.find(f"{GPX}metadata/{GPX}desc").text


def test_kml_has_a_line_per_drive(world, files):
    shown = world[1]
    crew = min(shown.routes)
    root = ET.fromstring(files[f"{crew}.kml"])
    assert len(root.findall(f".//{KML}LineString")) == len(shown.legs[crew])
    assert len(root.findall(f".//{KML}Point")) == len(shown.stops[crew])


def test_no_officer_is_named(files):
    assert not any("演示人员".encode() in content for content in files.values())


def test_same_plan_same_zip(files, tmp_path):
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    tracks.write(first, files)
    tracks.write(second, files)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert {n: archive.read(n) for n in archive.namelist()} == files


def test_the_command_writes_a_folder_without_qgis(world, files, tmp_path):
    out = tmp_path / "路线"
    answer = print_command.run(
        PrintRequest(workspace=str(world[0]), gpx=str(out), qgis="/nowhere"), Desk())
    assert {p.name for p in out.iterdir()} == set(tracks.files_of(world[1], world[2], "en"))
    assert answer["tracks"] == len(files) // 2
    assert answer["plan"] == planned_world.PLAN_ID


@pytest.mark.parametrize(("request_", "words"), [
    ({}, "Say what to print"),
    ({"cards": "cards.png"}, "must end in .pdf"),
    ({"cards": "no/such/folder/cards.pdf"}, "no folder"),
    ({"cards": "same.pdf", "overview": "same.pdf"}, "two different files"),
    ({"gpx": "no/such/folder/gpx"}, "no folder"),
])
def test_what_cannot_be_printed_is_said(world, request_, words):
    with pytest.raises(BadInput, match=words):
        print_command.run(PrintRequest(workspace=str(world[0]), **request_), Desk())


def test_a_world_without_a_plan_is_said(tmp_path):
    path = tmp_path / "bare.gpkg"
    planned_world.build(path, plan=False).close()
    with pytest.raises(BadInput, match="no plan yet"):
        print_command.run(PrintRequest(workspace=str(path), gpx=str(tmp_path / "g")), Desk())

"""``halfhour roads``: one transaction, one report, or nothing at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import small_world

from halfhour.data.errors import BadInput, Cancelled
from halfhour.data.records import Circle, Event, Reach, Road
from halfhour.data.store import open_workspace
from halfhour.engine.commands import coverage, roads
from halfhour.engine.desk import Desk
from halfhour.protocol.requests import CoverageRequest, RoadsRequest
from halfhour.routing.network.fingerprint import roads_fingerprint

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "roads"
RING = str(FIXTURES / "ring.osm")


@pytest.fixture
def path(tmp_path):
    target = tmp_path / "小 县.gpkg"
    small_world.build(target).close()
    return str(target)


def contents(path):
    with open_workspace(Path(path)) as ws:
        return ws.read(Road), ws.read(Circle), ws.read(Reach), ws.settings(), ws.read(Event)


def test_roads_are_replaced_with_report_fingerprint_and_attribution(path):
    coverage.run(CoverageRequest(path), Desk())
    answer = roads.run(RoadsRequest(path, osm=RING), Desk(actor="演示"))
    stored, circles, reach, settings, log = contents(path)
    assert len(stored) == answer["report"]["links"] == 7
    assert settings.roads_sha256 == answer["roads_sha256"] == roads_fingerprint(stored)
    assert json.loads(settings.roads)["source"] == "ring.osm"
    assert settings.attribution == (
        "演示数据 demo data; © OpenStreetMap contributors, ODbL 1.0"
    )
    assert not circles and not reach  # they were computed on other roads
    assert (log[-1].actor, log[-1].command) == ("演示", "roads")
    json.dumps(answer)
    # the ring lies 90 km from the small world
    assert answer["off_network"]["squads"]["count"] == 5
    assert answer["off_network"]["squads"]["names"][0] == "演示W1中队"
    assert len(answer["off_network"]["enterprises"]["names"]) == 10


def test_loading_again_neither_doubles_the_attribution_nor_changes_the_fingerprint(path):
    first = roads.run(RoadsRequest(path, osm=RING), Desk())
    again = roads.run(RoadsRequest(path, osm=RING), Desk())
    assert first["roads_sha256"] == again["roads_sha256"]
    assert contents(path)[3].attribution.count("OpenStreetMap") == 1


def test_the_fingerprint_sees_what_travel_times_depend_on(path):
    stored = contents(path)[0]
    whole = roads_fingerprint(stored)
    assert roads_fingerprint(stored[::-1]) == whole
    from dataclasses import replace

    for change in ({"oneway": not stored[0].oneway}, {"speed_kmh": 41.5}, {"length_m": 1.0},
                   {"to_node": 1}, {"geom": stored[1].geom}):
        assert roads_fingerprint([replace(stored[0], **change), *stored[1:]]) != whole
    assert roads_fingerprint([replace(stored[0], name="别名"), *stored[1:]]) == whole


@pytest.mark.parametrize("request_", [
    {}, {"osm": RING, "place": "小环镇"}, {"osm": "none.osm"}, {"gpkg": RING},
    {"osm": RING, "default_kmh": 0.0},
])
def test_unusable_requests_leave_the_workspace_as_it_was(path, request_):
    before = contents(path)
    with pytest.raises(BadInput):
        roads.run(RoadsRequest(path, **request_), Desk())
    assert contents(path) == before


def test_cancelling_leaves_the_workspace_as_it_was(path):
    before = contents(path)
    desk = Desk()

    def stop_before_writing(fraction, _):
        if fraction >= 0.7:
            desk._cancel.set()

    desk._sink = stop_before_writing
    with pytest.raises(Cancelled):
        roads.run(RoadsRequest(path, osm=RING), desk)
    assert contents(path) == before

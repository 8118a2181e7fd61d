"""Coverage of the small world against a Dijkstra in plain Python, and the circles' promise."""

from __future__ import annotations

import heapq
import json
from pathlib import Path

import numpy as np
import pytest
import shapely
import small_world
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point

from halfhour.data.crs import geometry_to_metric, to_metric
from halfhour.data.records import Circle, Enterprise, Reach, Road, Squad, Unit
from halfhour.data.settings import Settings, changed
from halfhour.data.store import open_workspace
from halfhour.engine.commands import coverage
from halfhour.engine.desk import Desk
from halfhour.layers.circles import circles
from halfhour.layers.ground import CELL_M, MARGIN_M, around
from halfhour.protocol.requests import CoverageRequest
from halfhour.routing.coverage.places import place
from halfhour.routing.coverage.reach import band
from halfhour.routing.traveltime.factory import travel_times
from halfhour.routing.traveltime.interface import UNREACHABLE_MS


class Plain:
    """Travel times of docs/architecture.md, one squad at a time, in plain Python."""

    def __init__(self, roads, config):
        self.config = config
        self.roads = sorted(roads, key=lambda r: r.road_id)
        self.ms = [max(1, round(r.length_m * 3600 / r.speed_kmh * config.travel_factor))
                   for r in self.roads]
        self.lines = geometry_to_metric(np.array([r.geom for r in self.roads], dtype=object),
                                        config.metric_epsg)
        self.out = {}
        for r, ms in zip(self.roads, self.ms, strict=True):
            self.out.setdefault(r.from_node, []).append((ms, r.to_node))
            if not r.oneway:
                self.out.setdefault(r.to_node, []).append((ms, r.from_node))

    def anchor(self, geom):
        point = Point(to_metric((geom.x, geom.y), self.config.metric_epsg)[0])
        distances = shapely.distance(self.lines, point)
        at = int(np.flatnonzero(distances <= distances.min() + 1e-6)[0])
        access = round(float(distances[at]) * 3600 / self.config.access_kmh)
        part = round(self.ms[at] * self.lines[at].project(point, normalized=True))
        off = distances[at] > self.config.snap_limit_m
        return None if off else (at, part, access)

    def from_place(self, geom):
        """Return the function place → ms from ``geom``."""
        start = self.anchor(geom)
        if start is None:
            return lambda _: None
        at, part, access = start
        road = self.roads[at]
        heap = [(self.ms[at] - part, road.to_node)]
        if not road.oneway:
            heap.append((part, road.from_node))
        heapq.heapify(heap)
        done = {}
        while heap:
            ms, node = heapq.heappop(heap)
            if node not in done:
                done[node] = ms
                for more, head in self.out.get(node, ()):
                    heapq.heappush(heap, (ms + more, head))

        def time(other):
            if other.equals(geom):
                return 0
            end = self.anchor(other)
            if end is None:
                return None
            at2, part2, access2 = end
            there = self.roads[at2]
            ways = []
            if at2 == at and (not road.oneway or part2 >= part):
                ways.append(abs(part2 - part))
            if there.from_node in done:
                ways.append(done[there.from_node] + part2)
            if not there.oneway and there.to_node in done:
                ways.append(done[there.to_node] + self.ms[at2] - part2)
            return access + min(ways) + access2 if ways else None

        return time


@pytest.fixture(scope="module", params=[False, True], ids=["own district", "mutual aid"])
def covered(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("coverage") / "县.gpkg"
    aid = {"mutual_aid": True, "mutual_aid_basis": "演示数据"} if request.param else {}
    # slow enough that some places are outside and some squads second
    small_world.build(path, travel_factor=2.2, **aid).close()
    answer = coverage.run(CoverageRequest(str(path)), Desk())
    with open_workspace(path) as ws:
        yield answer, ws


def test_reach_agrees_with_plain_dijkstra(covered):
    _, ws = covered
    config = ws.settings()
    plain = Plain(ws.read(Road), config)
    squads = sorted(ws.read(Squad), key=lambda s: s.squad_id)
    times = {s.squad_id: plain.from_place(s.geom) for s in squads}
    rows = {(r.kind, r.place_id): r for r in ws.read(Reach)}
    places = [("unit", u.unit_code, u) for u in ws.read(Unit)]
    places += [("enterprise", e.enterprise_id, e) for e in ws.read(Enterprise) if e.geom]
    assert set(rows) == {(kind, key) for kind, key, _ in places}
    for kind, key, record in places:
        lawful = [s for s in squads if config.mutual_aid or s.district == record.district]
        found = sorted(
            (round(s.turnout_min * 60_000) + ms, s.squad_id) for s in lawful
            if (ms := times[s.squad_id](record.geom)) is not None
        )
        row = rows[kind, key]
        assert row.squad_id == found[0][1]
        assert round(row.response_min * 60_000) == found[0][0]
        assert round(row.second_min * 60_000) == found[1][0]
        assert row.inside == (found[0][0] <= 30 * 60_000)
        assert row.missing_min == pytest.approx(max(0.0, found[0][0] / 60_000 - 30))
        assert row.band == ("certain" if found[0][0] <= 1_500_000 else
                            "borderline" if found[0][0] <= 2_100_000 else "beyond")


def test_the_answer_counts_what_is_stored(covered):
    answer, ws = covered
    rows = ws.read(Reach)
    for kind, key in (("unit", "units"), ("enterprise", "enterprises")):
        some = [r for r in rows if r.kind == kind]
        assert answer[key]["total"] == len(some)
        assert answer[key]["inside"] == sum(r.inside for r in some)
        assert answer[key]["inside"] + answer[key]["outside"] == len(some)
        assert sum(answer[key]["bands"].values()) == len(some)
    assert answer["units"]["inside"] > 0
    by_colour = answer["enterprises"]["by_colour"]
    assert sum(c["total"] for c in by_colour.values()) == answer["enterprises"]["total"]
    outside = [r for r in rows if r.kind == "unit" and not r.inside]
    assert {u["unit_code"] for u in answer["units_outside"]} == {r.place_id for r in outside}
    assert answer["enterprises_without_coordinates"] == 1
    assert answer["off_network"]["squads"] == {"count": 0, "names": []}
    json.dumps(answer)


def test_there_is_a_circle_of_every_squad_and_one_of_all(covered):
    answer, ws = covered
    stored = ws.read(Circle)
    assert answer["circles"] == len(stored) == 3 * (5 + 1)
    for c in stored:
        assert c.geom.is_valid and c.area_km2 > 0
    by_key = {(c.squad_id, c.minutes): c for c in stored}
    for squad in ("W1", "E2", "*"):
        areas = [by_key[squad, minutes].area_km2 for minutes in (10.0, 20.0, 30.0)]
        assert areas == sorted(areas)
    for (squad, minutes), c in by_key.items():
        union = by_key["*", minutes].geom
        assert c.geom.difference(union).area <= 0.005 * union.area, squad


def test_no_reached_node_lies_outside_its_circle(covered):
    _, ws = covered
    config = ws.settings()
    engine = travel_times(ws.read(Road), config)
    squads = place(ws.read(Squad), engine)
    nodes = shapely.points(engine.graph.node_lonlat)
    times = engine.to_nodes_ms(squads.anchors)
    far = 0
    for c in ws.read(Circle):
        if c.squad_id == "*":
            continue
        i = next(n for n, s in enumerate(squads.records) if s.squad_id == c.squad_id)
        budget = round((c.minutes - squads.records[i].turnout_min) * 60_000)
        inside = shapely.contains_properly(c.geom, nodes)
        assert inside[times[i] <= budget].all()
        far += int((inside & (times[i] > budget + 3 * 60_000)).sum())
    assert far == 0  # nor is ground flooded that nobody reaches three minutes later


@given(st.lists(st.tuples(st.floats(-5e3, 5e3), st.floats(-5e3, 5e3)), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_the_ground_around_points_holds_them_and_little_more(spots):
    points = np.array(spots) + 3e5
    shape = around(points, np.ones(len(points), dtype=bool), len(points))
    held = shapely.points(points)
    assert shape.is_valid and shapely.contains_properly(shape, held).all()
    widest = shapely.buffer(shapely.multipoints(held), MARGIN_M + 2 * CELL_M)
    # gaps between the points may be closed, but nothing is added outside
    filled = shapely.union_all([shapely.Polygon(p.exterior) for p in shapely.get_parts(widest)])
    assert shape.difference(filled).area < 1.0


@given(st.lists(st.tuples(st.floats(-600, 600), st.floats(-600, 600), st.booleans()),
                min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_points_that_share_a_cell_are_told_apart(spots):
    points, reached = np.array(spots)[:, :2] + 3e5, np.array([s[2] for s in spots])
    reached[0] = True
    nodes = len(points) // 2 + 1  # the others are points along roads
    shape = around(points, reached, nodes)
    inside = shapely.contains_xy(shape, points)
    apart = shapely.distance(shapely.points(points), shapely.multipoints(points[reached])) >= 1.01
    assert shape.is_valid and inside[reached].all()
    assert not inside[:nodes][(~reached & apart)[:nodes]].any()


def test_ground_outside_is_no_gap_because_others_surround_the_corner():
    # a reached road, and unreached ones in the corners of the ground looked at
    road = np.column_stack([np.arange(0.0, 1000.0, 50.0), np.zeros(20)])
    corners = np.array([(x, y) for x in (-290.0, 1240.0) for y in (-290.0, 290.0)])
    points = np.vstack([road, corners])
    shape = around(points, np.arange(24) < 20, 24)
    west, south, east, north = shape.bounds
    room = MARGIN_M + CELL_M
    assert min(west, south) >= -room and north <= room and east <= 950 + room


def test_of_two_carriageways_one_is_outside():
    along = np.arange(0.0, 3000.0, 50.0)
    points = np.vstack([np.column_stack([along, np.full(60, y)]) for y in (10.0, 22.0)])
    shape = around(points, np.arange(120) < 60, 120)
    assert shapely.contains_xy(shape, points).tolist() == [True] * 60 + [False] * 60
    assert shape.area > 0.95 * around(points, np.ones(120, dtype=bool), 120).area


def test_a_budget_that_ends_on_a_road_reaches_its_frontier():
    config = Settings(metric_epsg=4549, travel_factor=1.0, cutoffs_min=(1.0, 4.0, 10.0))
    from shapely.geometry import LineString

    line = LineString([(120.0, 30.0), (120.1, 30.0)])
    length = float(geometry_to_metric(line, 4549).length)  # about 9.65 km
    road = Road(1, 1, 2, length, 60.0, False, "primary", None, line)
    engine = travel_times([road], config)
    squads = place([Squad("S", "S", "B", "D", 1.0, None, Point(120.05, 30.0)),
                    Squad("T", "T", "B", "D", 1.0, None, Point(121.05, 30.0))], engine)
    drawn = {(c.squad_id, c.minutes): c for c in circles(squads, engine, config)}
    assert engine.snap(np.array([[120.05, 30.0]])).access_ms[0] < 300
    # T is off the network; S reaches only itself in its turn-out minute, 3 km either way in
    # 4 minutes, the whole road in 10
    assert set(drawn) == {("S", 4.0), ("S", 10.0), ("*", 4.0), ("*", 10.0)}
    west, _, east, _ = geometry_to_metric(drawn["S", 4.0].geom, 4549).bounds
    assert 6_000 <= east - west <= 6_000 + 2 * (MARGIN_M + 2 * CELL_M)
    assert drawn["S", 10.0].geom.covers(line)


def test_bands_are_closed_above_to_the_millisecond():
    config = changed(Settings(), certain_min=25.0, borderline_min=35.0)
    assert [band(ms, config) for ms in (1_500_000, 1_500_001, 2_100_000, 2_100_001,
                                        UNREACHABLE_MS)] == [
        "certain", "borderline", "borderline", "beyond", "unreachable"]


def test_a_squad_off_the_network_is_named(tmp_path):
    path = tmp_path / "w.gpkg"
    with small_world.build(path) as ws, ws.transaction() as writer:
        writer.append([Squad("X1", "孤岛中队", "B-330502", "330502", 3.0, None,
                             Point(121.9, 30.8))])
    answer = coverage.run(CoverageRequest(str(path)), Desk())
    assert answer["off_network"]["squads"] == {"count": 1, "names": ["孤岛中队"]}
    with open_workspace(Path(path)) as ws:
        assert "X1" not in {c.squad_id for c in ws.read(Circle)}

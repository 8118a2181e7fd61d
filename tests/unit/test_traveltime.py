"""The scipy engine against a Dijkstra written here from the definitions, in plain Python."""

from __future__ import annotations

import heapq
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Point

from halfhour.data.crs import geometry_to_metric, to_metric
from halfhour.data.errors import BadInput
from halfhour.data.records import Road
from halfhour.data.settings import Settings
from halfhour.routing.network.path import (
    decode_path,
    encode_path,
    node_times_ms,
    travel_time_ms,
)
from halfhour.routing.traveltime.factory import travel_times
from halfhour.routing.traveltime.interface import UNREACHABLE_MS
from halfhour.routing.traveltime.unpack import leg_path

SETTINGS = Settings(metric_epsg=4549, snap_limit_m=900.0)
LON, LAT, STEP = 120.0, 30.0, 0.004  # about 390 m by 440 m


def lonlat(x: float, y: float) -> tuple[float, float]:
    return (LON + STEP * x, LAT + STEP * y)


def road(road_id, a, b, nodes, *, oneway=False, speed=36.0, length=400.0, bend=0.0):
    (x0, y0), (x1, y1) = nodes[a], nodes[b]
    middle = ((x0 + x1) / 2 + bend, (y0 + y1) / 2 + bend + (0.4 if a == b else 0.0))
    line = LineString([lonlat(x0, y0), lonlat(*middle), lonlat(x1, y1)])
    return Road(road_id, 100 + a, 100 + b, length, speed, oneway, "residential", None, line)


@st.composite
def worlds(draw):
    n = draw(st.integers(2, 6))
    spots = [(i % 3, i // 3) for i in range(n)]
    count = draw(st.integers(1, 12))
    roads = []
    for road_id in draw(st.permutations(range(1, count + 1))):
        a, b = draw(st.integers(0, n - 1)), draw(st.integers(0, n - 1))
        roads.append(road(
            road_id, a, b, spots,
            oneway=draw(st.booleans()),
            speed=draw(st.sampled_from([7.0, 30.0, 50.0, 120.0])),
            length=draw(st.floats(0.0, 3000.0)),
            bend=draw(st.sampled_from([0.0, 0.1, -0.15])),
        ))
    places = draw(st.lists(
        st.tuples(st.floats(-0.5, 2.5), st.floats(-0.5, 2.5))
        | st.sampled_from([(0, 0), (1, 0), (0.5, 0), (2, 1), (30, 30)]),
        min_size=1, max_size=5,
    ))
    return roads, np.array([lonlat(*p) for p in places])


class Plain:
    """The definitions of docs/architecture.md once more, one place at a time."""

    def __init__(self, roads, config):
        self.roads = sorted(roads, key=lambda r: r.road_id)
        self.config = config
        self.ms = {r.road_id: max(1, round(r.length_m * 3600 / r.speed_kmh
                                           * config.travel_factor)) for r in roads}
        self.lines = {r.road_id: geometry_to_metric(r.geom, config.metric_epsg) for r in roads}

    def anchor(self, place):
        point = Point(to_metric(place, self.config.metric_epsg)[0])
        least = min(line.distance(point) for line in self.lines.values())
        best = next(r for r in self.roads if self.lines[r.road_id].distance(point) <= least + 1e-6)
        line = self.lines[best.road_id]
        distance = line.distance(point)
        if distance > self.config.snap_limit_m:
            return None
        fraction = line.project(point, normalized=True)
        return best, fraction, round(distance * 3600 / self.config.access_kmh)

    def time(self, a, b):
        if tuple(a) == tuple(b):
            return 0
        start, end = self.anchor(a), self.anchor(b)
        if start is None or end is None:
            return None
        (road_a, f, access_a), (road_b, g, access_b) = start, end
        part_a, part_b = round(self.ms[road_a.road_id] * f), round(self.ms[road_b.road_id] * g)
        options = []
        if road_a is road_b and (not road_a.oneway or g >= f):
            options.append(abs(part_b - part_a))
        seeds = [(self.ms[road_a.road_id] - part_a, road_a.to_node)]
        if not road_a.oneway or part_a == 0:  # 0 ms from a node is at the node
            seeds.append((part_a, road_a.from_node))
        distance = self.dijkstra(seeds)
        if road_b.from_node in distance:
            options.append(distance[road_b.from_node] + part_b)
        rest = self.ms[road_b.road_id] - part_b
        if (not road_b.oneway or rest == 0) and road_b.to_node in distance:
            options.append(distance[road_b.to_node] + rest)
        return access_a + min(options) + access_b if options else None

    def dijkstra(self, seeds):
        done, heap = {}, list(seeds)
        heapq.heapify(heap)
        while heap:
            ms, node = heapq.heappop(heap)
            if node in done:
                continue
            done[node] = ms
            for r in self.roads:
                if r.from_node == node:
                    heapq.heappush(heap, (ms + self.ms[r.road_id], r.to_node))
                if r.to_node == node and not r.oneway:
                    heapq.heappush(heap, (ms + self.ms[r.road_id], r.from_node))
        return done


@given(worlds())
@settings(max_examples=150, deadline=None)
def test_matrix_and_paths_agree_with_plain_dijkstra(world):
    roads, places = world
    engine, plain = travel_times(roads, SETTINGS), Plain(roads, SETTINGS)
    anchors = engine.snap(places)
    matrix = engine.matrix_ms(anchors, anchors)
    few = engine.matrix_ms(anchors, anchors.take([0]))
    assert np.array_equal(few[:, 0], matrix[:, 0])  # forward and backward sweeps agree
    for i, a in enumerate(places):
        for j, b in enumerate(places):
            expected = plain.time(a, b)
            assert matrix[i, j] == (UNREACHABLE_MS if expected is None else expected)
            check_path(engine, anchors, i, j, expected)


def check_path(engine, anchors, i, j, expected):
    found = engine.path(anchors, i, anchors, j)
    if expected is None:
        assert found is None
        return
    assert found.ms == expected
    assert tuple(found.lonlat[0]) == tuple(anchors.lonlat[i])
    assert tuple(found.lonlat[-1]) == tuple(anchors.lonlat[j])
    assert len(found.lonlat) >= 2 and found.length_m >= 0
    path = decode_path(encode_path(leg_path(engine.graph, anchors, i, anchors, j, found)))
    accesses = int(anchors.access_ms[i]), int(anchors.access_ms[j])
    assert travel_time_ms(engine.graph, path, *accesses) == expected
    assert node_times_ms(engine.graph, path, accesses[0]) == found.node_ms.tolist()


@given(worlds())
@settings(max_examples=60, deadline=None)
def test_node_sweeps_are_the_same_seen_from_either_end(world):
    roads, places = world
    engine = travel_times(roads, SETTINGS)
    anchors = engine.snap(places)
    to, back = engine.to_nodes_ms(anchors), engine.from_nodes_ms(anchors)
    assert to.shape == back.shape == (len(places), len(engine.graph.node_ids))
    mirrored = [Road(r.road_id, r.from_node, r.to_node, r.length_m, r.speed_kmh, False, r.kind,
                     None, r.geom) for r in roads]
    two_way = travel_times(mirrored, SETTINGS)
    again = two_way.snap(places)
    assert np.array_equal(two_way.to_nodes_ms(again), two_way.from_nodes_ms(again))
    assert (to >= two_way.to_nodes_ms(again)).all()  # a one-way never makes a way shorter


SQUARE = [(0, 0), (1, 0), (1, 1), (0, 1)]


def test_minutes_by_hand():
    # 400 m at 36 km/h = 40 s, times 1.3 = 52 s a side; three sides round the one-way
    roads = [
        road(1, 0, 1, SQUARE, oneway=True), road(2, 1, 2, SQUARE), road(3, 2, 3, SQUARE),
        road(4, 3, 0, SQUARE),
    ]
    engine = travel_times(roads, SETTINGS)
    anchors = engine.snap(np.array([lonlat(0.25, 0), lonlat(0.75, 0)]))
    assert anchors.road.tolist() == [0, 0]
    assert anchors.access_ms.tolist() == [0, 0]
    matrix = engine.matrix_ms(anchors, anchors)
    assert matrix[0, 1] == 26_000
    assert matrix[1, 0] == 13_000 + 3 * 52_000 + 13_000
    way = engine.path(anchors, 1, anchors, 0)
    assert way.nodes.tolist() == [101, 102, 103, 100]
    assert way.roads.tolist() == [2, 3, 4]
    assert way.node_ms.tolist() == [13_000, 65_000, 117_000, 169_000]
    assert way.length_m == pytest.approx(1400.0)


def test_of_parallel_roads_the_quicker_one_is_driven():
    roads = [road(7, 0, 1, SQUARE, speed=36.0), road(8, 0, 1, SQUARE, speed=72.0, bend=0.1),
             road(9, 1, 2, SQUARE), road(10, 3, 0, SQUARE)]
    engine = travel_times(roads, SETTINGS)
    anchors = engine.snap(np.array([lonlat(0, 1), lonlat(1, 1)]))
    assert engine.matrix_ms(anchors, anchors)[0, 1] == 52_000 + 26_000 + 52_000
    assert engine.path(anchors, 0, anchors, 1).roads.tolist() == [8]  # both ends lie on roads


def test_equal_distance_snaps_to_the_smaller_road_id():
    engine = travel_times([road(5, 1, 2, SQUARE), road(3, 0, 1, SQUARE)], SETTINGS)
    anchors = engine.snap(np.array([lonlat(1, 0)]))
    assert engine.graph.road_ids[anchors.road[0]] == 3
    assert anchors.fraction[0] == 1.0


def test_off_the_network_is_unreachable_but_not_from_itself():
    engine = travel_times([road(1, 0, 1, SQUARE)], SETTINGS)
    anchors = engine.snap(np.array([lonlat(0, 0), lonlat(9, 9)]))
    assert anchors.road.tolist() == [0, -1]
    assert engine.matrix_ms(anchors, anchors).tolist() == [[0, UNREACHABLE_MS],
                                                           [UNREACHABLE_MS, 0]]
    assert (engine.to_nodes_ms(anchors)[1] == UNREACHABLE_MS).all()


def test_a_long_sweep_can_be_stopped():
    class Stop(Exception):
        pass

    def stop():
        raise Stop

    engine = travel_times([road(1, 0, 1, SQUARE)], SETTINGS, on_tick=stop)
    with pytest.raises(Stop):
        engine.to_nodes_ms(engine.snap(np.array([lonlat(0, 0)])))


def test_no_roads_and_impossible_roads_are_refused():
    with pytest.raises(BadInput, match="no roads"):
        travel_times([], SETTINGS)
    with pytest.raises(BadInput, match="Road 4 "):
        travel_times([road(4, 0, 1, SQUARE, speed=0.0)], SETTINGS)


@pytest.mark.parametrize("text", [
    "{}", "[]", '{"start": [1, 0.5], "nodes": [], "roads": [], "end": null}',
    '{"start": [1, 0.5], "nodes": [1, 2], "roads": [], "end": [1, 0.5]}',
])
def test_broken_leg_paths_are_refused(text):
    with pytest.raises(ValueError):
        decode_path(text)


def test_a_path_that_is_not_there_is_told():
    engine = travel_times([road(1, 0, 1, SQUARE, oneway=True), road(2, 1, 2, SQUARE)], SETTINGS)
    raw = {"start": [2, 0.5], "nodes": [101, 100], "roads": [1], "end": [1, 0.0]}
    with pytest.raises(ValueError, match="does not lead"):
        travel_time_ms(engine.graph, decode_path(json.dumps(raw)), 0, 0)


def test_the_geometry_of_a_way_is_as_long_as_the_way():
    import small_world

    roads = [row for row in small_world.records() if isinstance(row, Road)]
    engine = travel_times(roads, Settings(metric_epsg=small_world.EPSG))
    places = np.array([small_world.place(x, y) for x in (1e3, 13e3, 14e3, 29e3)
                       for y in (1e3, 10.5e3, 11.8e3, 24e3)])
    anchors = engine.snap(places)
    for i, j in [(i, j) for i in range(len(places)) for j in range(len(places)) if i != j]:
        way = engine.path(anchors, i, anchors, j)
        drawn = LineString(to_metric(way.lonlat, small_world.EPSG)).length
        assert drawn == pytest.approx(way.length_m, abs=0.01)

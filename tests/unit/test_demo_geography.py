"""The demo city's geography: the counts it promises and the map it draws."""

import dataclasses
import hashlib
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
import shapely
import small_world
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from halfhour.data.crs import geometry_to_metric
from halfhour.data.demo.border_life import border_enterprises, joint_actions, partners
from halfhour.data.demo.facts import load_facts
from halfhour.data.demo.geography import Geography, build_geography
from halfhour.data.demo.outline import draw_outlines, winding_line
from halfhour.data.demo.partition import make_mosaic
from halfhour.data.demo.siting import choose_sites, drive_minutes
from halfhour.data.records import Enterprise, Item
from halfhour.routing.zones.joint_count import joint_count

SEED = 20260301
EPSG = 4549


@pytest.fixture(scope="module")
def city() -> Geography:
    return build_geography(SEED)


@pytest.fixture(scope="module")
def ground(city):
    return {d.district: geometry_to_metric(d.geom, EPSG) for d in city.districts}


@pytest.fixture(scope="module")
def lines(city):
    return geometry_to_metric(np.array([r.geom for r in city.roads]), EPSG)


def test_counts(city):
    assert sum(d.own for d in city.districts) == 5
    assert sum(not d.own for d in city.districts) == 9
    assert len(city.brigades) == 7
    assert len(city.squads) == 32
    assert len(city.posts) == 13
    parks = [u for u in city.units if u.kind == "park"]
    assert (len(city.units), len(parks)) == (79, 7)
    assert len({u.unit_code for u in city.units}) == 79
    assert len({s.squad_id for s in city.squads}) == 32


def test_official_names_and_codes(city):
    names = {u.unit_code: u.name for u in city.units}
    assert names["330502100"] == "织里镇"
    assert names["330503100"] == "南浔镇"
    assert names["330521115"] == "莫干山镇"
    assert names["330522200"] == "水口乡"
    assert names["330523001"] == "递铺街道"
    assert {d.name for d in city.districts if d.own} == {"吴兴区", "南浔区", "德清县", "长兴县", "安吉县"}
    official = [u for u in city.units if u.kind != "park"]
    assert all(u.unit_code.isdigit() and len(u.unit_code) == 9 for u in official)
    assert all("演示" in u.name for u in city.units if u.kind == "park")
    assert {u.position for u in city.units} == {"geonames", "generated"}


def test_every_unit_lies_in_its_district_and_answers_to_a_squad_there(city, ground):
    squads = {s.squad_id: s for s in city.squads}
    brigades = {b.brigade_id for b in city.brigades}
    for unit in city.units:
        assert ground[unit.district].contains(geometry_to_metric(unit.geom, EPSG)), unit.name
        assert squads[unit.squad_id].district == unit.district
        assert squads[unit.squad_id].brigade_id == unit.brigade_id
        assert unit.unit_code.startswith(unit.district)
    for place in (*city.squads, *city.posts, *city.neighbour_squads):
        assert ground[place.district].contains(geometry_to_metric(place.geom, EPSG)), place.name
    assert {s.brigade_id for s in city.squads} < brigades


def test_no_two_units_share_a_place(city):
    assert len({(u.geom.x, u.geom.y) for u in city.units}) == 79


def test_districts_tile_the_city(city, ground):
    areas = {f.district: f.area_km2 for f in load_facts().districts}
    own = [d.district for d in city.districts if d.own]
    for district in own:
        assert ground[district].is_valid
        assert ground[district].area / 1e6 == pytest.approx(areas[district], rel=0.02)
    together = shapely.union_all([ground[d] for d in own])
    assert together.geom_type == "Polygon"
    assert not together.interiors
    everything = [*ground.values(), geometry_to_metric(city.lake, EPSG)]
    for k, first in enumerate(everything):
        for second in everything[k + 1 :]:
            assert first.intersection(second).area < 1.0  # m²


def test_neighbours_on_land_are_neighbours_on_the_map(ground):
    across_the_lake = "320506"
    for own, neighbour in load_facts().shared_km:
        shared = ground[own].intersection(ground[neighbour]).length
        assert (shared > 3000.0) == (neighbour != across_the_lake)


def test_the_land_border_is_one_line_shared_by_both(city, ground):
    (line,) = city.boundary_lines
    metric = geometry_to_metric(line.geom, EPSG)
    assert line.geom.geom_type == "LineString"
    assert metric.length == pytest.approx(4600, rel=0.005)
    assert line.length_m == pytest.approx(metric.length, abs=0.01)
    for district in ("330502", "320509"):
        edge = ground[district].boundary
        assert metric.difference(edge.buffer(0.01)).length < 0.01
    shared = ground["330502"].intersection(ground["320509"])
    assert shared.length == pytest.approx(metric.length, rel=1e-6)
    west, south, east, north = line.geom.bounds
    assert 120.35 < west < east < 120.42
    assert 30.88 < south < north < 30.97


def test_zone_sides_are_disjoint_and_each_inside_its_district(city, ground):
    line = geometry_to_metric(city.boundary_lines[0].geom, EPSG)
    sides = [geometry_to_metric(z.geom, EPSG) for z in city.joint_zones]
    assert {z.district for z in city.joint_zones} == {"330502", "320509"}
    assert sides[0].intersection(sides[1]).area < 1.0
    for zone, side in zip(city.joint_zones, sides, strict=True):
        assert side.is_valid
        assert side.difference(ground[zone.district]).area < 1.0
        assert shapely.hausdorff_distance(side, line) <= 1001.0
        assert zone.area_km2 == pytest.approx(side.area / 1e6, rel=1e-6)
        assert 3.0 < zone.area_km2 < 4.7


def test_the_agreement_binds_the_zone_and_holds_in_2026(city):
    (memo,) = city.agreements
    assert {memo.district_a, memo.district_b} == {"330502", "320509"}
    assert (memo.signed_on.year, memo.signed_on.month) == (2023, 4)
    assert memo.valid_from <= date(2026, 1, 1) <= date(2026, 12, 31) <= memo.valid_to
    assert {z.agreement_id for z in city.joint_zones} == {memo.agreement_id}


def test_no_road_touches_the_lake(city, lines):
    lake = geometry_to_metric(city.lake, EPSG)
    assert not shapely.intersects(lines, lake).any()


def test_network_is_large_and_strongly_connected(city):
    tail = np.array([r.from_node for r in city.roads])
    head = np.array([r.to_node for r in city.roads])
    two_way = np.array([not r.oneway for r in city.roads])
    nodes = np.unique(np.concatenate([tail, head]))
    assert len(nodes) >= 25_000
    a, b = np.searchsorted(nodes, tail), np.searchsorted(nodes, head)
    rows, columns = np.concatenate([a, b[two_way]]), np.concatenate([b, a[two_way]])
    graph = coo_array((np.ones(len(rows)), (rows, columns)), shape=(len(nodes),) * 2)
    assert connected_components(graph, connection="strong")[0] == 1


def test_roads_begin_and_end_at_their_nodes(city):
    where: dict[int, tuple[float, float]] = {}
    for road in city.roads:
        for node, point in ((road.from_node, road.geom.coords[0]), (road.to_node, road.geom.coords[-1])):
            assert where.setdefault(node, point) == point
    assert len(set(where.values())) == len(where)


def test_every_place_lies_at_a_road(city, lines):
    places = (*city.units, *city.squads, *city.brigades, *city.posts, *city.neighbour_squads)
    points = geometry_to_metric(np.array([p.geom for p in places]), EPSG)
    _, away = shapely.STRtree(lines).query_nearest(points, return_distance=True, all_matches=False)
    assert max(away) < 600.0


def test_lengths_are_measured_in_the_metric_crs(city, lines):
    assert [r.length_m for r in city.roads] == pytest.approx(shapely.length(lines).tolist())
    assert min(r.length_m for r in city.roads) > 1.0


def test_only_expressways_cross_without_a_junction(city, lines):
    surface = lines[[not r.kind.startswith("motorway") for r in city.roads]]
    assert len(shapely.STRtree(surface).query(surface, predicate="crosses")[0]) == 0


def test_hierarchy_is_believable(city):
    length = {}
    for road in city.roads:
        length[road.kind] = length.get(road.kind, 0.0) + road.length_m / 1000
    assert set(length) == {
        "motorway", "motorway_link", "trunk", "primary", "secondary", "tertiary",
        "unclassified", "residential",
    }
    assert length["trunk"] < length["primary"] < length["secondary"] < length["unclassified"]
    assert all(r.oneway for r in city.roads if r.kind == "motorway")
    names = {r.name for r in city.roads}
    assert {"G50沪渝高速", "G25长深高速", "S12申嘉湖高速", "G104京岚线", "G318沪聂线", "G235新海线"} <= names


def test_nearly_every_unit_is_within_half_an_hour(city):
    units = {u.unit_code: k for k, u in enumerate(city.units)}
    places = [(u.geom.x, u.geom.y) for u in city.units] + [(s.geom.x, s.geom.y) for s in city.squads]
    minutes = drive_minutes(city.roads, np.array(places))
    row = {s.squad_id: 79 + k for k, s in enumerate(city.squads)}
    turnout = {s.squad_id: s.turnout_min for s in city.squads}
    response = [turnout[u.squad_id] + minutes[row[u.squad_id], units[u.unit_code]] for u in city.units]
    assert np.mean(np.array(response) <= 30.0) >= 0.9


def test_same_seed_same_records(city):
    again = build_geography(SEED)
    assert _digest(again) == _digest(city)


def test_another_seed_another_map(city):
    outlines = draw_outlines(make_mosaic(load_facts(), 7))
    assert outlines.border.length == pytest.approx(4600, rel=0.005)
    drawn = {d.district: geometry_to_metric(d.geom, EPSG) for d in city.districts}
    for fact in load_facts().districts:
        assert outlines.districts[fact.district].is_valid
        assert not outlines.districts[fact.district].equals(drawn[fact.district])
        if fact.own:
            assert outlines.districts[fact.district].area / 1e6 == pytest.approx(fact.area_km2, rel=0.02)


def test_winding_line_has_the_length_asked_for():
    line = winding_line(np.array([0.0, 0.0]), np.array([3000.0, 3000.0]), 4600.0)
    assert np.linalg.norm(np.diff(line, axis=0), axis=1).sum() == pytest.approx(4600.0)
    with pytest.raises(ValueError, match="apart"):
        winding_line(np.array([0.0, 0.0]), np.array([4000.0, 3000.0]), 4600.0)


def test_sites_spread_over_a_line():
    minutes = np.abs(np.subtract.outer(np.arange(9.0), np.arange(9.0)))
    assert choose_sites(minutes, np.ones(9), 3) == [1, 4, 7]
    heavy = np.where(np.arange(9) == 0, 1e6, 1.0)
    assert choose_sites(minutes, heavy, 1) == [0]
    with pytest.raises(ValueError, match="more squads"):
        choose_sites(minutes, np.ones(9), 10)


def _digest(city: Geography) -> str:
    whole = hashlib.sha256()
    for field in dataclasses.fields(city):
        records = getattr(city, field.name)
        for record in records if isinstance(records, tuple) else ():
            row = {
                f.name: getattr(record, f.name).wkb_hex if f.name == "geom" else getattr(record, f.name)
                for f in dataclasses.fields(record)
            }
            whole.update(repr(row).encode())
    whole.update(city.lake.wkb)
    return whole.hexdigest()


def test_the_joint_zone_holds_enterprises(city):
    day = date(2026, 3, 17)
    first = next(x for x in small_world.records() if isinstance(x, Enterprise) and x.geom)
    spare = [replace(first, enterprise_id=f"E{n:02d}", unit_code="330502100") for n in range(15)]
    others = [replace(first, enterprise_id="F1", unit_code="330502101"),
              replace(first, enterprise_id="F2", unit_code="330502100")]
    due = [x for x in small_world.records() if isinstance(x, Item)][:1]
    due = [replace(due[0], enterprise_id="F2")]
    made = border_enterprises([*spare, *others], due, city.boundary_lines[0], city.joint_zones,
                              city.roads, day, 1)
    assert len(made) == 17 and made[-2:] == tuple(others), "busy ones and other units stay"
    line = geometry_to_metric(city.boundary_lines[0].geom, EPSG)
    sides = [z.geom for z in city.joint_zones]
    moved = [e for e, before in zip(made, [*spare, *others], strict=True) if e != before]
    assert [sum(side.covers(e.geom) for e in moved) for side in sides] == [11, 2]
    away = sorted(round(line.distance(geometry_to_metric(e.geom, EPSG))) for e in moved)
    assert away[0] == 80 and away[-1] == 985
    assert moved == [e for e in border_enterprises(
        [*spare, *others], due, city.boundary_lines[0], city.joint_zones, city.roads, day, 1)
        if e in moved], "same seed, same places"


def test_the_demo_log_gives_the_published_figures():
    log = joint_actions(date(2026, 3, 17), "Z", "A", "330502", 1)
    count = joint_count(partners(), log, date(2025, 1, 1), date(2025, 12, 31))
    assert count.enforcement == 25
    assert count.by_level() == {"province": 2, "city": 5, "county": 4}
    assert len({a.action_id for a in log}) == len(log)

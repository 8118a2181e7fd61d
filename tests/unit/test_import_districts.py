"""District layers: areas in another datum recognised by the boundary, shared edges kept exact."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
import small_world
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import mapping

from halfhour.data.crs import geometry_to_metric
from halfhour.data.datum.shifts import to_bd09, to_cgcs2000, to_gcj02
from halfhour.data.importing.seams import seams
from halfhour.data.records import District
from halfhour.data.settings import Settings
from halfhour.data.store import create, open_workspace
from halfhour.engine.command_line import main
from halfhour.engine.desk import Desk
from halfhour.engine.run import run


def layer(path, rows):
    features = [{"type": "Feature", "properties": properties, "geometry": mapping(geom)}
                for properties, geom in rows]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features},
                               ensure_ascii=False), "utf-8")
    return path


def districts(path):
    with open_workspace(path) as workspace:
        return {d.district: d for d in workspace.read(District)}


def do(path, file, **options):
    return run("import", {"workspace": str(path), "files": [str(file)], **options}, Desk())


def dense(geom):
    return shapely.segmentize(geom, 0.01)


@pytest.fixture
def path(tmp_path):
    small_world.build(tmp_path / "w.gpkg").close()
    return tmp_path / "w.gpkg"


@pytest.mark.parametrize(("name", "shift"), [("gcj02", to_gcj02), ("bd09", to_bd09),
                                             ("cgcs2000", lambda c: c)])
def test_a_shifted_layer_is_recognised_and_its_edges_stay_shared(path, tmp_path, name, shift):
    before = districts(path)
    file = layer(tmp_path / "区县.geojson", [
        ({"adcode": int(code), "name": d.name}, shapely.transform(dense(d.geom), shift))
        for code, d in before.items()])
    outcome = do(path, file)
    assert outcome["sources"][0]["datums"] == {name: len(before)}
    after = districts(path)
    west, east = after[small_world.WEST], after[small_world.EAST]
    for code, district in after.items():
        off = shapely.distance(
            shapely.points(shapely.get_coordinates(geometry_to_metric(district.geom, 4549))),
            geometry_to_metric(before[code].geom.boundary, 4549))
        assert np.median(off) < 5 and (district.name, district.own) == (
            before[code].name, before[code].own)
    shared = set(map(tuple, shapely.get_coordinates(west.geom))) & set(
        map(tuple, shapely.get_coordinates(east.geom)))
    was = set(map(tuple, shapely.get_coordinates(dense(before[small_world.WEST].geom)))) & set(
        map(tuple, shapely.get_coordinates(dense(before[small_world.EAST].geom))))
    assert len(shared) == len(was) > 2


def test_districts_unknown_so_far_are_marked(tmp_path, path):
    file = layer(tmp_path / "a.geojson", [
        ({"区划代码": "330521", "名称": "新县"}, shapely.box(119.5, 30.4, 119.8, 30.6)),
        ({"区划代码": "33052X", "名称": "坏县"}, shapely.box(119.5, 30.4, 119.8, 30.6)),
        ({"区划代码": "330522", "名称": "叉县"}, shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]))])
    outcome = do(path, file)
    assert (outcome["new"], outcome["doubtful"]) == (1, 1)
    assert [p["row"] for p in outcome["problems"]] == [3, 4]
    assert districts(path)["330521"].own  # of the same prefecture as ours


@pytest.mark.shared
def test_the_amap_file_declared_as_wgs84_is_recognised(shared_roads, tmp_path):
    folder = shared_roads.parent / "boundaries"
    path = tmp_path / "湖州.gpkg"
    create(path, Settings(title="湖州", city="湖州市", metric_epsg=4549)).close()
    assert do(path, folder / "districts_huzhou_50km_amap_wgs84.geojson", datum="wgs84")["new"] == 46
    twins = districts(path)
    assert sum(d.own for d in twins.values()) == 5
    outcome = do(path, folder / "districts_huzhou_wujiang_amap_gcj02.geojson")
    assert outcome["sources"][0]["datums"] == {"gcj02": 6} and outcome["changed"] == 6
    for code, district in districts(path).items():
        if district != twins[code]:
            points = shapely.points(shapely.get_coordinates(geometry_to_metric(district.geom, 4549)))
            assert np.median(shapely.distance(
                points, geometry_to_metric(twins[code].geom.boundary, 4549))) < 5



@given(st.lists(st.tuples(st.floats(118, 122), st.floats(29, 32)), min_size=1, max_size=30),
       st.sampled_from(["gcj02", "bd09"]))
def test_where_a_vertex_goes_does_not_depend_on_its_company(points, datum):
    together = to_cgcs2000(np.array(points), datum)
    alone = np.vstack([to_cgcs2000(np.array([p]), datum) for p in points])
    assert together.tolist() == alone.tolist()


def square(x, y, w=1000.0, h=1000.0):
    """A rectangle, metres from the centre; its sides run along meridians and parallels."""
    lon, lat = small_world.CENTRE
    east, north = 1 / (111_320 * np.cos(np.radians(lat))), 1 / 110_870
    return shapely.box(lon + x * east, lat + y * north, lon + (x + w) * east,
                       lat + (y + h) * north)


@pytest.mark.parametrize(("right", "kind", "area", "sliver"), [
    (1000.0, None, 0, False), (996.0, "overlap", 4000, True), (1004.0, "gap", 4000, True),
    (900.0, "overlap", 100_000, False), (1040.0, "gap", 40_000, False), (1200.0, None, 0, False)])
def test_overlaps_gaps_and_slivers_are_found(right, kind, area, sliver):
    found = seams({"330502": square(0, 0), "330503": square(right, 0)}, 4549)
    if kind is None:
        assert found == []
        return
    (one,) = found
    assert (one.kind, one.districts, one.sliver) == (kind, ("330502", "330503"), sliver)
    assert one.area_m2 == pytest.approx(area, rel=0.05)
    assert one.width_m == pytest.approx(abs(1000 - right), rel=0.1)


def test_a_hole_between_three_districts_is_a_gap():
    ring = {"330502": square(0, 0, 900, 3000), "330503": square(900, 0, 2100, 900),
            "330521": square(900, 900, 2100, 2100).difference(square(950, 950, 500, 500))}
    ring["330521"] = ring["330521"].difference(square(900, 900, 60, 60))
    found = seams(ring, 4549)
    assert [s.kind for s in found] == ["gap"]
    assert found[0].area_m2 == pytest.approx(250_000 + 3_500, rel=0.05)


def test_import_tells_what_does_not_fit_and_keeps_it(path, tmp_path, capsys):
    west = districts(path)[small_world.WEST]
    wider = shapely.transform(west.geom, lambda c: c + np.array([0.0001, 0.0]))  # about 10 m to the east
    file = layer(tmp_path / "a.geojson", [({"adcode": 330502, "name": west.name}, wider)])
    outcome = do(path, file, datum="cgcs2000")
    (seam,) = outcome["sources"][0]["seams"]
    assert (seam["kind"], seam["districts"]) == ("overlap", ["330502", "330503"])
    assert outcome["doubtful"] == 1
    assert districts(path)[small_world.WEST].geom.equals(wider)
    (tmp_path / "b").mkdir()
    assert main(["import", str(path), str(file), "--datum", "cgcs2000", "--lang", "zh_CN"]) == 0
    assert "重叠" in capsys.readouterr().out

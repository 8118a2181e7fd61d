"""District layers: areas in another datum recognised by the boundary, shared edges kept exact."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
import small_world
from shapely.geometry import mapping

from halfhour.data.crs import geometry_to_metric
from halfhour.data.datum.shifts import to_bd09, to_gcj02
from halfhour.data.records import District
from halfhour.data.settings import Settings
from halfhour.data.store import create, open_workspace
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


"""A workspace made before zones were multi polygons with areas on the ellipsoid."""

from __future__ import annotations

import sqlite3

import pytest
import small_world
from shapely import MultiPolygon

from halfhour.data.records import BoundaryLine, JointAction, JointZoneSide
from halfhour.data.store import open_workspace
from halfhour.data.store.geometry_blob import decode, encode

_NEW = ("ellipsoid_km2", "method_en", "method_zh", "design")


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.gpkg"
    with small_world.made_older(path) as connection:
        for column in _NEW:
            connection.execute(f'ALTER TABLE joint_zones DROP COLUMN "{column}"')
        connection.execute("UPDATE gpkg_geometry_columns SET geometry_type_name = 'POLYGON' "
                           "WHERE table_name = 'joint_zones'")
        rows = connection.execute("SELECT fid, geom FROM joint_zones").fetchall()
        connection.executemany("UPDATE joint_zones SET geom = ? WHERE fid = ?",
                               [(encode(decode(blob).geoms[0]), fid) for fid, blob in rows])
        connection.execute("DROP TABLE joint_actions")
        connection.execute("DELETE FROM gpkg_contents WHERE table_name = 'joint_actions'")
    return path


def test_it_can_be_read_as_it_is(old):
    with open_workspace(old) as workspace:
        side = workspace.read(JointZoneSide)[0]
        assert (side.ellipsoid_km2, side.design) == (None, None)
        assert workspace.read(JointAction) == []


def test_it_is_brought_up_to_date(old):
    import pyogrio

    with open_workspace(old) as before:
        areas = [s.geom.area for s in before.read(JointZoneSide)]
    with open_workspace(old, write=True) as workspace:
        sides = workspace.read(JointZoneSide)
        assert all(isinstance(s.geom, MultiPolygon) for s in sides)
        assert [s.geom.area for s in sides] == areas
        assert workspace.read(BoundaryLine)[0].geom.geom_type == "MultiLineString"
    info = pyogrio.read_info(old, layer="joint_zones")
    assert info["geometry_type"] == "MultiPolygon"
    with sqlite3.connect(old) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM rtree_joint_zones_geom").fetchone() == (2,)

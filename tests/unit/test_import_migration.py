"""A workspace made before scores could be missing takes enterprises without them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
import small_world

from halfhour.data.records import Enterprise, ImportBatch
from halfhour.data.store import open_workspace


@pytest.fixture
def old(tmp_path):
    """A workspace whose scores are demanded and that has no tables of imports."""
    path = tmp_path / "old.gpkg"
    with small_world.made_older(path) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, '\"score_discharge\" REAL', "
            "'\"score_discharge\" REAL NOT NULL') WHERE name = 'enterprises'")
        connection.execute("PRAGMA writable_schema = RESET")
        for table in ("import_batches", "import_rows", "rows_set_aside"):
            connection.execute(f"DROP TABLE {table}")
            connection.execute("DELETE FROM gpkg_contents WHERE table_name = ?", (table,))
    return path


def test_rows_index_and_extent_survive(old):
    import pyogrio

    with open_workspace(old) as before:
        rows = before.read(Enterprise)
    extent = pyogrio.read_info(old, layer="enterprises")["total_bounds"]
    with open_workspace(old, write=True) as workspace:
        assert workspace.read(Enterprise) == rows
        assert workspace.count(ImportBatch) == 0
        with workspace.transaction() as writer:
            writer.append([replace(rows[0], enterprise_id="X", score_discharge=None)])
        assert workspace.read(Enterprise, enterprise_id="X")[0].score_discharge is None
    with sqlite3.connect(old) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        indexed = connection.execute("SELECT count(*) FROM rtree_enterprises_geom").fetchone()[0]
    assert indexed == sum(e.geom is not None for e in rows) + (rows[0].geom is not None)
    assert tuple(pyogrio.read_info(old, layer="enterprises")["total_bounds"]) == tuple(extent)

"""Golden files: one for each format and trouble; the same rows end up in the workspace."""

from __future__ import annotations

from dataclasses import replace

import pytest
from golden_tables import GOLDEN, ROWS
from shapely.geometry import Point

from halfhour.data.records import Enterprise
from halfhour.data.store import open_workspace
from halfhour.engine.desk import Desk
from halfhour.engine.run import run


def rows_of(path):
    """All enterprises as they are stored, places to a centimetre."""
    with open_workspace(path) as workspace:
        return {e.enterprise_id: replace(
            e, geom=e.geom and Point(round(e.geom.x, 7), round(e.geom.y, 7)))
            for e in workspace.read(Enterprise)}


@pytest.mark.parametrize("name", GOLDEN)
@pytest.mark.filterwarnings("ignore")
def test_the_rows_are_the_same(name, path, tmp_path):
    golden = GOLDEN[name]
    before = rows_of(path)
    if golden.known:
        with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
            writer.append([replace(e, contact="旧") for e in ROWS])
    golden.write(tmp_path / name)
    outcome = run("import", {
        "workspace": str(path), "files": [str(tmp_path / name)], "datum": golden.datum,
        **({"table": golden.table} if golden.table else {})}, Desk())
    assert isinstance(outcome, dict), outcome
    assert outcome["set_aside"] == 0, outcome["problems"]
    assert outcome["changed" if golden.known else "new"] == len(ROWS)
    assert rows_of(path) == before | {e.enterprise_id: e for e in ROWS}


def test_there_is_one_for_every_format_and_trouble():
    assert len(GOLDEN) >= 45
    suffixes = {name.rsplit(".", 1)[1] for name in GOLDEN}
    assert suffixes == {"csv", "txt", "xlsx", "xls", "gpkg", "shp", "dbf", "geojson", "json", "kml"}

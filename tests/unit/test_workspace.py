"""The workspace store: whole transactions, one writer, readable by any GeoPackage reader."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from halfhour.data.errors import BadInput, WorkspaceBusy
from halfhour.data.records import Absence, District, Officer, Road, Squad, registered
from halfhour.data.settings import Settings
from halfhour.data.store import create, open_workspace
from halfhour.data.store.geometry_blob import decode, encode


def squad(number: int) -> Squad:
    return Squad(f"S{number:02}", f"第{number}中队", "B1", "330502", 3.0, None,
                 Point(120 + number / 100, 30.8))


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "湖州 指挥中心"
    folder.mkdir()
    return folder / "湖州 demo.gpkg"


def test_records_come_back_as_they_went_in(path):
    officer = Officer("O1", "张三", "squad", "S01", "civil_service", None, None, date(2026, 3, 1),
                      True, ("涉水", "涉气"), date(2020, 1, 1), None)
    district = District("330502", "吴兴区", "湖州市", "浙江省", True,
                        MultiPolygon([box(120, 30, 120.5, 31)]))
    with create(path, Settings(title="湖州")) as workspace:
        with workspace.transaction() as writer:
            writer.append([squad(1), squad(2), officer, district])
        assert workspace.read(Squad) == [squad(1), squad(2)]
    with open_workspace(path) as workspace:
        assert workspace.read(Squad, squad_id="S02") == [squad(2)]
        assert workspace.read(Officer) == [officer]
        assert workspace.read(District)[0].geom.equals(district.geom)
        assert workspace.settings().title == "湖州"


def test_a_failing_transaction_leaves_every_table_as_it_was(path):
    with create(path, Settings()) as workspace:
        with workspace.transaction() as writer:
            writer.append([squad(1)])
        with pytest.raises(sqlite3.IntegrityError), workspace.transaction() as writer:
            writer.append([Absence("O1", date(2026, 1, 1), date(2026, 1, 2), "leave")])
            writer.replace(Squad, [squad(2), squad(2)])
        assert workspace.read(Squad) == [squad(1)]
        assert workspace.count(Absence) == 0


def test_one_writer_only(path):
    with create(path, Settings()), pytest.raises(WorkspaceBusy):
        open_workspace(path, write=True)
    open_workspace(path, write=True).close()


def test_a_reader_sees_one_snapshot(path):
    with create(path, Settings()) as writing, open_workspace(path) as reading:
        assert reading.count(Squad) == 0
        with writing.transaction() as writer:
            writer.append([squad(1)])
        assert reading.count(Squad) == 0
        with open_workspace(path) as later:
            assert later.count(Squad) == 1


@pytest.mark.parametrize("content", [b"", b"not a database" * 100])
def test_what_is_no_workspace_is_refused(path, content):
    path.write_bytes(content)
    for write in (False, True):
        with pytest.raises(BadInput, match="not a Half-Hour workspace"):
            open_workspace(path, write=write)
    assert path.read_bytes() == content


def test_a_newer_schema_is_refused(path):
    create(path, Settings()).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE settings SET value = '99' WHERE key = 'schema_version'")
    connection.close()
    with pytest.raises(BadInput, match="newer Half-Hour"):
        open_workspace(path, write=True)
    # and the refusal has not kept the lock
    with pytest.raises(BadInput, match="newer Half-Hour"):
        open_workspace(path, write=True)


def test_an_existing_file_is_not_overwritten(path):
    create(path, Settings(title="first")).close()
    with pytest.raises(BadInput, match="exists already"):
        create(path, Settings())
    with open_workspace(path) as workspace:
        assert workspace.settings().title == "first"
    assert not list(path.parent.glob("*.new"))


def test_the_event_log_is_chained_and_append_only(path):
    with create(path, Settings()) as workspace:
        for number in range(3):
            with workspace.transaction() as writer:
                writer.log("tester", "test", f"line {number}\nwith a break")
        assert workspace.first_broken_log_line() is None
    with sqlite3.connect(path) as connection:
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE event_log SET summary = 'x'")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("DELETE FROM event_log")
        connection.execute("DROP TRIGGER event_log_no_update")
        connection.execute("UPDATE event_log SET summary = 'forged' WHERE seq = 2")
    connection.close()
    with open_workspace(path) as workspace:
        assert workspace.first_broken_log_line() == 2


def test_gdal_reads_every_table(path):
    import pyogrio

    road = Road(1, 1, 2, 1000.0, 60.0, False, "primary", "G318", LineString([(120, 30), (121, 31)]))
    with create(path, Settings()) as workspace, workspace.transaction() as writer:
        writer.append([squad(1), road])
    names = {name for name, _ in pyogrio.list_layers(path)}
    assert names == set(registered())
    info = pyogrio.read_info(path, layer="squads")
    assert info["crs"] == "EPSG:4490" and info["features"] == 1
    assert tuple(info["total_bounds"]) == pytest.approx((120.01, 30.8, 120.01, 30.8))
    inside = pyogrio.read_dataframe(path, layer="roads", bbox=(120.4, 30.4, 120.6, 30.6))
    assert list(inside["name"]) == ["G318"]


coordinates = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
geometries = st.one_of(
    st.builds(Point, coordinates),
    st.builds(LineString, st.lists(coordinates, min_size=2, max_size=6)),
    st.just(Polygon()),
)


@given(geometries)
@settings(max_examples=60, deadline=None)
def test_geometry_blobs_round_trip(geom):
    assert decode(encode(geom)).equals_exact(geom, 0) or geom.is_empty


def test_datetimes_are_stored_in_utc(path):
    from halfhour.data.records import Incident

    at = datetime(2026, 3, 17, 8, 30, tzinfo=UTC)
    with create(path, Settings()) as workspace:
        with workspace.transaction() as writer:
            writer.append([Incident("I1", at, "1", "气味", None, None, Point(120, 30))])
        assert workspace.read(Incident)[0].at == at


def test_a_killed_writer_leaves_no_lock(path):
    create(path, Settings()).close()
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom halfhour.data.store import open_workspace\n"
        "open_workspace(Path(sys.argv[1]), write=True)\nos._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)]).returncode == 9
    open_workspace(path, write=True).close()


def test_a_file_that_gdal_set_back_to_delete_can_be_written_again(path):
    create(path, Settings()).close()
    with sqlite3.connect(path) as connection:  # what QGIS does to an idle WAL file
        assert connection.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    connection.close()
    with open_workspace(path, write=True) as workspace:
        with workspace.transaction() as writer:
            writer.append([squad(1)])
        assert workspace.count(Squad) == 1


def test_an_older_workspace_gets_what_is_new(path):
    """A table and an optional column of later versions are missing from the file."""
    create(path, Settings(title="old")).close()
    with sqlite3.connect(path) as connection:
        for table in ("rtree_waters_geom", "waters"):
            connection.execute(f'DROP TABLE "{table}"')
        for register in ("gpkg_contents", "gpkg_geometry_columns", "gpkg_extensions"):
            connection.execute(f"DELETE FROM {register} WHERE table_name = 'waters'")
        connection.execute("ALTER TABLE squads DROP COLUMN phone")
    connection.close()
    from halfhour.data.records import Water

    lake = Water("太湖", box(120, 31, 120.5, 31.5))
    with open_workspace(path) as reading:
        assert reading.read(Water) == [] and reading.count(Water) == 0
    with open_workspace(path, write=True) as workspace:
        with workspace.transaction() as writer:
            writer.append([lake, squad(1)])
        assert workspace.read(Water) == [lake] and workspace.read(Squad) == [squad(1)]
        assert workspace.settings().title == "old"
    import pyogrio

    assert len(pyogrio.read_dataframe(path, layer="waters", bbox=(120, 31, 121, 32))) == 1


def test_a_reader_leaves_no_litter(path):
    create(path, Settings()).close()
    with open_workspace(path) as workspace:
        workspace.settings()
        with pytest.raises(RuntimeError), workspace.transaction():
            pass
    assert {p.name for p in path.parent.iterdir()} <= {path.name, f".{path.name}.lock"}

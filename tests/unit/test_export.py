"""``halfhour export``: what we write comes back unchanged, and carries no formula."""

from __future__ import annotations

import shutil
import sqlite3
import string
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import small_world
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, box

from halfhour.data import records as r
from halfhour.data.codes import permit_code, uscc
from halfhour.data.importing.fields import TABLES
from halfhour.data.importing.synonyms import plain, vocabulary
from halfhour.data.records import registered, spec_of
from halfhour.data.settings import Settings
from halfhour.data.store import create, open_workspace
from halfhour.engine.desk import Desk
from halfhour.engine.run import Failure, run
from halfhour.protocol.codes import CODES
from halfhour.protocol.fields import field_name

# what SQLite, XML and GDAL can all hold; the importer strips NUL itself
CHARACTERS = st.characters(codec="utf-8", exclude_characters="\x00")
TEXT = st.one_of(
    st.text(CHARACTERS, min_size=1, max_size=20),
    st.sampled_from(["=1+1", "+86", "-", "@SUM(A1)", "#N/A", "无", "合计", "注:演示", "_x000D_", "007",
                     "1e5", " 前后 ", "两\n行", "回\r车", "'引号", "2025-03-01", "是"]))
LON, LAT = st.floats(119.0, 121.0), st.floats(30.0, 31.5)
PLACE = st.builds(Point, LON, LAT)
DAYS = st.dates(date(1801, 1, 1), date(9999, 12, 31))
MINUTES = st.floats(0, 1440)
NAMES = st.lists(TEXT.filter(lambda t: ";" not in t), max_size=3, unique=True).map(tuple)
WORLD = settings(max_examples=7, deadline=None, suppress_health_check=list(HealthCheck))


def maybe(strategy):
    return st.none() | strategy


def word(table, column):
    return st.sampled_from(sorted(CODES[table][column]))


@st.composite
def worlds(draw):
    """A few rows of every importable table, referring to each other as they must."""
    code = uscc.generate(draw(st.randoms(use_true_random=False)), "330502")
    district = r.District("330502", draw(TEXT), draw(TEXT), draw(TEXT), draw(st.booleans()),
                          MultiPolygon([box(119, 30, 120 + draw(st.floats(0, 1)), 31)]))
    brigade = r.Brigade("B1", draw(TEXT), draw(word("brigades", "level")), "330502", draw(PLACE))
    squad = r.Squad("S1", draw(TEXT), "B1", "330502", draw(MINUTES), draw(maybe(TEXT)),
                    draw(PLACE))
    unit = r.Unit("330502101", draw(TEXT), "town", "330502", "B1", "S1", draw(st.floats(0, 9)),
                  draw(word("units", "position")), draw(PLACE))
    officer = r.Officer(
        "007", draw(TEXT), "squad", "S1", draw(word("officers", "staff")), draw(maybe(TEXT)),
        draw(maybe(st.just(date(1890, 1, 1)))), draw(maybe(st.just(date(9999, 12, 31)))),
        draw(st.booleans()), draw(NAMES), draw(DAYS), draw(maybe(TEXT)))
    score = maybe(st.floats(0, 100))
    enterprise = r.Enterprise(
        permit_code.generate(code, 1), draw(TEXT), draw(st.sampled_from([code, ""])), "C2614",
        draw(TEXT), draw(word("enterprises", "permit_class")), "330502", "330502101",
        draw(st.just("") | TEXT), draw(score), draw(score), draw(score), draw(score),
        draw(word("enterprises", "colour")), draw(st.just("") | TEXT), draw(st.booleans()),
        draw(maybe(DAYS)), draw(maybe(DAYS)), draw(maybe(TEXT)), draw(st.integers(0, 9)),
        draw(maybe(TEXT)), draw(maybe(PLACE)))
    start, end = sorted([draw(DAYS), draw(DAYS)])
    opens, closes = sorted([draw(MINUTES), draw(MINUTES)])
    return [
        district, brigade, squad, unit, r.Post("P1", draw(TEXT), draw(TEXT), "330502",
                                               "330502101", draw(PLACE)),
        r.NeighbourSquad("N1", draw(TEXT), "330502", draw(MINUTES), draw(PLACE)),
        officer, r.RosterDay("007", draw(DAYS), draw(word("roster", "duty"))),
        r.Absence("007", start, end, draw(TEXT)),
        r.Vehicle("V1", draw(TEXT), draw(TEXT), "squad", "S1", draw(st.booleans())),
        r.Equipment("E1", draw(TEXT), "brigade", "B1", draw(st.integers(0, 99))),
        r.Agreement("A1", draw(TEXT), "330502", "330502", start, start, end, draw(NAMES),
                    draw(TEXT), draw(maybe(TEXT))),
        r.Partner(draw(st.sampled_from(("320000", "320509"))), draw(TEXT), draw(maybe(DAYS)),
                  draw(maybe(TEXT))),
        enterprise,
        r.Item("I1", enterprise.enterprise_id, "演示事项", draw(word("items", "kind")), start, end,
               draw(st.booleans()), draw(st.floats(0, 9)), draw(st.floats(0.5, 1440)),
               draw(maybe(TEXT)), opens, closes, draw(maybe(MINUTES)), draw(st.booleans()),
               "演示数据", draw(maybe(DAYS))),
        r.Holiday(draw(DAYS), draw(word("holidays", "kind")), draw(TEXT)),
        r.Trip("T1", draw(LON), draw(LAT), draw(LON), draw(LAT), draw(st.floats(0.5, 1440)),
               draw(maybe(DAYS)), draw(maybe(MINUTES)), draw(maybe(TEXT))),
        r.Recusal("007", enterprise.enterprise_id, draw(TEXT)),
    ]


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    path = tmp_path_factory.mktemp("bare") / "空.gpkg"
    create(path, Settings(title="演示数据")).close()
    return path


def command(name, **params):
    outcome = run(name, params, Desk(language="zh_CN"))
    assert not isinstance(outcome, Failure), outcome
    return outcome


def rows_of(path, records):
    with open_workspace(path) as workspace:
        return {record.__name__: workspace.read(record) for record in records}


@pytest.mark.parametrize("suffix", [".xlsx", ".gpkg"])
@given(world=worlds())
@WORLD
def test_any_table_written_by_us_and_imported_again_is_unchanged(suffix, bare, tmp_path, world):
    source = Path(shutil.copy(bare, tmp_path / "源.gpkg"))
    with open_workspace(source, write=True) as workspace, workspace.transaction() as writer:
        writer.append(world)
    target = Path(shutil.copy(bare, tmp_path / "空.gpkg"))
    if suffix == ".xlsx":  # areas do not fit into cells
        with open_workspace(target, write=True) as workspace, workspace.transaction() as writer:
            writer.append(world[:1])
    file = tmp_path / f"导出{suffix}"
    counts = command("export", workspace=str(source), out=str(file), overwrite=True)["tables"]
    assert len(counts) == len(TABLES)
    answer = command("import", workspace=str(target), files=[str(file)])
    assert answer["problems"] == []
    assert rows_of(target, TABLES.values()) == rows_of(source, TABLES.values())


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    path = tmp_path_factory.mktemp("world") / "小县.gpkg"
    small_world.build(path).close()
    return path


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_headers_of_every_table_lead_back_to_their_fields(language):
    for word_, record in TABLES.items():
        for column in spec_of(record).columns:
            header = field_name(spec_of(record).name, column.name, language)
            ranks = vocabulary(word_)[plain(header)]
            assert min(ranks, key=ranks.get) == column.name, (word_, header, ranks)


def test_the_small_world_goes_round_in_both_languages_and_formats(small, tmp_path):
    before = rows_of(small, TABLES.values())
    for language in ("en", "zh_CN"):
        for suffix in (".xlsx", ".gpkg"):
            file = tmp_path / f"{language}{suffix}"
            run("export", {"workspace": str(small), "out": str(file)}, Desk(language=language))
            copy = Path(shutil.copy(small, tmp_path / "w.gpkg"))
            answer = command("import", workspace=str(copy), files=[str(file)])
            assert (answer["new"], answer["changed"], answer["set_aside"]) == (0, 0, 0), (
                file, answer["changed_rows"][:3], answer["problems"][:3])
            assert answer["same"] == sum(map(len, before.values()))
            assert not any("undecided" in s["datums"] for s in answer["sources"])
            assert rows_of(copy, TABLES.values()) == before


def test_every_table_can_be_exported(small, tmp_path):
    with open_workspace(small) as workspace:
        filled = {n for n, spec in registered().items() if workspace.count(spec.record)}
    for suffix in (".xlsx", ".gpkg"):
        answer = command("export", workspace=str(small), out=str(tmp_path / f"a{suffix}"),
                         tables="all")
        assert set(answer["tables"]) == filled
    layers = sqlite3.connect(tmp_path / "a.gpkg").execute(
        "SELECT count(*) FROM gpkg_geometry_columns").fetchone()[0]
    assert layers == sum(bool(registered()[n].geometry) for n in filled)


def test_no_cell_of_a_workbook_is_a_formula(small, tmp_path):
    copy = Path(shutil.copy(small, tmp_path / "w.gpkg"))
    evil = "=HYPERLINK(\"http://example.org\",\"x\")"
    with open_workspace(copy, write=True) as workspace, workspace.transaction() as writer:
        writer.append([r.Post("P9", evil, "@SUM(1)", small_world.WEST, None,
                              Point(small_world.CENTRE))])
    command("export", workspace=str(copy), out=str(tmp_path / "x.xlsx"), tables="posts")
    cells = [c for row in openpyxl.load_workbook(tmp_path / "x.xlsx").active.iter_rows()
             for c in row]
    assert {c.data_type for c in cells} <= {"s", "n"}
    assert evil in [c.value for c in cells]


@pytest.mark.parametrize(("params", "told"), [
    ({"out": "x.csv"}, ".xlsx"), ({"out": "x.xlsx", "tables": "plants"}, "plants"),
    ({"out": "missing/x.xlsx"}, "missing")])
def test_what_cannot_be_exported_is_said_and_leaves_no_file(small, tmp_path, params, told):
    outcome = run("export", {"workspace": str(small)} | params
                  | {"out": str(tmp_path / params["out"])}, Desk())
    assert isinstance(outcome, Failure)
    assert outcome.exit_code == 2
    assert told in outcome.message
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_not_replaced_unasked(small, tmp_path):
    file = tmp_path / "x.xlsx"
    file.write_text("mine", "utf-8")
    outcome = run("export", {"workspace": str(small), "out": str(file)}, Desk())
    assert isinstance(outcome, Failure)
    assert file.read_text("utf-8") == "mine"
    command("export", workspace=str(small), out=str(file), overwrite=True)
    assert set(file.read_bytes()[:2]) == set(b"PK")


def test_a_text_too_long_for_a_cell_is_named(small, tmp_path):
    copy = Path(shutil.copy(small, tmp_path / "w.gpkg"))
    with open_workspace(copy, write=True) as workspace, workspace.transaction() as writer:
        writer.update(r.Post, {"post_id": "P1"}, theme=string.ascii_letters * 700)
    outcome = run("export", {"workspace": str(copy), "out": str(tmp_path / "x.xlsx")}, Desk())
    assert isinstance(outcome, Failure)
    assert "P1" in outcome.message

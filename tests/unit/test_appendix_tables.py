"""The appendix's tables and workbooks: figures, formula safety, and what the neighbour gets."""

from __future__ import annotations

import openpyxl
import pytest
import small_world
from small_world import EAST, NEIGHBOUR

from halfhour.data import records as r
from halfhour.data.errors import BadInput
from halfhour.engine.commands import appendix
from halfhour.engine.desk import Desk
from halfhour.layers.appendix.book import write_book
from halfhour.layers.appendix.enterprise_table import enterprise_table
from halfhour.layers.appendix.zone_tables import Table, area_table, line_points, zone_tables
from halfhour.protocol.requests import AppendixRequest


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_tables_of_a_zone(world, zone, language):
    districts = [x for x in world if isinstance(x, r.District)]
    tables = zone_tables(zone, districts, language)
    assert [t.rows[0][0] for t in tables[:3]] == ["J1", "A1", "B1"]
    assert tables[-1].rows[-1][3] == "9.200"
    assert all(len(row) == len(t.header) for t in tables for row in t.rows)
    first = line_points(zone).points[0]
    assert tables[0].rows[0][3:] == [first.north, first.east]


def test_nothing_in_a_workbook_is_a_formula(tmp_path):
    risky = ["=1+1", "+86", "-3", "@cmd", "=HYPERLINK(\"x\")", "a\x07b"]
    write_book(tmp_path / "b.xlsx", [Table("a/b:c*d", ["=h"], [[x] for x in risky], "=note")])
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0]
    cells = [c for row in sheet.iter_rows() for c in row if c.value is not None]
    assert len(cells) == len(risky) + 2
    assert all(c.data_type == "s" for c in cells)
    assert all(c.quotePrefix for c in cells if str(c.value)[0] in "=+-@")


def test_enterprise_table_names_certainty_and_blind_spots(world):
    known = next(x for x in world if isinstance(x, r.Enterprise) and x.geom is not None)
    found = r.ZoneEnterprise("Z", known.enterprise_id, "=演示", EAST, "red", 990.4, 30.0, True,
                             "borderline", ("unclaimed", "unvisited"), known.geom)
    table = enterprise_table("南浔区", [found], {known.enterprise_id: known}, "zh_CN")
    assert table.rows[0][:2] == [1, "=演示"]
    assert table.rows[0][5:9] == [990, "是", "临界", "无中队负责；长期未检查"]
    assert enterprise_table("南浔区", [], {}, "en").rows == []


@pytest.fixture
def printed(tmp_path, monkeypatch):
    """Run the command without QGIS; keep what would be sent to it."""
    sent = {}

    def draw(task, params, **_):
        from pathlib import Path

        sent.update(params, task=task)
        Path(params["out"]).write_bytes(b"%PDF sheet")
        return {"pages": 1, "qgis": "test"}

    monkeypatch.setattr(appendix, "run_in_qgis", draw)
    with small_world.build(tmp_path / "w.gpkg"):
        pass

    def run(**changes):
        values = {"workspace": str(tmp_path / "w.gpkg"), "out": str(tmp_path / "附件"),
                  "date": "2026-03-17"}
        return appendix.run(AppendixRequest(**(values | changes)), Desk()), sent

    return run


def test_two_folders_and_a_stamp(printed, tmp_path):
    answer, sent = printed()
    assert sorted(p.relative_to(tmp_path / "附件").as_posix()
                  for p in (tmp_path / "附件").rglob("*.*")) == [
        "internal/appendix.pdf", f"internal/enterprises-{NEIGHBOUR}.xlsx",
        f"internal/enterprises-{EAST}.xlsx", "internal/zone.xlsx", "neighbour/appendix.pdf",
        "neighbour/zone.xlsx"]
    assert sent["texts"]["internal_stamp"].startswith("Internal working map")
    assert sent["in_force"] and answer["notes"] == []


def test_the_neighbour_learns_nothing_of_our_layers(printed, tmp_path, world):
    _, sent = printed(error_m=2000.0)  # so that there are enterprises to be kept back
    ours = [x for kind in (r.Enterprise, r.Squad, r.Post, r.Officer) for x in world
            if isinstance(x, kind)]
    secrets = [x.name for x in ours] + [x.enterprise_id for x in ours if hasattr(x, "uscc")]
    book = openpyxl.load_workbook(tmp_path / "附件" / "neighbour" / "zone.xlsx")
    told = repr(sent) + "".join(str(c.value) for s in book for row in s.iter_rows() for c in row)
    assert not [name for name in secrets if name in told]
    inner = openpyxl.load_workbook(tmp_path / "附件" / "internal" / f"enterprises-{EAST}.xlsx")
    kept = "".join(str(c.value) for s in inner for row in s.iter_rows() for c in row)
    assert any(name in kept for name in secrets), "our own workbook has them"


def test_public_only_with_a_map_review_number(printed, tmp_path):
    with pytest.raises(BadInput, match="map review number"):
        printed(public=True)
    with pytest.raises(BadInput, match="map review number"):
        printed(public=True, review_no="  ")
    assert not (tmp_path / "附件").exists()
    _, sent = printed(public=True, review_no="GS(2026)0001号")
    assert "GS(2026)0001号" in sent["texts"]["internal_stamp"] and sent["reviewed"]
    assert sent["texts"]["secrecy"] == ""


def test_an_expired_agreement_is_said_on_the_sheet(printed):
    answer, sent = printed(date="2027-01-01")
    assert not sent["in_force"] and "ran out on 2026-12-31" in sent["texts"]["force"]
    assert answer["notes"]


def test_districts_of_one_province_need_no_stamp(world, zone):
    one = [x for x in world if isinstance(x, r.District)]
    from dataclasses import replace

    assert appendix._several_provinces(zone, one)
    assert not appendix._several_provinces(zone, [replace(d, province="浙江省") for d in one])
    assert area_table(zone, one, "en").rows[0][1] == 1000

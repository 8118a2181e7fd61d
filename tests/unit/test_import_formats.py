"""Sheets with all the usual troubles, and files that cannot be read."""

from __future__ import annotations

import contextlib
import random
from datetime import date
from pathlib import Path

import bureau_files
import pytest
import small_world
from golden_tables import GOLDEN

from halfhour.data.errors import BadInput
from halfhour.data.importing.take import take
from halfhour.data.importing.values import FOREVER
from halfhour.data.importing.write import write
from halfhour.data.records import Equipment, Item, Officer, Squad
from halfhour.data.store import open_workspace

TABLES = Path(__file__).resolve().parents[1] / "fixtures" / "tables"
TODAY = date(2026, 3, 17)


def judged(path, *files, table=None, datum="auto", told=None):
    with open_workspace(path) as workspace:
        return take(workspace, files, table=table, datum=datum, told=lambda name, _: (told or {}).get(name, {}), today=TODAY,
                    tick=lambda share, rows: None)


def imported(path, *files, table=None, **options):
    """Import files, write, and return the outcome."""
    outcome = judged(path, *files, table=table, **options)
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        write(writer, outcome, "I00001", files, "test", remove_gone=False)
    return outcome


def problems(outcome):
    return [p.text for d in outcome.set_aside for p in d.problems]


ROWS = bureau_files.enterprises(12)


def test_the_old_excel_format_with_merged_cells_and_a_two_row_header(path):
    outcome = imported(path, TABLES / "officers.xls")
    assert (outcome.sources[0].table, outcome.sources[0].header_row) == ("officers", 2)
    assert outcome.count("new") == 3 and outcome.sources[0].notes == [1, 8]
    with open_workspace(path) as workspace:
        officers = {o.officer_id: o for o in workspace.read(Officer)}
    assert officers["00042"].skills == ("涉水", "涉气")
    assert officers["00042"].cert_to == date(2029, 12, 31)
    assert officers["00043"].cert_to == FOREVER and officers["00043"].home_id == "W1"
    assert officers["00043"].certificate_no == "11050226902"
    assert officers["00044"].cert_from == date(2025, 1, 1)
    assert officers["00044"].home_id == "E1" and officers["00044"].joined_on == date(2019, 7, 1)


def test_a_two_row_header_in_plain_text(path, tmp_path):
    rows = [
        ["企业信息", "", "", "位置", ""], ["单位名称", "信用代码", "区划代码", "东经", "北纬"],
        ["演示一厂", ROWS[0].uscc, small_world.WEST, "120°05′12″", "30°47′06″"],
        ["单位名称", "信用代码", "区划代码", "东经", "北纬"],
        ["演示二厂", ROWS[1].uscc, small_world.WEST, "１２０．０９", "３０．７９"],
        ["合计", "2家", "", "", ""],
    ]
    outcome = judged(path, bureau_files.write_csv(tmp_path / "a.csv", rows), table="enterprises")
    assert [e.after.name for e in outcome.entries] == ["演示一厂", "演示二厂"]
    assert [e.draft.row for e in outcome.entries] == [3, 5]
    assert outcome.sources[0].notes[-2:] == [4, 6]
    place = outcome.entries[0].after.geom
    assert (place.x, place.y) == pytest.approx((120.086667, 30.785), abs=1e-6)


def test_headers_by_their_spelling_and_units(path, tmp_path):
    rows = [["中队名称:", "所属区县*", "出动时间（秒）", "经 度", "纬度 "],
            ["新中队", small_world.WEST, "240", "120.1", "30.8"]]
    outcome = imported(path, bureau_files.write_csv(tmp_path / "中队.csv", rows))
    assert outcome.tables() == ["squads"]
    with open_workspace(path) as workspace:
        squad = workspace.read(Squad, name="新中队")[0]
    assert (squad.turnout_min, squad.district) == (4.0, small_world.WEST)
    close = judged(path, bureau_files.write_csv(tmp_path / "b.csv", [
        ["企业名称", "统一社会信用代玛", "所属区县"], ["甲", ROWS[0].uscc, small_world.WEST]]))
    assert close.sources[0].close == {"统一社会信用代玛": "uscc"}


def test_an_unclear_column_is_asked_for_and_the_answer_taken(path, tmp_path):
    rows = [["车牌号", "所属单位", "所属单位编码"], ["浙E·D9999", "W1", "W1"]]
    file = bureau_files.write_csv(tmp_path / "车辆.csv", rows)
    try:
        judged(path, file, table="vehicles")
    except BadInput as asked:
        assert "所属单位编码" in str(asked) and "home_id" in str(asked)
    outcome = judged(path, file, table="vehicles",
                     told={"vehicles": {"所属单位编码": "home_id", "所属单位": ""}})
    assert outcome.entries[0].after.home_id == "W1"
    assert outcome.sources[0].columns["所属单位编码"] == "home_id"


def test_a_table_that_may_be_two_is_asked_for(path, tmp_path):
    file = bureau_files.write_csv(tmp_path / "x.csv", [["编号", "名称"], ["1", "甲"]])
    with pytest.raises(BadInput, match="--as"):
        judged(path, file)


def test_numbers_as_text_thousands_and_merged_squads(path, tmp_path):
    rows = [["装备名称", "所属中队", "数量(台)"], ["便携式烟气分析仪", "W1", "1,200"],
            ["执法记录仪", "W1", "12台"], ["无人机", "W1", "二"]]
    outcome = imported(path, bureau_files.write_csv(tmp_path / "装备.csv", rows))
    with open_workspace(path) as workspace:
        counts = {e.name: e.count for e in workspace.read(Equipment)}
    assert counts["便携式烟气分析仪"] == 1200 and counts["执法记录仪"] == 12
    assert [(d.row, d.problems[0].column) for d in outcome.set_aside] == [(4, "数量(台)")]


def test_complainants_are_never_stored(path, tmp_path):
    rows = [["投诉人姓名", "举报人电话", "信访人住址", "被投诉单位", "事项名称", "类型", "开始日期", "截止日期"],
            ["王秘密", "13812345678", "某路1号", small_world.enterprise_id(8),
             "群众反映夜间排污,来电13987654321", "信访", "2026/3/17", "2026/3/18"],
            ["李秘密", "13812345679", "某路2号", "没有的厂", "举报电话13700000000", "信访",
             "2026/3/17", "2026/3/18"]]
    file = bureau_files.write_csv(tmp_path / "投诉事项.csv", rows)
    outcome = imported(path, file)
    assert outcome.tables() == ["visits"]
    assert outcome.sources[0].dropped == ["投诉人姓名", "举报人电话", "信访人住址"]
    assert (len(outcome.entries), len(outcome.set_aside)) == (1, 1)
    with open_workspace(path, write=True) as workspace:
        item = next(i for i in workspace.read(Item) if "夜间排污" in i.name)
        assert item.kind == "case" and not item.counts_to_cap
        workspace._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    from halfhour.data.importing.error_book import write_error_book

    book = tmp_path / "errors.xlsx"
    write_error_book(book, outcome, "I00001", "zh_CN")
    import zipfile

    with zipfile.ZipFile(book) as archive:
        printed = b"".join(archive.read(n) for n in archive.namelist())
    for secret in ("王秘密", "李秘密", "13812345678", "13812345679", "某路1号", "13987654321",
                   "13700000000"):
        assert secret.encode() not in path.read_bytes(), secret
        assert secret.encode() not in printed, secret


@pytest.mark.parametrize(("name", "content", "match"), [
    ("a.csv", b"", "is empty"),
    ("a.csv", b"\x81\xff\xfe\xff" * 9, "neither UTF-8 nor GB18030"),
    ("a.xlsx", b"PK\x03\x04 broken", "damaged"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "as a workbook"),
    ("a.xls", b"<html><table><tr><td>x</td></tr></table></html>", "web page"),
    ("a.bin", b"\x00\x01\x02\x03" * 99, "no format"),
    ("a.geojson", b'{"type": "Feature', "map layer"),
    ("a.gpkg", b"SQLite format 3\x00" + b"\x00" * 200, "map layer"),
    ("a.csv", "甲,乙\n1,2\n".encode(), "no table was recognised"),
    ("a.shp", b"\x00\x00\x27\x0a", "put a.dbf, a.shx beside it"),
    ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
     + "EncryptedPackage".encode("utf-16-le"), "password"),
    ("企业.csv", "企业名称,所属区县\n".encode(), "no row below it"),
    ("企业.csv", '企业名称,所属区县\n甲,330502\n"乙,330502\n丙,330502\n'.encode(),
     "line 3: a quotation mark is never closed"),
    ("企业.csv", "企业名称,所属区县\n甲,".encode() + b"x" * 1_100_000, "million characters"),
])
def test_what_cannot_be_read_is_said(path, tmp_path, name, content, match):
    file = tmp_path / name
    file.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(BadInput, match=match):
        judged(path, file)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", [
    "merged title.xlsx", "old.xls", "points.geojson", "points.gpkg", "gbk without cpg.shp",
    "extended data.kml"])
@pytest.mark.filterwarnings("ignore")
def test_a_damaged_file_is_refused_or_read_but_never_a_trace(path, tmp_path, capsys, name):
    whole = tmp_path / name
    GOLDEN[name].write(whole)
    rng = random.Random(name)
    for round_ in range(6):
        data = bytearray(whole.read_bytes())
        data = data[: rng.randrange(len(data))] if round_ % 2 else data
        for _ in range(20):
            if data:
                data[rng.randrange(len(data))] = rng.randrange(256)
        file = tmp_path / f"damaged{whole.suffix}"
        file.write_bytes(data)
        with contextlib.suppress(BadInput):
            judged(path, file)
    assert capsys.readouterr().out == ""

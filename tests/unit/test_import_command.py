"""``halfhour import`` whole: errors on their rows, corrections, matching, undo, backup."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import bureau_files
import openpyxl
import pytest
import small_world
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halfhour.data.datum.shifts import to_bd09
from halfhour.data.errors import BadInput, WorkspaceBusy
from halfhour.data.records import (
    Enterprise,
    Event,
    ImportBatch,
    ImportRow,
    Reach,
    RosterDay,
    RowSetAside,
    Unit,
    spec_of,
)
from halfhour.data.store import open_workspace
from halfhour.data.store.backup import back_up, restore
from halfhour.engine.command_line import main
from halfhour.engine.desk import Desk
from halfhour.engine.run import Failure, run

ROWS = bureau_files.enterprises(60)


def do(path, *files, **options):
    outcome = run("import", {"workspace": str(path), "files": [str(f) for f in files], **options},
                  Desk())
    assert not isinstance(outcome, Failure), outcome
    return outcome


def refused(path, *files, **options):
    outcome = run("import", {"workspace": str(path), "files": [str(f) for f in files], **options},
                  Desk())
    assert isinstance(outcome, Failure)
    return outcome


def everything(path):
    """Every table but the log of a workspace, for comparing."""
    from halfhour.data.records import registered

    with open_workspace(path) as workspace:
        return {name: sorted(map(repr, workspace.read(spec.record)))
                for name, spec in registered().items()}


def stored(path, record=Enterprise, **where):
    with open_workspace(path) as workspace:
        return workspace.read(record, **where)


PLANTED = [
    (3, "统一社会信用代码", ROWS[1].uscc[:-1] + ("0" if ROWS[1].uscc[-1] != "0" else "1")),
    (5, "统一社会信用代码", "91330502"), (6, "排污许可证编号", ROWS[4].enterprise_id[:-1]),
    (8, "排污许可证编号", ROWS[6].enterprise_id[:3] + "9" + ROWS[6].enterprise_id[4:]),
    (9, "行业代码", "C9999"), (11, "行业代码", "A2614"), (12, "所属区县", "330599"),
    (13, "所属区县", "无此区"), (14, "乡镇(街道)", "没有镇"), (16, "管理类别", "一般管理"),
    (18, "赋码", "紫"), (20, "是否正面清单", "也许"), (21, "上次检查日期", "2025/13/1"),
    (22, "上次检查日期", "去年三月"), (23, "本年检查次数", "两次"), (25, "本年检查次数", "-1"),
    (27, "经度", "12O.1"), (28, "纬度", "30°75′00″"), (30, "企业名称", ""), (31, "经度", "71.5"),
]


def planted():
    table = bureau_files.table(ROWS)
    for row, column, value in PLANTED:
        table[row - 1][table[0].index(column)] = value
    return table


def test_twenty_planted_errors_are_twenty_lines(path, tmp_path):
    file = bureau_files.write_csv(tmp_path / "企业.csv", planted())
    outcome = do(path, file, errors=str(tmp_path / "错误.xlsx"))
    assert (outcome["set_aside"], outcome["new"]) == (20, 40)
    lines = list(openpyxl.load_workbook(outcome["errors_file"])["问题清单"].values)
    assert lines[0] == ("文件", "工作表", "行", "列", "问题", "修改建议")
    assert [(int(line[2]), line[3]) for line in lines[1:]] == [(r, c) for r, c, _ in PLANTED]
    for line in lines[1:]:
        assert all(any("\u4e00" <= c <= "\u9fff" for c in text) for text in line[4:]), line
    aside = stored(path, RowSetAside)
    assert [a.row for a in aside] == [r for r, _, _ in PLANTED]
    assert json.loads(aside[0].cells)["企业名称"] == ROWS[1].name


def test_the_error_workbook_is_corrected_and_comes_back(path, tmp_path):
    do(path, bureau_files.write_csv(tmp_path / "企业.csv", planted()),
       errors=str(tmp_path / "错误.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "错误.xlsx")
    sheet = book["待更正-企业"]
    headers = [c.value for c in sheet[1]]
    right = bureau_files.table(ROWS)
    for line, (row, column, _) in enumerate(PLANTED, start=2):
        cell = sheet.cell(line, headers.index(column) + 1)
        assert cell.fill.fgColor.rgb == "00FFF2CC"
        cell.value = right[row - 1][right[0].index(column)]
    book.save(tmp_path / "已更正.xlsx")
    outcome = do(path, tmp_path / "已更正.xlsx")
    assert (outcome["new"], outcome["set_aside"], outcome["gone"]) == (20, 0, 0)
    assert {a.mended_by for a in stored(path, RowSetAside)} == {"I00002"}
    ids = {e.enterprise_id for e in ROWS}
    found = {e.enterprise_id: e for e in stored(path) if e.enterprise_id in ids}
    assert found == {e.enterprise_id: e for e in ROWS}


def test_an_error_workbook_that_cannot_be_written_stops_the_import(path, tmp_path):
    file = bureau_files.write_csv(tmp_path / "企业.csv", planted())
    before, text = everything(path), file.read_bytes()
    assert "cannot be written" in refused(path, file, errors=str(tmp_path / "无" / "x.xlsx")).message
    assert "is a file to import" in refused(path, file, errors=str(file)).message
    assert everything(path) == before and file.read_bytes() == text


def test_an_error_workbook_somebody_may_have_corrected_is_never_overwritten(path, tmp_path):
    file = bureau_files.write_csv(tmp_path / "企业.csv", planted())
    books = [Path(do(path, file, dry_run=True)["errors_file"]) for _ in range(3)]
    assert len(set(books)) == 3 and all(book.is_file() for book in books)


def test_rows_that_nobody_knows_remove_nothing(path, tmp_path):
    file = bureau_files.write_csv(tmp_path / "企业.csv", planted())
    before = everything(path)
    assert "row 3: 20 rows have errors" in refused(path, file, remove_gone=True).message
    assert everything(path) == before


def test_no_cell_can_become_a_formula(path, tmp_path):
    table = bureau_files.table(ROWS[:5])
    for i, start in enumerate("=+-@"):
        table[i + 1][1] = f"{start}HYPERLINK(\"http://x\",\"厂\")"
        table[i + 1][3] = f"{start}cmd|' /C calc'!A0"
    outcome = do(path, bureau_files.write_csv(tmp_path / "企业.csv", table))
    book = openpyxl.load_workbook(outcome["errors_file"])
    cells = [c for sheet in book for row in sheet for c in row if c.value is not None]
    assert sum(str(c.value)[0] in "=+-@" for c in cells) >= 8
    assert all(c.data_type == "s" for c in cells)
    assert all(c.quotePrefix for c in cells if str(c.value)[0] in "=+-@")


def test_matching_by_permit_credit_code_and_name(path, tmp_path):
    do(path, bureau_files.write_csv(tmp_path / "a.csv", bureau_files.table(ROWS)))
    before = stored(path)
    table = bureau_files.table([replace(e, address="新址") for e in ROWS[:4]])
    header = table[0]
    permit, credit, name = (header.index(h) for h in
                            ("排污许可证编号", "统一社会信用代码", "企业名称"))
    table[2][permit] = ""                        # by credit code
    table[3][permit] = table[3][credit] = ""     # by name and place
    table[4][permit] = table[4][credit] = ""     # of this name, but 30 km away: another one
    table[4][header.index("经度")] = "120.4"
    table[4][header.index("乡镇(街道)")] = ""
    file = bureau_files.write_csv(tmp_path / "b.csv", table)
    shown = do(path, file, dry_run=True)
    assert stored(path) == before and shown["batch"] is None
    assert [r["fields"] for r in shown["changed_rows"]] == [["Address"]] * 3
    assert shown["gone"] == len(before) - 3
    outcome = do(path, file)
    assert {k: outcome[k] for k in ("new", "changed", "same", "gone")} == {
        k: shown[k] for k in ("new", "changed", "same", "gone")}
    assert (outcome["new"], outcome["changed"]) == (1, 3)
    changed = {e.enterprise_id: e for e in stored(path)}
    assert [changed[e.enterprise_id].address for e in ROWS[:3]] == ["新址"] * 3
    assert name and len(changed) == len(before) + 1
    history = [r for r in stored(path, ImportRow, batch_id="I00002") if r.action == "changed"]
    assert all(r.before != r.after for r in history) and len(history) == 3


def test_undo_brings_every_row_back(path, tmp_path):
    before = everything(path)
    do(path, bureau_files.write_csv(tmp_path / "a.csv", planted()))
    middle = everything(path)
    table = bureau_files.table([replace(e, address="新址") for e in ROWS])
    do(path, bureau_files.write_csv(tmp_path / "b.csv", table), remove_gone=True)
    assert len(stored(path)) == 60
    assert run("import", {"workspace": str(path), "files": [], "undo": True}, Desk())["undone"] == \
        "I00002"
    after = everything(path)
    log = ("event_log", "import_batches", "import_rows")
    assert {k: v for k, v in after.items() if k not in log} == \
        {k: v for k, v in middle.items() if k not in log}
    do(path, undo=True)
    after = everything(path)
    assert {k: v for k, v in after.items() if k not in log} == \
        {k: v for k, v in before.items() if k not in log}
    assert [b.state for b in stored(path, ImportBatch)] == ["undone", "undone"]
    assert "no import to undo" in refused(path, undo=True).message
    with open_workspace(path) as workspace:
        assert workspace.first_broken_log_line() is None
        assert not [e for e in workspace.read(Event) if "演示第" in e.summary]


def test_undo_never_loses_a_later_change(path, tmp_path):
    do(path, bureau_files.write_csv(tmp_path / "a.csv", bureau_files.table(ROWS)))
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        writer.update(Enterprise, {"enterprise_id": ROWS[3].enterprise_id}, contact="别人改的")
    before = everything(path)
    assert ROWS[3].enterprise_id in refused(path, undo=True).message
    assert everything(path) == before


def test_twice_the_same_file_changes_nothing(path, tmp_path):
    file = bureau_files.write_xlsx(tmp_path / "a.xlsx", bureau_files.table(ROWS))
    do(path, file)
    again = do(path, file)
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 60)
    table = bureau_files.table(ROWS)
    table.append(table[5])
    twice = do(path, bureau_files.write_csv(tmp_path / "b.csv", table))
    assert (twice["set_aside"], twice["problems"][0]["row"]) == (1, 62)


def test_baidu_rows_are_flagged_converted_once_and_recorded(path, tmp_path):
    do(path, bureau_files.write_csv(tmp_path / "a.csv", bureau_files.table(ROWS)))
    before = stored(path)
    table = bureau_files.table(ROWS)
    for i in range(0, 60, 3):
        lon, lat = to_bd09([(ROWS[i].geom.x, ROWS[i].geom.y)])[0]
        table[i + 1][-2:] = [repr(float(lon)), repr(float(lat))]
    file = bureau_files.write_csv(tmp_path / "百度.csv", table)
    for batch in ("I00002", "I00003"):
        outcome = do(path, file)
        assert outcome["sources"][0]["datums"] == {"bd09": 20, "cgcs2000": 40}
        assert (outcome["same"], outcome["changed"]) == (60, 0)
        told = stored(path, ImportRow, batch_id=batch)
        assert [r.row for r in told if r.datum == "bd09"] == list(range(2, 62, 3))
        assert told[0].stated == ", ".join(table[1][-2:])
    assert stored(path) == before
    declared = do(path, file, datum="gcj02", dry_run=True)
    assert declared["doubtful"] >= 60


def test_a_plant_that_has_moved_far_is_written_and_marked(path, tmp_path):
    do(path, bureau_files.write_csv(tmp_path / "a.csv", bureau_files.table(ROWS)))
    table = bureau_files.table(ROWS)
    table[1][-1] = repr(ROWS[0].geom.y + 0.03)  # more than 3 km
    table[2][-1] = repr(ROWS[1].geom.y + 0.001)  # somebody measured it again
    outcome = do(path, bureau_files.write_csv(tmp_path / "b.csv", table), datum="cgcs2000",
                 errors=str(tmp_path / "x.xlsx"))
    assert outcome["changed"] == 2
    doubts = list(openpyxl.load_workbook(tmp_path / "x.xlsx")["疑点清单"].values)
    assert [(line[2], "33" in line[4]) for line in doubts if "相距" in line[4]] == [("2", True)]


def test_import_forgets_what_was_computed_from_the_old_rows(path, tmp_path):
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        unit = workspace.read(Unit)[0]
        writer.append([Reach("unit", unit.unit_code, unit.name, unit.district, None, None, None,
                             False, None, "unreachable", unit.geom)])
    do(path, bureau_files.write_csv(tmp_path / "a.csv", bureau_files.table(ROWS)), dry_run=True)
    assert stored(path, Reach)
    do(path, bureau_files.write_csv(tmp_path / "a.csv", bureau_files.table(ROWS)))
    assert not stored(path, Reach)


def test_roster_and_remembered_mapping(path, tmp_path):
    officer = stored(path, __import__("halfhour.data.records", fromlist=["Officer"]).Officer)[0]
    rows = [["谁", "值班日期", "班次"], [officer.officer_id, "2027.1.1", "外勤"],
            ["无此人", "2027.1.1", "内勤"]]
    file = bureau_files.write_csv(tmp_path / "排班.csv", rows)
    assert do(path, file, table="roster", dry_run=True)["set_aside"] == 2
    mapping = tmp_path / "对应.json"
    mapping.write_text(json.dumps({"谁": "officer_id"}, ensure_ascii=False), "utf-8")
    assert do(path, file, table="roster", mapping=str(mapping))["new"] == 1
    again = do(path, file, table="roster")  # remembered
    assert (again["same"], again["problems"][0]["row"]) == (1, 3)
    assert stored(path, RosterDay, officer_id=officer.officer_id)[-1].duty == "field"
    mapping.write_text('{"谁": "nobody"}', "utf-8")
    assert "nobody" in refused(path, file, table="roster", mapping=str(mapping)).message


def test_backup_and_restore(path, tmp_path):
    copy = tmp_path / "备份.gpkg"
    before = everything(path)
    with open_workspace(path, write=True):  # while somebody is writing
        back_up(path, copy)
    do(path, bureau_files.write_csv(tmp_path / "a.csv", bureau_files.table(ROWS)))
    assert everything(path) != before == everything(copy)
    with open_workspace(path, write=True), pytest.raises(WorkspaceBusy):
        restore(copy, path)
    assert main(["restore", str(copy), str(path)]) == 0
    assert everything(path) == before
    restore(copy, tmp_path / "新.gpkg")
    assert everything(tmp_path / "新.gpkg") == before
    with pytest.raises(BadInput, match="exists already"):
        back_up(path, copy)
    (tmp_path / "x.gpkg").write_bytes(b"nothing")
    for source, target in ((tmp_path / "x.gpkg", path), (copy, tmp_path / "x.gpkg")):
        with pytest.raises(BadInput, match="not a Half-Hour workspace"):
            restore(source, target)
    assert everything(path) == before and not list(tmp_path.glob(".*.new"))


def test_the_command_line(path, tmp_path, capsys):
    file = bureau_files.write_csv(tmp_path / "企业.csv", planted())
    other = bureau_files.write_csv(tmp_path / "更多.csv",
                                   bureau_files.table(bureau_files.enterprises(3, seed=9)))
    assert main(["import", str(path), str(file), str(other), "--as", "enterprises",
                 "--lang", "zh_CN"]) == 0
    said = capsys.readouterr().out
    assert "新增 43 行" in said and "20 行暂存待改" in said and "问题清单.xlsx" in said
    assert main(["import", str(path), "--undo", "--lang", "zh_CN"]) == 0
    assert "已撤销导入 I00001" in capsys.readouterr().out
    assert main(["import", str(path)]) == 2


@given(st.lists(st.lists(st.one_of(st.text(max_size=12), st.sampled_from(
    ["企业名称", "经度", "纬度", "统一社会信用代码", "120.1", "30.8", "所属区县", "330502", "=1+1"])),
    max_size=7), max_size=12))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_table_however_odd_raises_a_trace_or_changes_a_part(template, tmp_path, rows):
    path = Path(shutil.copy(template, tmp_path / "w.gpkg"))
    file = bureau_files.write_csv(tmp_path / "x.csv", rows, "utf-8")
    before = everything(path)
    outcome = run("import", {"workspace": str(path), "files": [str(file)],
                             "table": "enterprises"}, Desk())
    if isinstance(outcome, Failure):
        assert outcome.exit_code == 2, outcome
        assert everything(path) == before
    else:
        assert len(stored(path)) == small_world_count() + outcome["new"]


HOSTILE = ["", " ", "=1+1", "-1", "1e308", "nan", "9" * 400, "2026-13-45", "长期", "是", "\x00", "\n\n",
           "1e300", "W1", "演示W1-1、演示W1-2", "无", "１２３", "🙂" * 300, "'", '"', "{", "25:99", "0"]


def test_hostile_cells_in_any_table_are_refused_or_taken_and_can_be_taken_back(template, tmp_path):
    exported = run("export", {"workspace": str(template), "out": str(tmp_path / "all.xlsx")}, Desk())
    assert not isinstance(exported, Failure)
    log = ("event_log", "import_batches", "import_rows")
    before = {k: v for k, v in everything(template).items() if k not in log}
    rng = random.Random(3)
    for sheet in openpyxl.load_workbook(tmp_path / "all.xlsx"):
        rows = [list(row) for row in sheet.values]
        for _ in range(6):
            row = rng.choice(rows[1:])
            row[rng.randrange(len(row))] = rng.choice(HOSTILE)
        path = Path(shutil.copy(template, tmp_path / "w.gpkg"))
        file = bureau_files.write_csv(tmp_path / f"{sheet.title}.csv", rows, "utf-8")
        outcome = run("import", {"workspace": str(path), "files": [str(file)]}, Desk())
        if isinstance(outcome, Failure):
            assert outcome.exit_code == 2, (sheet.title, outcome)
        else:
            do(path, undo=True)
        after = {k: v for k, v in everything(path).items() if k not in (*log, "rows_set_aside")}
        assert after == {k: v for k, v in before.items() if k in after}, sheet.title


def small_world_count():
    return sum(isinstance(r, Enterprise) for r in small_world.records())


def test_what_we_write_comes_back_unchanged(path, tmp_path):
    """Every importable table of the small world, under our own headers, changes nothing."""
    from halfhour.data.importing.fields import TABLES
    from halfhour.protocol.codes import CODES
    from halfhour.protocol.fields import field_name

    for table, record in TABLES.items():
        spec = spec_of(record)
        rows = stored(path, record)
        if spec.geometry not in (None, "POINT") or not rows:
            continue
        names = [c.name for c in spec.columns]
        sheet = [[field_name(spec.name, n, "zh_CN") for n in names]
                 + (["经度", "纬度"] if spec.geometry else [])]
        for row in rows:
            cells = []
            for n in names:
                value = getattr(row, n)
                words = CODES.get(spec.name, {}).get(n, {})
                cells.append(words[value][1] if value in words else "、".join(value)
                             if isinstance(value, tuple) else "" if value is None else
                             ("是" if value else "否") if isinstance(value, bool) else str(value))
            if spec.geometry:
                cells += [repr(row.geom.x), repr(row.geom.y)] if row.geom else ["", ""]
            sheet.append(cells)
        outcome = do(path, bureau_files.write_csv(tmp_path / f"{table}.csv", sheet), table=table,
                     dry_run=True)
        assert (outcome["same"], outcome["new"], outcome["changed"], outcome["set_aside"]) == (
            len(rows), 0, 0, 0), (table, outcome["problems"][:2], outcome["changed_rows"][:2])

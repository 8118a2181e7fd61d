"""What the wizard is told before anything is written, and what it may decide."""

from __future__ import annotations

import json

import bureau_files
import pytest
from test_import_command import everything

from halfhour.data.records import Enterprise, Setting
from halfhour.data.store import open_workspace
from halfhour.engine.desk import Desk
from halfhour.engine.run import Failure, run

ROWS = bureau_files.enterprises(60)


def ask(path, file, **params):
    outcome = run("import", {"workspace": str(path), "files": [str(file)], **params},
                  Desk(language="zh_CN"))
    assert not isinstance(outcome, Failure), outcome
    return outcome


def test_a_preview_tells_samples_columns_and_clouds_and_writes_nothing(path, tmp_path):
    table = [["演示名录 二〇二六"] + [""] * 15, *bureau_files.table(ROWS)]
    table[5][2] = "91330500000000000I"  # a credit code that cannot be
    file = bureau_files.write_csv(tmp_path / "名录.csv", table, "gb18030")
    before = everything(path)
    answer = ask(path, file, preview=True)
    assert everything(path) == before
    assert (answer["batch"], answer["saved"], answer["errors_file"]) == (None, False, None)
    assert list(tmp_path.glob("*.xlsx")) == []
    source = answer["preview"]["sources"][0]
    assert (source["encoding"], source["header_row"], source["table"]) == ("gb18030", 2,
                                                                           "enterprises")
    assert source["headers"] == list(bureau_files.HEADERS)
    assert source["sample"][0][:3] == [3, ROWS[0].enterprise_id, ROWS[0].name]
    assert source["columns"]["赋码"] == "colour"
    assert {"name": "企业名称", "lon": "经度"}.items() <= {f: s for f, s, _ in
                                                      source["fields"]}.items()
    # the cloud of the right hypothesis is where the file says; the others lie beside it
    assert source["clouds"]["cgcs2000"][0] == pytest.approx([ROWS[0].geom.x, ROWS[0].geom.y],
                                                            abs=1e-5)
    assert abs(source["clouds"]["bd09"][0][0] - ROWS[0].geom.x) > 0.003
    assert source["shares"]["cgcs2000"] > 0.8
    (problem,) = answer["preview"]["problems"]
    assert (problem["row"], problem["column"]) == (6, "统一社会信用代码")
    assert {r["action"] for r in answer["preview"]["rows"]} == {"new"}
    assert len(answer["preview"]["gone"]) == 45


def test_changed_rows_say_what_was_and_what_will_be(path, tmp_path):
    with open_workspace(path) as workspace:
        one = next(e for e in workspace.read(Enterprise) if e.colour != "red")
    file = bureau_files.write_csv(tmp_path / "a.csv", [
        ["排污许可证编号", "企业名称", "赋码"], [one.enterprise_id, one.name, "红"]])
    (row,) = ask(path, file, preview=True)["preview"]["rows"]
    was = {"green": "绿码", "yellow": "黄码"}[one.colour]
    assert row["changes"] == [["赋码", was, "红码"]]


def test_what_is_unclear_is_asked_of_the_wizard_and_remembered_by_source(path, tmp_path):
    rows = [["谁", "值班日期", "班次"], ["W1-1", "2027.1.1", "外勤"]]
    file = bureau_files.write_csv(tmp_path / "排班.csv", rows)
    source = ask(path, file, preview=True, table="roster")["preview"]["sources"][0]
    assert "谁" not in source["columns"]
    assert source["remembered"] is None
    ask(path, file, table="roster", datum="gcj02", mapping=json.dumps({"谁": "officer_id"}))
    again = bureau_files.write_csv(tmp_path / "下月.csv", [rows[0], ["W1-2", "2027.1.2", "内勤"]])
    source = ask(path, again, preview=True)["preview"]["sources"][0]
    assert source["columns"]["谁"] == "officer_id"
    assert source["remembered"] == {"file": "排班.csv", "table": "roster", "datum": "gcj02",
                                    "columns": {"谁": "officer_id"}}
    # another sheet that calls something else so is not concerned ... but the table's habit is
    with open_workspace(path) as workspace:
        assert {s.key for s in workspace.read(Setting)} >= {"import_mapping", "import_sources"}


def test_a_person_finds_the_header_that_we_did_not(path, tmp_path):
    file = bureau_files.write_csv(tmp_path / "x.csv", [
        ["甲", "乙", "丙"], ["编码", "叫法", "码"], [ROWS[0].enterprise_id, "演示厂", "红"]])
    skipped = run("import", {"workspace": str(path), "files": [str(file)], "preview": True,
                             "table": "enterprises"}, Desk())
    assert isinstance(skipped, Failure)
    mapping = json.dumps({"编码": "enterprise_id", "叫法": "name", "码": "colour"})
    answer = ask(path, file, preview=True, table="enterprises", header_row=2, mapping=mapping)
    assert answer["preview"]["sources"][0]["header_row"] == 2
    assert answer["preview"]["problems"][0]["problem"].startswith("缺少")  # the district


def test_two_tables_that_fit_are_named_as_rivals(path, tmp_path):
    file = bureau_files.write_csv(tmp_path / "x.csv", [["人员编号", "日期"], ["W1-1", "2027-01-01"]])
    answer = ask(path, file, preview=True)
    source = answer["preview"]["sources"][0]
    assert {source["table"], *source["rivals"]} >= {"roster", "absences"}

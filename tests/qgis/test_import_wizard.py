"""The import wizard: shown first, decided by a person, then written, and taken back."""

from __future__ import annotations

import json
import sqlite3

import pytest

HEADERS = ["排污许可证编号", "企业名称", "统一社会信用代码", "所属区县", "赋码", "经度", "纬度", "厂长"]


def codes(path):
    with sqlite3.connect(path) as connection:
        return dict(connection.execute("SELECT enterprise_id, colour FROM enterprises"))


@pytest.fixture
def sheet(county, tmp_path):
    """A GB18030 file: a title, two enterprises that change, one with a wrong credit code."""
    rows = [["演示县企业名录"], HEADERS]
    with sqlite3.connect(county) as connection:
        found = connection.execute(
            "SELECT enterprise_id, name, uscc, district FROM enterprises "
            "WHERE colour <> 'red' ORDER BY fid LIMIT 2").fetchall()
    for enterprise, name, uscc, district in found:
        rows.append([enterprise, name, uscc, district, "红", "", "", "演示"])
    rows.append(["", "演示新厂", "913305020000000000", "330502", "绿", "120.05", "30.8", ""])
    path = tmp_path / "名录.csv"
    path.write_text("\n".join(",".join(row) for row in rows), "gb18030")
    return path


@pytest.fixture
def wizard(opened, sheet, wait_for):
    opened.wizard.open_for([str(sheet)])
    wait_for(lambda: opened.wizard.answer, what="the preview")
    yield opened.wizard
    opened.wizard.close()


def test_the_preview_shows_file_columns_rows_and_writes_nothing(wizard, opened, county):
    before = codes(county)
    said = wizard.source_tab.found.text()
    assert "GB18030" in said
    assert "row 2" in said
    assert wizard.source_tab.sample.horizontalHeaderItem(1).text() == "企业名称"
    assert wizard.columns_tab.combos["赋码"].code() == "colour"
    assert wizard.columns_tab.combos["厂长"].code() == ""
    assert [p["row"] for p in wizard.answer["preview"]["problems"]] == [5]
    assert wizard.rows_tab.kind.code() == "problems"
    wizard.rows_tab.kind.setCurrentIndex(wizard.rows_tab.kind.findData("changed"))
    assert "→" in wizard.rows_tab.rows.item(0, 3).text()
    assert codes(county) == before


def test_the_clouds_are_on_the_map_while_their_tab_is_looked_at(wizard):
    wizard.tabs.setCurrentWidget(wizard.datum_tab)
    assert set(wizard._clouds.shown()) >= {"cgcs2000", "gcj02", "bd09"}
    wizard.datum_tab.boxes["bd09"].setChecked(False)
    assert "bd09" not in wizard._clouds.shown()
    wizard.tabs.setCurrentIndex(0)
    assert wizard._clouds.shown() == []


def test_a_decision_is_asked_anew_written_remembered_and_undone(wizard, opened, county, wait_for):
    before = codes(county)
    combo = wizard.columns_tab.combos["厂长"]
    combo.setCurrentIndex(combo.findData("contact"))
    assert not wizard.import_button.isEnabled()  # nothing is written that was not shown
    wait_for(lambda: wizard.answer, what="the second preview")
    assert wizard.columns_tab.combos["厂长"].code() == "contact"
    files = []
    opened.session.made.connect(lambda _, path: files.append(path))
    wizard.write()
    wait_for(lambda: "I00001" in wizard.sentence.text(), what="the import")
    after = codes(county)
    assert sum(before[k] != after[k] for k in before) == 2
    assert files[0].endswith(".xlsx")
    with sqlite3.connect(county) as connection:
        (stored,) = connection.execute(
            "SELECT value FROM settings WHERE key = 'import_sources'").fetchone()
        kept = connection.execute("SELECT count(*) FROM enterprises WHERE contact = '演示'")
        assert kept.fetchone() == (2,)
    assert [s["columns"] for s in json.loads(stored).values()] == [{"厂长": "contact"}]
    wizard.undo()
    wait_for(lambda: "undone" in wizard.sentence.text(), what="the undoing")
    assert codes(county) == before


def test_a_file_that_cannot_be_read_is_said_in_the_window(wizard, tmp_path, wait_for):
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    wizard.take([str(broken)])
    wait_for(lambda: "坏.xlsx" in wizard.sentence.text(), what="the sentence")
    assert not wizard.import_button.isEnabled()


def test_a_closed_window_waits_for_no_preview_and_shows_none(wizard, sheet, wait_for):
    wizard.tabs.setCurrentWidget(wizard.datum_tab)
    wizard.take([str(sheet)])
    asked = wizard._preview
    wizard.close()
    wait_for(lambda: not asked.open, what="the end of the question")
    assert wizard._clouds.shown() == [] and not wizard.answer
    wizard.open_for()
    wait_for(lambda: wizard.answer, what="the preview of the window opened again")
    assert wizard._clouds.shown()


def test_what_was_shown_of_one_workspace_is_not_written_into_another(wizard, opened):
    assert wizard.import_button.isEnabled()
    opened.session.close()
    assert not wizard.isVisible()
    assert wizard.answer == {} and wizard.choice.files == []

"""Edits in QGIS's own tables: judged and written by the engine, kept if it refuses."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from halfhour.protocol.requests.tables import EDITABLE


def rows(path, sql):
    with closing(sqlite3.connect(path)) as file:
        return file.execute(sql).fetchall()


@pytest.fixture
def layer(opened, wait_for):
    from halfhour.plugin.canvas.our_layers import layers_of

    found = layers_of(opened.session.workspace, "enterprises")[0]
    wait_for(lambda: opened.session.engine.state == "ready", what="the engine")
    yield found
    if found.isEditable():
        found.rollBack()


@pytest.fixture
def told(opened):
    found = []
    opened.session.told.connect(lambda sentence, level: found.append(sentence))
    return found


def change(layer, fid, **values):
    for name, value in values.items():
        assert layer.changeAttributeValue(fid, layer.fields().indexOf(name), value)


def test_only_the_tables_a_bureau_keeps_can_be_edited(opened):
    from halfhour.plugin.canvas.our_layers import all_layers, table_of

    for layer in all_layers(opened.session.workspace):
        assert layer.readOnly() == (table_of(layer) not in EDITABLE), table_of(layer)
        if not layer.readOnly():
            named = [f for f in layer.fields() if f.name() != "fid" and not f.alias()]
            assert [f.name() for f in named if f.name() in dict.fromkeys(
                n.name() for n in layer.dataProvider().fields())] == []


def test_an_edit_is_saved_by_the_engine_and_logged(opened, layer, told, county, wait_for):
    fid = next(f.id() for f in layer.getFeatures() if f["name"] == "演示企业12")
    assert layer.startEditing()
    change(layer, fid, contact="演示联系人", colour="red")
    assert layer.commitChanges()
    assert not layer.isEditable()
    assert rows(county, "SELECT contact, colour FROM enterprises WHERE name = '演示企业12'") == [
        ("演示联系人", "red")]
    assert rows(county, "SELECT state, changed_rows FROM import_batches") == [("done", 1)]
    wait_for(lambda: [f["contact"] for f in layer.getFeatures()
                      if f["name"] == "演示企业12"] == ["演示联系人"], what="the layer read anew")
    assert rows(county, "PRAGMA integrity_check") == [("ok",)]


def test_a_wrong_edit_is_refused_in_a_sentence_and_kept(opened, layer, told, county, wait_for,
                                                        qgis_app):
    fid = next(f.id() for f in layer.getFeatures() if f["name"] == "演示企业12")
    before = rows(county, "SELECT * FROM enterprises")
    layer.startEditing()
    change(layer, fid, uscc="91330500000000000I")
    layer.commitChanges()
    assert "91330500000000000I" in told[-1]
    wait_for(layer.isModified, what="the edit put back")
    assert layer.isEditable()
    assert layer.getFeature(fid)["uscc"] == "91330500000000000I"
    assert rows(county, "SELECT * FROM enterprises") == before
    change(layer, fid, uscc=next(f["uscc"] for f in layer.dataProvider().getFeatures()
                                 if f.id() == fid), contact="更正")
    assert layer.commitChanges()
    assert rows(county, "SELECT contact FROM enterprises WHERE name = '演示企业12'") == [("更正",)]


def test_the_second_editor_is_told_and_keeps_the_edit(opened, layer, told, county, wait_for):
    fid = next(f.id() for f in layer.getFeatures() if f["name"] == "演示企业12")
    layer.startEditing()
    change(layer, fid, contact="乙")
    with closing(sqlite3.connect(county)) as file, file:
        file.create_function("ST_IsEmpty", 1, lambda _: 0)
        for name in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            file.create_function(name, 1, lambda _: 0.0)
        file.execute("UPDATE enterprises SET contact = '甲' WHERE name = '演示企业12'")
    layer.commitChanges()
    wait_for(layer.isModified, what="the edit put back")
    assert "甲" in told[-1] and "somebody else" in told[-1]
    assert layer.getFeature(fid)["contact"] == "乙"
    assert rows(county, "SELECT contact FROM enterprises WHERE name = '演示企业12'") == [("甲",)]


def test_rows_are_added_and_deleted(opened, layer, county):
    from qgis.core import QgsFeature

    from halfhour.plugin.canvas.our_layers import layers_of

    holidays = layers_of(opened.session.workspace, "holidays")[0]
    holidays.startEditing()
    feature = QgsFeature(holidays.fields())
    feature["day"], feature["kind"], feature["name"] = "2026-05-01", "holiday", "劳动节"
    assert holidays.addFeature(feature)
    assert holidays.commitChanges()
    assert rows(county, "SELECT day, kind FROM holidays") == [("2026-05-01", "holiday")]
    holidays.reload()
    holidays.startEditing()
    assert holidays.deleteFeature(next(holidays.getFeatures()).id())
    assert holidays.commitChanges()
    assert rows(county, "SELECT * FROM holidays") == []


def test_of_a_long_sentence_the_bar_shows_the_beginning_and_a_button(opened):
    from qgis.PyQt.QtWidgets import QToolButton

    bar = opened._iface.messageBar()
    opened.tell("他人已更改" * 40, 2)
    assert bar.currentItem().text().endswith("…")
    assert bar.currentItem().findChild(QToolButton) is not None
    opened.tell("已保存", 0)
    assert bar.currentItem().text() == "已保存"
    assert bar.currentItem().findChild(QToolButton) is None

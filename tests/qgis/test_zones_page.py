"""Joint zones in the dock: a live preview, stored, looked into, printed; nothing left behind."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgsRubberBand

from halfhour.plugin.dock import appendix_row
from halfhour.plugin.reading import zones

LINE_M = 28_000  # the whole border of the small world


@pytest.fixture
def county(unplanned_county, tmp_path):
    """No plan is needed here: the workspace that the fixture ``opened`` opens."""
    return Path(shutil.copy(unplanned_county, tmp_path / "县.gpkg"))


@pytest.fixture
def page(opened, wait_for):
    """The page of joint zones, shown, with its first preview."""
    window = opened._iface.mainWindow()
    window.show()
    opened.dock.show()
    opened.dock.show_page("zones")
    page = opened.dock.page("zones")
    wait_for(lambda: page._shown is not None, what="the first preview")
    return page


def bands(opened):
    return [i for i in opened._canvas.scene().items() if isinstance(i, QgsRubberBand)]


def test_a_zone_is_designed_with_sliders_over_the_map(page, opened, wait_for):
    assert page._stored == "Z1", "the stored zone is offered first"
    assert (page.wish.district_a.currentData(), page.wish.district_b.currentData()) == (
        "330503", "320509")
    assert page.wish.end.number.maximum() == pytest.approx(LINE_M, abs=10)
    assert len(bands(opened)) == 3
    asked = []
    opened.session.asked.connect(lambda request, title: asked.append(request))
    before = page._shown
    for steps in range(20, 40):
        page.wish.width_a.slider.setValue(steps)
    wait_for(lambda: page._shown is not before and not page.designer.busy, what="the new preview")
    assert len(asked) == 1, "not once for every pixel"
    assert page._shown["sides"][0]["width_m"] == page.wish.width_a.number.value() == 1950
    area = page._shown["sides"][0]["area_km2"]
    page.wish.end.number.setValue(10_000)
    wait_for(lambda: page._shown["length_m"] < 10_001, what="a part of the line")
    assert page._shown["sides"][0]["area_km2"] < area
    # leaving the page takes the preview away
    opened.dock.show_page("circle")
    QgsApplication.processEvents()
    assert not bands(opened)


def test_what_is_shown_is_stored_and_a_pair_without_border_is_told(page, opened, wait_for):
    page.wish.end.number.setValue(4600)
    wait_for(lambda: page._shown["length_m"] < 4601, what="the part")
    page.save_button.click()
    wait_for(lambda: page._stored == "Z-330503-320509", what="the stored zone")
    stored, before = zones.stored(opened.session.workspace)
    assert page.zones_box.isVisible() and before.zone_id == "Z1"
    assert (stored.zone_id, stored.wish["to_m"]) == ("Z-330503-320509", 4600.0)
    assert page.wish.end.number.value() == 4600, "the form is as it was"
    page.zones_box.setCurrentIndex(1)
    page.zones_box.activated.emit(1)
    wait_for(lambda: page._shown is not None and page._shown["length_m"] > 20_000, what="Z1")
    assert page._stored == "Z1"
    told = []
    opened.session.told.connect(lambda sentence, level: told.append(sentence))
    combo = page.wish.district_a
    combo.setCurrentIndex(combo.findData("330502"))
    combo.activated.emit(combo.currentIndex())
    wait_for(lambda: page._shown is None and "no common boundary" in page.figures.text(),
             what="the sentence")
    assert not told and not bands(opened) and not page.save_button.isEnabled()


def test_inside_meeting_points_and_the_appendix_in_one_click(page, opened, wait_for):
    page.inside_button.click()
    wait_for(lambda: not page.contents.enterprises.isHidden(), what="what is inside")
    assert "enterprises inside" in page.contents.caption.text()
    page.meet_button.click()
    wait_for(lambda: not page.contents.points.isHidden(), what="meeting points")
    assert page.contents.points.rowCount() > 2 and page.contents.enterprises.isHidden()
    heard = []
    opened.session.made.connect(lambda sentence, path: heard.append(path))
    page.appendix.button.click()
    assert not page.appendix.button.isEnabled()
    wait_for(lambda: heard, seconds=90, what="the appendix")
    out = Path(opened.session.workspace).parent / "appendix-Z1"
    assert sorted(p.name for p in (out / "neighbour").iterdir()) == ["appendix.pdf", "zone.xlsx"]
    text = subprocess.run(["pdftotext", "-layout", heard[0], "-"], capture_output=True, text=True,
                          check=True).stdout
    assert "Internal working map, not to be published without review" in text
    assert "J1" in text and "9.200" in text and "force" in text
    # nothing of ours stands on the sheet that the other side gets
    assert "中队" not in text and "企业" not in text and "警务站" not in text


def test_a_selected_line_takes_the_place_of_the_outlines(page, opened, wait_for):
    layer = QgsVectorLayer("LineString?crs=EPSG:4549", "official", "memory")
    whole = QgsGeometry.fromMultiPolylineXY(
        [[QgsPointXY(*p) for p in part] for part in page._shown["whole"]])
    whole.transform(QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4490"), layer.crs(), QgsProject.instance()))
    part = QgsFeature()
    part.setGeometry(QgsGeometry.fromPolylineXY(
        [whole.interpolate(metres).asPoint() for metres in (1000, 3000)]))
    layer.dataProvider().addFeatures([part])
    QgsProject.instance().addMapLayer(layer)
    layer.selectAll()
    opened._canvas.setCurrentLayer(layer)
    page.wish.selected_line.setChecked(True)
    wait_for(lambda: not page.designer.busy and page._shown["whole_m"] < 2001, what="the traced line")
    assert page._shown["whole_m"] == pytest.approx(2000, abs=1)
    page.wish.selected_line.setChecked(False)
    wait_for(lambda: not page.designer.busy and page._shown["whole_m"] > 20_000, what="the outlines")


def test_an_agreement_that_runs_out_is_told_when_the_workspace_opens(unplanned_county):
    world = str(unplanned_county)  # its agreement is valid to 2026-12-31
    assert zones.running_out(world, "2026-10-31") == []
    assert zones.running_out(world, "2026-11-01")[0].days_left == 60
    assert zones.running_out(world, "2027-01-01")[0].days_left == -1


def test_unloading_with_a_preview_leaves_nothing(page, opened, window):
    found = appendix_row.this_qgis()
    assert found == "" or Path(found).is_file()
    canvas = opened._canvas
    window.unload()
    assert not [i for i in canvas.scene().items() if isinstance(i, QgsRubberBand)]

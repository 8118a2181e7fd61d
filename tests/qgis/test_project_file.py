"""``halfhour project``: a ``.qgz`` that opens elsewhere, without our plugin, styles and all."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile

import pytest
from county_plans import copied


@pytest.fixture(scope="module")
def written(qgis_app, twice_planned, run_engine, tmp_path_factory):
    """(folder with workspace and project, answer of the command)."""
    folder = tmp_path_factory.mktemp("project")
    path, _ = copied(twice_planned, folder)
    answer = run_engine("--json", "--lang", "zh_CN", "project", str(path),
                        str(folder / "小县.qgz"), "--qgis", sys.executable)
    return folder, json.loads(answer)


@pytest.fixture()
def opened(written, tmp_path):
    """The project, read after the whole folder was moved, by a QGIS without our plugin."""
    from qgis.core import QgsProject

    moved = tmp_path / "别处"
    shutil.copytree(written[0], moved)
    project = QgsProject()
    assert project.read(str(moved / "小县.qgz"))
    yield project
    project.clear()


def test_the_command_says_what_it_wrote(written):
    from halfhour.plugin.project.tree import TREE

    folder, answer = written
    assert answer["path"] == str(folder / "小县.qgz")
    # the county has no waters
    assert answer["layers"] == sum(not layer.needs_rows for group in TREE for layer in group.layers)
    assert answer["qgis"].startswith("3.")
    assert not (folder / "小县.qgz~").exists()


def test_no_absolute_path_is_in_it(written):
    folder, _ = written
    with zipfile.ZipFile(folder / "小县.qgz") as archive:
        name = next(n for n in archive.namelist() if n.endswith(".qgs"))
        text = archive.read(name).decode("utf-8")
    assert str(folder) not in text
    assert "./小 县.gpkg|layername=enterprises" in text


def test_it_opens_after_the_folder_was_moved(opened):
    from qgis.core import QgsRenderContext

    layers = list(opened.mapLayers().values())
    assert layers and all(layer.isValid() for layer in layers)
    by_key = {layer.customProperty("halfhour/layer"): layer for layer in layers}
    colours = {c.value(): c.symbol().symbolLayer(0).properties()["name"]
               for c in by_key["enterprises"].renderer().categories()}
    assert colours == {"red": "square", "yellow": "triangle", "green": "circle",
                       "uncoded": "circle"}
    assert by_key["squads"].labelsEnabled()
    assert by_key["enterprises"].attributeAlias(
        by_key["enterprises"].fields().indexOf("uscc")) == "统一社会信用代码"
    assert len(by_key["routes"].renderer().symbols(QgsRenderContext())) > 1
    assert list(by_key["routes"].getFeatures())
    assert by_key["crews_driving"].temporalProperties().isActive()
    sides = list(by_key["joint_zones"].getFeatures())
    assert {bool(side["district_own"]) for side in sides} == {True, False}


def test_it_has_crs_extent_title_and_stamps(opened):
    assert opened.crs().authid() == "EPSG:4549"
    extent = opened.viewSettings().defaultViewExtent()
    assert 20_000 < extent.width() < 60_000
    assert "半小时响应" in opened.title()
    assert "演示数据" in opened.readEntry("TitleLabel", "/Label")[0]
    assert "未经审核不得公开" in opened.readEntry("CopyrightLabel", "/Label")[0]
    assert opened.readBoolEntry("TitleLabel", "/Enabled")[0]


def test_a_map_of_it_is_drawn_in_colour(opened):
    """No blank sheet: the three colours of the enterprises are there, and those of two crews."""
    image = drawn(opened, 30_000)
    found = {image.pixelColor(x, y).name() for x in range(800) for y in range(600)}
    assert {"#b3001b", "#ffc20a", "#2e9e6b"} <= found
    routes = next(one for one in opened.mapLayers().values()
                  if one.customProperty("halfhour/layer") == "routes")
    ways = {c.symbol().symbolLayer(1).color().name() for c in routes.renderer().categories()}
    assert len(ways & found) >= 2


def drawn(project, metres):
    from qgis.core import (
        QgsExpressionContext,
        QgsExpressionContextUtils,
        QgsMapRendererParallelJob,
        QgsMapSettings,
        QgsRectangle,
    )
    from qgis.PyQt.QtCore import QSize

    settings = QgsMapSettings()
    root = project.layerTreeRoot()
    settings.setLayers([one for one in root.layerOrder()
                        if root.findLayer(one.id()).isVisible()])
    settings.setDestinationCrs(project.crs())
    settings.setTransformContext(project.transformContext())
    settings.setOutputSize(QSize(800, 600))
    settings.setBackgroundColor(project.backgroundColor())
    centre = project.viewSettings().defaultViewExtent().center()
    settings.setExtent(QgsRectangle.fromCenterAndSize(centre, metres, metres * 0.75))
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    context.appendScope(QgsExpressionContextUtils.projectScope(project))
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    # hangs if a style asks another layer for features while it is drawn
    job.waitForFinished()
    assert not job.errors()
    return job.renderedImage()


def test_an_unknown_plan_is_refused(written, run_engine):
    folder, _ = written
    with pytest.raises(AssertionError, match="no plan P9"):
        run_engine("project", str(folder / "小 县.gpkg"), str(folder / "x.qgz"), "--plan", "P9")
    assert not (folder / "x.qgz").exists()

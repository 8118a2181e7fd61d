"""The committed QML files are what the code says, and can be put on a table loaded by hand."""

from __future__ import annotations

import shutil

import pytest


@pytest.fixture(scope="module")
def workspace(planned_county, tmp_path_factory):
    path = tmp_path_factory.mktemp("styles") / "w.gpkg"
    shutil.copy(planned_county, path)
    return path


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_files_are_up_to_date(qgis_app, workspace, language):
    from qgis.core import Qgis

    from halfhour.plugin.project.style_files import FOLDER, style_file, texts

    made = texts(str(workspace), language)
    files = {path.stem for path in (FOLDER / language).glob("*.qml")}
    assert files == set(made)
    if not Qgis.version().startswith("3.22."):
        return  # another QGIS words its files otherwise
    for key, text in made.items():
        assert style_file(key, language).read_text("utf-8") == text, (
            f"{key}.qml is out of date: run scripts/write_styles.py")


@pytest.mark.parametrize(("key", "table"), [
    ("enterprises", "enterprises"), ("circles", "circles"), ("routes", "routes"),
    ("gaps", "reach"), ("roads", "roads"), ("stops", "stops"),
])
def test_a_file_styles_a_table_loaded_by_hand(qgis_app, workspace, key, table):
    from qgis.core import QgsRenderContext, QgsVectorLayer

    from halfhour.plugin.project.style_files import style_file

    layer = QgsVectorLayer(f"{workspace}|layername={table}", table, "ogr")
    message, good = layer.loadNamedStyle(str(style_file(key, "zh_CN")))
    assert good, message
    assert layer.renderer().symbols(QgsRenderContext())
    assert layer.labelsEnabled()

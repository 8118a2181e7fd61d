"""Roads closed in the window: by the engine, shown at once; and the layer of waters."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def driven(opened, wait_for):
    """A place on a road that the shown plan drives: (lon, lat)."""
    from qgis.core import QgsProject

    from halfhour.plugin.project import layer

    wait_for(lambda: layer(QgsProject.instance(), "closures") is not None, what="layers")
    legs = layer(QgsProject.instance(), "crews_driving")
    roads = {f["road_id"]: f.geometry() for f in layer(QgsProject.instance(), "roads").getFeatures()}
    road = next(road for leg in legs.getFeatures() for road in json.loads(leg["path"])["roads"])
    middle = roads[road].interpolate(roads[road].length() * 0.4).asPoint()
    return middle.x(), middle.y()


def test_a_road_is_closed_shown_and_opened_again(opened, driven, wait_for):
    from qgis.core import Qgis, QgsProject

    from halfhour.plugin.closure_dialog import ClosureDialog
    from halfhour.plugin.project import layer

    told = []
    opened.session.told.connect(lambda sentence, level: told.append((sentence, level)))
    closures = layer(QgsProject.instance(), "closures")
    assert len(list(closures.getFeatures())) == 0 and closures.readOnly()
    dialog = ClosureDialog(None)
    dialog.reason.setText("积水")
    dialog.ends.open.setChecked(False)
    params = dialog.params()
    assert params["reason"] == "积水" and "valid_from" not in params
    assert params["valid_until"].endswith("T00:00")
    opened.closer.close_road(*driven, {"reason": "积水"})
    wait_for(lambda: len(list(closures.getFeatures())) == 1, what="closure in the layer")
    (row,) = closures.getFeatures()
    assert row["closure_id"] == "C-001" and not row.geometry().isEmpty()
    wait_for(lambda: told, what="news of the plan that leads through it")
    assert told[0][1] == int(Qgis.MessageLevel.Warning) and "C-001" in told[0][0]
    opened.closer.lift("C-001")
    wait_for(lambda: len(list(closures.getFeatures())) == 0, what="closure lifted")
    opened.closer.close_road(10.0, 10.0, {"reason": "x"})
    wait_for(lambda: len(told) == 3, what="refusal")
    assert len(list(closures.getFeatures())) == 0


def test_a_closure_counts_by_the_day_of_the_shown_plan(opened, driven, wait_for):
    from county_plans import DAY
    from qgis.core import QgsExpression, QgsProject

    from halfhour.plugin.project import layer
    from halfhour.plugin.project.styles.closures import _DAY, counts_on

    closures = layer(QgsProject.instance(), "closures")
    opened.session.plan_chosen.emit(opened.session.plan)
    opened.closer.close_road(*driven, {"reason": "x", "valid_from": DAY + "T09:00",
                                       "valid_until": DAY + "T10:00"})
    opened.closer.close_road(*driven, {"reason": "y", "valid_until": DAY + "T00:00"})
    wait_for(lambda: len(list(closures.getFeatures())) == 2, what="closures")
    context = closures.createExpressionContext()
    found = {}
    for row in closures.getFeatures():
        context.setFeature(row)
        found[row["reason"]] = bool(QgsExpression(counts_on(_DAY)).evaluate(context))
    assert found == {"x": True, "y": False}


def test_waters_lie_on_the_ground_where_there_are_any(county, qgis_app):
    from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

    from halfhour.plugin.project import layer, open_workspace_layers, remove

    project = QgsProject()
    open_workspace_layers(project, str(county), "zh_CN", None)
    assert layer(project, "waters") is None
    remove(project)
    table = QgsVectorLayer(f"{county}|layername=waters", "w", "ogr")
    lake = QgsFeature(table.fields())
    lake.setGeometry(QgsGeometry.fromWkt("POLYGON ((120 31, 120.1 31, 120.1 31.1, 120 31))"))
    lake["name"] = "太湖"
    assert table.dataProvider().addFeatures([lake])[0]
    del table
    open_workspace_layers(project, str(county), "zh_CN", None)
    ground = [node.layer().customProperty("halfhour/layer")
              for node in project.layerTreeRoot().findGroup("底图").findLayers()]
    assert layer(project, "waters").name() == "水域"
    assert ground.index("roads") < ground.index("waters") < ground.index("districts")
    remove(project)

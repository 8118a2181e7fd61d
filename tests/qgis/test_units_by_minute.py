"""Towns out of reach, minute by minute, in the map as in the plan's coverage."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from county_plans import DAY, copied


def test_towns_out_of_reach_follow_the_minute(qgis_app, twice_planned, tmp_path):
    from qgis.core import (
        Qgis,
        QgsExpression,
        QgsExpressionContext,
        QgsExpressionContextUtils,
        QgsProject,
    )
    from qgis.PyQt.QtCore import QDate, QDateTime, QTime

    from halfhour.plugin import project as workspace_project
    from halfhour.plugin.project import layer
    from halfhour.plugin.project.styles.uncovered import OUT_OF_REACH

    path, (plan, *_) = copied(twice_planned, tmp_path)
    with closing(sqlite3.connect(path)) as base, base:
        codes = [code for code, in base.execute("SELECT unit_code FROM units ORDER BY unit_code")]
        base.execute("UPDATE plan_coverage SET uncovered = ? WHERE plan_id = ? AND minute "
                     "BETWEEN 600 AND 609", (";".join(codes[:2]), plan))
        base.execute("UPDATE plan_coverage SET uncovered = '' WHERE plan_id = ? AND minute "
                     "BETWEEN 610 AND 619", (plan,))
        stored = {m: set(filter(None, (u or "").split(";"))) for m, u in base.execute(
            "SELECT minute, uncovered FROM plan_coverage WHERE plan_id = ?", (plan,))}
    project = QgsProject()
    workspace_project.open_workspace_layers(project, str(path), "en", plan)
    try:
        towns = layer(project, "units_uncovered")
        temporal = towns.temporalProperties()
        assert temporal.isActive()
        assert temporal.mode() == Qgis.VectorTemporalMode.RedrawLayerOnly
        expression = QgsExpression(OUT_OF_REACH)
        context = QgsExpressionContext()
        context.appendScope(QgsExpressionContextUtils.projectScope(project))
        context.appendScope(QgsExpressionContextUtils.layerScope(towns))
        midnight = QDateTime(QDate.fromString(DAY, "yyyy-MM-dd"), QTime(0, 0))

        def drawn(seconds):
            if seconds is not None:
                context.lastScope().setVariable("map_start_time", midnight.addSecs(seconds))
            found = set()
            for town in towns.getFeatures():
                context.setFeature(town)
                if expression.evaluate(context):
                    found.add(town["unit_code"])
            return found

        assert drawn(None) == set(), "without a minute nothing is drawn"
        for minute in (510, 599, 600, 609, 610, 619, 620, 800, 1049):
            assert drawn(minute * 60) == drawn(minute * 60 + 59) == stored[minute], minute
    finally:
        workspace_project.remove(project)

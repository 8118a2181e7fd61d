"""The Temporal Controller plays the day of the shown plan."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsProject,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from .source import Facts, quoted

_FRAME_MIN = 2.0
_FRAMES_PER_SECOND = 5.0
#: Layer key → the columns between which a row is true.
_SPANS = {"crews_at_stops": ("arrive_min", "depart_min"),
          "crews_driving": ("depart_min", "arrive_min")}
#: Layers whose rows are always true, and drawn by the minute.
_REDRAWN = ("units_uncovered",)


def time_layer(layer: QgsVectorLayer, key: str, day: str) -> None:
    """Let the rows of a positions layer be true from minute to minute of ``day``."""
    if key in _REDRAWN:
        layer.temporalProperties().setMode(Qgis.VectorTemporalMode.RedrawLayerOnly)
        layer.temporalProperties().setIsActive(True)
    if key not in _SPANS:
        return
    begin, end = (
        "to_datetime({}) + to_interval(\"{}\" || ' minutes')".format(quoted(day), column)
        for column in _SPANS[key]
    )
    temporal = layer.temporalProperties()
    temporal.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromExpressions)
    temporal.setStartExpression(begin)
    temporal.setEndExpression(end)
    temporal.setIsActive(True)


def time_project(project: QgsProject, facts: Facts, day: str) -> None:
    """Set the project's range to the duty window of ``day``, played in steps of two minutes."""
    midnight = QDateTime(QDate.fromString(day, Qt.DateFormat.ISODate), QTime(0, 0))
    times = project.timeSettings()
    times.setTemporalRange(QgsDateTimeRange(
        midnight.addSecs(round(facts.duty_start_min * 60)),
        midnight.addSecs(round(facts.duty_end_min * 60)),
    ))
    times.setTimeStep(_FRAME_MIN)
    times.setTimeStepUnit(QgsUnitTypes.TemporalUnit.TemporalMinutes)
    times.setFramesPerSecond(_FRAMES_PER_SECOND)

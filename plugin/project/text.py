"""Labels: a Chinese face with fallbacks, a white buffer, and a scale from which they show."""

from __future__ import annotations

from qgis.core import (
    QgsPalLayerSettings,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

#: The first one installed is used; without one, Japanese shapes may stand for Chinese ones.
FAMILIES = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "SimHei")
INK = "#1f2933"


def text_format(points: float, colour: str = INK, *, bold: bool = False,
                buffer_mm: float = 0.6) -> QgsTextFormat:
    """Return the format of a text of ``points`` points; ``buffer_mm`` 0 for no buffer."""
    look = QgsTextFormat()
    font = QFont(FAMILIES[0])
    font.setBold(bold)
    look.setFont(font)
    look.setFamilies(list(FAMILIES))
    look.setSize(points)
    look.setColor(QColor(colour))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(buffer_mm > 0)
    buffer.setSize(buffer_mm)
    buffer.setColor(QColor(255, 255, 255, 230))
    look.setBuffer(buffer)
    return look


def settings(expression: str, look: QgsTextFormat, *, from_scale: float,
             priority: int = 5) -> QgsPalLayerSettings:
    """Return label settings for ``expression``, shown where the map is larger than 1:from_scale."""
    label = QgsPalLayerSettings()
    label.fieldName = expression
    label.isExpression = True
    label.setFormat(look)
    label.priority = priority
    label.scaleVisibility = True
    label.minimumScale = from_scale
    label.maximumScale = 0
    return label


def around_point(label: QgsPalLayerSettings, distance_mm: float) -> QgsPalLayerSettings:
    """Place a label beside its point, at the best of the places a cartographer would choose."""
    label.placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
    label.dist = distance_mm
    label.offsetType = QgsPalLayerSettings.OffsetType.FromSymbolBounds
    return label


def along_line(label: QgsPalLayerSettings, repeat_mm: float) -> QgsPalLayerSettings:
    """Write a label along its line, not more often than every ``repeat_mm``."""
    label.placement = QgsPalLayerSettings.Placement.Curved
    label.mergeLines = True
    label.repeatDistance = repeat_mm
    return label


def put(layer: QgsVectorLayer, label: QgsPalLayerSettings) -> None:
    """Label a layer."""
    layer.setLabeling(QgsVectorLayerSimpleLabeling(label))
    layer.setLabelsEnabled(True)

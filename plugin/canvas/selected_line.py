"""The line a user has selected in the active layer, for the engine: WKT in lon/lat."""

from __future__ import annotations

from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas

from .view import AT_REST


def selected_line(canvas: QgsMapCanvas) -> Optional[str]:
    """Return the selected lines of the active layer; None if there are none."""
    layer = canvas.currentLayer()
    if not isinstance(layer, QgsVectorLayer) or \
            layer.geometryType() != QgsWkbTypes.GeometryType.LineGeometry:
        return None
    found = [feature.geometry() for feature in layer.selectedFeatures()]
    if not found:
        return None
    line = QgsGeometry.collectGeometry(found)
    line.transform(QgsCoordinateTransform(
        layer.crs(), QgsCoordinateReferenceSystem(AT_REST), QgsProject.instance()))
    return str(line.asWkt(8))

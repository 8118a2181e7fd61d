"""The map canvas seen from lon/lat: the workspace's coordinates are EPSG:4490 at rest."""

from __future__ import annotations

from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas

AT_REST = "EPSG:4490"
_MARGIN = 1.25
_SMALLEST_DEG = 0.04  # about 4 km: a single point is shown with its surroundings


def _transform(canvas: QgsMapCanvas) -> QgsCoordinateTransform:
    target = canvas.mapSettings().destinationCrs()
    source = QgsCoordinateReferenceSystem(AT_REST)
    return QgsCoordinateTransform(source, target if target.isValid() else source,
                                  QgsProject.instance())


def on_canvas(canvas: QgsMapCanvas, lonlat: QgsGeometry) -> QgsGeometry:
    """Return a lon/lat geometry in the canvas's coordinates."""
    moved = QgsGeometry(lonlat)
    moved.transform(_transform(canvas))
    return moved


def to_lonlat(canvas: QgsMapCanvas, point: QgsPointXY) -> QgsPointXY:
    """Return lon/lat of a point of the canvas."""
    return _transform(canvas).transform(point, QgsCoordinateTransform.TransformDirection.Reverse)


def zoom_to(canvas: QgsMapCanvas, lonlat: Optional[QgsGeometry]) -> None:
    """Show a lon/lat geometry with a margin; do nothing without one."""
    if lonlat is None or lonlat.isEmpty():
        return
    box = QgsRectangle(lonlat.boundingBox())
    box.scale(_MARGIN)
    if max(box.width(), box.height()) < _SMALLEST_DEG:
        box.grow((_SMALLEST_DEG - max(box.width(), box.height())) / 2)
    canvas.setExtent(_transform(canvas).transformBoundingBox(box))
    canvas.refresh()

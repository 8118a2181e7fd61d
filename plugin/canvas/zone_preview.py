"""A joint zone that is being designed: its sides and line over the map; nothing is stored."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

from qgis.core import QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from .view import on_canvas, zoom_to

_SIDES = (QColor(106, 61, 154, 70), QColor(202, 178, 214, 110))
_EDGE, _LINE = QColor(106, 61, 154), QColor(63, 0, 125)
_EDGE_PX, _LINE_PX = 2, 5


class ZonePreview:
    """The rubber bands of at most one zone. Coordinates are lon/lat, as the engine sends them."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self.canvas = canvas
        self._bands: List[QgsRubberBand] = []

    def show(self, answer: Dict[str, Any], *, zoom: bool = False) -> None:
        """Show the answer of the command ``zone`` instead of what was shown before."""
        self.clear()
        sides = [_areas(side["polygons"]) for side in answer["sides"]]
        for geometry, fill in zip(sides, _SIDES):
            self._add(QgsWkbTypes.GeometryType.PolygonGeometry, geometry, _EDGE, fill, _EDGE_PX)
        line = QgsGeometry.fromMultiPolylineXY([_points(part) for part in answer["line"]])
        self._add(QgsWkbTypes.GeometryType.LineGeometry, line, _LINE,
                  QColor(Qt.GlobalColor.transparent), _LINE_PX)
        if zoom:
            zoom_to(self.canvas, QgsGeometry.collectGeometry(sides))

    def clear(self) -> None:
        """Take the zone off the canvas."""
        for band in self._bands:
            self.canvas.scene().removeItem(band)
        self._bands.clear()

    def is_shown(self) -> bool:
        """Whether a zone is on the canvas."""
        return bool(self._bands)

    def _add(self, kind: int, lonlat: QgsGeometry, edge: QColor, fill: QColor, width: int) -> None:
        band = QgsRubberBand(self.canvas, kind)
        band.setStrokeColor(edge)
        band.setFillColor(fill)
        band.setWidth(width)
        band.setToGeometry(on_canvas(self.canvas, lonlat), None)
        self._bands.append(band)


def _areas(polygons: Sequence[Any]) -> QgsGeometry:
    return QgsGeometry.fromMultiPolygonXY(
        [[_points(ring) for ring in polygon] for polygon in polygons])


def _points(line: Sequence[Sequence[float]]) -> List[QgsPointXY]:
    return [QgsPointXY(lon, lat) for lon, lat in line]

"""What is shown over the layers for a moment: a way, a place. Never stored."""

from __future__ import annotations

from typing import List, Optional

from qgis.core import QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtGui import QColor

from .view import on_canvas

_LINE = QColor("#d81b60")
_HALO = QColor(255, 255, 255, 200)


class Highlight:
    """One way and one place on the canvas."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._bands: List[QgsRubberBand] = []

    def show(self, line: Optional[QgsGeometry], place: Optional[QgsPointXY] = None) -> None:
        """Show a way and a place (lon/lat) instead of what was shown before."""
        self.clear()
        if line is not None and not line.isEmpty():
            for colour, width in ((_HALO, 8), (_LINE, 4)):
                self._add(QgsWkbTypes.GeometryType.LineGeometry, line, colour, width)
        if place is not None:
            band = self._add(QgsWkbTypes.GeometryType.PointGeometry,
                             QgsGeometry.fromPointXY(place), _LINE, 3)
            band.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
            band.setIconSize(18)

    def clear(self) -> None:
        """Take everything off the canvas."""
        for band in self._bands:
            self._canvas.scene().removeItem(band)
        self._bands.clear()

    def _add(self, kind: int, lonlat: QgsGeometry, colour: QColor, width: int) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, kind)
        band.setColor(colour)
        band.setWidth(width)
        band.setToGeometry(on_canvas(self._canvas, lonlat), None)
        self._bands.append(band)
        return band

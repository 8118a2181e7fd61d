"""What the user looks at: a way and a place over the layers, and the map moved there."""

from __future__ import annotations

from typing import Iterable, List, Optional, Set, Tuple

from qgis.core import QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from .view import on_canvas, zoom_to

# translucent: the route's arrows and the stop's number must stay readable below
_WAY = QColor(216, 27, 96, 95)
_RING, _RING_HALO = QColor(216, 27, 96), QColor(255, 255, 255)
_WAY_PX, _RING_PX = 11, 26


class Focus:
    """At most one way and one place (lon/lat) for all pages together; nothing is stored.

    What is selected in layers for it is part of it.
    """

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self.canvas = canvas
        self._bands: List[QgsRubberBand] = []
        self._selected: List[Tuple[str, Set[int]]] = []  # layer id, feature ids

    def show(
        self, way: Optional[QgsGeometry], place: Optional[QgsPointXY] = None, *,
        zoom: Optional[QgsGeometry] = None,
    ) -> None:
        """Mark a way and a place instead of what was marked before, and zoom.

        Zooms to ``zoom``, else to the place, else to the way.
        """
        self.clear()
        point = QgsGeometry.fromPointXY(place) if place is not None else None
        if way is not None and not way.isEmpty():
            self._add(QgsWkbTypes.GeometryType.LineGeometry, way, _WAY, _WAY_PX)
        if point is not None:
            for colour, width in ((_RING_HALO, 6), (_RING, 3)):
                self._add(QgsWkbTypes.GeometryType.PointGeometry, point, colour, width)
        zoom_to(self.canvas, zoom or point or way)

    def select(self, layers: Iterable[QgsVectorLayer], expression: str) -> None:
        """Select in ``layers`` what is looked at, until something else is."""
        for layer in layers:
            layer.selectByExpression(expression)
            self._selected.append((layer.id(), set(layer.selectedFeatureIds())))

    def clear(self) -> None:
        """Take the marks off the canvas, and the selection unless it is the user's by now."""
        for band in self._bands:
            self.canvas.scene().removeItem(band)
        self._bands.clear()
        for layer_id, ours in self._selected:
            layer = QgsProject.instance().mapLayer(layer_id)
            if isinstance(layer, QgsVectorLayer) and set(layer.selectedFeatureIds()) == ours:
                layer.removeSelection()
        self._selected.clear()

    def _add(self, kind: int, lonlat: QgsGeometry, colour: QColor, width: int) -> None:
        band = QgsRubberBand(self.canvas, kind)
        band.setStrokeColor(colour)
        band.setFillColor(QColor(Qt.GlobalColor.transparent))
        band.setWidth(width)
        band.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
        band.setIconSize(_RING_PX)
        band.setToGeometry(on_canvas(self.canvas, lonlat), None)
        self._bands.append(band)

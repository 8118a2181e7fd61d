"""Map tools: pick a place; ask what of ours is there."""

from __future__ import annotations

from typing import Callable, Optional, Tuple

from qgis.core import QgsFeature, QgsFeatureRequest, QgsGeometry, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import Qt, pyqtSignal

from .our_layers import layers_of
from .view import to_lonlat

_CLICK_PX = 8
#: Tables asked in this order: what lies on top of each other is told by the finer thing.
_TABLES = ("stops", "crews", "squads", "units", "enterprises", "closures", "routes")


class PickTool(QgsMapTool):
    """A click gives lon/lat; the tool that was active before comes back."""

    picked = pyqtSignal(float, float)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Report the place clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            point = to_lonlat(self.canvas(), event.mapPoint())
            self.picked.emit(point.x(), point.y())


class AskTool(QgsMapTool):
    """A click gives the stop, crew, squad, unit, enterprise or route there."""

    found = pyqtSignal(str, object)  # table, QgsFeature

    def __init__(self, canvas: QgsMapCanvas, workspace: Callable[[], Optional[str]]) -> None:
        super().__init__(canvas)
        self._workspace = workspace
        self.setCursor(Qt.CursorShape.WhatsThisCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Report the first thing of ours within a few pixels."""
        workspace = self._workspace()
        if event.button() != Qt.MouseButton.LeftButton or workspace is None:
            return
        reach = _CLICK_PX * self.canvas().mapUnitsPerPixel()
        point = event.mapPoint()
        box = QgsRectangle(point.x() - reach, point.y() - reach, point.x() + reach,
                           point.y() + reach)
        lonlat = to_lonlat(self.canvas(), point)
        for table in _TABLES:
            feature = self._nearest(workspace, table, box, QgsGeometry.fromPointXY(lonlat))
            if feature is not None:
                self.found.emit(table, feature)
                return

    def _nearest(
        self, workspace: str, table: str, box: QgsRectangle, lonlat: QgsGeometry
    ) -> Optional[QgsFeature]:
        root = QgsProject.instance().layerTreeRoot()
        best: Optional[Tuple[float, QgsFeature]] = None
        for layer in layers_of(workspace, table):
            node = root.findLayer(layer.id())
            if node is None or not node.isVisible():
                continue
            rectangle = self.toLayerCoordinates(layer, box)
            request = QgsFeatureRequest().setFilterRect(rectangle)
            request.setFlags(QgsFeatureRequest.Flag.ExactIntersect)
            for feature in layer.getFeatures(request):
                away = feature.geometry().distance(lonlat)
                if best is None or away < best[0]:
                    best = away, feature
        return None if best is None else best[1]

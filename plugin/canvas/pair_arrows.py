"""Who inspects whom: arrows over the map from region to region; nothing is stored."""

from __future__ import annotations

import math
from typing import List, NamedTuple, Optional, Tuple

from qgis.core import QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

from .view import on_canvas, zoom_to

_PLAIN, _CHOSEN, _HALO = QColor(0, 90, 156), QColor(216, 27, 96), QColor(255, 255, 255, 200)
_PLAIN_PX, _CHOSEN_PX, _HALO_PX = 3, 5, 4
#: How far an arrow bends to its right, so that two opposite ones do not lie on each other.
_BEND = 0.12
_STEPS = 16
_HEAD = 0.09  # of its length
_CLICK_PX = 12

LonLat = Tuple[float, float]


class Arrow(NamedTuple):
    """From the region that inspects to the one that is inspected."""

    donor: str
    target: str
    start: LonLat
    end: LonLat


class PairArrows:
    """The arrows of one draw; at most one is chosen."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self.canvas = canvas
        self._arrows: List[Arrow] = []
        self._chosen: Optional[str] = None
        self._bands: List[QgsRubberBand] = []

    def show(self, arrows: List[Arrow], *, zoom: bool) -> None:
        """Show these arrows instead of those before."""
        self._arrows, self._chosen = arrows, None
        self._draw()
        if zoom and arrows:
            zoom_to(self.canvas, QgsGeometry.collectGeometry([_line(a) for a in arrows]))

    def choose(self, target: Optional[str]) -> None:
        """Mark the arrow that points at ``target``."""
        self._chosen = target
        self._draw()

    def clear(self) -> None:
        """Take all arrows off the map."""
        self._arrows, self._chosen = [], None
        self._draw()

    def count(self) -> int:
        """Return how many arrows are on the map."""
        return len(self._arrows)

    def nearest(self, point: QgsPointXY) -> Optional[Arrow]:
        """Return the arrow within a few pixels of a point of the canvas, None if there is none."""
        reach = _CLICK_PX * self.canvas.mapUnitsPerPixel()
        here = QgsGeometry.fromPointXY(point)
        near = [(on_canvas(self.canvas, _line(a)).distance(here), a) for a in self._arrows]
        return min((n for n in near if n[0] <= reach), default=(0.0, None))[1]

    def _draw(self) -> None:
        for band in self._bands:
            self.canvas.scene().removeItem(band)
        self._bands = []
        for arrow in sorted(self._arrows, key=lambda a: a.target == self._chosen):
            chosen = arrow.target == self._chosen
            width = _CHOSEN_PX if chosen else _PLAIN_PX
            for colour, px in ((_HALO, width + _HALO_PX), (_CHOSEN if chosen else _PLAIN, width)):
                band = QgsRubberBand(self.canvas, QgsWkbTypes.GeometryType.LineGeometry)
                band.setStrokeColor(colour)
                band.setFillColor(QColor(Qt.GlobalColor.transparent))
                band.setWidth(px)
                band.setToGeometry(on_canvas(self.canvas, _line(arrow)), None)
                self._bands.append(band)


class ArrowTool(QgsMapTool):
    """A click on an arrow chooses its team."""

    picked = pyqtSignal(str)  # the region inspected

    def __init__(self, arrows: PairArrows) -> None:
        super().__init__(arrows.canvas)
        self._arrows = arrows
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Report the arrow clicked, if there is one."""
        found = self._arrows.nearest(event.mapPoint())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.picked.emit(found.target)


def _line(arrow: Arrow) -> QgsGeometry:
    """Return a bent shaft and the two strokes of its head, lon/lat."""
    (x0, y0), (x1, y1) = arrow.start, arrow.end
    squeeze = math.cos(math.radians((y0 + y1) / 2))  # a degree of longitude is shorter
    dx, dy = (x1 - x0) * squeeze, y1 - y0
    shaft = []
    for step in range(_STEPS + 1):
        t = 0.06 + 0.88 * step / _STEPS
        off = _BEND * 4 * t * (1 - t)
        shaft.append(QgsPointXY(x0 + (t * dx + off * dy) / squeeze, y0 + t * dy - off * dx))
    tip, before = shaft[-1], shaft[-3]
    back = math.atan2(before.y() - tip.y(), (before.x() - tip.x()) * squeeze)
    length = _HEAD * math.hypot(dx, dy)
    head = [QgsPointXY(tip.x() + length * math.cos(back + turn) / squeeze,
                       tip.y() + length * math.sin(back + turn)) for turn in (0.5, -0.5)]
    return QgsGeometry.fromMultiPolylineXY([shaft, [head[0], tip, head[1]]])

"""Coverage over the day: c1(t), what it would be with everybody at home, and the floor."""

from __future__ import annotations

from typing import List, Optional

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..reading.plans import Minute
from ..translation import tr

_COVERED, _STATIC, _BREACH = QColor("#1f5a92"), QColor("#9a9a9a"), QColor("#b3261e")
_GRID, _TEXT = QColor("#dddddd"), QColor("#555555")
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 8, 22, 20
_LEAST_SPAN_PCT = 10.0


class CoverageChart(QWidget):
    """Draws minutes of coverage; ``pointed`` gives the minute under the mouse."""

    pointed = pyqtSignal(object)  # a Minute

    def __init__(self) -> None:
        super().__init__()
        self._minutes: List[Minute] = []
        self._floor_points = 0.0
        self._low = 0.0
        self._at: Optional[Minute] = None
        self.setMouseTracking(True)
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_minutes(self, minutes: List[Minute], floor_points: float) -> None:
        """Show the coverage of a plan, in order of time; the floor is static − ``floor_points``."""
        self._minutes, self._floor_points, self._at = minutes, floor_points, None
        self._low = _lowest(minutes, floor_points)
        self.update()

    def sizeHint(self) -> QSize:
        """Return what the chart would like to have."""
        return QSize(320, 170)

    # -- drawing -------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw grid, floor, static and planned coverage."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("white"))
        if not self._minutes:
            painter.setPen(_TEXT)
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), tr("no plan chosen"))
            return
        self._draw_grid(painter)
        self._draw_breaches(painter)
        floor = [m.static_pct - self._floor_points for m in self._minutes]
        self._draw_line(painter, floor, QPen(_BREACH, 1, Qt.PenStyle.DotLine))
        self._draw_line(painter, [m.static_pct for m in self._minutes],
                        QPen(_STATIC, 1.5, Qt.PenStyle.DashLine))
        self._draw_line(painter, [m.covered_pct for m in self._minutes], QPen(_COVERED, 2))
        self._draw_legend(painter)
        if self._at is not None:
            painter.setPen(QPen(_TEXT, 1))
            x = self._x(self._at.minute)
            painter.drawLine(QPointF(x, _TOP), QPointF(x, self.height() - _BOTTOM))

    def _draw_grid(self, painter: QPainter) -> None:
        low, high = self._low, 100.0
        step = next(s for s in (1, 2, 5, 10, 20, 50) if (high - low) / s <= 5)
        level = -(-low // step) * step
        while level <= high:
            y = self._y(level)
            painter.setPen(_GRID)
            painter.drawLine(QPointF(_LEFT, y), QPointF(self.width() - _RIGHT, y))
            painter.setPen(_TEXT)
            painter.drawText(QRectF(0, y - 8, _LEFT - 4, 16),
                             int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                             f"{level:.0f}")
            level += step
        first, last = self._minutes[0].minute, self._minutes[-1].minute
        for hour in range(-(-first // 60), last // 60 + 1):
            x = self._x(60 * hour)
            painter.setPen(_GRID)
            painter.drawLine(QPointF(x, _TOP), QPointF(x, self.height() - _BOTTOM))
            painter.setPen(_TEXT)
            painter.drawText(QRectF(x - 20, self.height() - _BOTTOM + 2, 40, 16),
                             int(Qt.AlignmentFlag.AlignCenter), str(hour))

    def _draw_line(self, painter: QPainter, levels: List[float], pen: QPen) -> None:
        points = [QPointF(self._x(m.minute), self._y(v))
                  for m, v in zip(self._minutes, levels)]
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))

    def _draw_breaches(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(179, 38, 30, 40))
        width = self._x(1) - self._x(0)
        for minute in self._minutes:
            if minute.covered_pct < minute.static_pct - self._floor_points - 1e-6:
                painter.drawRect(QRectF(self._x(minute.minute), _TOP, max(1.0, width),
                                        self.height() - _TOP - _BOTTOM))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_legend(self, painter: QPainter) -> None:
        x = float(_LEFT)
        for text, pen in (
            (tr("planned"), QPen(_COVERED, 2)),
            (tr("all at home"), QPen(_STATIC, 1.5, Qt.PenStyle.DashLine)),
            (tr("floor"), QPen(_BREACH, 1, Qt.PenStyle.DotLine)),
        ):
            painter.setPen(pen)
            painter.drawLine(QPointF(x, 11), QPointF(x + 18, 11))
            painter.setPen(_TEXT)
            painter.drawText(QPointF(x + 22, 15), text)
            x += 34 + painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(QRectF(self.width() - 40, 2, 36, 16),
                         int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), "%")

    # -- from minutes and percent to pixels ------------------------------------------

    def _x(self, minute: float) -> float:
        first, last = self._minutes[0].minute, self._minutes[-1].minute + 1
        return _LEFT + (self.width() - _LEFT - _RIGHT) * (minute - first) / (last - first)

    def _y(self, pct: float) -> float:
        share = (100.0 - pct) / (100.0 - self._low)
        return _TOP + (self.height() - _TOP - _BOTTOM) * share

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Find the minute under the mouse."""
        if not self._minutes:
            return
        first, last = self._minutes[0].minute, self._minutes[-1].minute
        share = (event.pos().x() - _LEFT) / max(1, self.width() - _LEFT - _RIGHT)
        wanted = int(first + share * (last + 1 - first))
        self._at = self._minutes[max(0, min(wanted, last) - first)]
        self.pointed.emit(self._at)
        self.update()


def _lowest(minutes: List[Minute], floor_points: float) -> float:
    """Return the percentage at the foot of the chart."""
    least = min((min(m.covered_pct, m.static_pct - floor_points) for m in minutes), default=0.0)
    return max(0.0, min(least - 1.0, 100.0 - _LEAST_SPAN_PCT))

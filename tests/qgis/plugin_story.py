"""A story in a QGIS that has the plugin: its parts in the window, and what its workspace holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import hands
from qgis.core import QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtWidgets import QToolButton
from qgis.utils import iface, plugins
from story import Steps, Story


class PluginStory(Story):
    """What the steps look at; the workspace file is read as any other program would."""

    def __init__(self) -> None:
        super().__init__()
        self.canvas = iface.mapCanvas()

    @property
    def gui(self) -> Any:
        """The plugin's parts in the window."""
        return plugins["halfhour"].gui

    @property
    def dock(self) -> Any:
        """The plugin's dock."""
        return self.gui.dock

    @property
    def session(self) -> Any:
        """The open workspace."""
        return self.gui.session

    def page(self, name: str) -> Any:
        """A page of the dock."""
        return self.dock.page(name)

    def turn_to(self, name: str) -> Steps:
        """Click a page's button in the dock."""
        page = self.page(name)
        hands.click(next(b for b in self.dock.findChildren(QToolButton)
                         if b.isCheckable() and b.text() == page.short))
        yield page.isVisible
        yield 0.3

    def settled(self) -> Steps:
        """Until the map has been drawn and nothing more comes."""
        for _ in range(2):
            yield 0.4
            yield lambda: not self.canvas.isDrawing() and not self.gui.layers._steps

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Read the workspace file as any other program would."""
        uri = Path(self.session.workspace).as_uri() + "?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return connection.execute(sql, parameters).fetchall()

    def heads(self) -> list[tuple[str, str]]:
        """Plan and state, in the order they were made."""
        return [(p, s) for p, s in self.rows("SELECT plan_id, state FROM plans ORDER BY made_at")]

    def content(self) -> list[tuple[str, int]]:
        """Rows of every table."""
        tables = [name for name, in self.rows(
            "SELECT table_name FROM gpkg_contents ORDER BY table_name")]
        return [(t, self.rows(f'SELECT count(*) FROM "{t}"')[0][0]) for t in tables]

    def visit_of(self, plan: str, visit: str) -> tuple[Any, ...] | None:
        """Crew and arrival of a visit in a plan."""
        found = self.rows("SELECT crew_id, seq, arrive_min FROM stops "
                          "WHERE plan_id = ? AND visit_id = ?", plan, visit)
        return found[0] if found else None

    def pixel(self, lonlat: Any) -> QPoint:
        """The canvas pixel of a lon/lat point."""
        from halfhour.plugin.canvas.view import on_canvas

        point = on_canvas(self.canvas, QgsGeometry.fromPointXY(lonlat)).asPoint()
        pixel = self.canvas.getCoordinateTransform().transform(point)
        return QPoint(round(pixel.x()), round(pixel.y()))

    def lonlat(self, pixel: QPoint) -> QgsPointXY:
        """Lon/lat of a canvas pixel."""
        from halfhour.plugin.canvas.view import to_lonlat

        point = self.canvas.getCoordinateTransform().toMapCoordinates(pixel)
        return to_lonlat(self.canvas, point)

    @staticmethod
    def near(one: QPoint, other: QPoint, pixels: int = 2) -> bool:
        """Whether two pixels are the same place on the map."""
        return (one - other).manhattanLength() <= pixels

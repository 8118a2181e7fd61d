"""A window with what the plugin asks of QGIS's interface, for tests without QGIS's own window."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.gui import QgsLayerTreeMapCanvasBridge, QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtWidgets import QMainWindow, QMenu


class Interface:
    """The part of ``QgisInterface`` that Half-Hour uses, over a real ``QMainWindow``."""

    def __init__(self) -> None:
        self._window = QMainWindow()
        self._canvas = QgsMapCanvas(self._window)
        self._window.setCentralWidget(self._canvas)
        # owned by the canvas: a bridge that outlives it draws into freed memory
        self._bridge = QgsLayerTreeMapCanvasBridge(
            QgsProject.instance().layerTreeRoot(), self._canvas, self._canvas)
        self._bar = QgsMessageBar(self._window)
        self._menu = QMenu("Plugins", self._window)
        self.locator_filters = []
        self.options_factories = []

    def mainWindow(self):
        return self._window

    def mapCanvas(self):
        return self._canvas

    def messageBar(self):
        return self._bar

    def pluginMenu(self):
        return self._menu

    def addToolBar(self, toolbar):
        self._window.addToolBar(toolbar)

    def addDockWidget(self, area, dock):
        self._window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):
        self._window.removeDockWidget(dock)

    def registerLocatorFilter(self, locator_filter):
        self.locator_filters.append(locator_filter)

    def deregisterLocatorFilter(self, locator_filter):
        self.locator_filters.remove(locator_filter)

    def registerOptionsWidgetFactory(self, factory):
        self.options_factories.append(factory)

    def unregisterOptionsWidgetFactory(self, factory):
        self.options_factories.remove(factory)

    def showOptionsDialog(self, parent=None, page=""):
        pass

    def layerTreeView(self):
        return None

"""The dock with its pages as tabs."""

from __future__ import annotations

from typing import Any, List

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtWidgets import QScrollArea, QTabWidget

from ..session import Session
from ..translation import tr
from .page import Page
from .workspace_page import WorkspacePage

_MINIMUM_WIDTH = 340  # a third of a 1366 pixel screen is left to the dock at most


class HalfHourDock(QgsDockWidget):
    """The one dock of the plugin."""

    def __init__(self, session: Session, iface: Any) -> None:
        super().__init__(tr("Half-Hour"))
        self.setObjectName("HalfHourDock")
        self.pages: List[Page] = [
            WorkspacePage(session),
        ]
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        for page in self.pages:
            # low windows: a page scrolls instead of squeezing its tables to nothing
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setWidget(page)
            self._tabs.addTab(area, page.title)
        self._tabs.setMinimumWidth(_MINIMUM_WIDTH)
        self.setWidget(self._tabs)

    def page(self, name: str) -> Page:
        """Return the page called ``name``."""
        return next(page for page in self.pages if page.name == name)

    def show_page(self, name: str) -> None:
        """Bring the dock and one of its pages to the front."""
        self.setUserVisible(True)
        self._tabs.setCurrentIndex(self.pages.index(self.page(name)))

    def tear_down(self) -> None:
        """Let every page take away what it put outside the dock."""
        for page in self.pages:
            page.tear_down()

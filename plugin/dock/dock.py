"""The dock: page buttons over the pages."""

from __future__ import annotations

from typing import Any, List

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..canvas.focus import Focus
from ..icons import icon
from ..session import Session
from ..translation import tr
from .circle_page import CirclePage
from .crews_page import CrewsPage
from .dispatch_page import DispatchPage
from .draws_page import DrawsPage
from .page import Page
from .plan_line import PlanLine
from .plan_page import PlanPage
from .units_page import UnitsPage
from .workspace_page import WorkspacePage
from .zones_page import ZonesPage

_IN_A_ROW = 4  # buttons: what fits into the least width in either language
_MINIMUM_WIDTH = 380  # leaves two thirds of a 1366 pixel screen to the map


class HalfHourDock(QgsDockWidget):
    """The one dock of the plugin."""

    def __init__(self, session: Session, iface: Any) -> None:
        super().__init__(tr("Half-Hour"))
        self.setObjectName("HalfHourDock")
        focus = Focus(iface.mapCanvas())
        self.pages: List[Page] = [
            WorkspacePage(session),
            CirclePage(session, focus),
            PlanPage(session, focus),
            CrewsPage(session, focus),
            UnitsPage(session, focus),
            DispatchPage(session, focus),
            ZonesPage(session, focus),
            DrawsPage(session, focus),
        ]
        self._stack = QStackedWidget()
        self._buttons = QButtonGroup(self)
        names = QGridLayout()
        names.setSpacing(0)
        for number, page in enumerate(self.pages):
            # low windows: a page scrolls instead of squeezing its tables to nothing
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setWidget(page)
            self._stack.addWidget(area)
            names.addWidget(self._button(page, number), number // _IN_A_ROW, number % _IN_A_ROW)
        self._buttons.idClicked.connect(self._stack.setCurrentIndex)
        self._buttons.button(0).setChecked(True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 2, 2)
        column.addLayout(names)
        self.plan_line = PlanLine(session)
        column.addWidget(self.plan_line)
        column.addWidget(self._stack, 1)
        inside.setMinimumWidth(_MINIMUM_WIDTH)
        self.setWidget(inside)

    def _button(self, page: Page, number: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(page.name))
        button.setIconSize(QSize(18, 18))
        button.setText(page.short)
        button.setToolTip(page.title)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setCheckable(True)
        button.setAutoRaise(True)
        self._buttons.addButton(button, number)
        return button

    def page(self, name: str) -> Page:
        """Return the page called ``name``."""
        return next(page for page in self.pages if page.name == name)

    def show_page(self, name: str) -> None:
        """Bring the dock and one of its pages to the front."""
        self.setUserVisible(True)
        number = self.pages.index(self.page(name))
        self._buttons.button(number).setChecked(True)
        self._stack.setCurrentIndex(number)

    def tear_down(self) -> None:
        """Let every page take away what it put outside the dock."""
        for page in self.pages:
            page.tear_down()

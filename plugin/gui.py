"""Everything of ours in QGIS's window, owned by one object."""

from __future__ import annotations

from typing import Any, List, Tuple

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolBar

from .dock.dock import HalfHourDock
from .icons import icon
from .session import Session
from .task import show_in_task_bar
from .translation import tr

_MESSAGE_SECONDS = 12


class Gui(QObject):
    """Dock, toolbar and menu around one session."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self._iface = iface
        self.session = Session(self)
        self.dock = HalfHourDock(self.session, iface)
        self._toolbar = QToolBar(tr("Half-Hour"))
        self._menu = QMenu(tr("Half-Hour"))
        self._actions: List[QAction] = []

    def set_up(self) -> None:
        """Put everything into the window."""
        self._toolbar.setObjectName("HalfHourToolbar")
        self._add_actions()
        self._iface.addToolBar(self._toolbar)
        self._iface.pluginMenu().addMenu(self._menu)
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.session.asked.connect(show_in_task_bar)
        self.session.told.connect(self.tell)

    def tear_down(self) -> None:
        """Take everything out again, processes first."""
        self.session.shut_down()
        self.dock.tear_down()
        self._iface.removeDockWidget(self.dock)
        self.dock.deleteLater()
        self._iface.pluginMenu().removeAction(self._menu.menuAction())
        self._menu.deleteLater()
        self._iface.mainWindow().removeToolBar(self._toolbar)
        self._toolbar.deleteLater()
        for action in self._actions:
            action.deleteLater()
        self._actions.clear()
        self.deleteLater()

    def tell(self, sentence: str, level: int) -> None:
        """Show one sentence in the message bar; serious ones stay until they are closed."""
        seconds = 0 if level >= Qgis.MessageLevel.Critical else _MESSAGE_SECONDS
        self._iface.messageBar().pushMessage(
            tr("Half-Hour"), sentence, Qgis.MessageLevel(level), seconds)

    def _add_actions(self) -> None:
        panel = self.dock.toggleViewAction()
        panel.setIcon(icon("halfhour"))
        panel.setText(tr("Half-Hour panel"))
        self._toolbar.addAction(panel)
        self._menu.addAction(panel)
        self._menu.addSeparator()
        for name, title in self._pages():
            action = QAction(icon(name), title, self)
            action.triggered.connect(lambda _=False, name=name: self.dock.show_page(name))
            self._toolbar.addAction(action)
            self._menu.addAction(action)
            self._actions.append(action)

    def _pages(self) -> List[Tuple[str, str]]:
        return [(page.name, page.title) for page in self.dock.pages]

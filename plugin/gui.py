"""Everything of ours in QGIS's window, owned by one object."""

from __future__ import annotations

from pathlib import Path
from typing import Any, List, Optional

from qgis.core import Qgis, QgsFeature, QgsGeometry
from qgis.gui import QgsMessageBarItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction, QMenu, QPushButton, QToolBar

from .canvas.tools import AskTool
from .canvas.view import zoom_to
from .dock.dock import HalfHourDock
from .editing.hand_edits import HandEdits
from .engine.request import EngineRequest
from .icons import icon
from .importing.wizard import ImportWizard
from .locator import PlaceFilter
from .map_layers import MapLayers
from .options_page import OptionsFactory
from .reading import places
from .road_closer import RoadCloser
from .session import Session
from .task import show_in_task_bar
from .translation import tr

_MESSAGE_SECONDS = 12
_LEAST_PX, _BUTTONS_PX = 240, 400  # of a message; beside it stand mark, title and buttons
#: What may take long enough for QGIS's task bar; the rest answers where it was asked.
_LONG = ("appendix", "coverage", "demo", "inside", "missions", "plan", "publish", "rendezvous",
         "roads", "teams", "tradeoff")


class Gui(QObject):
    """Dock, toolbar, menu, map tool, locator and options page around one session."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self._long: List[QgsMessageBarItem] = []
        self.session = Session(self)
        self.dock = HalfHourDock(self.session, iface)
        self.edits = HandEdits(self.session, self)
        # after the dock: its plan page chooses the plan the layers are to show
        self.layers = MapLayers(self.session, self._canvas, self)
        self.ask_tool = AskTool(self._canvas, lambda: self.session.workspace)
        self.wizard = ImportWizard(self.session, self._canvas, iface.mainWindow())
        self.closer = RoadCloser(self.session, self._canvas, iface.mainWindow())
        self.locator = PlaceFilter()
        self.options = OptionsFactory()
        self._toolbar = QToolBar(tr("Half-Hour"))
        self._menu = QMenu(tr("Half-Hour"))
        self._actions: List[QAction] = []

    def set_up(self) -> None:
        """Put everything into the window."""
        self._toolbar.setObjectName("HalfHourToolbar")
        self._menu.setIcon(icon("halfhour"))
        self._add_actions()
        self._iface.addToolBar(self._toolbar)
        self._iface.pluginMenu().addMenu(self._menu)
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self._iface.registerLocatorFilter(self.locator)
        self._iface.registerOptionsWidgetFactory(self.options)
        self.session.asked.connect(self._on_asked)
        self.session.told.connect(self.tell)
        self.session.made.connect(self.show_file)
        self.session.opened.connect(self._on_workspace)
        self.session.closed.connect(self._on_workspace)
        self.ask_tool.found.connect(self.show_feature)
        self.locator.found.connect(self.show_place)

    def tear_down(self) -> None:
        """Take everything out again, processes first."""
        self.session.shut_down()
        for message in self._long:  # their buttons would stay
            if not sip.isdeleted(message):
                self._iface.messageBar().popWidget(message)
        self.edits.tear_down()
        self.layers.tear_down()
        self.wizard.tear_down()
        self.dock.tear_down()
        self._canvas.unsetMapTool(self.ask_tool)
        self.ask_tool.deleteLater()
        self.closer.tear_down()
        self._iface.deregisterLocatorFilter(self.locator)
        self._iface.unregisterOptionsWidgetFactory(self.options)
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

    # -- telling and showing -------------------------------------------------------

    def tell(self, sentence: str, level: int) -> None:
        """Show one sentence in the message bar; serious ones stay until they are closed.

        The bar has one line: of a longer sentence it shows the beginning, and all of it by a
        click.
        """
        seconds = 0 if level == Qgis.MessageLevel.Critical else _MESSAGE_SECONDS
        bar, title = self._iface.messageBar(), tr("Half-Hour")
        short = self._canvas.fontMetrics().elidedText(
            sentence, Qt.TextElideMode.ElideRight, max(_LEAST_PX, bar.width() - _BUTTONS_PX))
        if short == sentence:
            bar.pushMessage(title, sentence, Qgis.MessageLevel(level), seconds)
        else:
            bar.pushMessage(title, short, sentence, Qgis.MessageLevel(level), seconds)
            self._long = [m for m in self._long if not sip.isdeleted(m)] + [bar.currentItem()]

    def show_file(self, sentence: str, path: str) -> None:
        """Tell of a file that was written; a button opens its folder."""
        message = self._iface.messageBar().createMessage(tr("Half-Hour"), sentence)
        button = QPushButton(tr("Open folder"))
        button.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent))))
        message.layout().addWidget(button)
        self._iface.messageBar().pushWidget(message, Qgis.MessageLevel.Success, 0)

    def _on_asked(self, request: EngineRequest, title: str) -> None:
        if request.command in _LONG:
            show_in_task_bar(request, title)

    def show_feature(self, table: str, feature: QgsFeature) -> None:
        """Show the page about something of ours that was clicked on the map."""
        if table == "stops":
            self._show("crews").show_visit(feature["crew_id"], feature["seq"])
        elif table in ("crews", "routes"):
            self._show("crews").show_crew(feature["crew_id"])
        elif table == "squads":
            self._show("crews").show_squad(feature["squad_id"])
        elif table == "closures":
            self.closer.offer_lift(feature)
        elif table == "units":
            self._show("units").show_unit(feature["unit_code"])
        elif table == "enterprises":
            self._show("crews").show_enterprise(feature["enterprise_id"])

    def show_place(self, kind: str, place_id: str) -> None:
        """Show the page and the place of something found by name."""
        if kind == "enterprise":
            self._show("crews").show_enterprise(place_id)
        elif kind == "squad":
            self._show("crews").show_squad(place_id)
        else:
            self._show("units").show_unit(place_id)
        point = self._show_point(kind, place_id)
        if point is not None:
            zoom_to(self._canvas, point)

    def _show(self, page: str) -> Any:
        self.dock.show_page(page)
        return self.dock.page(page)

    def _show_point(self, kind: str, place_id: str) -> Optional[QgsGeometry]:
        if self.session.workspace is None:
            return None
        point = places.where(self.session.workspace, kind, place_id)
        return None if point is None else QgsGeometry.fromPointXY(point)

    def _on_workspace(self, *_: Any) -> None:
        self.locator.workspace = self.session.workspace

    # -- actions -------------------------------------------------------------------

    def _add_actions(self) -> None:
        panel = self.dock.toggleViewAction()
        panel.setIcon(icon("halfhour"))
        panel.setText(tr("Half-Hour panel"))
        self._toolbar.addAction(panel)
        self._menu.addAction(panel)
        self._menu.addSeparator()
        for page in self.dock.pages:
            self._add_action(page.name, page.title,
                             lambda _=False, name=page.name: self.dock.show_page(name))
        self._toolbar.addSeparator()
        self._menu.addSeparator()
        ask = self._add_action("ask", tr("What is there? (click a stop, crew, township …)"),
                               lambda _=False: self._canvas.setMapTool(self.ask_tool))
        ask.setCheckable(True)
        self.ask_tool.setAction(ask)
        close = self._add_action("closure", tr("Close a road here (click on the road)"),
                                 lambda _=False: self._canvas.setMapTool(self.closer.tool))
        close.setCheckable(True)
        self.closer.tool.setAction(close)
        self._add_action("import", tr("Import tables …"), lambda _=False: self.wizard.open_for())
        self.dock.page("workspace").import_button.clicked.connect(
            lambda _=False: self.wizard.open_for())
        options = QAction(icon("halfhour"), tr("Options …"), self)
        options.triggered.connect(self._show_options)
        self._menu.addAction(options)
        self._actions.append(options)

    def _add_action(self, name: str, title: str, act: Any) -> QAction:
        action = QAction(icon(name), title, self)
        action.triggered.connect(act)
        self._toolbar.addAction(action)
        self._menu.addAction(action)
        self._actions.append(action)
        return action

    def _show_options(self) -> None:
        self._iface.showOptionsDialog(self._iface.mainWindow(), tr("Half-Hour"))

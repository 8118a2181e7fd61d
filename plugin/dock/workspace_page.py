"""Which workspace is open, what it holds, and how the engine is."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from ...protocol.fields import table_name
from .. import settings
from ..engine import client, interpreter
from ..engine_setup.dialog import EngineSetupDialog
from ..reading.state import State, state
from ..session import Session
from ..translation import language, tr
from .log_window import LogWindow
from .page import Page
from .progress_row import ProgressRow
from .settings_dialog import SettingsDialog


class WorkspacePage(Page):
    """Open a workspace, make the demo, see the state of engine, roads and plans."""

    name = "workspace"

    def __init__(self, session: Session) -> None:
        self.title, self.short = tr("Workspace and demo"), tr("Workspace")
        super().__init__(session)
        self._log_window = LogWindow(session.engine.log, self)
        self.progress = ProgressRow()
        self.column.addLayout(self._buttons())
        self.column.addWidget(self.progress)
        self.column.addWidget(self._workspace_box())
        self.column.addWidget(self._engine_box())
        self.column.addStretch(1)
        self._ask_settings = ""  # the workspace just made
        session.opened.connect(self._opened)
        session.engine.state_changed.connect(self._show_engine)
        session.engine.refused.connect(self._show_engine)
        self.refresh()
        self._show_engine()

    # -- what is on the page -------------------------------------------------------

    def _buttons(self) -> QHBoxLayout:
        self.open_button = QPushButton(tr("Open workspace …"))
        self.open_button.clicked.connect(self._choose_workspace)
        self.new_button = QPushButton(tr("New …"))
        self.new_button.setToolTip(tr("Makes an empty workspace for roads and tables of your own"))
        self.new_button.clicked.connect(self._choose_new)
        self.demo_button = QPushButton(tr("Make the demo …"))
        self.demo_button.setToolTip(tr("Builds an invented city (demo data) and plans its day"))
        self.demo_button.clicked.connect(self._choose_demo_folder)
        line = QHBoxLayout()
        for button in (self.open_button, self.new_button, self.demo_button):
            line.addWidget(button)
        return line

    def _workspace_box(self) -> QWidget:
        box = QGroupBox(tr("Workspace"))
        form = QFormLayout(box)
        self._facts: Dict[str, QLabel] = {}
        for key, caption in (
            ("title", tr("Name")), ("file", tr("File")), ("holds", tr("Holds")),
            ("roads", tr("Roads")), ("plans", tr("Plans")), ("missing", tr("Still missing")),
        ):
            self._facts[key] = _wrapped()
            form.addRow(caption, self._facts[key])
        self.roads_button = QPushButton(tr("Load roads …"))
        self.roads_button.clicked.connect(self._choose_roads)
        self.import_button = QPushButton(tr("Import tables …"))
        line = QHBoxLayout()
        line.addWidget(self.roads_button)
        line.addWidget(self.import_button)
        form.addRow(line)
        self.settings_dialog = SettingsDialog(self.session, self)
        self.settings_button = QPushButton(tr("Settings of the workspace …"))
        self.settings_button.clicked.connect(self.settings_dialog.ask)
        form.addRow(self.settings_button)
        self.close_button = QPushButton(tr("Close workspace"))
        self.close_button.clicked.connect(self.session.close)
        form.addRow(self.close_button)
        return box

    def _engine_box(self) -> QWidget:
        box = QGroupBox(tr("Engine"))
        form = QFormLayout(box)
        self.engine_state = _wrapped()
        self._engine_python = _wrapped()
        form.addRow(tr("State"), self.engine_state)
        form.addRow(tr("Python"), self._engine_python)
        self.setup_dialog = EngineSetupDialog(self.session, self)
        self.setup_dialog.installation.ended.connect(self._show_engine)
        self.setup_button = QPushButton(tr("Set up …"))
        self.setup_button.clicked.connect(self._show_setup)
        form.addRow(self.setup_button)
        self.log_button = QPushButton(tr("Log …"))
        self.log_button.clicked.connect(self._log_window.show)
        form.addRow(self.log_button)
        return box

    def _show_setup(self) -> None:
        self.setup_dialog.refresh()
        self.setup_dialog.show()
        self.setup_dialog.raise_()

    def tear_down(self) -> None:
        """End a set-up that is still running."""
        self.setup_dialog.shut_down()

    # -- opening and making ----------------------------------------------------------

    def _choose_workspace(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Open workspace"), settings.last_workspace(),
            tr("Half-Hour workspace") + " (*.gpkg)")
        if path:
            self.session.open(path)

    def _choose_new(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, tr("New workspace"), "", tr("Half-Hour workspace") + " (*.gpkg)")
        if path:
            self.make_workspace(path if path.lower().endswith(".gpkg") else path + ".gpkg")

    def make_workspace(self, path: str) -> None:
        """Make an empty workspace at ``path`` and open it, its settings at hand."""
        request = self.session.run_once("create", tr("Making the workspace"), [path])
        self.progress.watch(request)
        request.failed.connect(self.show_error)
        request.succeeded.connect(self._open_new)

    def _open_new(self, result: Dict[str, Any]) -> None:
        """Open the new workspace; its name and city are asked for before anything goes in."""
        self._ask_settings = result["workspace"]
        self.session.open(result["workspace"])

    def _opened(self, path: str) -> None:
        if self._ask_settings == path:
            self.settings_dialog.ask()
        self._ask_settings = ""

    def _choose_roads(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Load roads"), "",
            tr("Roads: OpenStreetMap, GraphML, GeoPackage of links and nodes")
            + " (*.pbf *.osm *.gz *.bz2 *.graphml *.gpkg)")
        if path:
            self.load_roads(path)

    def load_roads(self, path: str) -> None:
        """Load the roads of a file, told by its ending, in place of those in the workspace."""
        source = {".graphml": "graphml", ".gpkg": "gpkg"}.get(Path(path).suffix.lower(), "osm")
        request = self.session.ask("roads", tr("Loading the roads"), **{source: path})
        self.progress.watch(request)
        self.roads_button.setEnabled(False)
        request.finished.connect(
            lambda: self.roads_button.setEnabled(self.session.workspace is not None))
        request.failed.connect(self.show_error)

    def _choose_demo_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Folder for the demo"))
        if folder:
            self.make_demo(folder)

    def make_demo(self, folder: str) -> None:
        """Build the demo city in ``folder`` and open it when it is done."""
        if self.session.workspace and Path(folder) in Path(self.session.workspace).parents:
            self.session.close()  # it would be overwritten under our hands
        request = self.session.run_once("demo", tr("Making the demo"), [folder])
        self.progress.watch(request)
        self.demo_button.setEnabled(False)
        request.finished.connect(lambda: self.demo_button.setEnabled(True))
        request.failed.connect(self.show_error)
        request.succeeded.connect(self._open_made)

    def _open_made(self, result: Dict[str, Any]) -> None:
        self.session.open(result["workspace"])

    # -- what is shown ---------------------------------------------------------------

    def refresh(self) -> None:
        """Show what the workspace holds."""
        path = self.session.workspace
        self.close_button.setEnabled(path is not None)
        self.roads_button.setEnabled(path is not None)
        self.import_button.setEnabled(path is not None)
        self.settings_button.setEnabled(path is not None)
        if path is None:
            for label in self._facts.values():
                label.setText("–")
            self._facts["file"].setText(tr("no workspace is open"))
            return
        found = self.read(state, default=None)
        if found is None:
            return
        title = found.title or Path(path).stem
        if found.demo and "演示数据" not in title:
            title += "(演示数据 / demo data)"
        self._facts["title"].setText(title)
        self._facts["file"].setText(path)
        self._facts["holds"].setText(
            tr("{enterprises} enterprises, {squads} squads, {units} townships and parks, "
               "{officers} officers").format(**found._asdict()))
        self._facts["roads"].setText(_roads(found))
        self._facts["plans"].setText(_plans(found))
        self._facts["missing"].setText(
            tr(", ").join(table_name(name, language()) for name in found.missing)
            or tr("nothing; a day can be planned"))

    def _show_engine(self, *_: Any) -> None:
        engine = self.session.engine
        sentence = {
            client.OFF: tr("off; it starts with a workspace"),
            client.STARTING: tr("starting …"),
            client.READY: tr("ready"),
            client.BUSY: tr("working …"),
            client.STOPPING: tr("stopping …"),
            client.FAILED: engine.log.last() or tr("failed"),
        }[engine.state]
        if engine.state in (client.READY, client.BUSY):
            sentence += tr(" (version {version})").format(version=engine.greeting["version"])
        self.engine_state.setText(sentence)
        python = interpreter.find()
        self._engine_python.setText(
            python.describe() if python is not None else interpreter.missing())


def _roads(found: State) -> str:
    if not found.roads:
        return tr("none loaded")
    return tr("{links} links, {km} km; real times = free-flow × {factor}").format(
        links=found.roads, km=round(found.roads_km), factor=found.travel_factor)


def _plans(found: State) -> str:
    if found.plans:
        return tr("{count}, days {first} to {last}").format(
            count=found.plans, first=found.first_plan, last=found.last_plan)
    if found.first_roster:
        return tr("none yet; the roster runs from {first} to {last}").format(
            first=found.first_roster, last=found.last_roster)
    return tr("none yet, and no roster")


def _wrapped() -> QLabel:
    label = QLabel("–")
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label

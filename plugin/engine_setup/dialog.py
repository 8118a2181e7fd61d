"""The window in which the engine's Python is set up, looked at and repaired."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..dialog_buttons import button_box
from ..engine import interpreter
from ..session import Session
from ..translation import tr
from . import base_python, environment
from .installation import Installation

_LOG_LINES = 5000
_SHOWN = ("ortools", "osmium", "numpy", "scipy", "geopandas", "shapely", "pyproj")


class EngineSetupDialog(QDialog):
    """State and versions above, the ways to an engine below, then progress and log."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._reopen: Optional[str] = None
        self.installation = Installation(self)
        self.setWindowTitle(tr("Set up the engine"))
        self.resize(720, 580)
        column = QVBoxLayout(self)
        column.addWidget(self._state_box())
        column.addWidget(self._ways_box())
        column.addWidget(self._progress_box(), 1)
        buttons = button_box(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.hide)
        column.addWidget(buttons)
        self.installation.started.connect(self._on_started)
        self.installation.progressed.connect(self._on_progress)
        self.installation.said.connect(self.log.appendPlainText)
        self.installation.ended.connect(self._on_ended)
        self.refresh()

    def shut_down(self) -> None:
        """End what is running; only for the end of the plugin."""
        self.installation.shut_down()

    # -- what is in the window -------------------------------------------------------

    def _state_box(self) -> QWidget:
        box = QGroupBox(tr("In use"))
        form = QFormLayout(box)
        self.python, self.state, self.versions = QLabel(), QLabel(), QLabel("–")
        for label in (self.python, self.state, self.versions):
            label.setWordWrap(True)
        self.examine_button = QPushButton(tr("Examine"))
        self.examine_button.clicked.connect(self._examine)
        form.addRow(tr("Python"), self.python)
        form.addRow(tr("Environment in the QGIS profile"), self.state)
        form.addRow(tr("Versions"), self.versions)
        form.addRow(self.examine_button)
        return box

    def _ways_box(self) -> QWidget:
        box = QGroupBox(tr("Set up"))
        grid = QGridLayout(box)
        self.base = QComboBox()
        self.base.setEditable(True)
        self.base.addItems(base_python.candidates())
        browse = QPushButton(tr("Other …"))
        browse.clicked.connect(self._browse_base)
        self.online_button = QPushButton(tr("Download and install"))
        self.online_button.setToolTip(tr("Makes an environment in the QGIS profile and fetches "
                                         "the packages from the Python package index"))
        self.online_button.clicked.connect(lambda: self.start(self.base.currentText()))
        self.bundle_button = QPushButton(tr("Install from an offline bundle …"))
        self.bundle_button.setToolTip(tr("Makes the same environment from a file, without a "
                                         "network"))
        self.bundle_button.clicked.connect(self._choose_bundle)
        self.repair_button = QPushButton(tr("Repair"))
        self.repair_button.setToolTip(tr("Makes the environment again, the way it was made"))
        self.repair_button.clicked.connect(self._repair)
        self.choose_button = QPushButton(tr("Use an interpreter that has everything …"))
        self.choose_button.clicked.connect(self._choose_interpreter)
        grid.addWidget(QLabel(tr("Python to start from (3.11 or newer)")), 0, 0, 1, 4)
        grid.addWidget(self.base, 1, 0, 1, 3)
        grid.addWidget(browse, 1, 3)
        for place, button in enumerate((self.online_button, self.bundle_button,
                                        self.choose_button, self.repair_button)):
            grid.addWidget(button, 2 + place // 2, 2 * (place % 2), 1, 2)
        return box

    def _progress_box(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        self.bar = QProgressBar()
        self.doing = QLabel(" ")
        self.doing.setWordWrap(True)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setEnabled(False)
        self.cancel_button.clicked.connect(self.installation.cancel)
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(_LOG_LINES)
        self.log.setMinimumHeight(100)
        self.log.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        grid.addWidget(self.doing, 0, 0, 1, 2)
        grid.addWidget(self.bar, 1, 0)
        grid.addWidget(self.cancel_button, 1, 1)
        grid.addWidget(self.log, 2, 0, 1, 2)
        grid.setRowStretch(2, 1)
        return box

    # -- what can be done ------------------------------------------------------------

    def start(self, base: str, bundle: str = "") -> None:
        """Make the environment from the Python ``base``, offline if ``bundle`` is given."""
        if not Path(base).is_file():
            self.doing.setText(tr("There is no Python {path}; choose one.").format(path=base))
            return
        self._release()
        self.installation.make(base, bundle)

    def _repair(self) -> None:
        known = environment.note()
        if known is None or (known.source and not Path(known.source).is_file()):
            # how it was made is not known any more, or its bundle is gone: the user chooses
            self.doing.setText(tr("How the environment was made is not known any more, or its "
                                  "bundle is gone: install it again, the way you like."))
            return
        self._release()
        self.installation.repair()

    def _examine(self) -> None:
        found = interpreter.find()
        if found is not None:
            self.installation.examine(str(found.path))

    def _browse_base(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Python to start from"))
        if path:
            self.base.setEditText(path)

    def _choose_bundle(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Offline bundle"), "", tr("Wheel bundle") + " (*.zip)")
        if path:
            self.start(self.base.currentText(), path)

    def _choose_interpreter(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Python that has the engine's packages"))
        if path:
            self._release()
            self.installation.choose(path)

    def _release(self) -> None:
        """Let the engine end: a program in use cannot be replaced on every system."""
        self._reopen = self._session.workspace
        self._session.close()

    # -- what is shown ---------------------------------------------------------------

    def refresh(self) -> None:
        """Show which Python is in use and how the profile's environment stands."""
        found = interpreter.find()
        self.python.setText(found.describe() if found is not None else interpreter.missing())
        self.state.setText({
            environment.NONE: tr("not made yet"),
            environment.GOOD: tr("complete"),
            environment.OUTDATED: tr("made for another version of the plugin; repair it"),
            environment.DAMAGED: tr("damaged or unfinished; set it up again"),
        }[environment.state()])
        idle = not self.installation.running
        for button in (self.online_button, self.bundle_button, self.choose_button):
            button.setEnabled(idle)
        self.examine_button.setEnabled(idle and found is not None)
        self.repair_button.setEnabled(idle and environment.state() != environment.NONE)
        self.cancel_button.setEnabled(not idle)

    def _on_started(self) -> None:
        self.versions.setText("–")
        self.refresh()

    def _on_progress(self, fraction: float, sentence: str) -> None:
        self.bar.setValue(round(100 * fraction))
        self.doing.setText(sentence)

    def _on_ended(self, good: bool, sentence: str) -> None:
        self.doing.setText(sentence)
        self.log.appendPlainText(sentence)
        if not good:
            self.bar.reset()
        examined = self.installation.examined
        if examined:
            packages: Any = examined["packages"]
            self.versions.setText("Python {}, ".format(examined["python"]) + ", ".join(
                "{} {}".format(name, packages[name]) for name in _SHOWN if name in packages))
        self.refresh()
        if self._reopen is not None:
            workspace, self._reopen = self._reopen, None
            self._session.open(workspace)

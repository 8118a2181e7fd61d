"""The open workspace: its path, its engine, and the plan that is looked at.

Pages and map tools share one session and talk to each other only through its signals.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..protocol.requests import COMMANDS
from . import settings
from .engine.client import BUSY, EngineClient
from .engine.once import OneShot
from .engine.request import EngineRequest
from .log_watch import LogWatch
from .reading.event_log import Written
from .translation import tr


class Session(QObject):
    """One workspace at a time; owns the engine client."""

    opened = pyqtSignal(str)  # path; the engine holds the workspace now
    closed = pyqtSignal()
    changed = pyqtSignal(str)  # a command has written, ours or somebody else's: its name
    plan_chosen = pyqtSignal(str)  # plan id, or an empty text for none
    asked = pyqtSignal(object, str)  # EngineRequest and what it is called for the user
    told = pyqtSignal(str, int)  # one sentence for the message bar, Qgis.MessageLevel
    made = pyqtSignal(str, str)  # a file for the user: one sentence, its path

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.engine = EngineClient(self)
        self.workspace: Optional[str] = None
        self.plan = ""
        self._wanted: Optional[str] = None
        self._once: List[OneShot] = []
        self.watch = LogWatch(lambda: self.engine.state == BUSY, self)
        self.watch.written.connect(self._on_written_elsewhere)
        self.engine.ready.connect(self._on_ready)
        self.engine.refused.connect(self._on_refused)
        self.engine.told.connect(self.told)

    def open(self, path: str) -> None:
        """Open the workspace at ``path``: first its engine, then everything else."""
        self.close()
        self._wanted = str(Path(path).absolute())
        self.engine.open(self._wanted)

    def close(self) -> None:
        """Close the workspace and let its engine end."""
        self._wanted = None
        self.watch.end()
        if self.workspace is not None:
            self.workspace, self.plan = None, ""
            self.closed.emit()
        self.engine.stop()

    def shut_down(self) -> None:
        """End every process before returning; only for the end of the plugin."""
        self.watch.end()
        for once in self._once:
            once.shut_down()
        self._once.clear()
        self.engine.shut_down()

    def ask(self, command: str, title: str, **params: Any) -> EngineRequest:
        """Ask the engine for a command on the open workspace; ``title`` is shown meanwhile."""
        request = self.engine.ask(command, {"workspace": self.workspace or "", **params})
        if COMMANDS[command].writes:
            request.succeeded.connect(lambda result: self._on_written(command, result))
        self.asked.emit(request, title)
        return request

    def run_once(self, command: str, title: str, arguments: List[str]) -> EngineRequest:
        """Run a command that has no workspace yet in a process of its own."""
        once = OneShot(command, arguments, self.engine.log, self)
        self._once.append(once)
        once.request.finished.connect(lambda: self._once.remove(once))
        self.asked.emit(once.request, title)
        return once.request

    def choose_plan(self, plan: str) -> None:
        """Say which plan is looked at, on the pages and on the map."""
        if plan != self.plan:
            self.plan = plan
            self.plan_chosen.emit(plan)

    def _on_written(self, command: str, result: Dict[str, Any]) -> None:
        others = [line.command for line in self.watch.take() if line.command != command]
        if result.get("saved", True):  # an edit that was only tried has changed nothing
            self.changed.emit(command)
        for other in dict.fromkeys(others):
            self.changed.emit(other)

    def _on_written_elsewhere(self, lines: List[Written]) -> None:
        for command in dict.fromkeys(line.command for line in lines):
            self.changed.emit(command)
        self.told.emit(tr("The workspace was changed outside this window: {what}.").format(
            what="; ".join("{} ({})".format(line.command, line.summary) for line in lines[-3:])),
            int(Qgis.MessageLevel.Info))

    def _on_ready(self, greeting: Dict[str, Any]) -> None:
        if self._wanted is not None and self.workspace is None:
            self.workspace = self._wanted
            self.watch.begin(self.workspace)
            settings.set_last_workspace(self.workspace)
            self.opened.emit(self.workspace)

    def _on_refused(self, sentence: str) -> None:
        self.told.emit(sentence, int(Qgis.MessageLevel.Critical))

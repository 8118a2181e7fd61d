"""Run steps one after another without ever making the window wait."""

from __future__ import annotations

import re
from typing import List, Optional

from qgis.PyQt.QtCore import QObject, QProcess, pyqtSignal

from ..engine.command import clean_environment
from ..engine.lines import LineBuffer
from ..engine.log import without_secrets
from ..translation import tr
from .recipe import Step

_PIP = re.compile(r"Collecting |Processing ")
_COUNTED = re.compile(r"(\d+)/(\d+) ")


class StepChain(QObject):
    """Runs a list of steps; exactly one of ``succeeded`` and ``failed`` ends it."""

    progressed = pyqtSignal(float, str)  # 0–1, title of the step
    said = pyqtSignal(str)  # a line for the log
    succeeded = pyqtSignal()
    failed = pyqtSignal(str)  # one sentence

    def __init__(self, steps: List[Step], packages: int, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._steps = list(steps)
        self._packages = packages
        self._whole = sum(step.share for step in steps)
        self._done = 0.0
        self._seen = 0
        self._cancelled = False
        self._lines = LineBuffer()
        self._process: Optional[QProcess] = None

    def start(self) -> None:
        """Begin with the first step."""
        self._next()

    def cancel(self) -> None:
        """Stop; what is in use stays as it was."""
        self._cancelled = True
        if self._process is not None:
            self._process.kill()

    def shut_down(self) -> None:
        """End the running process before returning, without a word."""
        if self._process is not None:
            self._process.disconnect()
            self._process.kill()
            self._process.waitForFinished(1000)
            self._process = None

    def _next(self) -> None:
        if not self._steps:
            self.progressed.emit(1.0, tr("Done"))
            self.succeeded.emit()
            return
        step = self._steps[0]
        self._seen, self._lines = 0, LineBuffer()
        self.progressed.emit(self._done / self._whole, step.title)
        self.said.emit("== " + step.title)
        process = QProcess(self)
        process.setProgram(step.program)
        process.setArguments(list(step.arguments))
        environment = clean_environment()
        environment.remove("PIP_TARGET")
        environment.remove("PIP_USER")
        process.setProcessEnvironment(environment)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        process.start()
        process.closeWriteChannel()

    def _read(self) -> None:
        if self._process is None:
            return
        for line in self._lines.feed(bytes(self._process.readAllStandardOutput())):
            self.said.emit(without_secrets(line))
            self._measure(line)

    def _measure(self, line: str) -> None:
        counted = _COUNTED.match(line)
        if counted:
            part = int(counted[1]) / int(counted[2])
        elif _PIP.match(line):
            self._seen += 1
            part = min(1.0, self._seen / max(1, self._packages))
        else:
            return
        step = self._steps[0]
        self.progressed.emit((self._done + part * step.share) / self._whole, step.title)

    def _on_error(self, error: int) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            program = self._process.program()
            self._drop()
            self.failed.emit(tr("{path} could not be started.").format(path=program))

    def _on_finished(self, code: int, status: int) -> None:
        self._read()
        rest = self._lines.rest()
        if rest:
            self.said.emit(without_secrets(rest))
        self._drop()
        if self._cancelled:
            self.failed.emit(tr("Cancelled; what was set up before is still there."))
        elif code != 0 or status != QProcess.ExitStatus.NormalExit:
            self.failed.emit(self._steps[0].excuse)
        else:
            self._done += self._steps.pop(0).share
            self._next()

    def _drop(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None

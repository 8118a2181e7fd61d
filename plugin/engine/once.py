"""A command run once in a process of its own: for what has no workspace yet (the demo)."""

from __future__ import annotations

import os
import re
import signal
import sys
from typing import Any, List

from qgis.PyQt.QtCore import QObject, QProcess, QTimer

from ..translation import language, tr
from . import command, interpreter
from .lines import LineBuffer, message
from .log import EngineLog
from .request import CANCELLED, ENGINE_GONE, EngineError, EngineRequest

_PROGRESS = re.compile(r"\s*(\d{1,3})% (.*)")
_GRACE_MS = 800


class OneShot(QObject):
    """Runs ``halfhour --json COMMAND …``; the answer comes through :attr:`request`."""

    def __init__(self, name: str, arguments: List[str], log: EngineLog, parent: QObject) -> None:
        super().__init__(parent)
        self.request = EngineRequest(name, {}, self)
        self._log = log
        self._out, self._err = LineBuffer(), LineBuffer()
        self._answer: Any = None
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read_answer)
        self._process.readyReadStandardError.connect(self._read_progress)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self.request.cancel_asked.connect(self._cancel)
        python = interpreter.find()
        if python is None:
            QTimer.singleShot(0, lambda: self._end(EngineError(ENGINE_GONE, interpreter.missing())))
            return
        command.prepare(self._process, python.path,
                        ["--json", "--lang", language(), name, *arguments])
        self._process.start()

    def shut_down(self) -> None:
        """End the process before returning; only for the end of the plugin."""
        self._process.disconnect()
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(_GRACE_MS)

    def _cancel(self) -> None:
        if sys.platform == "win32" or self._process.processId() == 0:
            self._process.kill()
            return
        # the command line tidies up after an interrupt; whoever is too slow is killed
        os.kill(int(self._process.processId()), signal.SIGINT)
        QTimer.singleShot(_GRACE_MS, self._process.kill)

    def _read_answer(self) -> None:
        for line in self._out.feed(bytes(self._process.readAllStandardOutput())):
            self._answer = message(line) or self._answer

    def _read_progress(self) -> None:
        for line in self._err.feed(bytes(self._process.readAllStandardError())):
            found = _PROGRESS.fullmatch(line)
            if found:
                self.request.progress(int(found[1]) / 100, found[2])
            else:
                self._log.add(line)

    def _on_error(self, error: int) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end(EngineError(ENGINE_GONE, tr("{path} could not be started.").format(
                path=self._process.program())))

    def _on_finished(self, *_: Any) -> None:
        self._read_progress()
        self._read_answer()
        answer = self._answer or message(self._out.rest())
        if self.request.cancelling and not (answer and "error" not in answer):
            self._end(EngineError(CANCELLED, tr("Cancelled; nothing was left behind.")))
        elif answer is None:
            self._end(EngineError(ENGINE_GONE, tr("The engine ended before it had answered; "
                                                  "its log says why.")))
        elif "error" in answer:
            self._end(EngineError(answer["error"]["code"], answer["error"]["message"]))
        else:
            self.request.succeed(answer)
            self.deleteLater()

    def _end(self, error: EngineError) -> None:
        self.request.fail(error)
        self.deleteLater()

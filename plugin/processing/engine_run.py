"""One command of the engine, run from a thread of Processing that may wait for it."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from typing import Any, Dict, List, Optional

from qgis.core import QgsProcessingException, QgsProcessingFeedback
from qgis.PyQt.QtCore import QProcess

from ..engine import command, interpreter
from ..engine.lines import LineBuffer, message
from ..engine.log import without_secrets
from ..translation import language, tr

_PROGRESS = re.compile(r"\s*(\d{1,3})% (.*)")
_LOOK_MS = 100
_GRACE_S = 5.0  # time for a clean end after an interrupt; then the process is killed


class EngineRun:
    """Runs ``halfhour --json …`` to its end and tells ``feedback`` how far it is."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback
        self._out, self._err = LineBuffer(), LineBuffer()
        self._answer: Optional[Dict[str, Any]] = None
        self._interrupted_at: Optional[float] = None

    def run(self, arguments: List[str]) -> Optional[Dict[str, Any]]:
        """Return the answer, or None if the user cancelled.

        Raises ``QgsProcessingException`` with the engine's sentence if the command fails.
        """
        process = self._start(arguments)
        while process.state() != QProcess.ProcessState.NotRunning:
            process.waitForReadyRead(_LOOK_MS)
            self._read(process)
            if self._feedback.isCanceled():
                self._interrupt(process)
        self._read(process)
        self._answer = self._answer or message(self._out.rest())
        return self._outcome()

    def _start(self, arguments: List[str]) -> QProcess:
        python = interpreter.find()
        if python is None:
            raise QgsProcessingException(interpreter.missing())
        process = QProcess()
        command.prepare(process, python.path, ["--json", "--lang", language(), *arguments])
        # waits for progress; the answer is collected meanwhile
        process.setReadChannel(QProcess.ProcessChannel.StandardError)
        process.start()
        process.closeWriteChannel()
        if not process.waitForStarted():
            raise QgsProcessingException(
                tr("{path} could not be started.").format(path=python.path))
        return process

    def _read(self, process: QProcess) -> None:
        for line in self._err.feed(bytes(process.readAllStandardError())):
            found = _PROGRESS.fullmatch(line)
            if found:
                self._feedback.setProgress(float(found[1]))
                self._feedback.setProgressText(found[2])
            elif line.strip():
                self._feedback.pushInfo(without_secrets(line))
        for line in self._out.feed(bytes(process.readAllStandardOutput())):
            self._answer = message(line) or self._answer

    def _interrupt(self, process: QProcess) -> None:
        """Let the engine end by itself, so that it tidies up; a second look kills it."""
        now = time.monotonic()
        if self._interrupted_at is None and sys.platform != "win32":
            self._interrupted_at = now
            os.kill(int(process.processId()), signal.SIGINT)
        elif self._interrupted_at is None or now - self._interrupted_at > _GRACE_S:
            process.kill()

    def _outcome(self) -> Optional[Dict[str, Any]]:
        answer = self._answer
        if answer is not None and "error" not in answer:
            return answer  # done, even if a cancel came too late
        if self._feedback.isCanceled():
            self._feedback.pushInfo(tr("Cancelled; the workspace is unchanged."))
            return None
        if answer is None:
            raise QgsProcessingException(
                tr("The engine ended before it had answered; its log says why."))
        raise QgsProcessingException(str(answer["error"]["message"]))

"""The resident engine of the open workspace: started, asked, cancelled, restarted.

Everything is asynchronous; the window never waits for the engine. The engine works on one
request at a time in the order they were sent, so the oldest open request is the running one.
"""

from __future__ import annotations

import json
import time
from typing import Any, Dict, List, Optional

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, QProcess, QTimer, pyqtSignal

from ...protocol.requests import PROTOCOL_VERSION
from ..translation import language, tr
from . import command, interpreter
from .lines import LineBuffer, message
from .log import EngineLog
from .request import CANCELLED, ENGINE_GONE, EngineError, EngineRequest

OFF, STARTING, READY, BUSY, STOPPING, FAILED = (
    "off", "starting", "ready", "busy", "stopping", "failed")

CANCEL_GRACE_MS = 800  # then the process is killed: the user was promised one second
STOP_GRACE_MS = 1500
_RESTARTS, _RESTARTS_WITHIN_S = 3, 60.0


class EngineClient(QObject):
    """Owns the engine process of at most one workspace at a time."""

    state_changed = pyqtSignal(str)
    ready = pyqtSignal(object)  # the greeting: protocol, version, workspace, pid
    told = pyqtSignal(str, int)  # one sentence for the user, Qgis.MessageLevel
    refused = pyqtSignal(str)  # the engine did not start: one sentence

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.log = EngineLog(self)
        self.state = OFF
        self.greeting: Dict[str, Any] = {}
        self._workspace: Optional[str] = None
        self._next: Optional[str] = None
        self._process: Optional[QProcess] = None
        self._out, self._err = LineBuffer(), LineBuffer()
        self._open: Dict[str, EngineRequest] = {}
        self._started: set = set()  # ids of requests the engine has begun
        self._count = 0
        self._deaths: List[float] = []
        self._refusal = ""

    # -- the process ---------------------------------------------------------------

    def open(self, workspace: str) -> None:
        """Start the engine of ``workspace``; the engine of another one is stopped first."""
        self._deaths.clear()
        if self._process is None:
            self._start(workspace)
        else:
            self._next = workspace
            self.stop()

    def stop(self) -> None:
        """Let the engine end: at once if it works, by closing its input if it idles."""
        process = self._process
        if process is None:
            self._set_state(OFF)
            return
        busy = bool(self._open)
        self._set_state(STOPPING)
        self._fail_all(tr("The workspace was closed."))
        process.kill() if busy else process.closeWriteChannel()
        QTimer.singleShot(STOP_GRACE_MS, process.kill)

    def shut_down(self) -> None:
        """End the process before returning; only for the end of the plugin."""
        process, self._process = self._process, None
        self._next = None
        busy = bool(self._open) or self.state == STARTING
        self._fail_all(tr("The workspace was closed."))
        if process is not None:
            process.disconnect()
            process.closeWriteChannel()
            if busy or not process.waitForFinished(STOP_GRACE_MS):
                process.kill()
                process.waitForFinished(STOP_GRACE_MS)
            process.deleteLater()
        self.state = OFF

    def pid(self) -> Optional[int]:
        """Return the process id of the running engine, or None."""
        return int(self._process.processId()) if self._process is not None else None

    def _start(self, workspace: str) -> None:
        self._workspace, self._next, self._refusal = workspace, None, ""
        python = interpreter.find()
        if python is None:
            self._refuse(interpreter.missing())
            return
        process = QProcess(self)
        command.prepare(process, python.path, ["--lang", language(), "engine", workspace])
        process.readyReadStandardOutput.connect(self._read_answers)
        process.readyReadStandardError.connect(self._read_log)
        process.errorOccurred.connect(self._on_process_error)
        process.finished.connect(self._on_finished)
        self._process = process
        self._out, self._err = LineBuffer(), LineBuffer()
        self._set_state(STARTING)
        process.start()

    def _on_process_error(self, error: int) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            program = self._process.program()
            self._drop_process()
            self._refuse(tr("{path} could not be started.").format(path=program))

    def _on_finished(self, *_: Any) -> None:
        self._read_log()
        self._read_answers()
        for rest in (self._err.rest(), self._out.rest()):
            self.log.add(rest)
        was, wanted = self.state, self._next
        self._drop_process()
        if wanted is not None:
            self._start(wanted)
        elif was == STOPPING:
            self._workspace = None
            self._set_state(OFF)
        elif was == STARTING and not self._deaths:
            self._refuse(self._refusal or tr("The engine could not start: {problem}").format(
                problem=self.log.last() or "?"))
        else:
            self._restart()

    def _restart(self) -> None:
        now = time.monotonic()
        self._deaths = [t for t in self._deaths if now - t < _RESTARTS_WITHIN_S] + [now]
        running = self._running()
        cancelled = running is not None and running.cancelling
        if running is not None:
            self._close(running)
            sentence = (tr("Cancelled; the workspace is unchanged.") if cancelled else
                        tr("The engine ended before it had answered; the workspace is whole."))
            running.fail(EngineError(CANCELLED if cancelled else ENGINE_GONE, sentence))
        if len(self._deaths) > _RESTARTS:
            self._refuse(tr("The engine ended again and again; its log says why."))
            return
        if not cancelled:
            self.told.emit(
                tr("The engine ended unexpectedly and is being restarted; the workspace is "
                   "whole. Run the last command again."), int(Qgis.MessageLevel.Warning))
        if self._workspace is not None:
            self._start(self._workspace)

    def _refuse(self, sentence: str) -> None:
        self._next = None
        self._set_state(FAILED)
        self._fail_all(sentence)
        self.log.add(sentence)
        self.refused.emit(sentence)

    def _drop_process(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
        self._process = None
        self._started.clear()

    def _set_state(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)

    # -- requests ------------------------------------------------------------------

    def ask(self, name: str, params: Dict[str, Any]) -> EngineRequest:
        """Send command ``name``; the answer comes through the returned request's signals.

        A request asked while the engine starts waits for it. One asked without an engine
        fails in the next turn of the event loop.
        """
        request = EngineRequest(name, params, self)
        if self._workspace is None or self.state in (OFF, STOPPING, FAILED):
            error = EngineError(ENGINE_GONE, tr("No workspace is open."))
            QTimer.singleShot(0, lambda: request.fail(error))
            return request
        self._count += 1
        key = f"q{self._count}"
        self._open[key] = request
        request.cancel_asked.connect(lambda: self._cancel(key))
        request.finish_asked.connect(lambda: self._send({"id": f"f{key}", "finish": key}))
        if self.state in (READY, BUSY):
            self._send_request(key)
            self._set_state(BUSY)
        return request

    def _send_request(self, key: str) -> None:
        request = self._open[key]
        self._send({"id": key, "command": request.command, "params": request.params,
                    "language": language()})

    def _send(self, what: Dict[str, Any]) -> None:
        if self._process is not None:
            self._process.write((json.dumps(what, ensure_ascii=False) + "\n").encode("utf-8"))

    def _cancel(self, key: str) -> None:
        if self.state in (READY, BUSY):
            self._send({"id": f"x{key}", "cancel": key})
        if self._open[key] is not self._running() or self.state == STARTING:
            self._give_up(key)
        else:
            QTimer.singleShot(CANCEL_GRACE_MS, lambda: self._cancel_hard(key))

    def _cancel_hard(self, key: str) -> None:
        request = self._open.get(key)
        if request is None or self._process is None:
            return
        if key in self._started:
            self._process.kill()
        else:  # somebody else's command is running (a forwarded one): leave it alone
            self._give_up(key)

    def _give_up(self, key: str) -> None:
        request = self._open.pop(key)
        request.fail(EngineError(CANCELLED, tr("Cancelled; the workspace is unchanged.")))

    def _running(self) -> Optional[EngineRequest]:
        return next(iter(self._open.values()), None)

    def _close(self, request: EngineRequest) -> None:
        self._open = {k: r for k, r in self._open.items() if r is not request}

    def _fail_all(self, sentence: str) -> None:
        waiting, self._open = list(self._open.values()), {}
        for request in waiting:
            request.fail(EngineError(ENGINE_GONE, sentence))

    # -- what the engine says ------------------------------------------------------

    def _read_log(self) -> None:
        if self._process is not None:
            for line in self._err.feed(bytes(self._process.readAllStandardError())):
                self.log.add(line)

    def _read_answers(self) -> None:
        if self._process is not None:
            for line in self._out.feed(bytes(self._process.readAllStandardOutput())):
                found = message(line)
                if found is None:
                    self.log.add(line)
                else:
                    self._hear(found)

    def _hear(self, found: Dict[str, Any]) -> None:
        if "protocol" in found:
            self._greet(found)
            return
        key = found.get("id")
        if key is None and "error" in found:  # the workspace could not be opened
            self._refusal = found["error"]["message"]
            return
        request = self._open.get(str(key))
        if request is None:
            return
        if "progress" in found:
            self._started.add(key)
            request.progress(float(found["progress"]), str(found["message"]))
            if found.get("can_finish"):
                request.offer_finish()
            return
        self._open.pop(str(key))
        if not self._open:
            self._set_state(READY)
        if "error" in found:
            request.fail(EngineError(found["error"]["code"], found["error"]["message"]))
        else:
            request.succeed(found["result"])

    def _greet(self, greeting: Dict[str, Any]) -> None:
        if greeting["protocol"] != PROTOCOL_VERSION:
            self._refusal = tr("The engine speaks protocol {found}, the plugin {known}; set the "
                               "engine up again.").format(
                found=greeting["protocol"], known=PROTOCOL_VERSION)
            self._deaths.clear()
            if self._process is not None:
                self._process.kill()
            return
        self.greeting = greeting
        self._set_state(BUSY if self._open else READY)
        for key in self._open:  # asked while it started, or left over from one that was killed
            self._send_request(key)
        self.ready.emit(greeting)

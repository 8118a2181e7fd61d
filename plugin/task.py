"""A request in QGIS's task bar: its progress, and a cancel button that works."""

from __future__ import annotations

import threading

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from .engine.request import EngineError, EngineRequest


class RequestTask(QgsTask):
    """Mirrors a request. Its thread only waits; the work is the engine's."""

    cancel_pressed = pyqtSignal()

    def __init__(self, title: str) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel)
        self._over = threading.Event()
        self._good = False

    def run(self) -> bool:
        """Wait until the request has ended; called by QGIS in a thread of its pool."""
        self._over.wait()
        return self._good

    def cancel(self) -> None:
        """Pass QGIS's cancel on; called in the window's thread."""
        if not self._over.is_set():
            self.cancel_pressed.emit()
            self._over.set()
        super().cancel()

    def end(self, good: bool) -> None:
        """Let the task end."""
        self._good = good
        self._over.set()


def show_in_task_bar(request: EngineRequest, title: str) -> None:
    """Show ``request`` in QGIS's task bar until it has ended."""
    task = RequestTask(title)
    request.progressed.connect(lambda fraction, _: task.setProgress(100.0 * fraction))
    request.succeeded.connect(lambda _: task.end(True))
    request.failed.connect(lambda _: task.end(False))
    task.cancel_pressed.connect(request.cancel)
    QgsApplication.taskManager().addTask(task)


def is_cancel(error: EngineError) -> bool:
    """Whether the request failed because the user wanted it to."""
    return error.code == "cancelled"

"""Notices what others write into the open workspace: Processing, the command line, a colleague."""

from __future__ import annotations

import sqlite3
from typing import Callable, List, Optional

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from .reading import event_log

LOOK_MS = 2000


class LogWatch(QObject):
    """Looks at the workspace's log again and again; each line is told once.

    Every command that writes adds a line in the transaction of its rows, so who sees the
    line sees the rows. While ``busy()`` it waits: a line written then may be our own.
    """

    written = pyqtSignal(list)  # of event_log.Written, in order

    def __init__(self, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._busy = busy
        self._workspace: Optional[str] = None
        self._known = event_log.NOTHING
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, workspace: str) -> None:
        """Watch ``workspace``; what its log holds already is old."""
        self._workspace = workspace
        try:
            self._known = event_log.last(workspace)
        except sqlite3.Error:
            self._known = event_log.NOTHING
        self._timer.start()

    def end(self) -> None:
        """Watch nothing."""
        self._timer.stop()
        self._workspace = None

    def look(self) -> None:
        """Tell of new lines now."""
        lines = [] if self._busy() else self.take()
        if lines:
            self.written.emit(lines)

    def take(self) -> List[event_log.Written]:
        """Return the new lines; they are not told of again."""
        if self._workspace is None:
            return []
        try:
            lines = event_log.since(self._workspace, self._known)
        except sqlite3.Error:
            return []  # busy for a moment (a file just being replaced): the next look sees it
        if lines:
            self._known = lines[-1]
        return lines

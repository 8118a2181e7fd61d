"""What the engine wrote to stderr, readable in QGIS, without secrets."""

from __future__ import annotations

import re
from collections import deque
from typing import Deque

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QObject, pyqtSignal

TAG = "Half-Hour"
KEPT_LINES = 2000

_SECRETS = re.compile(
    r"""(?ix) \b(authkey|api_?key|key|token|tk|password|passwd|pwd|secret)\b
        (["']?\s*[=:]\s*["']?) [^\s"',;&}]+""")
_PHONE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")


def without_secrets(line: str) -> str:
    """Return ``line`` with keys, passwords and mobile numbers blotted out."""
    return _PHONE.sub(r"\1****\2", _SECRETS.sub(r"\1\2***", line))


class EngineLog(QObject):
    """The last lines of the engine; also in QGIS's message log under its own tab."""

    line_added = pyqtSignal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Deque[str] = deque(maxlen=KEPT_LINES)

    def add(self, line: str) -> None:
        """Keep a line."""
        if not line.strip():
            return
        clean = without_secrets(line)
        self._lines.append(clean)
        QgsApplication.messageLog().logMessage(clean, TAG, Qgis.MessageLevel.Info, False)
        self.line_added.emit(clean)

    def text(self) -> str:
        """Return everything that is kept."""
        return "\n".join(self._lines)

    def last(self) -> str:
        """Return the last line, or an empty text."""
        return self._lines[-1] if self._lines else ""

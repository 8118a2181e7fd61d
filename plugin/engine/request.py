"""A request on its way to the engine, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict

from qgis.PyQt.QtCore import QObject, pyqtSignal

CANCELLED = "cancelled"
ENGINE_GONE = "engine_gone"


@dataclass(frozen=True)
class EngineError:
    """Why a request failed: a code for the program, one sentence for the person."""

    code: str
    message: str


class EngineRequest(QObject):
    """One command. Exactly one of ``succeeded`` and ``failed`` is emitted, then ``finished``."""

    progressed = pyqtSignal(float, str)  # 0–1, sentence
    succeeded = pyqtSignal(object)  # the result, a dict
    failed = pyqtSignal(object)  # an EngineError
    finished = pyqtSignal()
    cancel_asked = pyqtSignal()
    finish_offered = pyqtSignal()  # from now on it can finish with the best it has so far
    finish_asked = pyqtSignal()

    def __init__(self, command: str, params: Dict[str, Any], parent: QObject) -> None:
        super().__init__(parent)
        self.command = command
        self.params = params
        self.open = True
        self.cancelling = False
        self.can_finish = False

    def cancel(self) -> None:
        """Ask to stop. Answered within a second; harmless after the answer."""
        if self.open and not self.cancelling:
            self.cancelling = True
            self.cancel_asked.emit()

    def offer_finish(self) -> None:
        """Say, once, that there is something to finish with."""
        if self.open and not self.can_finish:
            self.can_finish = True
            self.finish_offered.emit()

    def finish(self) -> None:
        """Ask for the best there is so far; it comes as the result, in a few seconds."""
        if self.open and self.can_finish and not self.cancelling:
            self.finish_asked.emit()

    def progress(self, fraction: float, sentence: str) -> None:
        """Pass progress on to whoever watches."""
        if self.open:
            self.progressed.emit(fraction, sentence)

    def succeed(self, result: Dict[str, Any]) -> None:
        """Close with a result."""
        if self.open:
            self.open = False
            self.succeeded.emit(result)
            self._end()

    def fail(self, error: EngineError) -> None:
        """Close with an error."""
        if self.open:
            self.open = False
            self.failed.emit(error)
            self._end()

    def _end(self) -> None:
        self.finished.emit()
        self.deleteLater()

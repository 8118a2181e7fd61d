"""A print order as a request, so that it is watched and cancelled like the engine's."""

from __future__ import annotations

from typing import Any, Dict, List

from qgis.PyQt.QtCore import QObject

from ...protocol.language import say
from ..engine.request import CANCELLED, EngineError, EngineRequest
from ..translation import language, tr
from .job import PrintJob

PRINT_FAILED = "print_failed"


class PrintRequest(EngineRequest):
    """Prints in the window's thread, a page a turn. Succeeds with ``{"files": [path, …]}``.

    ``params``: ``workspace``, ``plan_id``, ``out_cards``, ``out_overview``, ``phones``,
    ``desk_phone``, as :class:`.job.PrintJob` takes them.
    """

    def __init__(self, params: Dict[str, Any], parent: QObject) -> None:
        super().__init__("print", params, parent)
        self._job = PrintJob(language=language(), parent=self, **params)
        self._job.progress.connect(self._on_progress)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(lambda text: self.fail(EngineError(PRINT_FAILED, text)))
        self._job.cancelled.connect(lambda: self.fail(EngineError(
            CANCELLED, tr("Printing was cancelled; no file was written."))))
        self.cancel_asked.connect(self._job.cancel)

    def start(self) -> None:
        """Begin; returns at once."""
        self._job.start()

    def _on_progress(self, done: int, total: int) -> None:
        self.progress(done / max(total, 1), say(
            "Printing {name} ({done} of {total})", language(), name=self.params["plan_id"],
            done=done, total=total))

    def _on_finished(self, files: List[str]) -> None:
        self.succeed({"files": files})

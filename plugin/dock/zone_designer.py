"""The questions a zone's form puts to the engine while sliders move; the last one counts."""

from __future__ import annotations

from typing import Any, Dict, Optional

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..canvas.selected_line import selected_line
from ..engine.request import CANCELLED, EngineError, EngineRequest
from ..session import Session
from ..translation import tr
from .zone_wish import ZoneWish

#: A slider sends a value per pixel; the engine is asked when it has rested so long.
_REST_MS = 150
_EXTEND = "park,road,water"


class ZoneDesigner(QObject):
    """Designs the zone of a form, without storing it or with."""

    designed = pyqtSignal(object)  # answer of the command zone
    refused = pyqtSignal(str)  # one sentence
    stored = pyqtSignal(str)  # zone id
    not_stored = pyqtSignal(object)  # EngineError

    def __init__(self, session: Session, wish: ZoneWish, canvas: QgsMapCanvas,
                 parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._wish = wish
        self._canvas = canvas
        self._asked: Optional[EngineRequest] = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._design)

    @property
    def busy(self) -> bool:
        """Whether an answer, or the question, is still to come."""
        return self._asked is not None or self._rest.isActive()

    def soon(self) -> None:
        """Ask once the form has rested."""
        self._rest.start()

    def drop(self) -> None:
        """Give up what was asked."""
        self._rest.stop()
        asked, self._asked = self._asked, None
        if asked is not None:
            asked.cancel()

    def store(self) -> None:
        """Design once more and store it."""
        request = self._ask(save=True)
        request.succeeded.connect(lambda answer: self.stored.emit(answer["saved"]))
        request.failed.connect(self.not_stored)

    def _design(self) -> None:
        if self._session.workspace is None:
            return
        self.drop()
        if self._wish.selected_line.isChecked() and selected_line(self._canvas) is None:
            self.refused.emit(tr("Select a line in the active layer first."))
            return
        request = self._ask(save=False)
        self._asked = request
        request.succeeded.connect(lambda answer: self._on_answer(request, answer))
        request.failed.connect(lambda error: self._on_error(request, error))

    def _ask(self, *, save: bool) -> EngineRequest:
        params: Dict[str, Any] = self._wish.params()
        if self._wish.selected_line.isChecked():
            params["line"] = selected_line(self._canvas)
        if save and self._wish.extensions.isChecked():
            params["extend"] = _EXTEND  # not while sliders move: all roads are looked at
        return self._session.ask("zone", tr("Designing the zone"), **params, save=save)

    def _on_answer(self, request: EngineRequest, answer: Dict[str, Any]) -> None:
        if request is self._asked:  # else a newer question is on its way
            self._asked = None
            self.designed.emit(answer)

    def _on_error(self, request: EngineRequest, error: EngineError) -> None:
        if request is self._asked:
            self._asked = None
            if error.code != CANCELLED:
                self.refused.emit(error.message)

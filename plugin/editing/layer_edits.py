"""The edits of one layer: what their author saw, and their saving through the engine."""

from __future__ import annotations

import json
from typing import Any, Dict, Optional

from qgis.core import Qgis, QgsVectorLayer
from qgis.PyQt.QtCore import QEventLoop, QObject, QTimer

from ..engine import client
from ..engine.request import EngineError
from ..session import Session
from ..translation import tr
from .changes import changes_of, row_of
from .kept_edits import KeptEdits

_PATIENCE_MS = 20_000


class LayerEdits(QObject):
    """Lives as long as its layer.

    QGIS never writes into the workspace: before it would, the engine is asked. If the engine
    has written, QGIS's own edits are taken back and the layer is read anew; if it refuses,
    they are put back into the layer, to be corrected and saved again.
    """

    def __init__(self, session: Session, layer: QgsVectorLayer, table: str) -> None:
        super().__init__(layer)
        self._session, self._layer, self._table = session, layer, table
        self._seen: Dict[int, Optional[Dict[str, Any]]] = {}
        self._taking_back = False
        self._refused: Optional[KeptEdits] = None
        layer.editingStarted.connect(self._seen.clear)
        layer.attributeValueChanged.connect(lambda fid, *_: self._see(fid))
        layer.geometryChanged.connect(lambda fid, *_: self._see(fid))
        layer.featureDeleted.connect(self._see)
        layer.beforeCommitChanges.connect(self._save)

    def _see(self, fid: int) -> None:
        """Keep the row as its author sees it, before the first change of it."""
        if fid >= 0 and fid not in self._seen and not self._taking_back:
            self._seen[fid] = row_of(self._layer, fid)

    def _save(self, *_: Any) -> None:
        told = changes_of(self._layer, self._seen)
        if not any(told.values()):
            return
        problem = self._asked(told)
        kept = KeptEdits(self._layer)
        self._taking_back = True
        self._layer.undoStack().setIndex(0)  # QGIS finds nothing left to write
        self._taking_back = False
        if problem is None:
            self._seen.clear()
            return
        self._refused = kept
        # a save cannot be stopped from here: it goes by empty, and the edits come back after it
        QTimer.singleShot(0, self._put_back)
        self._session.told.emit(problem, int(Qgis.MessageLevel.Critical))

    def _put_back(self) -> None:
        kept, self._refused = self._refused, None
        if kept is None:
            return
        seen = dict(self._seen)
        self._layer.startEditing()
        self._seen.update(seen)
        kept.put_back(self._layer)
        self._layer.triggerRepaint()

    def _asked(self, told: Dict[str, Any]) -> Optional[str]:
        """Let the engine write; return why it does not, or None."""
        if self._session.engine.state != client.READY:
            return tr("The engine is working or off; your edits are kept. Save them again when it "
                      "is ready.")
        answer: Dict[str, Any] = {}
        request = self._session.ask(
            "record", tr("Saving edits"), table=self._table,
            changes=json.dumps(told, ensure_ascii=False))
        # QGIS wants to know now whether it may save; the engine answers in well under a second
        loop = QEventLoop()
        request.succeeded.connect(answer.update)
        request.failed.connect(lambda error: answer.update(error=error))
        request.finished.connect(loop.quit)
        QTimer.singleShot(_PATIENCE_MS, loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        error = answer.get("error")
        if isinstance(error, EngineError):
            return error.message
        if "batch" not in answer:
            request.cancel()
            return tr("The engine has not answered; your edits are kept. Save them again.")
        for note in answer["notes"][:3]:
            self._session.told.emit(note, int(Qgis.MessageLevel.Warning))
        return None

"""Closing the road that is clicked on the map, and lifting a closure that is clicked."""

from __future__ import annotations

from typing import Any, Dict

from qgis.core import Qgis, QgsFeature
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog, QMessageBox, QWidget

from .canvas.tools import PickTool
from .closure_dialog import ClosureDialog
from .engine.request import EngineError, EngineRequest
from .session import Session
from .translation import tr


class RoadCloser(QObject):
    """The map tool and its dialogs; what is written, the engine writes."""

    def __init__(self, session: Session, canvas: QgsMapCanvas, window: QWidget) -> None:
        super().__init__()
        self._session, self._canvas, self._window = session, canvas, window
        self.tool = PickTool(canvas)
        self.tool.picked.connect(self._on_picked)

    def tear_down(self) -> None:
        """Take the map tool away."""
        self._canvas.unsetMapTool(self.tool)
        self.tool.deleteLater()
        self.deleteLater()

    def close_road(self, lon: float, lat: float, params: Dict[str, str]) -> EngineRequest:
        """Ask the engine to close the road at a place, with reason and window."""
        request = self._session.ask("close", tr("Closing a road"),
                                    at="{:.7f},{:.7f}".format(lon, lat), **params)
        request.succeeded.connect(self._tell_closed)
        request.failed.connect(self._tell_error)
        return request

    def lift(self, closure_id: str) -> EngineRequest:
        """Ask the engine to open a closed road again."""
        request = self._session.ask("close", tr("Lifting a closure"), lift=closure_id)
        request.succeeded.connect(lambda _: self._session.told.emit(
            tr("Closure {closure} is lifted.").format(closure=closure_id),
            int(Qgis.MessageLevel.Success)))
        request.failed.connect(self._tell_error)
        return request

    def offer_lift(self, feature: QgsFeature) -> None:
        """Ask whether the closure that was clicked is to be lifted."""
        closure = str(feature["closure_id"])
        answer = QMessageBox.question(
            self._window, tr("Road closure"),
            tr("{closure}: {reason}\n\nOpen this road again?").format(
                closure=closure, reason=feature["reason"]))
        if answer == QMessageBox.StandardButton.Yes:
            self.lift(closure)

    def _on_picked(self, lon: float, lat: float) -> None:
        if self._session.workspace is None:
            self._session.told.emit(tr("No workspace is open."), int(Qgis.MessageLevel.Info))
            return
        dialog = ClosureDialog(self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.close_road(lon, lat, dialog.params())
        dialog.deleteLater()

    def _tell_closed(self, result: Dict[str, Any]) -> None:
        closed = result["closed"]
        sentence = tr("Closure {closure} closes {roads} roads.").format(
            closure=closed["closure_id"], roads=closed["roads"])
        level = Qgis.MessageLevel.Success
        if closed["plans"]:
            plans = ", ".join(plan["plan_id"] for plan in closed["plans"])
            sentence += " " + tr(
                "Plans that lead through it: {plans}; plan those days again.").format(plans=plans)
            level = Qgis.MessageLevel.Warning
        self._session.told.emit(sentence, int(level))

    def _tell_error(self, error: EngineError) -> None:
        self._session.told.emit(error.message, int(Qgis.MessageLevel.Warning))

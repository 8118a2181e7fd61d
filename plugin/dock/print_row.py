"""From the plan looked at to paper: route cards, city overview, files for navigation."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ..engine.request import EngineRequest
from ..session import Session
from ..sheets.request import PrintRequest
from ..translation import tr
from .print_dialog import PrintDialog
from .progress_row import ProgressRow
from .push_button import push_button

_PDF, _ZIP = "PDF (*.pdf)", "ZIP (*.zip)"


class PrintRow(QWidget):
    """Three buttons and the progress of what is being printed; one order at a time."""

    failed = pyqtSignal(object)  # EngineError

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._running: Optional[EngineRequest] = None
        self._plan_shown = False
        self.cards_button = push_button(
            tr("Route cards …"), tr("Print route cards, a PDF in A4"), self._ask_cards)
        self.overview_button = push_button(
            tr("City overview …"), tr("Print the city overview, a PDF in A3"), self._ask_overview)
        self.tracks_button = push_button(
            tr("GPX, KML …"), tr("Write the routes as GPX and KML for navigation"),
            self._ask_tracks)
        self.progress = ProgressRow()
        line = QHBoxLayout()
        for button in self._buttons():
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.progress)
        session.closed.connect(self.stop)
        self.offer(False)

    def offer(self, there_is_a_plan: bool) -> None:
        """Let the user print, or not."""
        self._plan_shown = there_is_a_plan
        for button in self._buttons():
            button.setEnabled(there_is_a_plan and self._running is None)

    def stop(self) -> None:
        """Give up what is being printed."""
        if self._running is not None:
            self._running.cancel()

    def _buttons(self) -> tuple:
        return self.cards_button, self.overview_button, self.tracks_button

    # -- asking the user -------------------------------------------------------------

    def _ask_cards(self) -> None:
        dialog = PrintDialog(tr("Print route cards"), self._suggested("route-cards", "pdf"), _PDF,
                             self, cards=True)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            dialog.remember()
            self.print_cards(dialog.path(), phones=dialog.phones.isChecked(),
                             desk_phone=dialog.desk_phone.text().strip())

    def _ask_overview(self) -> None:
        dialog = PrintDialog(tr("Print the city overview"), self._suggested("overview", "pdf"),
                             _PDF, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_overview(dialog.path())

    def _ask_tracks(self) -> None:
        dialog = PrintDialog(tr("Routes as GPX and KML"), self._suggested("routes", "zip"), _ZIP,
                             self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.write_tracks(dialog.path())

    def _suggested(self, name: str, ending: str) -> str:
        folder = Path(self._session.workspace or "").parent
        return str(folder / f"{name}-{self._session.plan}.{ending}")

    # -- printing --------------------------------------------------------------------

    def print_cards(self, path: str, *, phones: bool = False, desk_phone: str = "") -> None:
        """Print the route cards of the plan looked at into ``path``."""
        self._print(out_cards=_with_ending(path, ".pdf"), out_overview=None, phones=phones,
                    desk_phone=desk_phone)

    def print_overview(self, path: str) -> None:
        """Print the city overview of the plan looked at into ``path``."""
        self._print(out_cards=None, out_overview=_with_ending(path, ".pdf"))

    def write_tracks(self, path: str) -> None:
        """Let the engine write the routes into the archive ``path``."""
        request = self._session.ask("print", tr("Writing the routes"), plan=self._session.plan,
                                    gpx=_with_ending(path, ".zip"))
        self._watch(request)
        request.succeeded.connect(lambda answer: self._tell([answer["gpx"]]))

    def _print(self, **order: Any) -> None:
        params: Dict[str, Any] = {
            "workspace": self._session.workspace or "", "plan_id": self._session.plan, **order}
        request = PrintRequest(params, self)
        self._session.asked.emit(request, tr("Printing plan {plan}").format(
            plan=self._session.plan))
        self._watch(request)
        request.succeeded.connect(lambda answer: self._tell(answer["files"]))
        request.start()

    def _watch(self, request: EngineRequest) -> None:
        self._running = request
        self.progress.watch(request)
        self.offer(self._plan_shown)
        request.failed.connect(self.failed)
        request.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        self._running = None
        self.offer(self._plan_shown)

    def _tell(self, files: list) -> None:
        for path in files:
            self._session.made.emit(tr("{name} was written.").format(name=Path(path).name), path)


def _with_ending(path: str, ending: str) -> str:
    absolute = Path(path).absolute()
    return str(absolute if absolute.suffix.lower() == ending
               else absolute.with_name(absolute.name + ending))

"""From a stored joint zone to the memorandum's appendix, in one click."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ..session import Session
from ..translation import tr
from .progress_row import ProgressRow


class AppendixRow(QWidget):
    """The map review number, if there is one, and the button."""

    failed = pyqtSignal(object)  # EngineError

    def __init__(self, session: Session, progress: ProgressRow) -> None:
        super().__init__()
        self._session = session
        self._progress = progress
        self._zone = ""
        self._running = False
        self.review = QLineEdit()
        self.review.setPlaceholderText(tr("Map review number, if there is one"))
        self.button = QPushButton(tr("Memorandum appendix"))
        self.button.setToolTip(tr("Write map, coordinates, areas and enterprise lists into a "
                                  "folder beside the workspace"))
        self.button.clicked.connect(lambda _=False: self.write())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.review, 1)
        line.addWidget(self.button)
        self.offer("")

    def offer(self, zone: str) -> None:
        """Let the user write the appendix of a stored zone; of none for an empty id."""
        self._zone = zone
        self.button.setEnabled(bool(zone) and not self._running)

    def write(self) -> None:
        """Write the appendix into a folder beside the workspace."""
        workspace = self._session.workspace
        if workspace is None:
            return
        out = Path(workspace).parent / "appendix-{}".format(self._zone)
        request = self._session.ask(
            "appendix", tr("Writing the appendix"), zone=self._zone, out=str(out),
            review_no=self.review.text().strip(), qgis=this_qgis())
        self._progress.watch(request)
        self._running = True
        self.button.setEnabled(False)
        request.failed.connect(self.failed)
        request.succeeded.connect(self._on_written)
        request.finished.connect(self._on_finished)

    def _on_written(self, answer: Dict[str, Any]) -> None:
        self._session.made.emit(
            tr("The appendix was written into {folder}.").format(folder=Path(answer["out"]).name),
            answer["internal"][0])

    def _on_finished(self) -> None:
        self._running = False
        self.offer(self._zone)


def this_qgis() -> str:
    """Return where the QGIS of this window has its Python; empty where the engine must look."""
    folder = Path(QgsApplication.prefixPath())
    for place in (folder / "bin", folder):
        for name in ("python3", "python-qgis.bat", "python-qgis-ltr.bat", "python3.exe"):
            if (place / name).is_file():
                return str(place / name)
    return ""

"""Progress of one request on a page: bar, sentence, cancel button."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ..engine.request import EngineRequest
from ..translation import tr


class ProgressRow(QWidget):
    """Hidden until :meth:`watch`; hides itself when the request has ended."""

    def __init__(self) -> None:
        super().__init__()
        self._request: Optional[EngineRequest] = None
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.clicked.connect(self._cancel)
        line = QHBoxLayout()
        line.addWidget(self._bar, 1)
        line.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self._sentence)
        self.hide()

    def watch(self, request: EngineRequest) -> None:
        """Show the progress of ``request`` until it has ended."""
        self._request = request
        self._bar.setValue(0)
        self._sentence.setText(tr("Waiting for the engine …"))
        self.cancel_button.setEnabled(True)
        request.progressed.connect(self._show)
        request.finished.connect(self._end)
        self.show()

    def _show(self, fraction: float, sentence: str) -> None:
        self._bar.setValue(round(1000 * fraction))
        self._sentence.setText(sentence)

    def _cancel(self) -> None:
        if self._request is not None:
            self.cancel_button.setEnabled(False)
            self._sentence.setText(tr("Cancelling …"))
            self._request.cancel()

    def _end(self) -> None:
        self._request = None
        self.hide()

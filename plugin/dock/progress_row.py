"""Progress of one request on a page: bar, sentence, buttons to finish now and to cancel."""

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
        self.finish_button = QPushButton(tr("Use the best so far"))
        self.finish_button.setToolTip(tr("End the search now and store the best plan found"))
        self.finish_button.clicked.connect(self._finish)
        line.addWidget(self._bar, 1)
        line.addWidget(self.finish_button)
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
        self.finish_button.hide()
        self.finish_button.setEnabled(True)
        request.finish_offered.connect(self.finish_button.show)
        request.progressed.connect(self._show)
        request.finished.connect(self._end)
        self.show()

    def _show(self, fraction: float, sentence: str) -> None:
        self._bar.setValue(round(1000 * fraction))
        self._sentence.setText(sentence)

    def _finish(self) -> None:
        if self._request is not None:
            self.finish_button.setEnabled(False)
            self._sentence.setText(tr("Finishing with the best so far …"))
            self._request.finish()

    def _cancel(self) -> None:
        if self._request is not None:
            self.cancel_button.setEnabled(False)
            self._sentence.setText(tr("Cancelling …"))
            self._request.cancel()

    def _end(self) -> None:
        self._request = None
        self.hide()

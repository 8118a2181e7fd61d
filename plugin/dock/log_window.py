"""The engine's log in a window of its own."""

from __future__ import annotations

from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ..dialog_buttons import button_box
from ..engine.log import KEPT_LINES, EngineLog
from ..translation import tr


class LogWindow(QDialog):
    """Shows what the engine wrote; new lines appear by themselves."""

    def __init__(self, log: EngineLog, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Log of the engine"))
        self.resize(720, 420)
        self._text = QPlainTextEdit(log.text())
        self._text.setReadOnly(True)
        self._text.setMaximumBlockCount(KEPT_LINES)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        log.line_added.connect(self._text.appendPlainText)
        buttons = button_box(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.hide)
        column = QVBoxLayout(self)
        column.addWidget(self._text)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._text.toPlainText())

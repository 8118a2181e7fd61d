"""Why and how long a road is closed."""

from __future__ import annotations

from typing import Dict

from qgis.PyQt.QtCore import QDateTime, QTime
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from .dialog_buttons import button_box
from .translation import tr

_STORED = "yyyy-MM-ddTHH:mm"


class ClosureDialog(QDialog):
    """Asks for reason and window; without a reason there is nothing to accept."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Close a road"))
        self.setMinimumWidth(420)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("e.g. flood, road works"))
        self.reason.textChanged.connect(self._allow)
        today = QDateTime.currentDateTime()
        today.setTime(QTime(0, 0))
        self.begins = _Moment(tr("already closed"), today)
        self.ends = _Moment(tr("until it is lifted"), today.addDays(1))
        note = QLabel(tr("The road is closed up to its next junctions. Plans made from now on keep "
                         "to it."))
        note.setWordWrap(True)
        form = QFormLayout()
        form.addRow(tr("Reason"), self.reason)
        form.addRow(tr("Closed from"), self.begins)
        form.addRow(tr("Open again at"), self.ends)
        buttons = button_box(QDialogButtonBox.StandardButton.Cancel)
        self._close = buttons.addButton(tr("Close the road"),
                                        QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(note)
        column.addLayout(form)
        column.addWidget(buttons)
        self._allow()

    def params(self) -> Dict[str, str]:
        """Return reason and window as the command ``close`` takes them."""
        window = {"valid_from": self.begins.text(), "valid_until": self.ends.text()}
        return {"reason": self.reason.text().strip(), **{k: v for k, v in window.items() if v}}

    def _allow(self) -> None:
        self._close.setEnabled(bool(self.reason.text().strip()))


class _Moment(QWidget):
    """A local time, or none."""

    def __init__(self, none: str, proposed: QDateTime) -> None:
        super().__init__()
        self.open = QCheckBox(none)
        self.open.setChecked(True)
        self.moment = QDateTimeEdit(proposed)
        self.moment.setCalendarPopup(True)
        self.moment.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.moment.setEnabled(False)
        self.open.toggled.connect(lambda on: self.moment.setEnabled(not on))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.open)
        row.addWidget(self.moment, 1)

    def text(self) -> str:
        """Return the moment as it is stored, empty if there is none."""
        return "" if self.open.isChecked() else self.moment.dateTime().toString(_STORED)

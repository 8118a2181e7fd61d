"""Publishing a plan: its name and the reason, which the log keeps."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ..dialog_buttons import button_box
from ..reading.plans import PlanHead
from ..translation import tr


class PublishDialog(QDialog):
    """Asks for name and reason; without a reason there is nothing to accept."""

    def __init__(self, head: PlanHead, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Publish plan {plan}").format(plan=head.plan_id))
        self.setMinimumWidth(420)
        self.name = QLineEdit(head.name)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("e.g. agreed at the morning meeting"))
        self.reason.textChanged.connect(self._allow)
        note = QLabel(tr("The plan becomes the plan of {day}; the one published before is kept "
                         "as superseded.").format(day=head.day))
        note.setWordWrap(True)
        form = QFormLayout()
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Reason"), self.reason)
        self.buttons = button_box(QDialogButtonBox.StandardButton.Cancel)
        self._publish = self.buttons.addButton(
            tr("Publish"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(note)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self._allow()

    def _allow(self) -> None:
        self._publish.setEnabled(bool(self.reason.text().strip()))

"""Where a printed sheet goes, and what may stand on it."""

from __future__ import annotations

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from .. import settings
from ..dialog_buttons import button_box
from ..translation import tr


class PrintDialog(QDialog):
    """Asks for the file; for route cards also for the telephone numbers on them."""

    def __init__(
        self, title: str, path: str, file_filter: str, parent: QWidget, *, cards: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setFilter(file_filter)
        self.file.setDialogTitle(title)
        self.file.setFilePath(path)
        self.file.fileChanged.connect(self._allow)
        self.phones = QCheckBox(tr("Print the telephone numbers of officers on route cards"))
        self.phones.setChecked(settings.print_phones())
        self.desk_phone = QLineEdit(settings.desk_phone())
        form = QFormLayout()
        form.addRow(tr("File"), self.file)
        if cards:
            form.addRow(self.phones)
            form.addRow(tr("Telephone of the duty desk on route cards"), self.desk_phone)
        buttons = button_box(QDialogButtonBox.StandardButton.Cancel)
        self._print = buttons.addButton(tr("Print"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(buttons)
        self._allow()

    def path(self) -> str:
        """Return the file chosen."""
        return str(self.file.filePath()).strip()

    def remember(self) -> None:
        """Keep what was chosen as the user's settings."""
        settings.set_print_phones(self.phones.isChecked())
        settings.set_desk_phone(self.desk_phone.text().strip())

    def _allow(self, *_: str) -> None:
        self._print.setEnabled(bool(self.path()))

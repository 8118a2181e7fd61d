"""The buttons every dialog has, named by us: Qt's own Chinese is missing on some systems."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtWidgets import QDialogButtonBox

from .translation import tr


class _NamedButtons(QDialogButtonBox):
    def name_buttons(self) -> None:
        names = {QDialogButtonBox.StandardButton.Cancel: tr("Cancel"),
                 QDialogButtonBox.StandardButton.Close: tr("Close")}
        for standard, name in names.items():
            button = self.button(standard)
            if button is not None:
                button.setText(name)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LanguageChange:  # Qt has named its buttons anew
            self.name_buttons()
        return done


def button_box(standard: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    """Return a box with a Cancel or a Close button."""
    box = _NamedButtons(standard)
    box.name_buttons()
    return box

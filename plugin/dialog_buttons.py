"""The buttons every dialog has, named by us: Qt's own Chinese is missing on some systems."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QDialogButtonBox

from .translation import tr


def button_box(standard: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    """Return a box with a Cancel or a Close button."""
    box = QDialogButtonBox(standard)
    names = {QDialogButtonBox.StandardButton.Cancel: tr("Cancel"),
             QDialogButtonBox.StandardButton.Close: tr("Close")}
    box.button(standard).setText(names[standard])
    return box

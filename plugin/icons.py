"""The plugin's icons."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtGui import QIcon

_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"


def icon(name: str) -> QIcon:
    """Return the icon ``resources/icons/NAME.svg``."""
    return QIcon(str(_FOLDER / f"{name}.svg"))

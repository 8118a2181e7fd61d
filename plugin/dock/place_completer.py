"""Names of enterprises, squads and units while the user types."""

from __future__ import annotations

import sqlite3

from qgis.PyQt.QtCore import QObject, QStringListModel
from qgis.PyQt.QtWidgets import QCompleter

from ..reading import places
from ..session import Session

_SHOWN = 12


class PlaceCompleter(QCompleter):
    """Offers a few names that contain what was typed; one short query a keystroke."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._names = QStringListModel(self)
        self.setModel(self._names)

    def look_up(self, text: str) -> None:
        """Offer names for ``text``."""
        found = []
        if self._session.workspace is not None and len(text.strip()) > 0:
            try:
                found = places.named(self._session.workspace, text, _SHOWN)
            except sqlite3.Error:
                found = []  # the page tells the user when the place is asked for
        self._names.setStringList([place.name for place in found])

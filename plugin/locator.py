"""Find an enterprise, squad or unit by name in QGIS's locator bar."""

from __future__ import annotations

import sqlite3
from typing import Optional

from qgis.core import QgsFeedback, QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult
from qgis.PyQt.QtCore import pyqtSignal

from .icons import icon
from .reading import places
from .translation import tr

_SHOWN = 30
_ICONS = {"enterprise": "plan", "squad": "crews", "unit": "units"}


class PlaceFilter(QgsLocatorFilter):
    """Searches the open workspace; QGIS calls :meth:`fetchResults` in a thread of its own."""

    found = pyqtSignal(str, str)  # kind, id

    def __init__(self, workspace: Optional[str] = None) -> None:
        super().__init__()
        self.workspace = workspace
        self.setUseWithoutPrefix(True)

    def clone(self) -> "PlaceFilter":
        """Return the copy that QGIS uses in its thread."""
        return PlaceFilter(self.workspace)

    def name(self) -> str:
        """Return the filter's name for programs."""
        return "halfhour_places"

    def displayName(self) -> str:
        """Return the filter's name for people."""
        return tr("Half-Hour: enterprises, squads, townships")

    def prefix(self) -> str:
        """Return the prefix that asks this filter alone."""
        return "hh"

    def fetchResults(self, text: str, context: QgsLocatorContext, feedback: QgsFeedback) -> None:
        """Report the places whose name or code contains ``text``."""
        if self.workspace is None or not text.strip():
            return
        kinds = {"enterprise": tr("Enterprises"), "squad": tr("Squads"),
                 "unit": tr("Townships and parks")}
        try:
            known = places.named(self.workspace, text, _SHOWN)
        except sqlite3.Error:
            return  # closed meanwhile
        for place in known:
            if feedback.isCanceled():
                return
            result = QgsLocatorResult(self, place.name, f"{place.kind} {place.place_id}")
            result.description = place.where or place.place_id
            result.group = kinds[place.kind]
            result.icon = icon(_ICONS[place.kind])
            self.resultFetched.emit(result)

    def triggerResult(self, result: QgsLocatorResult) -> None:
        """Tell the window what was chosen."""
        kind, _, place_id = str(result.userData).partition(" ")
        self.found.emit(kind, place_id)

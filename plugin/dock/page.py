"""What every page of the dock has: a name, a title, the session, and a way to show trouble."""

from __future__ import annotations

import sqlite3
from typing import Any, Callable

from qgis.core import Qgis
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..engine.request import CANCELLED, EngineError, EngineRequest
from ..session import Session
from ..translation import tr


class Page(QWidget):
    """A page of the dock. Subclasses fill :attr:`column` and override the hooks they need."""

    name = ""
    title = ""
    short = ""  # what fits under its button
    eager = False  # other pages depend on what this one reads

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(6, 6, 6, 6)
        self._outdated = False
        session.opened.connect(self.outdate)
        session.closed.connect(self.outdate)
        session.changed.connect(self.outdate)

    def outdate(self, *_: Any) -> None:
        """Read anew now if the page is looked at, else when it is shown next."""
        hidden = self.window().isVisible() and not self.isVisible()
        self._outdated = hidden and not self.eager
        if not self._outdated:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed while the page was hidden."""
        super().showEvent(event)
        if self._outdated:
            self._outdated = False
            self.refresh()

    def refresh(self) -> None:
        """Read what is shown from the workspace again; called when it may have changed."""

    def tear_down(self) -> None:
        """Take away what the page put outside the dock (map tools, rubber bands)."""

    def read(self, reader: Callable[..., Any], *arguments: Any, default: Any) -> Any:
        """Return ``reader(workspace, *arguments)``; ``default`` if nothing is open."""
        if self.session.workspace is None:
            return default
        try:
            return reader(self.session.workspace, *arguments)
        except sqlite3.Error as error:
            self.session.told.emit(
                tr("The workspace cannot be read: {problem}").format(problem=error),
                int(Qgis.MessageLevel.Critical))
            return default

    def ask(self, command: str, title: str, **params: Any) -> EngineRequest:
        """Ask the engine; a failure other than the user's cancel goes to the message bar."""
        request = self.session.ask(command, title, **params)
        request.failed.connect(self.show_error)
        return request

    def show_error(self, error: EngineError) -> None:
        """Show why a request failed; a cancel is news, no fault."""
        level = Qgis.MessageLevel.Info if error.code == CANCELLED else Qgis.MessageLevel.Warning
        self.session.told.emit(error.message, int(level))

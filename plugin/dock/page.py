"""What every page of the dock has: a name, a title, the session, and a way to show trouble."""

from __future__ import annotations

import sqlite3
from typing import Any, Callable

from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..engine.request import CANCELLED, EngineError, EngineRequest
from ..session import Session
from ..translation import tr


class Page(QWidget):
    """A page of the dock. Subclasses fill :attr:`column` and override the hooks they need."""

    name = ""
    title = ""
    short = ""  # what fits under its button

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(6, 6, 6, 6)
        session.opened.connect(lambda _: self.refresh())
        session.closed.connect(self.refresh)
        session.changed.connect(lambda _: self.refresh())

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

"""One line over all pages: which plan they and the map show."""

from __future__ import annotations

import sqlite3
from typing import Any, Optional

from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import QLabel

from ..reading import plans
from ..session import Session
from ..translation import tr
from ..words import plan_state

_NOT_TODAY = "#8a5a00"


class PlanLine(QLabel):
    """Names the plan looked at, its day and state; says so if it is not today's."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setWordWrap(True)
        self.setToolTip(tr("The plan that all pages and the map show"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        for signal in (session.opened, session.closed, session.changed, session.plan_chosen):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: Any) -> None:
        """Read the plan's state anew."""
        head = self._head()
        self.setVisible(head is not None)
        if head is None:
            return
        words = {"plan": f"{head.plan_id} {head.name}".strip(), "day": head.day,
                 "state": plan_state(head.state)}
        today = head.day == QDate.currentDate().toString(Qt.DateFormat.ISODate)
        self.setText(
            tr("Shown: plan {plan} of {day} ({state})").format(**words) if today else
            tr("Shown: plan {plan} of {day} ({state}), not today's").format(**words))
        self.setStyleSheet("" if today else f"color: {_NOT_TODAY}")

    def _head(self) -> Optional[plans.PlanHead]:
        if self._session.workspace is None or not self._session.plan:
            return None
        try:
            found = plans.heads(self._session.workspace)
        except sqlite3.Error:  # the pages tell of it
            return None
        return next((h for h in found if h.plan_id == self._session.plan), None)

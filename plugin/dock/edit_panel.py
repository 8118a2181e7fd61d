"""Changing the plan by hand: tried by the engine first, saved as a new draft if wanted."""

from __future__ import annotations

from html import escape
from typing import Any, Dict, List, Optional

from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from ..engine.request import EngineError
from ..reading.connection import clock
from ..reading.crews import CrewLine, StopLine
from ..session import Session
from ..translation import tr
from ..words import listed, minutes


class EditPanel(QFrame):
    """Earlier, later, to another crew, pin: each is tried at once and saved only on request."""

    failed = pyqtSignal(object)  # EngineError

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._crew = ""
        self._order: List[str] = []  # visit ids of the crew, in order
        self._visit = ""
        self._crews: List[CrewLine] = []
        self._tried: Optional[Dict[str, Any]] = None
        self.earlier = self._button("▲", tr("Visit earlier"), lambda: self._shift(-1))
        self.later = self._button("▼", tr("Visit later"), lambda: self._shift(1))
        self.target = QComboBox()
        self.target.setToolTip(tr("Crew that is to make the visit"))
        self.move_button = self._button(tr("Move"), tr("Give the visit to this crew"), self._move)
        self.pin = self._button(tr("Pin"), tr("Keep crew and time in later changes"), self._pin)
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.outcome.setTextFormat(Qt.TextFormat.RichText)
        self.save = QPushButton(tr("Save as new draft"))
        self.save.clicked.connect(self._save)
        self.discard = QPushButton(tr("Discard"))
        self.discard.clicked.connect(self._forget)
        line = QHBoxLayout()
        for widget in (self.earlier, self.later, self.pin, self.move_button):
            line.addWidget(widget)
        line.addWidget(self.target, 1)
        self._decide = QHBoxLayout()
        self._decide.addWidget(self.save)
        self._decide.addWidget(self.discard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.outcome)
        column.addLayout(self._decide)
        self._forget()

    def _button(self, text: str, tip: str, act: Any) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.clicked.connect(lambda _=False: act())
        return button

    # -- what is to be changed -------------------------------------------------------

    def offer(self, crews: List[CrewLine]) -> None:
        """Offer the crews of the plan as targets."""
        self._crews = crews
        self._list(crews)
        self.choose("", [], None)

    def choose(self, crew: str, stops: List[StopLine], stop: Optional[StopLine]) -> None:
        """Work on a stop of a crew; on nothing if it is no visit."""
        self._crew = crew
        self._order = [s.visit_id for s in stops if s.visit_id is not None]
        self._visit = stop.visit_id if stop is not None and stop.visit_id is not None else ""
        self._forget()

    def choose_unserved(self, visit: str, district: str) -> None:
        """Work on a visit nobody makes; the crews of its district are offered first."""
        self._crew, self._order, self._visit = "", [], visit
        self._list(sorted(self._crews, key=lambda crew: crew.district != district))
        self._forget()

    def _list(self, crews: List[CrewLine]) -> None:
        self.target.clear()
        for crew in crews:
            self.target.addItem(crew.name, crew.crew_id)

    def _place(self) -> int:
        return self._order.index(self._visit) + 1

    def _shift(self, by: int) -> None:
        self.attempt(self._crew, self._place() + by, pin=False)

    def _move(self) -> None:
        self.attempt(self.target.currentData(), 0, pin=False)

    def _pin(self) -> None:
        self.attempt(self._crew, self._place(), pin=True)

    # -- trying and saving -----------------------------------------------------------

    def attempt(self, crew: str, position: int, *, pin: bool) -> None:
        """Ask the engine what a change would do."""
        params = {"plan": self._session.plan, "visit": self._visit, "crew": crew,
                  "position": position, "pin": pin}
        self._set_busy(tr("Trying the change …"))
        request = self._session.ask("edit", tr("Trying a change"), **params)
        request.succeeded.connect(lambda result: self._show(params, result))
        request.failed.connect(self._on_failed)

    def _save(self) -> None:
        if self._tried is None:
            return
        self._set_busy(tr("Saving …"))
        request = self._session.ask("edit", tr("Saving a change"), **self._tried, save=True)
        request.succeeded.connect(self._on_saved)
        request.failed.connect(self._on_failed)

    def _on_saved(self, result: Dict[str, Any]) -> None:
        self._forget()
        self._session.told.emit(
            tr("The change was saved as draft {plan}; the plan before it is kept.").format(
                plan=result["saved"]), int(Qgis.MessageLevel.Success))
        self._session.choose_plan(result["saved"])

    def _on_failed(self, error: EngineError) -> None:
        self._forget()
        self.failed.emit(error)

    # -- what is shown ---------------------------------------------------------------

    def _show(self, params: Dict[str, Any], result: Dict[str, Any]) -> None:
        allowed = result["after"] is not None
        self._tried = params if allowed else None
        self.outcome.setText(_gain(result) if allowed else _violations(result))
        # a splitter gives a wrapped text less than it needs, unless that is its minimum
        self.outcome.setMinimumHeight(self.outcome.heightForWidth(self.width()))
        self.outcome.show()
        self.save.setVisible(allowed)
        self.discard.show()
        self._enable(True)

    def _forget(self) -> None:
        self._tried = None
        self.outcome.clear()
        self.outcome.setMinimumHeight(0)
        self.outcome.hide()
        self.save.hide()
        self.discard.hide()
        self._enable(bool(self._visit))

    def _set_busy(self, sentence: str) -> None:
        self._enable(False)
        self.save.hide()
        self.discard.hide()
        self.outcome.setText(escape(sentence))
        self.outcome.show()

    def _enable(self, on: bool) -> None:
        place = self._order.index(self._visit) if on and self._visit in self._order else -1
        self.earlier.setEnabled(on and place > 0)
        self.later.setEnabled(on and 0 <= place < len(self._order) - 1)
        self.pin.setEnabled(on and place >= 0)
        self.move_button.setEnabled(on)
        self.target.setEnabled(on)


def _violations(result: Dict[str, Any]) -> str:
    lines = "<br>".join(escape(v["sentence"]) for v in result["violations"])
    return f"<span style='color:#b3261e'>{tr('Not possible:')} {lines}</span>"


def _gain(result: Dict[str, Any]) -> str:
    before, after = result["before"], result["after"]
    parts = [
        f"<b>{escape(result['name'])}</b>",
        tr("Coverage on average {before} → {after} %").format(
            before=minutes(before["mean_pct"]), after=minutes(after["mean_pct"])),
        tr("least {before} → {after} % (at {time})").format(
            before=minutes(before["worst_pct"]), after=minutes(after["worst_pct"]),
            time=clock(after["worst_at_min"])),
        tr("below the floor {before} → {after} min").format(
            before=before["below_floor_min"], after=after["below_floor_min"]),
    ]
    parts += [
        tr("{crew}: {before} → {after} min at the wheel").format(
            crew=escape(crew["name"]), before=minutes(crew["drive_min_before"]),
            after=minutes(crew["drive_min"])) for crew in result["crews"]]
    if result["lost_units"]:
        units = listed(
            tr("{name} ({minutes} min)").format(name=escape(u["name"]), minutes=u["minutes"])
            for u in result["lost_units"][:4])
        parts.append(tr("longer out of reach: {units}").format(units=units))
    return "<br>".join(parts)

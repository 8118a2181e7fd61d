"""Who can be there: a place and a time, the ranked crews, the way of the chosen one."""

from __future__ import annotations

import re
from typing import Any, Dict, Optional

from qgis.core import Qgis, QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import Qt, QTime
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTimeEdit,
    QToolButton,
)

from ..canvas.focus import Focus
from ..canvas.tools import PickTool
from ..icons import icon
from ..reading import places
from ..session import Session
from ..translation import tr
from ..words import minutes
from .page import Page
from .place_completer import PlaceCompleter
from .progress_row import ProgressRow
from .table import Table

_LONLAT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,,\s]\s*(-?\d+(?:\.\d+)?)\s*")
_STATE_WIDTH = 112  # leaves a crew's name its room in a dock of 380 pixels
_OUT_OF_QUESTION = QColor("#8a8a8a")


class DispatchPage(Page):
    """Asks the engine where the plan has the crews, and ranks them for a place."""

    name = "dispatch"

    def __init__(self, session: Session, focus: Focus) -> None:
        self.title, self.short = tr("Who can be there"), tr("Dispatch")
        super().__init__(session)
        self._focus = focus
        self._place: Optional[QgsPointXY] = None
        self._tool = PickTool(focus.canvas)
        self._tool.picked.connect(self._on_picked)
        self._tool.deactivated.connect(self._on_tool_gone)
        self.progress = ProgressRow()
        self.column.addLayout(self._place_line())
        self.column.addLayout(self._time_line())
        self.column.addWidget(self.progress)
        self.answer = QLabel()
        self.answer.setWordWrap(True)
        self.column.addWidget(self.answer)
        self.ranking = Table(
            [tr("Crew"), tr("Min"), tr("May go"), tr("State")], stretch=0, height=180)
        self.ranking.wrap(column=3, width=_STATE_WIDTH)
        self.ranking.chosen.connect(self._show_row)
        self.column.addWidget(self.ranking, 1)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.sentence)
        session.plan_chosen.connect(self.outdate)
        self.refresh()

    # -- what is on the page -------------------------------------------------------

    def _place_line(self) -> QHBoxLayout:
        self.place = QLineEdit()
        self.place.setPlaceholderText(tr("lon,lat or a name; or click on the map →"))
        self.place.setClearButtonEnabled(True)
        completer = PlaceCompleter(self.session, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.place.setCompleter(completer)
        self.place.textEdited.connect(completer.look_up)
        self.place.returnPressed.connect(self.ask_who)
        self.pick_button = QToolButton()
        self.pick_button.setIcon(icon("dispatch"))
        self.pick_button.setToolTip(tr("Click the place of the incident on the map"))
        self.pick_button.setCheckable(True)
        self.pick_button.toggled.connect(self._toggle_tool)
        line = QHBoxLayout()
        line.addWidget(self.place, 1)
        line.addWidget(self.pick_button)
        return line

    def _time_line(self) -> QHBoxLayout:
        self.time = QTimeEdit(QTime(10, 0))
        self.time.setDisplayFormat("HH:mm")
        now = QPushButton(tr("Now"))
        now.clicked.connect(lambda: self.time.setTime(QTime.currentTime()))
        self.ask_button = QPushButton(tr("Who can be there?"))
        self.ask_button.clicked.connect(self.ask_who)
        line = QHBoxLayout()
        line.addWidget(QLabel(tr("Call at")))
        line.addWidget(self.time)
        line.addWidget(now)
        line.addWidget(self.ask_button, 1)
        return line

    # -- asking --------------------------------------------------------------------

    def ask_who(self) -> None:
        """Ask the engine for the place and time on the page."""
        place = self._read_place()
        if place is None:
            self.session.told.emit(
                tr("“{text}” is neither lon,lat nor a known name.").format(text=self.place.text()),
                int(Qgis.MessageLevel.Warning))
            return
        self._place = place
        self._focus.show(None, place)
        request = self.ask("dispatch", tr("Who can be there?"), plan=self.session.plan,
                           at=f"{place.x():.6f},{place.y():.6f}",
                           time=self.time.time().toString("HH:mm"))
        self.progress.watch(request)
        self.ask_button.setEnabled(False)
        request.finished.connect(lambda: self.ask_button.setEnabled(True))
        request.succeeded.connect(self._show_answer)

    def ask_at(self, lon: float, lat: float) -> None:
        """Ask for a place on the map."""
        self.place.setText(f"{lon:.5f}, {lat:.5f}")
        self.ask_who()

    def _read_place(self) -> Optional[QgsPointXY]:
        text = self.place.text()
        found = _LONLAT.fullmatch(text)
        if found:
            return QgsPointXY(float(found[1]), float(found[2]))
        known = self.read(places.named, text, 1, default=[])
        return known[0].point if known else None

    def _toggle_tool(self, wanted: bool) -> None:
        if wanted:
            self._focus.canvas.setMapTool(self._tool)
        else:
            self._focus.canvas.unsetMapTool(self._tool)

    def _on_picked(self, lon: float, lat: float) -> None:
        self.pick_button.setChecked(False)
        self.ask_at(lon, lat)

    def _on_tool_gone(self) -> None:
        self.pick_button.setChecked(False)

    # -- what is shown ---------------------------------------------------------------

    def refresh(self) -> None:
        """Forget the answer: the plan it was made from may be another now."""
        ready = self.session.workspace is not None and bool(self.session.plan)
        self.ask_button.setEnabled(ready)
        self.ranking.fill([])
        self.sentence.clear()
        self._focus.clear()
        self.answer.setText(
            tr("Crews are where plan {plan} has them.").format(plan=self.session.plan) if ready
            else tr("There is no plan yet; crews are ranked from where a plan has them."))

    def tear_down(self) -> None:
        """Take mark and map tool away."""
        self._focus.canvas.unsetMapTool(self._tool)
        self._focus.clear()

    def _show_answer(self, result: Dict[str, Any]) -> None:
        text = tr("{district}, plan {plan}: {count} can lawfully be there in time.").format(
            district=result["district_name"], plan=result["plan_id"], count=result["inside"])
        self.answer.setText("\n".join([text, *result["summary"]]))
        rows = result["rows"]
        self.ranking.fill([
            (row, (row["name"], minutes(row["response_min"]), _may_go(row), row["state_name"]))
            for row in rows])
        for number, row in enumerate(rows):
            if not (row["inside"] and row["lawful"]):
                self.ranking.tint(number, _OUT_OF_QUESTION)
        if rows:
            self.ranking.choose(0)

    def _show_row(self, row: Dict[str, Any]) -> None:
        self.sentence.setText(row["sentence"])
        way = row.get("path")
        line = QgsGeometry.fromPolylineXY([QgsPointXY(*p) for p in way]) if way else None
        self._focus.show(line, self._place, zoom=line)


def _may_go(row: Dict[str, Any]) -> str:
    if row["authority"] not in ("lawful", "proposed"):
        return tr("no authority")
    if not row["inside"]:
        return tr("too late")
    return tr("yes") if row["authority"] == "lawful" else tr("if agreed")

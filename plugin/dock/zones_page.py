"""Joint zones: designed with sliders over the map, stored, looked into, printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Dict, Optional

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton

from ...protocol.zone_words import force_sentence
from ..canvas.focus import Focus
from ..canvas.zone_preview import ZonePreview
from ..engine.request import CANCELLED, EngineError, EngineRequest
from ..reading import zones
from ..session import Session
from ..translation import language, tr
from .page import Page
from .progress_row import ProgressRow
from .zone_contents import ZoneContents
from .zone_wish import ZoneWish

#: A slider sends a value per pixel; the engine is asked when it has rested so long.
_REST_MS = 150
_LAPSED, _SOON, _HELD = "#b3001b", "#8a5a00", "#1b6e3c"


class ZonesPage(Page):
    """Every change of the form is designed anew by the engine and shown over the map."""

    name = "zones"
    eager = True  # agreements that run out are told when a workspace is opened

    def __init__(self, session: Session, focus: Focus) -> None:
        self.title, self.short = tr("Joint zones"), tr("Zones")
        super().__init__(session)
        self._preview = ZonePreview(focus.canvas)
        self._focus = focus
        self._asked: Optional[EngineRequest] = None
        self._zoom_next = False
        self._shown: Optional[Dict[str, Any]] = None
        self._of: Optional[str] = None  # workspace whose districts are offered
        self._stored = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.design)
        self.wish = ZoneWish()
        self.wish.changed.connect(self._rest.start)
        self.wish.pair_changed.connect(self._on_pair)
        self.figures, self.force = QLabel(), QLabel()
        for label in (self.figures, self.force):
            label.setWordWrap(True)
        self.save_button = _button(tr("Save zone"), tr("Store the zone as it is shown"), self.save)
        self.inside_button = _button(tr("What is inside"), tr("List enterprises, blind spots, "
                                     "crossings and squads"), self.ask_inside)
        self.meet_button = _button(tr("Meeting points"), tr("Rank the road nodes where both sides "
                                   "can meet soonest"), self.ask_rendezvous)
        self.review = QLineEdit()
        self.review.setPlaceholderText(tr("Map review number, if there is one"))
        self.print_button = _button(
            tr("Memorandum appendix"), tr("Write map, coordinates, areas and enterprise lists into "
                                          "a folder beside the workspace"), self.print_appendix)
        self.progress = ProgressRow()
        self.contents = ZoneContents(focus)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for button in (self.save_button, self.inside_button, self.meet_button):
            first.addWidget(button)
        second.addWidget(self.review, 1)
        second.addWidget(self.print_button)
        for widget in (self.wish, self.figures, self.force):
            self.column.addWidget(widget)
        self.column.addLayout(first)
        self.column.addLayout(second)
        for widget in (self.progress, self.contents):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Offer the districts, and the zone stored last; a wish not yet stored is kept."""
        stored = self.read(zones.newest, default=None)
        self._stored = stored.zone_id if stored is not None else ""
        if self._of != self.session.workspace:
            self._of = self.session.workspace
            found = self.read(zones.districts, default=[])
            self.contents.clear()
            self.figures.clear()
            self.force.clear()
            self._drop()
            self.wish.offer(found, stored)
            self.wish.setEnabled(len(found) > 1)
            self._warn()
        self._offer()
        if self.wish.isEnabled() and self.isVisible():
            self._rest.start()

    def _warn(self) -> None:
        """Tell which agreements behind the zones have run out, or soon will."""
        today = date.today().isoformat()
        for one in self.read(zones.running_out, today, default=[]):
            told = (tr("{name} ran out on {day}; its joint zone is not in force.")
                    if one.days_left < 0 else
                    tr("{name} runs out in {days} days, on {day}."))
            self.session.told.emit(
                told.format(name=one.name, day=one.valid_to, days=one.days_left),
                int(Qgis.MessageLevel.Warning))

    def showEvent(self, event: QShowEvent) -> None:
        """Show the zone over the map while the page is looked at."""
        super().showEvent(event)
        if self.session.workspace is not None and self.wish.isEnabled():
            self._zoom_next = True
            self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the zone off the map."""
        super().hideEvent(event)
        self._drop()

    def tear_down(self) -> None:
        """Take everything off the map."""
        self._drop()
        self._focus.clear()

    # -- designing -------------------------------------------------------------------

    def design(self) -> None:
        """Ask the engine for the zone as the form has it; the last question counts."""
        if self.session.workspace is None:
            return
        if self._asked is not None:
            self._asked.cancel()
        request = self._ask_zone(save=False)
        self._asked = request
        request.succeeded.connect(lambda answer: self._on_designed(request, answer))
        request.failed.connect(lambda error: self._on_refused(request, error))

    def save(self) -> None:
        """Store the zone that is shown."""
        request = self._ask_zone(save=True)
        request.failed.connect(self.show_error)
        request.succeeded.connect(self._on_saved)

    def _ask_zone(self, *, save: bool) -> EngineRequest:
        # not by Page.ask: a design that is refused is told on the page, not in the message bar
        return self.session.ask("zone", tr("Designing the zone"), **self.wish.params(), save=save)

    def _on_designed(self, request: EngineRequest, answer: Dict[str, Any]) -> None:
        if request is not self._asked:
            return  # a newer question is on its way
        self._asked, self._shown = None, answer
        self.wish.set_whole(answer["whole_m"])
        if self.isVisible():
            self._preview.show(answer, zoom=self._zoom_next)
            self._zoom_next = False
        self.figures.setText(_figures(answer))
        self._tell_force(answer["force"])
        self._offer()

    def _on_refused(self, request: EngineRequest, error: EngineError) -> None:
        if request is not self._asked or error.code == CANCELLED:
            return
        self._drop()
        self.figures.setText(error.message)
        self.force.clear()
        self._offer()

    def _on_saved(self, answer: Dict[str, Any]) -> None:
        self._stored = answer["saved"]
        self._offer()

    def _on_pair(self) -> None:
        self._zoom_next = True

    def _tell_force(self, force: Dict[str, Any]) -> None:
        colour = _SOON if force["expires_soon"] else _HELD if force["in_force"] else _LAPSED
        self.force.setStyleSheet("color: {}; font-weight: bold".format(colour))
        self.force.setText(force_sentence(force, language()))

    def _drop(self) -> None:
        self._rest.stop()
        if self._asked is not None:
            self._asked.cancel()
        self._asked, self._shown = None, None
        self._preview.clear()

    def _offer(self) -> None:
        self.save_button.setEnabled(self._shown is not None)
        for button in (self.inside_button, self.meet_button, self.print_button):
            button.setEnabled(bool(self._stored) and self.session.workspace is not None)

    # -- the stored zone ---------------------------------------------------------------

    def ask_inside(self) -> None:
        """List what is inside the stored zone."""
        request = self.ask("inside", tr("Looking into the zone"), zone=self._stored)
        self.progress.watch(request)
        request.succeeded.connect(self.contents.show_inside)

    def ask_rendezvous(self) -> None:
        """Rank the meeting points of the stored zone."""
        request = self.ask("rendezvous", tr("Ranking meeting points"), zone=self._stored)
        self.progress.watch(request)
        request.succeeded.connect(self.contents.show_points)

    def print_appendix(self) -> None:
        """Write the appendix into a folder beside the workspace."""
        workspace = self.session.workspace
        if workspace is None:
            return
        out = Path(workspace).parent / "appendix-{}".format(self._stored)
        request = self.ask("appendix", tr("Writing the appendix"), zone=self._stored, out=str(out),
                           review_no=self.review.text().strip(), qgis=_this_qgis())
        self.print_button.setEnabled(False)
        self.progress.watch(request)
        request.finished.connect(self._offer)
        request.succeeded.connect(self._on_printed)

    def _on_printed(self, answer: Dict[str, Any]) -> None:
        self.session.made.emit(
            tr("The appendix was written into {folder}.").format(folder=Path(answer["out"]).name),
            answer["internal"][0])


def _figures(answer: Dict[str, Any]) -> str:
    lines = [tr("Shared boundary {whole} m, in the zone {length} m ({ellipsoid} m on the "
                "ellipsoid).").format(
        whole=round(answer["whole_m"]), length=round(answer["length_m"]),
        ellipsoid=round(answer["ellipsoid_m"]))]
    lines += ["{}  {:.3f} km²".format(side["name"], side["area_km2"]) for side in answer["sides"]]
    return "\n".join([*lines, *answer["notes"]])


def _this_qgis() -> str:
    """Return where the QGIS of this window has its Python; empty where the engine must look."""
    folder = Path(QgsApplication.prefixPath())
    for place in (folder / "bin", folder):
        for name in ("python3", "python-qgis.bat", "python-qgis-ltr.bat", "python3.exe"):
            if (place / name).is_file():
                return str(place / name)
    return ""


def _button(text: str, tip: str, act: Any) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.clicked.connect(lambda _=False: act())
    return button

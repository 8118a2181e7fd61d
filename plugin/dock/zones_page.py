"""Joint zones: designed with sliders over the map, stored, looked into, printed."""

from __future__ import annotations

from datetime import date
from typing import Any, Dict, Optional

from qgis.core import Qgis
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel

from ...protocol.zone_words import force_sentence
from ..canvas.focus import Focus
from ..canvas.zone_preview import ZonePreview
from ..reading import zones
from ..session import Session
from ..translation import language, tr
from .appendix_row import AppendixRow
from .page import Page
from .progress_row import ProgressRow
from .push_button import push_button
from .zone_contents import ZoneContents
from .zone_designer import ZoneDesigner
from .zone_wish import ZoneWish

_LAPSED, _SOON, _HELD = "#b3001b", "#8a5a00", "#1b6e3c"


class ZonesPage(Page):
    """Every change of the form is designed anew and shown over the map."""

    name = "zones"
    eager = True  # agreements that run out are told when a workspace is opened

    def __init__(self, session: Session, focus: Focus) -> None:
        self.title, self.short = tr("Joint zones"), tr("Zones")
        super().__init__(session)
        self._preview = ZonePreview(focus.canvas)
        self._focus = focus
        self._zoom_next = False
        self._shown: Optional[Dict[str, Any]] = None
        self._of: Optional[str] = None  # workspace whose districts are offered
        self._stored = ""
        self.zones_box = QComboBox()
        self.zones_box.setToolTip(tr("Joint zones of the workspace"))
        self.zones_box.activated.connect(self._on_zone)
        self.wish = ZoneWish()
        self.wish.pair_changed.connect(self._on_pair)
        self.designer = ZoneDesigner(session, self.wish, focus.canvas, self)
        self.wish.changed.connect(self.designer.soon)
        self.designer.designed.connect(self._on_designed)
        self.designer.refused.connect(self._on_refused)
        self.designer.stored.connect(self._on_stored)
        self.designer.not_stored.connect(self.show_error)
        self.figures, self.force = QLabel(), QLabel()
        for label in (self.figures, self.force):
            label.setWordWrap(True)
        self.save_button = push_button(
            tr("Save zone"), tr("Store the zone as it is shown"), self.designer.store)
        self.inside_button = push_button(
            tr("What is inside"), tr("List enterprises, blind spots, crossings and squads"),
            self.ask_inside)
        self.meet_button = push_button(
            tr("Meeting points"), tr("Rank the road nodes where both sides can meet soonest"),
            self.ask_rendezvous)
        self.progress = ProgressRow()
        self.appendix = AppendixRow(session, self.progress)
        self.appendix.failed.connect(self.show_error)
        self.contents = ZoneContents(focus)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.save_button, self.inside_button, self.meet_button):
            buttons.addWidget(button)
        for widget in (self.zones_box, self.wish, self.figures, self.force):
            self.column.addWidget(widget)
        self.column.addLayout(buttons)
        for widget in (self.appendix, self.progress, self.contents):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Offer the districts, and the zone stored last; a wish not yet stored is kept."""
        other = self._of != self.session.workspace
        self._of = self.session.workspace
        self._list_stored("" if other else self._stored)
        if other or not self.wish.isEnabled():  # districts may have been imported since
            self._offer_wish()
        if other:
            self._warn()
        self._offer()
        if self.wish.isEnabled() and self.isVisible():
            self.designer.soon()

    def _list_stored(self, chosen: str) -> None:
        """List the stored zones; the last one is chosen if ``chosen`` is not there."""
        found = self.read(zones.stored, default=[])
        self.zones_box.blockSignals(True)
        self.zones_box.clear()
        for one in found:
            self.zones_box.addItem(one.zone_id, one)
        self.zones_box.setCurrentIndex(
            max(0, self.zones_box.findText(chosen)) if found else -1)
        self.zones_box.blockSignals(False)
        self.zones_box.setVisible(len(found) > 1)
        self._stored = self.zones_box.currentText()

    def _offer_wish(self) -> None:
        """Begin anew with the zone that is chosen."""
        found = self.read(zones.districts, default=[])
        self.contents.clear()
        self.figures.clear()
        self.force.clear()
        self._drop()
        self.wish.offer(found, self.zones_box.currentData())
        self.wish.setEnabled(len(found) > 1)
        if self.session.workspace is not None and len(found) < 2:
            self.force.setText(tr("A joint zone needs two districts; import them on the page "
                                  "Workspace."))

    def _on_zone(self, _: int) -> None:
        self._stored = self.zones_box.currentText()
        self._zoom_next = True
        self._offer_wish()
        self._offer()
        self.designer.soon()

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
            self.designer.soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the zone off the map."""
        super().hideEvent(event)
        self._drop()

    def tear_down(self) -> None:
        """Take everything off the map."""
        self._drop()
        self._focus.clear()

    # -- designing -------------------------------------------------------------------

    def _on_designed(self, answer: Dict[str, Any]) -> None:
        self._shown = answer
        self.wish.set_whole(answer["whole_m"])
        if self.isVisible():
            self._preview.show(answer, zoom=self._zoom_next)
            self._zoom_next = False
        self.figures.setText(_figures(answer))
        self._tell_force(answer["force"])
        self._offer()

    def _on_refused(self, sentence: str) -> None:
        # not in the message bar: it belongs to the form, and the next slider step mends it
        self._drop()
        self.figures.setText(sentence)
        self.force.clear()
        self._offer()

    def _on_stored(self, zone: str) -> None:
        self._list_stored(zone)
        self._offer()

    def _on_pair(self) -> None:
        self._zoom_next = True

    def _tell_force(self, force: Dict[str, Any]) -> None:
        colour = _SOON if force["expires_soon"] else _HELD if force["in_force"] else _LAPSED
        self.force.setStyleSheet("color: {}; font-weight: bold".format(colour))
        self.force.setText(force_sentence(force, language()))

    def _drop(self) -> None:
        self.designer.drop()
        self._shown = None
        self._preview.clear()

    def _offer(self) -> None:
        self.save_button.setEnabled(self._shown is not None)
        there = self._stored if self.session.workspace is not None else ""
        for button in (self.inside_button, self.meet_button):
            button.setEnabled(bool(there))
        self.appendix.offer(there)

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


def _figures(answer: Dict[str, Any]) -> str:
    lines = [tr("Shared boundary {whole} m, in the zone {length} m ({ellipsoid} m on the "
                "ellipsoid).").format(
        whole=round(answer["whole_m"]), length=round(answer["length_m"]),
        ellipsoid=round(answer["ellipsoid_m"]))]
    lines += ["{}  {:.3f} km²".format(side["name"], side["area_km2"]) for side in answer["sides"]]
    return "\n".join([*lines, *answer["notes"]])

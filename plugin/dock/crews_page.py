"""The results crew by crew: route, stops, the card of a stop."""

from __future__ import annotations

from typing import List, Optional

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QLabel,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ..canvas.focus import Focus
from ..canvas.our_layers import layers_of
from ..reading import crews
from ..reading.connection import clock
from ..session import Session
from ..translation import tr
from ..words import duty, listed, stop_kind
from .edit_panel import EditPanel
from .page import Page
from .print_row import PrintRow
from .stop_card import card_html, stop_html
from .table import Table


class _Yielding(QSplitter):
    """Asks for no more than its parts need, so that in a low window the card stays in sight."""

    def sizeHint(self) -> QSize:
        """Return the least size instead of what full tables would like."""
        return self.minimumSizeHint()


class CrewsPage(Page):
    """Choose a crew, then a stop; the map follows."""

    name = "crews"

    def __init__(self, session: Session, focus: Focus) -> None:
        self.title, self.short = tr("Routes by crew"), tr("Crews")
        super().__init__(session)
        self._focus = focus
        self._crew: Optional[crews.CrewLine] = None
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        self.crews = Table(
            [tr("Crew"), tr("Duty"), tr("Visits"), tr("Drive min"), tr("km")],
            stretch=0, height=80)
        self.crews.chosen.connect(self._show_crew)
        self.stops = Table(["", tr("Stop"), tr("From"), tr("To")], stretch=1, height=80)
        self.stops.chosen.connect(self._show_stop)
        self.edit = EditPanel(session)
        self.edit.failed.connect(self.show_error)
        self.card = QTextBrowser()
        self.card.setMinimumHeight(90)
        self.splitter = _Yielding(Qt.Orientation.Vertical)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stops, 1)
        column.addWidget(self.edit)
        for widget in (self.crews, upper, self.card):
            self.splitter.addWidget(widget)
        self.splitter.setChildrenCollapsible(False)
        for place, share in enumerate((2, 3, 3)):
            self.splitter.setStretchFactor(place, share)
        self.column.addWidget(self.caption)
        self.printing = PrintRow(session)
        self.printing.failed.connect(self.show_error)
        self.column.addWidget(self.printing)
        self.column.addWidget(self.splitter, 1)
        session.plan_chosen.connect(self.outdate)
        self.refresh()

    def refresh(self) -> None:
        """Show the crews of the plan looked at; keep to the crew chosen."""
        chosen = self._crew.crew_id if self._crew is not None else ""
        self._crew = None
        self._focus.clear()
        found: List[crews.CrewLine] = self.read(crews.crews, self.session.plan, default=[])
        self.caption.setText(
            tr("Plan {plan}: choose a crew to see its route.").format(plan=self.session.plan)
            if found else tr("There is no plan to show."))
        self.crews.fill([
            (c, (c.name, duty(c.duty), c.visits, round(c.drive_min), round(c.drive_km)))
            for c in found])
        self.stops.fill([])
        self.edit.offer(found)
        self.printing.offer(bool(found))
        self.card.clear()
        self.show_crew(chosen)

    def tear_down(self) -> None:
        """Take the route off the map and stop printing."""
        self.printing.stop()
        self._focus.clear()

    def show_crew(self, crew_id: str) -> None:
        """Choose a crew by its id; nothing happens for an unknown one."""
        for row, crew in enumerate(self.crews.records()):
            if crew.crew_id == crew_id:
                self.crews.choose(row)

    def show_squad(self, squad_id: str) -> None:
        """Choose the first crew of a squad."""
        crew = next((c for c in self.crews.records() if c.squad_id == squad_id), None)
        if crew is not None:
            self.show_crew(crew.crew_id)

    def show_visit(self, crew_id: str, seq: int) -> None:
        """Choose a crew and one of its stops."""
        self.show_crew(crew_id)
        for row, stop in enumerate(self.stops.records()):
            if stop.seq == seq:
                self.stops.choose(row)

    def show_enterprise(self, enterprise: str) -> None:
        """Show an enterprise's card; if a crew goes there, the crew and its stop as well."""
        found = self.read(crews.visit_of, self.session.plan, enterprise, default=None)
        if found is not None:
            self.show_visit(*found)
            return
        card = self.read(crews.card, self.session.plan, enterprise, default=None)
        if card is not None:
            self.card.setHtml(card_html(card, None))
        unserved = self.read(crews.unserved_visit, self.session.plan, enterprise, default=None)
        if unserved is not None:
            self.edit.choose_unserved(*unserved)

    def _show_crew(self, crew: crews.CrewLine) -> None:
        self._crew = crew
        found = self.read(crews.stops, self.session.plan, crew.crew_id, default=[])
        number = 0
        rows = []
        for stop in found:
            visit = stop.kind == "visit"
            number += visit
            rows.append((stop, (str(number) if visit else "",
                                stop.label if visit else stop_kind(stop.kind),
                                clock(stop.arrive_min), clock(stop.depart_min))))
        self.stops.fill(rows)
        self.edit.choose(crew.crew_id, found, None)
        self.card.setHtml("<p>" + tr("Officers: {names}").format(
            names=listed(crew.officers)) + "</p>")
        self._focus.show(crew.route, crew.home, zoom=crew.route)
        self._select_on_map(crew.crew_id)

    def _select_on_map(self, crew_id: str) -> None:
        if self.session.workspace is None:
            return
        quoted = crew_id.replace("'", "''")
        self._focus.select(
            layers_of(self.session.workspace, "routes"),
            f"\"crew_id\" = '{quoted}' AND \"plan_id\" = '{self.session.plan}'")

    def _show_stop(self, stop: crews.StopLine) -> None:
        if self._crew is not None:
            self.edit.choose(self._crew.crew_id, self.stops.records(), stop)
        card = None
        if stop.visit_id is not None:
            enterprise = self.read(
                crews.enterprise_of, self.session.plan, stop.visit_id, default="")
            card = self.read(crews.card, self.session.plan, enterprise, default=None)
        self.card.setHtml(card_html(card, stop) if card is not None else stop_html(stop))
        if stop.point is not None:
            route = self._crew.route if self._crew is not None else None
            self._focus.show(route, stop.point)
            if self._crew is not None:
                self._select_on_map(self._crew.crew_id)

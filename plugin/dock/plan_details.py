"""What one plan holds, in tabs: coverage over the day, visits left out, floors not held."""

from __future__ import annotations

from typing import Any, Callable

from qgis.PyQt.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from ..canvas.focus import Focus
from ..reading import crews, plans
from ..reading.connection import clock
from ..session import Session
from ..translation import tr
from ..words import in_language, listed, minutes, yes_no
from .coverage_chart import CoverageChart
from .edit_panel import EditPanel
from .table import Table


class PlanDetails(QTabWidget):
    """Reads by ``read``, as :meth:`.page.Page.read` does; a row left out is shown on the map."""

    def __init__(self, session: Session, focus: Focus, read: Callable[..., Any]) -> None:
        super().__init__()
        self._session, self._focus, self._read = session, focus, read
        self.chart = CoverageChart()
        self.chart.pointed.connect(self._show_minute)
        self._minute = QLabel(" ")
        self._minute.setWordWrap(True)
        self.unserved = Table([tr("Enterprise"), tr("Must"), tr("Why it is not visited")],
                              stretch=2, height=150)
        self.unserved.setWordWrap(True)
        self.unserved.chosen.connect(self._show_left_out)
        self.edit = EditPanel(session)
        self.relaxations = Table([tr("From–to"), tr("Lowest %"), tr("Floor %"), tr("Why")],
                                 stretch=3, height=150)
        self.relaxations.setWordWrap(True)
        self.addTab(_tab(self.chart, self._minute, top=4), tr("Coverage"))
        self.addTab(_tab(self.unserved, self.edit), tr("Not visited"))
        self.addTab(self.relaxations, tr("Floor not held"))

    def clear_plan(self) -> None:
        """Show nothing."""
        self.chart.show_minutes([], 0.0)
        self._minute.setText(" ")
        self.unserved.fill([])
        self.edit.offer([])
        self.relaxations.fill([])

    def show_plan(self, plan: str) -> None:
        """Show a plan by its id."""
        floor = self._read(plans.floor_points, plan, default=0.0)
        self.chart.show_minutes(self._read(plans.coverage, plan, default=[]), floor)
        self._minute.setText(tr("Move the mouse over the chart to read a minute."))
        unserved = self._read(plans.left_out, plan, default=[])
        self.unserved.fill([
            (v, (v.name, yes_no(v.mandatory), in_language(v.reason_en, v.reason_zh)))
            for v in unserved])
        self.unserved.resizeRowsToContents()
        self.edit.offer([])
        relaxed = self._read(plans.relaxations, plan, default=[])
        self.relaxations.fill([
            (r, (f"{clock(r.from_min)}–{clock(r.to_min)}", r.lowest_pct, r.floor_pct,
                 in_language(r.reason_en, r.reason_zh))) for r in relaxed])
        self.relaxations.resizeRowsToContents()
        self.setTabText(1, tr("Not visited ({count})").format(count=len(unserved)))
        self.setTabText(2, tr("Floor not held ({count})").format(count=len(relaxed)))

    def _show_minute(self, minute: plans.Minute) -> None:
        names = self._read(plans.unit_names, minute.uncovered, default=[])
        text = tr("{time}: {covered} % planned, {static} % with all at home").format(
            time=clock(minute.minute), covered=minutes(minute.covered_pct),
            static=minutes(minute.static_pct))
        if names:
            text += tr("; out of reach: {units}").format(units=listed(names))
        self._minute.setText(text)

    def _show_left_out(self, row: plans.LeftOut) -> None:
        self._focus.show(None, row.point)
        self.edit.offer(self._read(crews.crews, self._session.plan, default=[]))
        self.edit.choose_unserved(row.visit_id, row.district)


def _tab(*widgets: QWidget, top: int = 0) -> QWidget:
    """Return the widgets below each other; the first takes the room there is."""
    tab = QWidget()
    column = QVBoxLayout(tab)
    column.setContentsMargins(0, top, 0, 0)
    for number, widget in enumerate(widgets):
        column.addWidget(widget, 0 if number else 1)
    return tab

"""The day's plan: make it, look at its versions, publish one."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import (
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from .. import settings
from ..canvas.focus import Focus
from ..reading import crews, plans, tradeoffs
from ..reading.connection import clock
from ..session import Session
from ..translation import tr
from ..words import in_language, listed, minutes, plan_state, yes_no
from .coverage_chart import CoverageChart
from .edit_panel import EditPanel
from .page import Page
from .progress_row import ProgressRow
from .publish_dialog import PublishDialog
from .table import Table
from .tradeoff_row import TradeoffRow

_MOST_SECONDS = 3600


class PlanPage(Page):
    """Start and cancel planning; the plan chosen here is the one all pages and the map show."""

    name = "plan"
    eager = True  # it chooses the plan that everybody looks at

    def __init__(self, session: Session, focus: Focus) -> None:
        self.title, self.short = tr("Plan of the day"), tr("Plan")
        super().__init__(session)
        self._focus = focus
        self._heads: List[plans.PlanHead] = []
        self.progress = ProgressRow()
        self.column.addLayout(self._order_line())
        self.column.addWidget(self.progress)
        self.history = Table([tr("Day"), tr("Plan"), tr("State"), tr("Visits"), tr("Worst %")],
                             stretch=1, height=104)
        self.history.setMaximumHeight(130)
        self.history.chosen.connect(lambda head: session.choose_plan(head.plan_id))
        self.column.addWidget(self.history)
        self.tradeoff = TradeoffRow()
        self.tradeoff.chosen.connect(session.choose_plan)
        self.column.addWidget(self.tradeoff)
        self.column.addLayout(self._summary_line())
        self.column.addWidget(self._details(), 1)
        session.plan_chosen.connect(lambda _: self._on_plan_chosen())
        session.opened.connect(lambda _: self._suggest_day())
        self.day.dateChanged.connect(self._show_day)
        self.refresh()

    # -- what is on the page -------------------------------------------------------

    def _order_line(self) -> QHBoxLayout:
        self.day = QDateEdit(QDate.currentDate())
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.seconds = QSpinBox()
        self.seconds.setRange(1, _MOST_SECONDS)
        self.seconds.setSuffix(tr(" s"))
        self.seconds.setToolTip(tr("Seconds for the route search"))
        self.seconds.setValue(int(settings.search_seconds()))
        self.plan_button = QPushButton(tr("Plan the day"))
        self.plan_button.clicked.connect(self.make_plan)
        line = QHBoxLayout()
        line.addWidget(self.day, 1)
        line.addWidget(self.seconds)
        line.addWidget(self.plan_button)
        return line

    def _summary_line(self) -> QHBoxLayout:
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.publish_button = QPushButton(tr("Publish …"))
        self.publish_button.clicked.connect(self._publish)
        self.weigh_button = QPushButton(tr("Weigh …"))
        self.weigh_button.setToolTip(tr(
            "Make up to five plans of the day between most coverage and least driving; "
            "they share the seconds"))
        self.weigh_button.clicked.connect(self.make_tradeoff)
        buttons = QVBoxLayout()
        buttons.addWidget(self.publish_button)
        buttons.addWidget(self.weigh_button)
        buttons.addStretch(1)
        line = QHBoxLayout()
        line.addWidget(self.summary, 1)
        line.addLayout(buttons)
        return line

    def _details(self) -> QTabWidget:
        self.chart = CoverageChart()
        self.chart.pointed.connect(self._show_minute)
        self._minute = QLabel(" ")
        self._minute.setWordWrap(True)
        coverage = QWidget()
        column = QVBoxLayout(coverage)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.chart, 1)
        column.addWidget(self._minute)
        self.unserved = Table([tr("Enterprise"), tr("Must"), tr("Why it is not visited")],
                              stretch=2, height=150)
        self.unserved.setWordWrap(True)
        self.unserved.chosen.connect(self._show_left_out)
        self.edit = EditPanel(self.session)
        self.edit.failed.connect(self.show_error)
        left_out = QWidget()
        column = QVBoxLayout(left_out)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.unserved, 1)
        column.addWidget(self.edit)
        self.relaxations = Table([tr("From–to"), tr("Lowest %"), tr("Floor %"), tr("Why")],
                                 stretch=3, height=150)
        self.relaxations.setWordWrap(True)
        tabs = QTabWidget()
        tabs.addTab(coverage, tr("Coverage"))
        tabs.addTab(left_out, tr("Not visited"))
        tabs.addTab(self.relaxations, tr("Floor not held"))
        self._tabs = tabs
        return tabs

    # -- planning and publishing -----------------------------------------------------

    def make_plan(self) -> None:
        """Ask the engine for a plan of the chosen day."""
        self._make("plan", tr("Planning {day}"), lambda result: result["plan_id"])

    def make_tradeoff(self) -> None:
        """Ask the engine for plans of the chosen day to weigh; look at the one it would take."""
        self._make("tradeoff", tr("Weighing plans of {day}"), lambda result: result["taken"])

    def _make(self, command: str, title: str, plan_of: Callable[[Dict[str, Any]], str]) -> None:
        seconds = float(self.seconds.value())
        settings.set_search_seconds(seconds)
        day = self.day.date().toString(Qt.DateFormat.ISODate)
        request = self.ask(command, title.format(day=day), date=day, seconds=seconds)
        self.progress.watch(request)
        self._let_make(False)
        request.finished.connect(lambda: self._let_make(True))
        request.succeeded.connect(lambda result: self.session.choose_plan(plan_of(result)))

    def _let_make(self, can: bool) -> None:
        self.plan_button.setEnabled(can)
        self.weigh_button.setEnabled(can)

    def _publish(self) -> None:
        head = self._head()
        if head is None:
            return
        dialog = PublishDialog(head, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.publish(dialog.name.text().strip(), dialog.reason.text().strip())

    def publish(self, name: str, reason: str) -> None:
        """Ask the engine to publish the plan looked at."""
        self.publish_button.setEnabled(False)
        request = self.ask("publish", tr("Publishing {plan}").format(plan=self.session.plan),
                           plan=self.session.plan, name=name, reason=reason)
        request.finished.connect(self._show_plan)

    # -- what is shown ---------------------------------------------------------------

    def refresh(self) -> None:
        """Show the plans the workspace holds; keep to the one looked at."""
        self._let_make(self.session.workspace is not None)
        self._heads = self.read(plans.heads, default=[])
        self.history.fill([
            (h, (h.day, f"{_in_its_day(h)} {h.name}".strip(), plan_state(h.state),
                 f"{h.served}/{h.visits}", minutes(h.worst_pct))) for h in self._heads])
        if self._head() is None:
            self.session.choose_plan(plans.default_plan(self._heads, _today()))
        self._show_plan()

    def tear_down(self) -> None:
        """Take the mark off the map."""
        self._focus.clear()

    def _suggest_day(self) -> None:
        """Offer the day of the plan looked at, else today, else the first day with a roster."""
        head = self._head()
        days = self.read(plans.roster_days, default=[]) or [_today()]
        self._set_day(head.day if head is not None else
                      _today() if _today() in days else days[0])

    def _set_day(self, day: str) -> None:
        self.day.blockSignals(True)
        self.day.setDate(QDate.fromString(day, Qt.DateFormat.ISODate))
        self.day.blockSignals(False)

    def _show_day(self, day: QDate) -> None:
        """Show the plan of a day just chosen, if it has one."""
        plan = plans.of_day(self._heads, day.toString(Qt.DateFormat.ISODate))
        if plan:
            self.session.choose_plan(plan)

    def _on_plan_chosen(self) -> None:
        head = self._head()
        if head is not None:
            self._set_day(head.day)
        self._show_plan()

    def _head(self) -> Optional[plans.PlanHead]:
        return next((h for h in self._heads if h.plan_id == self.session.plan), None)

    def _show_plan(self) -> None:
        self._focus.clear()
        head = self._head()
        self.publish_button.setEnabled(head is not None and head.state == "draft")
        self.tradeoff.show_series(
            [] if head is None else self.read(tradeoffs.series_of, head.plan_id, default=[]),
            self.session.plan)
        if head is None:
            self.summary.setText(
                tr("No workspace is open.") if self.session.workspace is None else
                tr("No plan yet: choose a day with a roster and plan it."))
            self.chart.show_minutes([], 0.0)
            self.unserved.fill([])
            self.edit.offer([])
            self.relaxations.fill([])
            self._minute.setText(" ")
            return
        self.history.choose(self._heads.index(head), quietly=True)
        lost = self.read(plans.pins_lost, head.plan_id, default=[])
        self.summary.setText("\n".join(
            [_summary(head), *(in_language(en, zh) for en, zh in lost)]))
        floor = self.read(plans.floor_points, head.plan_id, default=0.0)
        self.chart.show_minutes(self.read(plans.coverage, head.plan_id, default=[]), floor)
        self._minute.setText(tr("Move the mouse over the chart to read a minute."))
        unserved = self.read(plans.left_out, head.plan_id, default=[])
        self.unserved.fill([
            (v, (v.name, yes_no(v.mandatory), in_language(v.reason_en, v.reason_zh)))
            for v in unserved])
        self.unserved.resizeRowsToContents()
        self.edit.offer([])
        relaxed = self.read(plans.relaxations, head.plan_id, default=[])
        self.relaxations.fill([
            (r, (f"{clock(r.from_min)}–{clock(r.to_min)}", r.lowest_pct, r.floor_pct,
                 in_language(r.reason_en, r.reason_zh))) for r in relaxed])
        self.relaxations.resizeRowsToContents()
        self._tabs.setTabText(1, tr("Not visited ({count})").format(count=len(unserved)))
        self._tabs.setTabText(2, tr("Floor not held ({count})").format(count=len(relaxed)))

    def _show_minute(self, minute: plans.Minute) -> None:
        names = self.read(plans.unit_names, minute.uncovered, default=[])
        text = tr("{time}: {covered} % planned, {static} % with all at home").format(
            time=clock(minute.minute), covered=minutes(minute.covered_pct),
            static=minutes(minute.static_pct))
        if names:
            text += tr("; out of reach: {units}").format(units=listed(names))
        self._minute.setText(text)

    def _show_left_out(self, row: plans.LeftOut) -> None:
        self._focus.show(None, row.point)
        self.edit.offer(self.read(crews.crews, self.session.plan, default=[]))
        self.edit.choose_unserved(row.visit_id, row.district)


def _today() -> str:
    return str(QDate.currentDate().toString(Qt.DateFormat.ISODate))


def _in_its_day(head: plans.PlanHead) -> str:
    """Shorten the plan's id by the day, which stands beside it: ``…-02``."""
    return head.plan_id.replace(head.day.replace("-", ""), "…", 1)


def _summary(head: plans.PlanHead) -> str:
    return tr(
        "{crews} crews make {served} of {visits} visits ({must} of {musts} mandatory) in "
        "{drive} min at the wheel, {km} km. Coverage {mean} % on average, least {worst} % at "
        "{at}; all at home: {static} %."
    ).format(
        crews=head.crews, served=head.served, visits=head.visits, must=head.served_mandatory,
        musts=head.mandatory, drive=round(head.drive_min), km=round(head.drive_km),
        mean=minutes(head.mean_pct), worst=minutes(head.worst_pct),
        at=clock(head.worst_at_min), static=minutes(head.static_pct))

"""The day's plan: make it, look at its versions, publish one."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

from qgis.core import Qgis
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
)

from .. import settings
from ..canvas.focus import Focus
from ..reading import plans, tradeoffs
from ..reading.connection import clock
from ..session import Session
from ..translation import tr
from ..words import in_language, minutes, plan_state
from .page import Page
from .plan_details import PlanDetails
from .progress_row import ProgressRow
from .publish_dialog import PublishDialog
from .push_button import push_button
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
        self._pins_of = ""  # the plan whose pins are offered
        self.progress = ProgressRow()
        self.column.addLayout(self._order_line())
        self.keep_pins = QCheckBox()
        self.keep_pins.setToolTip(tr(
            "Visits pinned by hand in the day's newest plan keep their crew and time"))
        self.column.addWidget(self.keep_pins)
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
        self.details = PlanDetails(session, focus, self.read)
        self.details.edit.failed.connect(self.show_error)
        self.column.addWidget(self.details, 1)
        session.plan_chosen.connect(lambda _: self._on_plan_chosen())
        session.opened.connect(lambda _: self._suggest_day())
        session.changed.connect(self._suggest_after)
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
        self.plan_button = push_button(
            tr("Plan the day"), tr("Make a plan of this day and keep it as a draft"),
            self.make_plan)
        line = QHBoxLayout()
        line.addWidget(self.day, 1)
        line.addWidget(self.seconds)
        line.addWidget(self.plan_button)
        return line

    def _summary_line(self) -> QHBoxLayout:
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.publish_button = push_button(
            tr("Publish …"), tr("Make this draft the plan of its day"), self._publish)
        self.weigh_button = push_button(
            tr("Weigh …"),
            tr("Make up to five plans of the day between most coverage and least driving; "
               "they share the seconds"), self.make_tradeoff)
        buttons = QVBoxLayout()
        buttons.addWidget(self.publish_button)
        buttons.addWidget(self.weigh_button)
        buttons.addStretch(1)
        line = QHBoxLayout()
        line.addWidget(self.summary, 1)
        line.addLayout(buttons)
        return line

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
        day = self._day()
        request = self.ask(command, title.format(day=day), date=day, seconds=seconds,
                           drop_pins=not self.keep_pins.isChecked())
        self.progress.watch(request)
        self._let_make(False)
        request.finished.connect(lambda: self._let_make(True))
        request.succeeded.connect(lambda result: self._on_made(plan_of(result), result))

    def _on_made(self, plan: str, result: Dict[str, Any]) -> None:
        for reminder in result["reminders"]:
            self.session.told.emit(reminder, int(Qgis.MessageLevel.Warning))
        self.session.choose_plan(plan)

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
        self._offer_pins()
        self._show_plan()

    def tear_down(self) -> None:
        """Take the mark off the map."""
        self._focus.clear()

    def _suggest_day(self) -> None:
        """Offer the day of the plan looked at, else the first with a roster from today on."""
        head = self._head()
        days = self.read(plans.roster_days, default=[]) or [_today()]
        self._set_day(head.day if head is not None else
                      next((day for day in days if day >= _today()), days[0]))

    def _suggest_after(self, command: str) -> None:
        """Offer a day anew where the first roster has come in."""
        if command in ("import", "record") and not self._heads:
            self._suggest_day()

    def _set_day(self, day: str) -> None:
        self.day.blockSignals(True)
        self.day.setDate(QDate.fromString(day, Qt.DateFormat.ISODate))
        self.day.blockSignals(False)
        self._offer_pins()

    def _offer_pins(self) -> None:
        """Let the user give up the pins of the day's newest plan, where it has some."""
        newest = plans.newest_of_day(self._heads, self._day())
        count = self.read(plans.pins, newest, default=0) if newest else 0
        self.keep_pins.setText(tr("Keep what was pinned by hand ({count})").format(count=count))
        if newest != self._pins_of:
            self._pins_of = newest
            self.keep_pins.setChecked(True)
        self.keep_pins.setVisible(count > 0)

    def _day(self) -> str:
        return str(self.day.date().toString(Qt.DateFormat.ISODate))

    def _show_day(self, _: QDate) -> None:
        """Show the plan of a day just chosen, if it has one."""
        self._offer_pins()
        plan = plans.of_day(self._heads, self._day())
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
            self.details.clear_plan()
            return
        self.history.choose(self._heads.index(head), quietly=True)
        lost = self.read(plans.pins_lost, head.plan_id, default=[])
        self.summary.setText("\n".join(
            [_summary(head), *(in_language(en, zh) for en, zh in lost)]))
        self.details.show_plan(head.plan_id)


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

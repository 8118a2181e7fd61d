"""Townships and parks: when today each is out of reach, and where the crews are then."""

from __future__ import annotations

from typing import Any, Dict, Optional, Tuple

from qgis.PyQt.QtWidgets import QLabel

from ..canvas.focus import Focus
from ..reading import plans, reach_today
from ..reading.connection import clock
from ..session import Session
from ..translation import tr
from ..words import minutes
from .page import Page
from .table import Table


class UnitsPage(Page):
    """Choose a unit, then a stretch of time: the engine says which crews are how far away."""

    name = "units"

    def __init__(self, session: Session, focus: Focus) -> None:
        self.title, self.short = tr("Who is out of reach, and when"), tr("Reach")
        super().__init__(session)
        self._focus = focus
        self._unit: Optional[reach_today.UnitGaps] = None
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        self.units = Table([tr("Township or park"), tr("Minutes out of reach"), tr("Times")],
                           stretch=0, height=140)
        self.units.chosen.connect(self._show_unit)
        self.gaps = Table([tr("Out of reach"), tr("Minutes")], stretch=0, height=70)
        self.gaps.setMaximumHeight(120)
        self.gaps.chosen.connect(self._ask_why)
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.crews = Table([tr("Crew"), tr("Minutes"), tr("State then")], stretch=0, height=110)
        for widget in (self.caption, self.units, self.gaps, self.why, self.crews):
            self.column.addWidget(widget)
        session.plan_chosen.connect(self.outdate)
        self.refresh()

    def refresh(self) -> None:
        """Show the units of the plan looked at."""
        self._unit = None
        self._focus.clear()
        coverage = self.read(plans.coverage, self.session.plan, default=[])
        found = self.read(reach_today.units, coverage, default=[]) if coverage else []
        out = sum(bool(unit.gaps) for unit in found)
        self.caption.setText(
            tr("There is no plan to show.") if not found else
            tr("Plan {plan}: every township and park is within reach all day.").format(
                plan=self.session.plan) if not out else
            tr("Plan {plan}: {count} townships and parks are out of reach for some time.").format(
                plan=self.session.plan, count=out))
        self.units.fill([(u, (u.name, u.minutes, len(u.gaps))) for u in found])
        self.gaps.fill([])
        self.crews.fill([])
        self.why.clear()

    def tear_down(self) -> None:
        """Take the mark off the map."""
        self._focus.clear()

    def show_unit(self, code: str) -> None:
        """Choose a unit by its code."""
        for row, unit in enumerate(self.units.records()):
            if unit.unit_code == code:
                self.units.choose(row)

    def _show_unit(self, unit: reach_today.UnitGaps) -> None:
        self._unit = unit
        self.crews.fill([])
        self.gaps.fill([(gap, (f"{clock(gap[0])}–{clock(gap[1] + 1)}", gap[1] - gap[0] + 1))
                        for gap in unit.gaps])
        self.why.setText(
            tr("Choose a time to see where the crews are then.") if unit.gaps else
            tr("{name} is within reach all day.").format(name=unit.name))
        self._focus.show(None, unit.point)

    def _ask_why(self, gap: Tuple[int, int]) -> None:
        unit = self._unit
        if unit is None or unit.point is None:
            return
        request = self.ask(
            "dispatch", tr("Why {name} is out of reach").format(name=unit.name),
            plan=self.session.plan, at=f"{unit.point.x():.6f},{unit.point.y():.6f}",
            time=clock(gap[0]))
        request.succeeded.connect(lambda result: self._show_why(gap, result))

    def _show_why(self, gap: Tuple[int, int], result: Dict[str, Any]) -> None:
        lawful = [row for row in result["rows"] if row["lawful"]]
        self.why.setText(tr("At {time} the crews that may act there are away:").format(
            time=clock(gap[0])))
        self.crews.fill([
            (row, (row["name"], minutes(row["response_min"]), row["state_name"]))
            for row in lawful])

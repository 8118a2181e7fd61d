"""The half-hour circle: compute it, see who is outside and by how much."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton

from ..canvas.focus import Focus
from ..reading import circle
from ..session import Session
from ..translation import tr
from ..words import band, colour, minutes
from .page import Page
from .progress_row import ProgressRow
from .table import Table


class CirclePage(Page):
    """Counts by band, and the list of units or enterprises outside."""

    name = "circle"

    def __init__(self, session: Session, focus: Focus) -> None:
        self.title, self.short = tr("Half-hour circle"), tr("Circle")
        super().__init__(session)
        self._focus = focus
        self.compute_button = QPushButton(tr("Compute the half-hour circle"))
        self.compute_button.clicked.connect(self.compute)
        self.progress = ProgressRow()
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.counts = Table(
            ["", tr("inside"), tr("outside"), *(_short(b) for b in circle.BANDS)],
            stretch=0, height=128)
        for column, code in enumerate(circle.BANDS, start=3):
            self.counts.horizontalHeaderItem(column).setToolTip(band(code))
        self.counts.setMaximumHeight(140)
        self.kind = QComboBox()
        self.kind.addItem(tr("Townships and parks outside"), "unit")
        self.kind.addItem(tr("Enterprises outside"), "enterprise")
        self.kind.currentIndexChanged.connect(self._fill_outside)
        self.outside = Table(
            [tr("Name"), tr("Minutes"), tr("Missing"), tr("Nearest squad")],
            stretch=0, height=150)
        self.outside.chosen.connect(self._show)
        line = QHBoxLayout()
        line.addWidget(self.kind, 1)
        for widget in (self.compute_button, self.progress, self.summary, self.counts):
            self.column.addWidget(widget)
        self.column.addLayout(line)
        self.column.addWidget(self.outside, 1)
        self.refresh()

    def compute(self) -> None:
        """Ask the engine for the circle."""
        request = self.ask("coverage", tr("Computing the half-hour circle"))
        self.progress.watch(request)
        self.compute_button.setEnabled(False)
        request.finished.connect(lambda: self.compute_button.setEnabled(True))

    def refresh(self) -> None:
        """Show the circle as it is stored."""
        self.compute_button.setEnabled(self.session.workspace is not None)
        self._focus.clear()
        found = self.read(circle.band_counts, default=[])
        self.counts.fill([(row, _cells(row)) for row in found])
        self.summary.setText(self._summary(found))
        self._fill_outside()

    def tear_down(self) -> None:
        """Take the mark off the map."""
        self._focus.clear()

    def _summary(self, found: Any) -> str:
        if self.session.workspace is None:
            return tr("No workspace is open.")
        units = [row for row in found if row.what == "unit"]
        if not units:
            return tr("The circle has not been computed yet.")
        share = self.read(circle.inside_weight_pct, default=None)
        return tr("{inside} of {total} townships and parks have a lawful squad on the spot within "
                  "the half hour ({share} % of the weight).").format(
            inside=units[0].inside, total=units[0].total,
            share="–" if share is None else f"{share:.1f}")

    def _fill_outside(self, *_: Any) -> None:
        found = self.read(circle.outside, self.kind.currentData(), default=[])
        self.outside.fill([
            (row, (row.name, minutes(row.response_min), minutes(row.missing_min),
                   row.squad or tr("none"))) for row in found])

    def _show(self, row: circle.Outside) -> None:
        if row.point is not None:
            self._focus.show(None, row.point)


def _short(code: str) -> str:
    return {"certain": "≤ 25", "borderline": "≤ 35", "beyond": "> 35", "unreachable": "∞"}[code]


def _cells(row: circle.BandCount) -> Any:
    what = tr("townships") if row.what == "unit" else colour(row.what)
    return (what, row.inside, row.total - row.inside, row.certain, row.borderline, row.beyond,
            row.unreachable)

"""A slider between the plans of a series, from most coverage to least driving."""

from __future__ import annotations

from typing import List

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from ..reading.tradeoffs import Rung
from ..translation import tr
from ..words import minutes


class TradeoffRow(QWidget):
    """Hidden while the plan looked at belongs to no series.

    While the slider is dragged the figures follow; ``chosen`` comes once it is let go, as
    loading a plan into the map takes longer than a drag.
    """

    chosen = pyqtSignal(str)  # plan id

    def __init__(self) -> None:
        super().__init__()
        self._series: List[Rung] = []
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setTracking(False)
        self.slider.setPageStep(1)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setToolTip(tr("Plans of this day between most coverage and least driving"))
        self.slider.sliderMoved.connect(self._tell)
        self.slider.valueChanged.connect(self._on_value)
        self.figures = QLabel()
        self.figures.setWordWrap(True)
        ends = QHBoxLayout()
        ends.addWidget(QLabel(tr("Most coverage")))
        ends.addWidget(self.slider, 1)
        ends.addWidget(QLabel(tr("Least driving")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(ends)
        column.addWidget(self.figures)
        self.hide()

    def show_series(self, series: List[Rung], plan: str) -> None:
        """Show the series of ``plan`` with the slider at it; no signal is sent."""
        self._series = series
        self.setVisible(len(series) > 1)
        at = next((i for i, rung in enumerate(series) if rung.plan_id == plan), None)
        if at is None:
            return
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(series) - 1)
        self.slider.setValue(at)
        self.slider.blockSignals(False)
        self._tell(at)

    def _on_value(self, at: int) -> None:
        self._tell(at)
        self.chosen.emit(self._series[at].plan_id)

    def _tell(self, at: int) -> None:
        rung = self._series[at]
        floor = (tr("keeps the city's floor") if rung.below_min == 0 else
                 tr("{count} min below the city's floor").format(count=rung.below_min))
        self.figures.setText(tr(
            "Plan {rank} of {count}: {drive} min at the wheel, coverage at least {worst} %; "
            "{floor}."
        ).format(rank=at + 1, count=len(self._series), drive=round(rung.drive_min),
                 worst=minutes(rung.worst_pct), floor=floor))

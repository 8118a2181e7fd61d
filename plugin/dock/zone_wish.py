"""What a planner chooses for a joint zone: districts, widths, part of the line, ends."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ..reading.zones import Named, Stored
from ..translation import tr
from .metre_slider import MetreSlider

_WIDEST_M, _STEP_M = 5000, 50
_LINE_STEP_M = 10


class ZoneWish(QWidget):
    """The form; ``changed`` comes with every choice of the user."""

    changed = pyqtSignal()
    pair_changed = pyqtSignal()  # other districts: another line

    def __init__(self) -> None:
        super().__init__()
        self.district_a, self.district_b = QComboBox(), QComboBox()
        self.width_a = MetreSlider(tr("Our side"), _STEP_M, _WIDEST_M, _STEP_M)
        self.width_b = MetreSlider(tr("Other side"), _STEP_M, _WIDEST_M, _STEP_M)
        self.start = MetreSlider(tr("Line from"), 0, 0, _LINE_STEP_M)
        self.end = MetreSlider(tr("Line to"), 0, 0, _LINE_STEP_M)
        self.ends = QComboBox()
        self.ends.addItem(tr("flat ends"), "flat")
        self.ends.addItem(tr("round ends"), "round")
        self.drop_water = QCheckBox(tr("without water"))
        self.drop_water.setToolTip(tr("Leave out the part of the line that runs in water"))
        pair, rest, more = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        pair.addWidget(self.district_a, 1)
        pair.addWidget(self.district_b, 1)
        rest.addWidget(self.ends)
        self.selected_line = QCheckBox(tr("selected line"))
        self.selected_line.setToolTip(tr("Use the line that is selected in the active layer, an "
                                         "official or traced one, in place of the outlines"))
        self.extensions = QCheckBox(tr("extensions"))
        self.extensions.setToolTip(tr("When the zone is saved, list beside it what taking whole "
                                      "parks, roads and waters would add"))
        rest.addWidget(self.drop_water)
        for box in (self.selected_line, self.extensions):
            more.addWidget(box)
        more.addStretch(1)
        rest.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(pair)
        for slider in self._sliders():
            column.addWidget(slider)
            slider.changed.connect(self.changed)
        column.addLayout(rest)
        column.addLayout(more)
        self._whole: Optional[int] = None
        self._line: Optional[str] = None  # that the stored zone was designed along
        for combo in (self.district_a, self.district_b):
            combo.activated.connect(self._on_pair)
        self.ends.activated.connect(lambda _: self.changed.emit())
        self.drop_water.toggled.connect(lambda _: self.changed.emit())
        self.selected_line.toggled.connect(self._on_pair)

    def offer(self, districts: List[Named], stored: Optional[Stored]) -> None:
        """Let the user choose among districts, beginning with a stored zone's wish."""
        wish = stored.wish if stored is not None else {}
        first = (stored.district_a, stored.district_b) if stored is not None else _first(districts)
        for combo, code in zip((self.district_a, self.district_b), [*first, None, None]):
            combo.clear()
            for one in districts:
                combo.addItem(one.name, one.district)
            combo.setCurrentIndex(max(0, combo.findData(code)))
        self.width_a.set_value(wish.get("width_a") or 1000)
        self.width_b.set_value(wish.get("width_b") or 1000)
        self.ends.setCurrentIndex(max(0, self.ends.findData(wish.get("ends", "flat"))))
        self.drop_water.blockSignals(True)
        self.drop_water.setChecked(bool(wish.get("drop_water")))
        self.drop_water.blockSignals(False)
        self._forget_line()
        self._line = wish.get("line")
        self._wanted = (wish.get("from_m") or 0.0, wish.get("to_m"))

    def set_whole(self, metres: float) -> None:
        """Say how long the line is; the part that was chosen is kept."""
        whole = int(metres)
        if self._whole == whole:
            return
        start, end = (self._wanted if self._whole is None
                      else (float(self.start.value()), float(self.end.value())))
        self._whole = whole
        for slider in (self.start, self.end):
            slider.set_range(0, whole)
        self.start.set_value(start)
        self.end.set_value(whole if end is None else end)

    def params(self) -> Dict[str, Any]:
        """Return the parameters of the command ``zone``."""
        whole = self._whole
        part: Dict[str, Any] = {}
        given: Dict[str, Any] = {"line": self._line} if self._line else {}
        if whole is None:
            part = {"from_m": float(self._wanted[0]), "to_m": self._wanted[1]}
        elif self.start.value() > 0 or self.end.value() < whole:
            # the end itself is not a whole number of metres
            part = {"from_m": float(self.start.value()),
                    "to_m": float(self.end.value()) if self.end.value() < whole else None}
        return {
            "a": self.district_a.currentData() or "", "b": self.district_b.currentData() or "",
            "width_a": float(self.width_a.value()), "width_b": float(self.width_b.value()),
            "ends": self.ends.currentData(), "drop_water": self.drop_water.isChecked(), **part,
            **given,
        }

    def _sliders(self) -> List[MetreSlider]:
        return [self.width_a, self.width_b, self.start, self.end]

    def _forget_line(self) -> None:
        self._whole, self._wanted, self._line = None, (0.0, None), None
        for slider in (self.start, self.end):
            slider.set_range(0, 0)

    def _on_pair(self, _: Any) -> None:
        self._forget_line()
        self.pair_changed.emit()
        self.changed.emit()


def _first(districts: List[Named]) -> List[str]:
    """Return one of ours and one of the neighbours'; any two where there is none."""
    own = [d.district for d in districts if d.own]
    other = [d.district for d in districts if not d.own]
    return [*(own[:1] or other[:1]), *(other[:1] or own[1:2])]

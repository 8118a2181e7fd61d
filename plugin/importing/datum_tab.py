"""The datum of a source: what the rows say for each hypothesis, and the clouds on the map."""

from __future__ import annotations

from typing import Any, Dict, List

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QGridLayout, QLabel, QVBoxLayout, QWidget

from ..translation import tr
from .choice import AUTO
from .clouds import LOOKS, Clouds
from .combo import CodeCombo

_SIGNS = {"cgcs2000": "○", "gcj02": "✕", "bd09": "□", "undecided": "◆"}


class DatumTab(QWidget):
    """``decided`` is emitted when the user has declared another datum."""

    decided = pyqtSignal()

    def __init__(self, clouds: Clouds) -> None:
        super().__init__()
        self._clouds = clouds
        self._source: Dict[str, Any] = {}
        self.datum = CodeCombo()
        self.datum.offer([(AUTO, tr("told row by row")), *(
            (d, name) for d, name in _names().items() if d != "undecided")], AUTO)
        self.datum.currentIndexChanged.connect(lambda _: self.decided.emit())
        form = QFormLayout()
        form.addRow(tr("Coordinates are in"), self.datum)
        self.forms = QLabel("–")
        self.forms.setWordWrap(True)
        form.addRow(tr("Written as"), self.forms)
        note = QLabel(tr(
            "Each cloud on the map is where the rows would lie if the whole file were in that "
            "datum. The right cloud lies beside its roads and within its townships; BD-09 is "
            "about 1 km off, GCJ-02 about 500 m."))
        note.setWordWrap(True)
        self._grid = QGridLayout()
        self.boxes: Dict[str, QCheckBox] = {}
        self._facts: Dict[str, List[QLabel]] = {}
        for column, title in enumerate((tr("Cloud"), tr("Share of the file"),
                                        tr("Rows taken for it"))):
            self._grid.addWidget(QLabel(f"<b>{title}</b>"), 0, column)
        for row, (datum, name) in enumerate(_names().items(), start=1):
            self._add(row, datum, name)
        self._grid.setColumnStretch(3, 1)
        column_ = QVBoxLayout(self)
        column_.addLayout(form)
        column_.addWidget(note)
        column_.addLayout(self._grid)
        column_.addStretch(1)

    def _add(self, row: int, datum: str, name: str) -> None:
        colour = QColor(LOOKS[datum][0]).name()
        box = QCheckBox(f"{_SIGNS[datum]}  {name}")
        box.setStyleSheet(f"QCheckBox {{ color: {colour}; font-weight: bold; }}")
        box.setChecked(True)
        box.toggled.connect(lambda _: self.draw(zoom=False))
        self.boxes[datum] = box
        self._facts[datum] = [QLabel(""), QLabel("")]
        self._grid.addWidget(box, row, 0)
        for column, label in enumerate(self._facts[datum], start=1):
            self._grid.addWidget(label, row, column)

    def show_source(self, source: Dict[str, Any]) -> None:
        """Show what was found of a source's coordinates."""
        self._source = source
        forms = _forms()
        self.forms.setText("; ".join(
            f"{forms.get(f, f)}: {n}" for f, n in source["forms"].items()) or tr("none"))
        for datum, (share, rows) in self._facts.items():
            known = source["shares"].get(datum)
            share.setText("" if known is None else f"{100 * known:.1f} %")
            rows.setText(str(source["datums"].get(datum, "")))

    def draw(self, *, zoom: bool) -> None:
        """Put the chosen clouds on the map."""
        if not self._source:
            return
        wanted = dict(self._source["clouds"], undecided=self._source["undecided"])
        self._clouds.show({d: points for d, points in wanted.items()
                           if self.boxes[d].isChecked()}, zoom=zoom)

    def clear(self) -> None:
        """Show nothing, on the map neither."""
        self._source = {}
        self._clouds.clear()
        self.forms.setText("–")
        for labels in self._facts.values():
            for label in labels:
                label.clear()


def _names() -> Dict[str, str]:
    return {"cgcs2000": tr("CGCS2000 / WGS 84"), "gcj02": tr("GCJ-02 (Gaode, Tencent)"),
            "bd09": tr("BD-09 (Baidu)"), "undecided": tr("cannot be told")}


def _forms() -> Dict[str, str]:
    return {"degrees": tr("degrees"), "swapped": tr("degrees, the other way round"),
            "micro": tr("degrees × 10⁶"), "projected": tr("metres"), "zero": tr("zero"),
            "missing": tr("missing"), "unknown": tr("not understood")}

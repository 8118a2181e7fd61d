"""What every column holds: as understood, and as the user would have it."""

from __future__ import annotations

from typing import Any, Dict, List

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..translation import tr
from ..words import listed
from .combo import CodeCombo

_HEADER, _SAMPLE, _FIELD, _NOTE = range(4)


class ColumnsTab(QWidget):
    """``decided`` gives header and field ("" for a column left out) of the user's choice."""

    decided = pyqtSignal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.missing = QLabel()
        self.missing.setWordWrap(True)
        self.grid = QTableWidget(0, 4)
        self.grid.setHorizontalHeaderLabels(
            [tr("Column of the file"), tr("First value"), tr("Holds"), tr("How it was told")])
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.grid.verticalHeader().hide()
        header = self.grid.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_SAMPLE, QHeaderView.ResizeMode.Stretch)
        self.combos: Dict[str, CodeCombo] = {}
        column = QVBoxLayout(self)
        column.addWidget(self.missing)
        column.addWidget(self.grid, 1)

    def show_source(self, source: Dict[str, Any], decided: Dict[str, str]) -> None:
        """Show the columns of a source; ``decided`` are the user's decisions so far."""
        headers: List[str] = source["headers"]
        self.combos.clear()
        self.grid.setRowCount(len(headers))
        for row, header in enumerate(headers):
            values = [cells[row + 1] for cells in source["sample"] if cells[row + 1]]
            self._text(row, _HEADER, header)
            self._text(row, _SAMPLE, values[0] if values else "")
            self.grid.setCellWidget(row, _FIELD, self._combo(header, source))
            self._text(row, _NOTE, _note(header, source, decided))
        found = set(source["columns"].values())
        lacking = [name for field, name, needed in source["fields"]
                   if needed and field not in found]
        self.missing.setText(
            tr("Not in this file, to be derived or asked for: {fields}").format(
                fields=listed(lacking)) if lacking else tr("Every necessary field is there."))

    def clear(self) -> None:
        """Show nothing."""
        self.combos.clear()
        self.grid.setRowCount(0)
        self.missing.clear()

    def _combo(self, header: str, source: Dict[str, Any]) -> CodeCombo:
        combo = CodeCombo()
        first = source["unclear"].get(header, [])
        fields = sorted(source["fields"], key=lambda f: f[0] not in first)
        combo.offer([("", tr("(not used)")), *((f[0], f[1]) for f in fields)],
                    source["columns"].get(header, ""))
        # the wheel is for the table, not for the decisions in it
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.wheelEvent = lambda event: event.ignore()
        combo.currentIndexChanged.connect(
            lambda _: self.decided.emit(header, combo.code()))
        self.combos[header] = combo
        return combo

    def _text(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        self.grid.setItem(row, column, item)


def _note(header: str, source: Dict[str, Any], decided: Dict[str, str]) -> str:
    if header in decided:
        return tr("your decision")
    known = source["remembered"] or {}
    if header in known.get("columns", {}):
        return tr("as last time")
    if header in source["unclear"]:
        return tr("unclear: please choose")
    if header in source["close"]:
        return tr("by its spelling")
    return tr("by its name") if header in source["columns"] else tr("means nothing here")

"""A table to look at and choose from: one record a row."""

from __future__ import annotations

from typing import Any, List, Optional, Sequence, Tuple, Union

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

Cell = Union[str, int, float, None]


class Table(QTableWidget):
    """Rows are chosen as a whole; ``chosen`` gives the record behind the current row."""

    chosen = pyqtSignal(object)

    def __init__(self, headers: Sequence[str], *, stretch: int, height: int) -> None:
        super().__init__(0, len(headers))
        self._records: List[Any] = []
        self.setHorizontalHeaderLabels(list(headers))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setMinimumHeight(height)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.itemSelectionChanged.connect(self._on_selection)

    def wrap(self, *, column: Optional[int] = None, width: int = 0) -> None:
        """Let long words go on in a second line; those of ``column`` after ``width`` pixels.

        Without a column it is the stretched one alone, which has the room that is left.
        """
        self.setWordWrap(True)
        if column is not None:
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def fill(self, rows: Sequence[Tuple[Any, Sequence[Cell]]]) -> None:
        """Show ``rows`` of (record, cells); numbers are set to the right. Nothing is chosen."""
        self.blockSignals(True)
        self.setRowCount(0)
        self.setRowCount(len(rows))
        self._records = [record for record, _ in rows]
        for number, (_, cells) in enumerate(rows):
            for column, cell in enumerate(cells):
                self.setItem(number, column, _item(cell))
        self.blockSignals(False)

    def current(self) -> Optional[Any]:
        """Return the record behind the chosen row, None if none is chosen."""
        if not self.selectionModel().hasSelection():
            return None
        return self._records[self.currentRow()]

    def records(self) -> List[Any]:
        """Return the records in order of the rows."""
        return self._records

    def choose(self, row: int, *, quietly: bool = False) -> None:
        """Choose a row; ``quietly`` without ``chosen``."""
        self.blockSignals(quietly)
        self.selectRow(row)
        self.blockSignals(False)

    def tint(self, row: int, colour: QColor) -> None:
        """Give a row's text a colour."""
        for column in range(self.columnCount()):
            self.item(row, column).setForeground(colour)

    def _on_selection(self) -> None:
        record = self.current()
        if record is not None:
            self.chosen.emit(record)


def _item(cell: Cell) -> QTableWidgetItem:
    numeric = isinstance(cell, (int, float))
    text = "" if cell is None else f"{cell:.1f}" if isinstance(cell, float) else str(cell)
    item = QTableWidgetItem(text)
    item.setToolTip(text)
    side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(int(side | Qt.AlignmentFlag.AlignVCenter))
    return item

"""What was found of a file: its table, encoding and header, and its first rows as they stand."""

from __future__ import annotations

from typing import Any, Dict, List

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QLabel,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..translation import tr
from ..words import listed
from .combo import CodeCombo


class SourceTab(QWidget):
    """``decided`` is emitted when the user has chosen another table or header row."""

    decided = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.table = CodeCombo()
        self.table.currentIndexChanged.connect(lambda _: self.decided.emit())
        self.header_row = QSpinBox()
        self.header_row.setRange(0, 9999)
        self.header_row.setSpecialValueText(tr("found by itself"))
        self.header_row.setKeyboardTracking(False)
        self.header_row.valueChanged.connect(lambda _: self.decided.emit())
        self.found = QLabel("–")
        self.found.setWordWrap(True)
        self.sample = QTableWidget()
        self.sample.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.sample.setAlternatingRowColors(True)
        form = QFormLayout()
        form.addRow(tr("Holds"), self.table)
        form.addRow(tr("Header in row"), self.header_row)
        form.addRow(tr("Found"), self.found)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.sample, 1)

    def offer_tables(self, tables: List[List[str]], chosen: str) -> None:
        """Show what can be imported."""
        self.table.offer([("", tr("told by the headers")), *((t, name) for t, name in tables)],
                         chosen)

    def show_source(self, source: Dict[str, Any], names: Dict[str, str]) -> None:
        """Show a source of the preview; ``names`` are those of the tables."""
        said = [tr("{table}; header in row {row}").format(
            table=names[source["table"]], row=source["header_row"])]
        if source["encoding"]:
            said.append(tr("encoding {encoding}").format(encoding=source["encoding"].upper()))
        if source["rivals"]:
            said.append(tr("it may as well be: {tables}").format(
                tables=listed(names[t] for t in source["rivals"])))
        if source["left_out"]:
            said.append(tr("titles, notes and sums left out: rows {rows}").format(
                rows=", ".join(map(str, source["left_out"][:12]))))
        if source["dropped"]:
            said.append(tr("about complainants, never read: {columns}").format(
                columns=listed(source["dropped"])))
        self.found.setText("; ".join(said))
        self._show_sample(source["headers"], source["sample"])

    def clear(self) -> None:
        """Show nothing."""
        self.found.setText("–")
        self._show_sample([], [])

    def _show_sample(self, headers: List[str], rows: List[List[Any]]) -> None:
        self.sample.clear()
        self.sample.setColumnCount(len(headers))
        self.sample.setRowCount(len(rows))
        self.sample.setHorizontalHeaderLabels(headers)
        self.sample.setVerticalHeaderLabels([str(row[0]) for row in rows])
        for number, row in enumerate(rows):
            for column, cell in enumerate(row[1:]):
                self.sample.setItem(number, column, QTableWidgetItem(str(cell)))
        self.sample.resizeColumnsToContents()

"""A table of short texts set into a frame: heading, rows of one height, breaks where needed."""

from __future__ import annotations

from typing import Any, List, Sequence

from qgis.core import QgsLayoutFrame, QgsTableCell, QgsTextFormat
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from .template import Sheet
from .wrap import LINE_HEIGHT, MM_PER_POINT, measure, wrap

#: Rows of texts, the heading first.
Rows = Sequence[Sequence[str]]


def room(frame: QgsLayoutFrame, heading: Sequence[str]) -> int:
    """Return how many one-line rows go into a frame below its heading."""
    table = frame.multiFrame()
    around = 2 * float(table.cellMargin()) + float(table.gridStrokeWidth())
    left = frame.rect().height() - _height(table, heading, bold=True) - around
    return int(left / (_line(table) + around))


def put_rows(sheet: Sheet, id: str, rows: Rows, right: Sequence[int] = ()) -> None:
    """Set rows into the table ``id`` of a sheet; columns ``right`` are aligned to the right."""
    table = sheet.frame(id).multiFrame()
    widths = table.columnWidths()
    plain, bold = QgsTextFormat(table.contentTextFormat()), QgsTextFormat(table.headerTextFormat())
    content: List[List[QgsTableCell]] = []
    for number, row in enumerate(rows):
        look = bold if number == 0 else plain
        content.append([_cell(text, look, number == 0, i in right)
                        for i, text in enumerate(_broken(table, row, bold=number == 0))])
    table.setTableContents(content)
    table.setColumnWidths(widths)
    table.setRowHeights([_height(table, row, bold=number == 0) for number, row in enumerate(rows)])
    table.refresh()


def _broken(table: Any, row: Sequence[str], *, bold: bool) -> List[str]:
    measured = measure(table.contentTextFormat().size(), bold=bold)
    return ["\n".join(wrap(text, width - 0.4, measured))
            for text, width in zip(row, table.columnWidths())]


def _height(table: Any, row: Sequence[str], *, bold: bool) -> float:
    return _line(table) * max(t.count("\n") + 1 for t in _broken(table, row, bold=bold))


def _line(table: Any) -> float:
    return float(table.contentTextFormat().size()) * MM_PER_POINT * LINE_HEIGHT


def _cell(text: str, look: QgsTextFormat, heading: bool, right: bool) -> QgsTableCell:
    cell = QgsTableCell(text)
    cell.setTextFormat(look)
    cell.setVerticalAlignment(Qt.AlignmentFlag.AlignVCenter)
    if right:
        cell.setHorizontalAlignment(Qt.AlignmentFlag.AlignRight)
    if heading:
        cell.setBackgroundColor(QColor("#e4e7ea"))
    return cell

"""The table of stops: cells broken into lines, rows as high as they need, pages as many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Sequence

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItemPicture,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsTableCell,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ...protocol.language import say
from .card import Card, CardStop
from .navigation import link
from .qr_picture import embedded, qr_svg
from .template import Sheet
from .words import clock, joined, kind_of, whole
from .wrap import LINE_HEIGHT, MM_PER_POINT, measure, wrap

#: Side of a printed code with its quiet zone: the symbol itself has 18 mm.
QR_MM = 22.0
_QR_ROW_MM = QR_MM - 0.6
_BOLD = (0, 1)
_HEADERS = ("No.", "Enterprise", "Address / GCJ-02", "To be checked", "Arrive – depart",
            "May be broken off", "Contact / last finding", "Navigation")
_WORTH_MIN = 1.0


@dataclass(frozen=True)
class TableRow:
    """A row ready to be set: its lines by column, its height, and the stop it is about."""

    cells: List[str]
    height_mm: float
    stop: CardStop


class StopTable:
    """A card's rows, measured for the columns of a template's table."""

    def __init__(self, card: Card, frame: QgsLayoutFrame, language: str) -> None:
        table = frame.multiFrame()
        self._language = language
        self._widths: Sequence[float] = table.columnWidths()
        self._points = table.contentTextFormat().size()
        # QGIS adds margin and grid to the widths and heights it is given
        self._margin = table.cellMargin()
        self._grid = table.gridStrokeWidth()
        self.header = self._cells([say(word, language) for word in _HEADERS], bold=range(99))
        self.header_mm = self._height(self.header)
        self.rows = [self._row(stop) for stop in card.stops if _worth_a_row(stop)]

    def pages(self, frame: QgsLayoutFrame) -> List[List[TableRow]]:
        """Share the rows out to pages of the height of ``frame``, at least one row each."""
        around = 2 * self._margin + self._grid
        room = frame.rect().height() - self.header_mm - around - self._grid
        pages: List[List[TableRow]] = [[]]
        left = room
        for row in self.rows:
            height = row.height_mm + around
            if height > left and pages[-1]:
                pages.append([])
                left = room
            pages[-1].append(row)
            left -= height
        return pages

    def put(self, sheet: Sheet, rows: List[TableRow]) -> None:
        """Set rows into the frame ``stops`` of a sheet, with their codes."""
        frame = sheet.frame("stops")
        table = frame.multiFrame()
        format = QgsTextFormat(table.contentTextFormat())
        bold = QgsTextFormat(table.headerTextFormat())
        content = [[_cell(text, bold, heading=True) for text in self.header]]
        for row in rows:
            content.append([_cell(text, bold if i in _BOLD else format)
                            for i, text in enumerate(row.cells)])
        table.setTableContents(content)
        table.setColumnWidths(list(self._widths))
        table.setRowHeights([self.header_mm, *(row.height_mm for row in rows)])
        table.refresh()
        self._put_codes(sheet, frame, rows)

    def _put_codes(self, sheet: Sheet, frame: QgsLayoutFrame, rows: List[TableRow]) -> None:
        around = 2 * self._margin + self._grid
        x = frame.pos().x() + self._grid + sum(width + around for width in self._widths[:-1])
        y = frame.pos().y() + self._grid + self.header_mm + around
        for row in rows:
            if row.stop.number is not None:
                picture = QgsLayoutItemPicture(sheet.layout)
                picture.setId("qr_{}".format(row.stop.number))
                picture.setPicturePath(embedded(qr_svg(link(row.stop, self._language))),
                                       QgsLayoutItemPicture.Format.FormatSVG)
                sheet.layout.addLayoutItem(picture)
                picture.attemptMove(QgsLayoutPoint(
                    x + (self._widths[-1] + 2 * self._margin - QR_MM) / 2,
                    y + (row.height_mm + 2 * self._margin - QR_MM) / 2))
                picture.attemptResize(QgsLayoutSize(QR_MM, QR_MM))
            y += row.height_mm + around

    def _row(self, stop: CardStop) -> TableRow:
        cells = self._cells(_texts(stop, self._language), bold=_BOLD)
        height = self._height(cells)
        if stop.number is not None:
            height = max(height, _QR_ROW_MM)
        return TableRow(cells, height, stop)

    def _cells(self, texts: Sequence[str], *, bold: Sequence[int]) -> List[str]:
        plain, heavy = measure(self._points), measure(self._points, bold=True)
        return [
            "\n".join(wrap(text, self._widths[i] - 0.4, heavy if i in bold else plain))
            for i, text in enumerate(texts)
        ]

    def _height(self, cells: Sequence[str]) -> float:
        lines = max(text.count("\n") + 1 for text in cells)
        return lines * self._points * MM_PER_POINT * LINE_HEIGHT


def _worth_a_row(stop: CardStop) -> bool:
    return stop.number is not None or stop.depart_min - stop.arrive_min >= _WORTH_MIN


def _texts(stop: CardStop, language: str) -> List[str]:
    times = "{}–{}".format(clock(stop.arrive_min), clock(stop.depart_min))
    if stop.number is None:
        return ["", kind_of(stop, language), "" if stop.kind == "lunch" else stop.name, "",
                times, "", "", ""]
    may = (say("no,\nfinish first", language) if stop.break_off_min is None else
           say("yes,\n{minutes} min", language, minutes=whole(stop.break_off_min)))
    last = " ".join(part for part in (stop.last_check, stop.last_finding) if part)
    return [
        str(stop.number),
        stop.name,
        "{}\n{:.6f},\n{:.6f}".format(stop.address, *stop.gcj),
        joined(stop.items, language),
        times,
        may,
        "\n".join(part for part in (stop.contact, last) if part),
        "",
    ]


def _cell(text: str, format: QgsTextFormat, *, heading: bool = False) -> QgsTableCell:
    cell = QgsTableCell(text)
    cell.setTextFormat(format)
    cell.setVerticalAlignment(Qt.AlignmentFlag.AlignVCenter)
    if heading:
        cell.setBackgroundColor(QColor("#e4e7ea"))
    return cell

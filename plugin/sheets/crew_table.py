"""The city sheet's table of crews: colour, number, name, visits, kilometres, minutes."""

from __future__ import annotations

from typing import Dict, List, Sequence, Tuple

from qgis.core import QgsLayoutFrame, QgsTableCell, QgsTextFormat
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ...protocol.language import say
from .overview_layers import numbered_crews
from .plan_rows import PlanRows
from .template import Sheet
from .wrap import LINE_HEIGHT, MM_PER_POINT

#: Colour of the swatch, then the texts of the other columns.
CrewRow = Tuple[str, List[str]]
_HEADERS = ("", "No.", "Crew", "Visits", "km", "min")


def crew_rows(plan: PlanRows) -> List[CrewRow]:
    """Return a row for each crew that drives, in the order of the numbers on the map."""
    names = plan.crew_names()
    found = []
    for number, key, look in numbered_crews(plan):
        route = plan.routes[key]
        found.append((look.colour, [
            str(number), names[key], str(route["visits"]), "{:.1f}".format(route["drive_km"]),
            "{:.0f}".format(route["drive_min"])]))
    return found


def duty_counts(plan: PlanRows) -> Dict[str, int]:
    """Count crews that inspect (``routes``), stand by all day, and have no visit otherwise.

    By the stops, not by the routes: a crew may drive to a place and stand by there.
    """
    visiting = {crew for crew, stops in plan.stops.items()
                if any(stop["kind"] == "visit" for stop in stops)}
    rest = [row["duty"] for row in plan.crews if row["crew_id"] not in visiting]
    standby = sum(duty == "standby" for duty in rest)
    return {"routes": len(visiting), "standby": standby, "idle": len(rest) - standby}


def room(frame: QgsLayoutFrame) -> int:
    """Return how many rows go into a frame, the heading not counted."""
    return int(frame.rect().height() / _pitch(frame)) - 1


def put_crews(sheet: Sheet, id: str, rows: Sequence[CrewRow], language: str) -> None:
    """Set rows into the table ``id`` of a sheet."""
    frame = sheet.frame(id)
    table = frame.multiFrame()
    widths = table.columnWidths()
    plain, bold = QgsTextFormat(table.contentTextFormat()), QgsTextFormat(table.headerTextFormat())
    heads = [_cell(say(word, language) if word else "", bold, i) for i, word
             in enumerate(_HEADERS)]
    for cell in heads:
        cell.setBackgroundColor(QColor("#e4e7ea"))
    content = [heads]
    for colour, texts in rows:
        swatch = QgsTableCell("")
        swatch.setBackgroundColor(QColor(colour))
        content.append([swatch, *(_cell(text, plain, i) for i, text in enumerate(texts, 1))])
    table.setTableContents(content)
    table.setColumnWidths(widths)
    height = _pitch(frame) - table.gridStrokeWidth() - 2 * table.cellMargin()
    table.setRowHeights([height] * len(content))
    table.refresh()


def _pitch(frame: QgsLayoutFrame) -> float:
    table = frame.multiFrame()
    line = float(table.contentTextFormat().size()) * MM_PER_POINT * LINE_HEIGHT
    return line + 2 * float(table.cellMargin()) + float(table.gridStrokeWidth())


def _cell(text: str, look: QgsTextFormat, column: int) -> QgsTableCell:
    cell = QgsTableCell(text)
    cell.setTextFormat(look)
    cell.setVerticalAlignment(Qt.AlignmentFlag.AlignVCenter)
    if column != 2:
        cell.setHorizontalAlignment(Qt.AlignmentFlag.AlignRight)
    return cell

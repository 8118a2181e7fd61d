"""Draw the sheet templates resources/sheets/*.qpt anew. Run by QGIS's own Python (3.22).

A template is a plain QGIS layout: positions, fonts and frames are in it, the content is
filled in by item id when a sheet is printed. Change them here, or in QGIS's layout
designer for a template of one's own (docs of ``plugin/sheets/template.py``).
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_HASH_SEED"] = "0"  # the order of XML attributes

from qgis.core import (
    QgsApplication,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

OUT = Path(__file__).resolve().parents[1] / "resources" / "sheets"
FAMILY = "Noto Sans CJK SC"
INK = "#1f2933"
LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, (
    Qt.AlignmentFlag.AlignHCenter)
TOP, MIDDLE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter


class Drawing:
    """A layout of one page under construction; all lengths in millimetres."""

    def __init__(self, name: str, width: float, height: float) -> None:
        self.name = name
        self.width, self.height = width, height
        self.layout = QgsPrintLayout(QgsProject.instance())
        self.layout.initializeDefaults()
        self.layout.setName(name)
        self.layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width, height))

    def label(self, id: str, x: float, y: float, w: float, h: float, points: float, *,
              bold: bool = False, align: Any = LEFT, valign: Any = TOP, colour: str = INK,
              frame: bool = False, margin: float = 0.0) -> None:
        """Add a label whose text is its id until it is filled."""
        item = QgsLayoutItemLabel(self.layout)
        item.setFont(font(points, bold=bold))
        item.setFontColor(QColor(colour))
        item.setText(id)
        item.setHAlign(align)
        item.setVAlign(valign)
        item.setMarginX(margin)
        item.setMarginY(margin / 2)
        if frame:
            item.setFrameEnabled(True)
            item.setFrameStrokeColor(QColor(colour))
            item.setFrameStrokeWidth(QgsLayoutMeasurement(0.3))
        self._place(item, id, x, y, w, h)

    def map(self, x: float, y: float, w: float, h: float) -> None:
        """Add the map with north arrow and legend on it, scale number and bar below it."""
        item = QgsLayoutItemMap(self.layout)
        item.setFrameEnabled(True)
        item.setFrameStrokeWidth(QgsLayoutMeasurement(0.4))
        item.setBackgroundColor(QColor("#f4f5f2"))
        self._place(item, "map", x, y, w, h)
        self.north = QgsLayoutItemPicture(self.layout)
        self.north.setPicturePath(":/images/north_arrows/layout_default_north_arrow.svg")
        self.north.setLinkedMap(item)
        self._place(self.north, "north", x + w - 13, y + 2, 11, 13)
        # below the map, where it hides nothing
        self._scale_bar(item, x + w - 80, y + h + 0.5)
        self.label("scale", x + w - 122, y + h + 2, 40, 5, 9.5, bold=True, align=RIGHT,
                   valign=MIDDLE)
        self._legend(item, x + 2, y + h - 2)

    def _scale_bar(self, of: QgsLayoutItemMap, x: float, y: float) -> None:
        bar = QgsLayoutItemScaleBar(self.layout)
        bar.setStyle("Single Box")
        bar.setLinkedMap(of)
        bar.setUnits(QgsUnitTypes.DistanceUnit.DistanceKilometers)
        bar.setUnitLabel("km")
        bar.setNumberOfSegments(4)
        bar.setNumberOfSegmentsLeft(0)
        bar.setHeight(2)
        bar.setTextFormat(text_format(7.5))
        bar.setLabelBarSpace(1)
        bar.setBoxContentSpace(0.5)
        self._place(bar, "scale_bar", x, y, 80, 8)

    def _legend(self, of: QgsLayoutItemMap, x: float, y: float) -> None:
        legend = QgsLayoutItemLegend(self.layout)
        legend.setLinkedMap(of)
        legend.setAutoUpdateModel(False)
        legend.setResizeToContents(True)
        legend.setBackgroundEnabled(True)
        legend.setBackgroundColor(QColor(255, 255, 255, 235))
        legend.setFrameEnabled(True)
        legend.setFrameStrokeWidth(QgsLayoutMeasurement(0.2))
        legend.setSymbolWidth(6)
        legend.setSymbolHeight(3)
        legend.setBoxSpace(1.2)
        legend.setColumnSpace(2.5)
        legend.setColumnCount(2)
        legend.setSplitLayer(True)
        legend.setEqualColumnWidth(False)
        for part, points in (
            (QgsLegendStyle.Style.Title, 8.5), (QgsLegendStyle.Style.Group, 7.5),
            (QgsLegendStyle.Style.Subgroup, 7.5), (QgsLegendStyle.Style.SymbolLabel, 7.5),
        ):
            style = legend.style(part)
            style.setFont(font(points, bold=part == QgsLegendStyle.Style.Title))
            style.setMargin(QgsLegendStyle.Side.Top, 0.8)
            style.setMargin(QgsLegendStyle.Side.Bottom, 0.6)
            legend.setStyle(part, style)
        legend.setReferencePoint(QgsLayoutItem.ReferencePoint.LowerLeft)
        self._place(legend, "legend", x, y, 60, 30)
        legend.attemptMove(QgsLayoutPoint(x, y))

    def table(self, id: str, x: float, y: float, w: float, h: float, points: float,
              widths: list[float]) -> None:
        """Add an empty table; ``widths`` of its columns are without margins and grid."""
        table = QgsLayoutItemManualTable.create(self.layout)
        self.layout.addMultiFrame(table)
        table.setColumnWidths(widths)
        table.setContentTextFormat(text_format(points))
        table.setHeaderTextFormat(text_format(points, bold=True))
        table.setCellMargin(0.8)
        table.setGridStrokeWidth(0.2)
        table.setGridColor(QColor("#6b7480"))
        table.setIncludeTableHeader(False)
        frame = QgsLayoutFrame(self.layout, table)
        self._place(frame, id, x, y, w, h)
        table.addFrame(frame)

    def _place(self, item: Any, id: str, x: float, y: float, w: float, h: float) -> None:
        item.setId(id)
        if not isinstance(item, QgsLayoutFrame):
            self.layout.addLayoutItem(item)
        point = item.referencePoint()
        item.setReferencePoint(QgsLayoutItem.ReferencePoint.UpperLeft)
        item.attemptMove(QgsLayoutPoint(x, y))
        item.attemptResize(QgsLayoutSize(w, h))
        item.setReferencePoint(point)

    def head(self, beside: float = 54.0) -> None:
        """Title, 密级, demo stamp: on every page. ``beside`` the title nothing of it stands."""
        side = 54.0
        self.label("demo_stamp", 10, 8, side, 9.5, 7.5, bold=True, align=CENTRE, valign=MIDDLE,
                   colour="#b3001b", frame=True)
        self.label("title", 10 + beside, 7, self.width - 20 - 2 * beside, 8, 15, bold=True,
                   align=CENTRE, valign=MIDDLE)
        self.label("subtitle", 10 + beside, 15, self.width - 20 - 2 * beside, 6, 10.5,
                   align=CENTRE, valign=MIDDLE)
        self.label("secrecy", self.width - 10 - side, 8, side, 5, 9.5, bold=True, align=RIGHT)

    def foot(self) -> None:
        """Maker and dates, sources, hash and page number: on every page."""
        y, right = self.height - 16.5, self.width - 10
        self.label("maker", 10, y, right - 46, 4.5, 7)
        self.label("attribution", 10, y + 4.5, right - 56, 7.5, 6.5)
        self.label("page", right - 36, y, 36, 4.5, 8.5, bold=True, align=RIGHT)
        self.label("hash", right - 46, y + 4.5, 46, 4.5, 7.5, align=RIGHT)

    def save(self) -> None:
        """Write the template."""
        path = OUT / f"{self.name}.qpt"
        self.layout.saveAsTemplate(str(path), QgsReadWriteContext())
        path.write_text(_without_chance(path.read_text("utf-8")), "utf-8")
        print(path.name, path.stat().st_size)


def font(points: float, *, bold: bool = False) -> QFont:
    """Return the one family of all sheets; printing replaces it where it is not installed."""
    look = QFont(FAMILY)
    look.setPointSizeF(points)
    look.setBold(bold)
    return look


def text_format(points: float, *, bold: bool = False) -> QgsTextFormat:
    """Return a plain text format."""
    look = QgsTextFormat()
    look.setFont(font(points, bold=bold))
    look.setNamedStyle("Bold" if bold else "Regular")
    look.setSize(points)
    look.setColor(QColor(INK))
    return look


def _without_chance(text: str) -> str:
    """Number the random ids, so that the same drawing is the same file."""
    known: dict[str, str] = {}

    def number(match: re.Match[str]) -> str:
        return known.setdefault(
            match.group(0), f"{{00000000-0000-4000-8000-{len(known) + 1:012d}}}")

    return re.sub(r"\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}", number, text)


#: Number, enterprise, address, items, times, break off, contact and last check, QR code.
STOP_COLUMNS = [5.0, 31.0, 34.4, 31.0, 18.0, 13.0, 21.6, 21.4]


def bottom(drawing: Drawing, y: float, h: float) -> None:
    """Duty box, equipment, signature."""
    drawing.label("duty_title", 10, y, 128, 6, 10, bold=True, frame=True, valign=MIDDLE, margin=1.5)
    drawing.label("duty", 10, y + 6, 128, h - 6, 9.5, frame=True, margin=1.5)
    drawing.label("equipment_title", 140, y, 60, 6, 10, bold=True, frame=True, valign=MIDDLE,
                  margin=1.5)
    drawing.label("equipment", 140, y + 6, 60, h - 6, 8.5, frame=True, margin=1.5)
    drawing.label("signature", 10, y + h + 2, 190, 12, 8.5, frame=True, valign=MIDDLE, margin=1.5)


def card(name: str, map_h: float, stops_h: float, bottom_h: float) -> None:
    """Draw the first page of a card; ``stops_h`` 0: the stops go overleaf."""
    drawing = Drawing(name, 210, 297)
    drawing.head()
    drawing.label("crew", 10, 23, 190, 20, 8.5, frame=True, valign=MIDDLE, margin=1.5)
    drawing.map(10, 45, 190, map_h)
    y = 45 + map_h + 1
    drawing.label("crs_note", 10, y, 68, 8, 7, valign=MIDDLE)
    y += 9
    if stops_h:
        drawing.table("stops", 10, y, 190, stops_h, 8, STOP_COLUMNS)
        y += stops_h + 2
    bottom(drawing, y, bottom_h)
    drawing.foot()
    drawing.save()


def stops_page() -> None:
    """Draw the page that carries the stops overleaf."""
    drawing = Drawing("route_card_stops", 210, 297)
    drawing.head()
    drawing.table("stops", 10, 24, 190, 252, 8, STOP_COLUMNS)
    drawing.foot()
    drawing.save()


def overview() -> None:
    """Draw the city sheet and its further page of crews."""
    drawing = Drawing("overview", 420, 297)
    drawing.head()
    drawing.label("internal_stamp", 309, 13.5, 101, 6.5, 8.5, bold=True, align=CENTRE,
                  valign=MIDDLE, colour="#b3001b", frame=True)
    drawing.map(10, 23, 296, 246)
    drawing.label("crs_note", 10, 270, 160, 8, 7.5, valign=MIDDLE)
    drawing.label("figures_title", 309, 23, 101, 6, 10, bold=True, valign=MIDDLE)
    drawing.label("figures", 309, 29, 101, 38, 8.5, frame=True, margin=1.5)
    drawing.label("crews_title", 309, 69, 101, 6, 10, bold=True, valign=MIDDLE)
    drawing.table("crews", 309, 75, 101, 200, 7.5, [5.0, 6.0, 39.0, 11.0, 14.0, 14.8])
    drawing.foot()
    drawing.save()
    more = Drawing("overview_crews", 420, 297)
    more.head()
    for column in range(3):
        more.table(f"crews_{column + 1}", 10 + 135 * column, 24, 130, 250, 7.5,
                   [6.0, 9.0, 57.0, 13.0, 16.0, 17.8])
    more.foot()
    more.save()


#: Number, latitude, longitude, northing, easting.
POINT_COLUMNS = [12.0, 31.0, 33.0, 24.8, 23.8]


def appendix() -> None:
    """Draw a memorandum's appendix and its further page of points."""
    drawing = Drawing("appendix", 420, 297)
    drawing.head(beside=102)
    drawing.label("internal_stamp", 312, 13.5, 98, 6.5, 9.5, bold=True, align=CENTRE,
                  valign=MIDDLE, colour="#b3001b", frame=True)
    drawing.map(10, 23, 263, 246)
    drawing.label("crs_note", 10, 270, 130, 8, 8, valign=MIDDLE)
    drawing.label("force", 276, 23, 134, 14, 8.5, bold=True, frame=True, margin=1.5, valign=MIDDLE)
    drawing.label("facts_title", 276, 38, 134, 6, 10, bold=True, valign=MIDDLE)
    drawing.label("facts", 276, 44, 134, 54, 8, frame=True, margin=1.5)
    drawing.table("areas", 276, 100, 134, 28, 7.5, [35.0, 18.5, 18.5, 25.5, 27.8])
    drawing.label("points_title", 276, 129, 134, 6, 10, bold=True, valign=MIDDLE)
    drawing.table("points", 276, 135, 134, 125, 7.5, POINT_COLUMNS)
    drawing.label("points_note", 276, 262, 134, 9, 7)
    drawing.foot()
    drawing.save()
    more = Drawing("appendix_points", 420, 297)
    more.head(beside=102)
    more.label("internal_stamp", 312, 13.5, 98, 6.5, 9.5, bold=True, align=CENTRE,
               valign=MIDDLE, colour="#b3001b", frame=True)
    for column in range(3):
        more.table(f"points_{column + 1}", 10 + 135 * column, 24, 130, 246, 7.5,
                   [12.0, 30.0, 32.0, 24.0, 22.8])
    more.foot()
    more.save()


def main() -> None:
    """Draw all of them."""
    application = QgsApplication([], True)
    application.initQgis()
    OUT.mkdir(parents=True, exist_ok=True)
    card("route_card", 92, 70, 47)
    card("route_card_front", 164, 0, 47)
    card("standby_card", 150, 0, 42)
    stops_page()
    overview()
    appendix()
    sys.stdout.flush()
    os._exit(0)  # QGIS's destructors have crashed at interpreter exit


if __name__ == "__main__":
    main()

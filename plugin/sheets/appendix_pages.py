"""A memorandum's appendix on A3: the map with its tables, further points on further pages."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

from qgis.core import QgsExpressionContextUtils, QgsLayoutItemLabel
from qgis.PyQt.QtGui import QColor

from ..project.look import DAY_VARIABLE
from .appendix_layers import SHARED, name_sides, only_zone, point_layer, zone_box
from .furniture import page_text
from .ground import Ground
from .map_view import Theme, show
from .plain_table import put_rows, room
from .template import Sheet

_NUMBERS = (3, 4)
_REVIEWED_INK = "#1f2933"


class AppendixPages:
    """The sheets of one appendix, from the texts and rows that the engine sends.

    Keep it until the pages are painted, the map's layers live in it.
    """

    def __init__(self, ground: Ground, params: Dict[str, Any]) -> None:
        self._ground, self._params = ground, params
        first = Sheet(ground.project, "appendix")
        self._map(first)
        put_rows(first, "areas", params["area_rows"], right=(1, 3, 4))
        self.sheets = [first, *self._points(first)]
        for number, sheet in enumerate(self.sheets, start=1):
            self._write(sheet, number)

    def _map(self, sheet: Sheet) -> None:
        ground, params = self._ground, self._params
        # the sheet shows the agreement as it stands on this day
        QgsExpressionContextUtils.setProjectVariable(ground.project, DAY_VARIABLE, params["day"])
        only_zone(ground, params["zone"], params["line"])
        name_sides(ground)
        self._own = point_layer(params["points"], params["language"])
        layers = [self._own, *ground.layers(*SHARED)]
        inside = zone_box(ground)
        nodes = self._legend_nodes()
        show(sheet, ground, Theme(
            layers=layers, legend=layers, nodes=nodes, box=ground.extent(inside),
            important=[ground.metric(one) for one in inside], margin=0.12, largest=5_000,
        ), params["language"])

    def _legend_nodes(self) -> Dict[str, List[int]]:
        """Pick a legend's entries: sides in force or lapsed, as the zone is."""
        picked = {"roads": [4, 3, 2, 1, 0],
                  "joint_zones": [0, 1] if self._params["in_force"] else [2]}
        found = {key: self._ground.layer(key) for key in picked}
        return {layer.id(): picked[key] for key, layer in found.items() if layer is not None}

    def _points(self, first: Sheet) -> List[Sheet]:
        heading, rows = self._params["point_rows"][0], list(self._params["point_rows"][1:])
        count = room(first.frame("points"), heading)
        put_rows(first, "points", [heading, *rows[:count]], right=_NUMBERS)
        rows = rows[count:]
        more: List[Sheet] = []
        while rows:
            sheet = Sheet(self._ground.project, "appendix_points")
            rows = self._fill(sheet, heading, rows)
            more.append(sheet)
        return more

    def _fill(self, sheet: Sheet, heading: Sequence[str], rows: List[Any]) -> List[Any]:
        for id in sorted(frame for frame in sheet.ids() if frame.startswith("points_")):
            count = room(sheet.frame(id), heading)
            part, rows = rows[:count], rows[count:]
            if part:
                put_rows(sheet, id, [heading, *part], right=_NUMBERS)
            else:
                sheet.layout.removeLayoutItem(sheet.item(id))
        return rows

    def _write(self, sheet: Sheet, number: int) -> None:
        stamp = sheet.item("internal_stamp")
        if self._params["reviewed"] and isinstance(stamp, QgsLayoutItemLabel):
            stamp.setFontColor(QColor(_REVIEWED_INK))
            stamp.setFrameEnabled(False)
        sheet.write({**self._params["texts"],
                     "page": page_text(number, len(self.sheets), self._params["language"])})

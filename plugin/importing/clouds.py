"""Where the rows of a file would lie under each hypothesis about their datum, on the map."""

from __future__ import annotations

from typing import Dict, List, Tuple

from qgis.core import QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtGui import QColor

from ..canvas.view import on_canvas, zoom_to

#: Datum → colour and sign; the sign tells them apart without the colour.
LOOKS: Dict[str, Tuple[str, int]] = {
    "cgcs2000": ("#1b7837", QgsRubberBand.IconType.ICON_CIRCLE),
    "gcj02": ("#e08214", QgsRubberBand.IconType.ICON_X),
    "bd09": ("#c51b7d", QgsRubberBand.IconType.ICON_BOX),
    "undecided": ("#111111", QgsRubberBand.IconType.ICON_FULL_DIAMOND),
}
_SIZE_PX, _LINE_PX = 7, 2


class Clouds:
    """Marks on a canvas; nothing becomes a layer."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._bands: Dict[str, QgsRubberBand] = {}

    def show(self, clouds: Dict[str, List[List[float]]], *, zoom: bool) -> None:
        """Show points (lon, lat, anything) by datum instead of what was shown before."""
        self.clear()
        everything: List[QgsPointXY] = []
        for datum, points in clouds.items():
            if not points:
                continue
            places = [QgsPointXY(p[0], p[1]) for p in points]
            everything += places
            colour, sign = LOOKS[datum]
            band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PointGeometry)
            band.setColor(QColor(colour))
            band.setIcon(sign)
            band.setIconSize(_SIZE_PX)
            band.setWidth(_LINE_PX)
            band.setToGeometry(
                on_canvas(self._canvas, QgsGeometry.fromMultiPointXY(places)), None)
            self._bands[datum] = band
        if zoom and everything:
            zoom_to(self._canvas, QgsGeometry.fromMultiPointXY(everything))

    def shown(self) -> List[str]:
        """Return the datums whose clouds are on the map."""
        return list(self._bands)

    def clear(self) -> None:
        """Take the marks off the map."""
        for band in self._bands.values():
            self._canvas.scene().removeItem(band)
        self._bands.clear()

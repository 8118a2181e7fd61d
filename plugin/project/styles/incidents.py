"""Incidents: the one black-and-yellow sign on the map, with local time and title."""

from __future__ import annotations

from qgis.core import QgsFontMarkerSymbolLayer, QgsSingleSymbolRenderer, QgsVectorLayer

from ....protocol.palette import POINTS
from ..look import Look
from ..symbols import marker, mm
from ..text import FAMILIES, around_point, put, settings, text_format


def incidents(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the incidents."""
    sign = POINTS["incident"]
    symbol = marker(sign)
    symbol.appendSymbolLayer(QgsFontMarkerSymbolLayer.create({
        "font": FAMILIES[0], "font_style": "Bold", "chr": "!", "size": mm(1.2 * sign.size),
        "color": sign.stroke, "offset": "0,{}".format(mm(0.25 * sign.size)),
    }))
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    clock = "format_date(\"at\" + to_interval('{} minutes'), 'MM-dd HH:mm')".format(
        look.utc_offset_min)
    put(layer, around_point(settings(
        "\"title\" || '\\n' || {}".format(clock), text_format(8.5, "#7a1f00", bold=True),
        from_scale=700_000, priority=10), 0.6))

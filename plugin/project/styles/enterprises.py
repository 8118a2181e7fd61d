"""Enterprises by colour and shape: red ■, yellow ▲, green ●, not coded ○; red ones on top."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsVectorLayer,
)

from ....protocol.palette import ENTERPRISES, Symbol
from ..look import Look
from ..symbols import by_expression, marker
from ..text import around_point, put, settings, text_format

_LAST_DRAWN_FIRST = "array_find(array('uncoded', 'green', 'yellow', 'red'), \"colour\")"


def enterprises(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the enterprises; their names from town scale on, the red ones earlier."""
    renderer = QgsCategorizedSymbolRenderer("colour", [
        QgsRendererCategory(colour, _marker(symbol), look.word(symbol.name))
        for colour, symbol in ENTERPRISES.items()
    ])
    renderer.setOrderBy(QgsFeatureRequest.OrderBy(
        [QgsFeatureRequest.OrderByClause(_LAST_DRAWN_FIRST, True)]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)
    expression = (
        "if(\"colour\" = 'red' or @map_scale < 9000, \"name\", null)"
    )
    put(layer, around_point(
        settings(expression, text_format(7.5), from_scale=22_000, priority=3), 0.6))


def _marker(look: Symbol) -> QgsMarkerSymbol:
    symbol = marker(look)
    # smaller on small maps, larger at street scale
    size = "{:.3f} * clamp(0.6, 150000 / @map_scale, 1.4)".format(symbol.size())
    by_expression(symbol.symbolLayer(0), Size=size)
    return symbol

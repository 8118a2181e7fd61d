"""Enterprises by colour and shape: red ■, yellow ▲, green ●; red ones on top."""

from __future__ import annotations

from qgis.core import QgsCategorizedSymbolRenderer, QgsFeatureRequest, QgsRendererCategory
from qgis.core import QgsVectorLayer

from ....protocol.palette import ENTERPRISES
from ..look import Look
from ..symbols import marker
from ..text import around_point, put, settings, text_format

_LAST_DRAWN_FIRST = "array_find(array('green', 'yellow', 'red'), \"colour\")"


def enterprises(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the enterprises; their names from town scale on, the red ones earlier."""
    renderer = QgsCategorizedSymbolRenderer("colour", [
        QgsRendererCategory(colour, marker(symbol), look.word(symbol.name))
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

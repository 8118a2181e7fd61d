"""Districts, and the towns, streets and parks in them."""

from __future__ import annotations

from qgis.core import QgsPalLayerSettings, QgsSingleSymbolRenderer, QgsVectorLayer

from ....protocol.palette import DISTRICT, NEIGHBOUR_DISTRICT, POINTS, WATERS
from ..look import Look
from ..symbols import fill, marker, rule, rules
from ..text import around_point, put, settings, text_format


def districts(layer: QgsVectorLayer, look: Look) -> None:
    """Draw our districts white, the neighbours' grey, each with its name."""
    layer.setRenderer(rules([
        rule(fill(NEIGHBOUR_DISTRICT), look.word(NEIGHBOUR_DISTRICT.name), 'not "own"'),
        rule(fill(DISTRICT), look.word(DISTRICT.name), '"own"'),
    ]))
    label = settings("name", text_format(13, "#8a949e", bold=True, buffer_mm=0.8),
                     from_scale=3_000_000, priority=2)
    label.placement = QgsPalLayerSettings.Placement.Horizontal
    label.maximumScale = 60_000
    put(layer, label)


def waters(layer: QgsVectorLayer, look: Look) -> None:
    """Fill the lakes and wide rivers, muted, with their names."""
    layer.setRenderer(QgsSingleSymbolRenderer(fill(WATERS)))
    label = settings("name", text_format(9.0, "#4f86b3"), from_scale=2_000_000, priority=3)
    label.placement = QgsPalLayerSettings.Placement.Horizontal
    put(layer, label)


def units(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the units; those in the gap layer are named there."""
    layer.setRenderer(QgsSingleSymbolRenderer(marker(POINTS["unit"])))
    expression = 'if("gap_band" is null, "name", null)'
    put(layer, around_point(
        settings(expression, text_format(8.0), from_scale=450_000, priority=6), 0.5))

"""The road network by class: small maps show the high classes, large ones every road."""

from __future__ import annotations

from qgis.core import QgsLineSymbol, QgsVectorLayer

from ....protocol.palette import ROADS, RoadClass
from ..look import Look
from ..source import quoted
from ..symbols import by_expression, line, rule, rules
from ..text import along_line, put, settings, text_format

#: Rank → the smallest scale (1:n) at which the class is drawn.
_FROM_SCALE = {0: 0.0, 1: 1_200_000.0, 2: 450_000.0, 3: 180_000.0, 4: 60_000.0}
_NAMES_FROM_SCALE = 50_000
#: Where roads are drawn as bands with casings, and the lower classes white.
_LARGE = "@map_scale < 35000"
_WHITE_FROM_RANK = 3


def roads(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the roads, the lower classes first, wider on large maps; names at street scale."""
    known = [kind for one in ROADS for kind in one.kinds]
    members = []
    for one in reversed(ROADS):
        kinds = ", ".join(quoted(kind) for kind in one.kinds or known)
        condition = '"kind" {} ({})'.format("in" if one.kinds else "not in", kinds)
        members.append(rule(_symbol(one), look.word(one.line.name), condition,
                            from_scale=_FROM_SCALE[one.rank]))
    renderer = rules(members)
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)
    put(layer, along_line(
        settings("name", text_format(7.0, "#5f6973"), from_scale=_NAMES_FROM_SCALE, priority=1),
        120))


def _symbol(one: RoadClass) -> QgsLineSymbol:
    symbol = line(one.line)
    road = symbol.symbolLayer(0)
    width = "{:.3f} * clamp(0.6, 60000 / @map_scale, 2.4)".format(road.width())
    by_expression(road, StrokeWidth=width)
    if one.rank >= _WHITE_FROM_RANK:
        by_expression(road, StrokeColor="if({}, '#ffffff', '{}')".format(
            _LARGE, one.line.colour))
    casing = road.clone()
    by_expression(casing, StrokeWidth="{} + 0.4".format(width), StrokeColor="'#8d98a3'",
                  LayerEnabled=_LARGE)
    # passes: all casings below, then the classes, the higher ones on the lower ones
    casing.setRenderingPass(0)
    road.setRenderingPass(1 + len(ROADS) - one.rank)
    symbol.insertSymbolLayer(0, casing)
    return symbol

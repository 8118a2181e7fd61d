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
    # passes: the roads of a higher class lie on those of a lower one
    road.setRenderingPass(len(ROADS) - one.rank)
    by_expression(road, StrokeWidth="@value * clamp(0.6, 60000 / @map_scale, 2.2)".replace(
        "@value", "{:.3f}".format(road.width())))
    return symbol

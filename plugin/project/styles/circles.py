"""The half-hour circle: what all squads together, or one squad, reach in 10, 20, 30 minutes."""

from __future__ import annotations

from qgis.core import QgsFeatureRequest, QgsVectorLayer

from ....protocol.palette import CIRCLES
from ..look import Look
from ..symbols import by_expression, fill, rule, rules
from ..text import put, settings, text_format


def union(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the circles of all squads together, labelled along their edges."""
    _circles(layer, look)
    expression = "format_number(\"minutes\", 0) || {}".format(look.text((" min", "分钟")))
    label = settings(expression, text_format(7.5, "#2171b5"), from_scale=250_000, priority=2)
    label.placement = label.Placement.PerimeterCurved
    label.repeatDistance = 300
    put(layer, label)


def by_squad(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the circles of each squad."""
    _circles(layer, look)


def _circles(layer: QgsVectorLayer, look: Look) -> None:
    members = []
    below = 0.0
    for minutes in sorted(CIRCLES):
        condition = '"minutes" > {:g}'.format(below)
        if minutes < max(CIRCLES):
            condition += ' and "minutes" <= {:g}'.format(minutes)
        symbol = fill(CIRCLES[minutes])
        edge = symbol.symbolLayer(1)
        # finer on small maps, where the edges lie close together
        by_expression(edge, StrokeWidth="{:.3f} * clamp(0.35, 90000 / @map_scale, 1)".format(
            edge.width()))
        members.append(rule(symbol, look.word(CIRCLES[minutes].name), condition))
        below = minutes
    renderer = rules(members)
    # the widest first, so that the shorter ones lie on it
    renderer.setOrderBy(QgsFeatureRequest.OrderBy(
        [QgsFeatureRequest.OrderByClause('"minutes"', False)]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)

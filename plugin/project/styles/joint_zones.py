"""The joint zone's two sides, whether its agreement holds on the shown day, what is inside."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ....protocol.codes import CODES
from ....protocol.palette import (
    BOUNDARY,
    LAPSED_ZONE,
    RENDEZVOUS,
    ZONE_CERTAINTY,
    ZONE_EXTENSION,
    ZONE_SIDES,
)
from ..look import DAY, Look
from ..symbols import fill, line, marker, rule, rules
from ..text import along_line, around_point, put, settings, text_format

_VALID = (
    '("agreement_valid_from" <= {day} and {day} <= "agreement_valid_to")'.format(day=DAY)
)


def sides(layer: QgsVectorLayer, look: Look) -> None:
    """Draw our side and the neighbour's; both grey once the agreement has run out."""
    layer.setRenderer(rules([
        rule(fill(ZONE_SIDES[True]), look.word(ZONE_SIDES[True].name),
             '{} and "district_own"'.format(_VALID)),
        rule(fill(ZONE_SIDES[False]), look.word(ZONE_SIDES[False].name),
             '{} and not "district_own"'.format(_VALID)),
        rule(fill(LAPSED_ZONE), look.word(LAPSED_ZONE.name),
             'not coalesce({}, false)'.format(_VALID)),
    ]))
    until = "format_date(\"agreement_valid_to\", 'yyyy-MM-dd')"
    status = "if(coalesce({}, false), {} || {}, {})".format(
        _VALID, look.text(("agreement valid to ", "备忘录有效期至 ")), until,
        look.text(("no valid agreement", "无有效备忘录")))
    expression = "\"name\" || '\\n' || {}".format(status)
    label = settings(expression, text_format(8.5, "#54278f", bold=True), from_scale=120_000,
                     priority=7)
    label.placement = QgsPalLayerSettings.Placement.Horizontal
    put(layer, label)


def boundary(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the shared boundary with its length."""
    layer.setRenderer(QgsSingleSymbolRenderer(line(BOUNDARY)))
    expression = "{} || format_number(\"length_m\" / 1000, 1) || ' km'".format(
        look.text(("shared boundary ", "共有边界 ")))
    put(layer, along_line(
        settings(expression, text_format(8.0, BOUNDARY.colour), from_scale=90_000, priority=6),
        200))


def rendezvous(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the meeting points with rank and the minutes of the later side."""
    layer.setRenderer(QgsSingleSymbolRenderer(marker(RENDEZVOUS)))
    expression = "\"rank\" || '  ' || format_number(\"later_min\", 0) || {}".format(
        look.text((" min", " 分钟")))
    put(layer, around_point(settings(expression, text_format(8.0, "#111111", bold=True),
                                     from_scale=120_000, priority=8), 1.0))


def enterprises(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the enterprises of zones by how certain it is that they are inside."""
    words = CODES["zone_enterprises"]["certainty"]
    layer.setRenderer(QgsCategorizedSymbolRenderer("certainty", [
        QgsRendererCategory(code, marker(symbol), look.both(words[code]))
        for code, symbol in ZONE_CERTAINTY.items()]))
    put(layer, around_point(settings("name", text_format(7.5), from_scale=30_000, priority=4), 0.8))


def extensions(layer: QgsVectorLayer, look: Look) -> None:
    """Draw what taking whole objects would add to a side."""
    layer.setRenderer(QgsSingleSymbolRenderer(fill(ZONE_EXTENSION)))

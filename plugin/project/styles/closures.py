"""Closed roads: a broken band with a no-entry sign, those of other days in grey."""

from __future__ import annotations

from qgis.core import (
    QgsLineSymbol,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsVectorLayer,
)

from ....protocol.palette import CLOSURE, CLOSURE_OTHER_DAY
from ..look import DAY, Look
from ..symbols import by_expression, line, mm, rule, rules
from ..text import along_line, put, settings, text_format

_DAY = "format_date({}, 'yyyy-MM-dd')".format(DAY)
_SIGN_PX = 7.0
#: Far off, the many roads of an area would be a heap of signs.
_ONE_BY_ONE = "@map_scale < 60000 or num_geometries($geometry) < 4"


def counts_on(day: str) -> str:
    """Return the condition of closures that count on ``day``, an expression of an ISO day.

    For QGIS and for SQLite alike. Local times are texts of one form and are compared as such.
    """
    return ("coalesce(\"valid_from\", '') < {0} || 'T24' "
            "and coalesce(\"valid_until\", '9') > {0} || 'T00:00'").format(day)


def closures(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the roads that are closed on the shown plan's day (or today), and those of others."""
    shown = counts_on(_DAY)
    layer.setRenderer(rules([
        rule(_barred(), look.word(CLOSURE.name), shown),
        rule(line(CLOSURE_OTHER_DAY), look.word(CLOSURE_OTHER_DAY.name),
             "not ({})".format(shown)),
    ]))
    window = ("coalesce(replace(\"valid_from\", 'T', ' '), '') || '–' || "
              "coalesce(replace(\"valid_until\", 'T', ' '), '')")
    label = settings(
        "\"reason\" || if({0} = '–', '', ' ' || {0})".format(window),
        text_format(8.0, CLOSURE.colour, bold=True), from_scale=200_000, priority=9)
    label.overrunDistance = 60  # millimetres: a closed road may be shorter than its name
    put(layer, along_line(label, 200))


def _barred() -> QgsLineSymbol:
    # not QgsLineSymbol([…]): Python would free the symbol layer a second time
    symbol = QgsLineSymbol.createSimple({
        "line_color": "#ffffff", "line_width": mm(CLOSURE.width + 2), "capstyle": "flat"})
    symbol.appendSymbolLayer(QgsSimpleLineSymbolLayer.create({
        "line_color": CLOSURE.colour, "line_width": mm(CLOSURE.width), "capstyle": "flat",
        "use_custom_dash": "1", "customdash": ";".join(mm(d) for d in CLOSURE.dash)}))
    sign = QgsMarkerLineSymbolLayer.create({"placement": "centralpoint", "rotate": "0"})
    disc = QgsMarkerSymbol.createSimple({
        "name": "circle", "size": mm(2 * _SIGN_PX), "color": CLOSURE.colour,
        "outline_color": "#ffffff", "outline_width": mm(1.5)})
    disc.appendSymbolLayer(QgsSimpleMarkerSymbolLayer.create({
        "name": "line", "angle": "90", "size": mm(1.2 * _SIGN_PX), "outline_color": "#ffffff",
        "outline_width": mm(3.0)}))
    sign.setSubSymbol(disc)
    by_expression(sign, LayerEnabled=_ONE_BY_ONE)
    symbol.appendSymbolLayer(sign)
    return symbol

"""Where the crews are at the minute the Temporal Controller shows.

The two layers are the stops and the drives of the plan, each row being true from one
minute to another; a driving crew is moved along its leg. Without the Temporal
Controller there is no minute, and nothing is drawn.
"""

from __future__ import annotations

from qgis.core import (
    QgsGeometryGeneratorSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsVectorLayer,
)

from ..look import BOUND, CREW_COLOUR, CREW_NAME, DAY_VARIABLE, Look
from ..symbols import by_expression, mm, rule, rules
from ..text import around_point, put, settings, text_format

#: Minutes since midnight at the map's moment; NULL without the Temporal Controller.
MINUTE = "((epoch(@map_start_time) - epoch(to_datetime(@{}))) / 60000.0)".format(DAY_VARIABLE)
AT_STOP = '("arrive_min" <= {m} and {m} < "depart_min")'.format(m=MINUTE)
ON_THE_WAY = '("depart_min" <= {m} and {m} < "arrive_min")'.format(m=MINUTE)
_INSPECTING = "{} and \"kind\" = 'visit' and \"start_min\" <= {m} and {m} < \"end_min\"".format(
    AT_STOP, m=MINUTE)


def at_stops(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the crews that stay somewhere, by what they do there."""
    inspecting = _marker("circle", 13)
    bound = _marker("square", 12)
    waiting = QgsMarkerSymbol.createSimple({
        "name": "diamond", "size": mm(14), "color": "#ffffff", "outline_width": mm(2.4)})
    by_expression(waiting.symbolLayer(0), StrokeColor=CREW_COLOUR)
    inspects = look.both(("Inspecting, may be broken off", "检查中(可中断)"))
    members = [
        rule(bound, look.both(("Inspecting, cannot be broken off", "检查中(不可中断)")),
             "{} and {}".format(_INSPECTING, BOUND)),
        rule(inspecting, inspects, "{} and not {}".format(_INSPECTING, BOUND)),
        rule(waiting, look.both(("On call: at the squad, stand-by, lunch",
                                 "待命(在队、备勤、午餐)")),
             "{} and not ({})".format(AT_STOP, _INSPECTING)),
    ]
    layer.setRenderer(rules(members))
    _name(layer)


def driving(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the crews on their way, moved along the leg by the share of its time that passed."""
    moving = QgsGeometryGeneratorSymbolLayer.create({
        "SymbolType": "Marker",
        "geometryModifier": (
            "line_interpolate_point($geometry, length($geometry) * clamp(0, "
            "({m} - \"depart_min\") / max(\"arrive_min\" - \"depart_min\", 0.001), 1))"
        ).format(m=MINUTE),
    })
    moving.setSubSymbol(_marker("triangle", 14))
    symbol = QgsLineSymbol()
    symbol.changeSymbolLayer(0, moving)
    layer.setRenderer(rules([rule(symbol, look.both(("Driving", "行驶中")), ON_THE_WAY)]))


def _marker(shape: str, pixels: float) -> QgsMarkerSymbol:
    symbol = QgsMarkerSymbol.createSimple({
        "name": shape, "size": mm(pixels), "color": "#455a64", "outline_color": "#111111",
        "outline_width": mm(1.2)})
    by_expression(symbol.symbolLayer(0), FillColor=CREW_COLOUR)
    return symbol


def _name(layer: QgsVectorLayer) -> None:
    expression = "if({}, {}, null)".format(AT_STOP, CREW_NAME)
    put(layer, around_point(
        settings(expression, text_format(7.5, bold=True), from_scale=100_000, priority=8), 0.6))

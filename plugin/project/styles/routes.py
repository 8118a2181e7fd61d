"""The shown plan: routes by crew with arrows, numbered stops, crews at home, what is left out."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFontMarkerSymbolLayer,
    QgsLineSymbol,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ....protocol.palette import POINTS, Line
from ..look import CREW_COLOUR, STOP_NUMBER, Look
from ..symbols import by_expression, line, marker, mm, rule, rules
from ..text import FAMILIES, around_point, put, settings, text_format

_NUMBERS_FROM_SCALE = 130_000
#: Millimetres beside the middle of the road, so that there and back lie side by side.
_TO_THE_RIGHT = "if(@map_scale < 120000, 0.45, 0)"


def routes(layer: QgsVectorLayer, look: Look) -> None:
    """Draw each crew's way in its colour and dash, with arrows in the direction of travel."""
    categories = [
        QgsRendererCategory(crew, _way(way), name) for crew, name, way in look.crew_lines()
    ]
    # a crew that has come since the plan was chosen is drawn all the same
    rest = look.both(("Other crews", "其他小组"))
    categories.append(QgsRendererCategory(None, _way(Line(rest, "#455a64", 3.0)), rest))
    layer.setRenderer(QgsCategorizedSymbolRenderer("crew_id", categories))
    label = settings("name", text_format(7.5, "#37474f", bold=True), from_scale=90_000,
                     priority=4)
    label.placement = label.Placement.Curved
    put(layer, label)


def stops(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the stops: dots on small maps, numbers in the order of the visits on large ones."""
    numbered = QgsMarkerSymbol.createSimple({
        "name": "circle", "size": mm(15), "color": "#455a64", "outline_color": "#ffffff",
        "outline_width": mm(1.0)})
    by_expression(numbered.symbolLayer(0), FillColor=CREW_COLOUR)
    number = QgsFontMarkerSymbolLayer.create({
        "font": FAMILIES[0], "font_style": "Bold", "chr": "1", "size": mm(10.5),
        "color": "#ffffff", "outline_color": "#ffffff"})
    by_expression(number, Character="to_string({})".format(STOP_NUMBER))
    numbered.appendSymbolLayer(number)
    dot = QgsMarkerSymbol.createSimple({
        "name": "circle", "size": mm(5.5), "color": "#455a64", "outline_color": "#ffffff",
        "outline_width": mm(0.6)})
    by_expression(dot.symbolLayer(0), FillColor=CREW_COLOUR)
    waiting = QgsMarkerSymbol.createSimple({
        "name": "diamond", "size": mm(9), "color": "#ffffff", "outline_width": mm(1.6)})
    by_expression(waiting.symbolLayer(0), StrokeColor=CREW_COLOUR)
    layer.setRenderer(rules([
        rule(numbered, look.both(("Visit, numbered in order", "检查点(按顺序编号)")),
             "\"kind\" = 'visit'", from_scale=_NUMBERS_FROM_SCALE),
        rule(dot, look.both(("Visit", "检查点")), "\"kind\" = 'visit'",
             to_scale=_NUMBERS_FROM_SCALE),
        rule(waiting, look.both(("Lunch or stand-by", "午餐或备勤")), "\"kind\" <> 'visit'",
             from_scale=_NUMBERS_FROM_SCALE),
    ]))
    clock = (
        "lpad(to_string(floor(round({0}) / 60)), 2, '0') || ':' || "
        "lpad(to_string(round({0}) % 60), 2, '0')"
    )
    expression = "if(\"kind\" = 'visit', \"label\" || '\\n' || {} || '–' || {}, null)".format(
        clock.format('"start_min"'), clock.format('"end_min"'))
    put(layer, around_point(
        settings(expression, text_format(7.5), from_scale=45_000, priority=7), 0.5))


def crews(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the crews at their homes."""
    symbol = QgsMarkerSymbol.createSimple({
        "name": "circle", "size": mm(9), "color": "#455a64", "outline_color": "#ffffff",
        "outline_width": mm(1)})
    by_expression(symbol.symbolLayer(0), FillColor=CREW_COLOUR)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    put(layer, around_point(settings("name", text_format(7.5), from_scale=90_000), 0.5))


def unserved(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the visits that are due and in no crew's plan."""
    layer.setRenderer(QgsSingleSymbolRenderer(marker(POINTS["unserved"])))
    put(layer, around_point(settings("name", text_format(7.5), from_scale=45_000), 0.5))


def _way(look: Line) -> QgsLineSymbol:
    symbol = line(Line("", "#ffffff", look.width + 2.0))
    coloured = line(look)  # kept: its layer dies with it
    symbol.appendSymbolLayer(coloured.symbolLayer(0).clone())
    arrows = QgsMarkerLineSymbolLayer.create({
        "placement": "interval", "interval": "14", "offset_along_line": "5", "rotate": "1"})
    arrows.setSubSymbol(QgsMarkerSymbol.createSimple({
        "name": "filled_arrowhead", "size": mm(4.2 * look.width), "color": look.colour,
        "outline_color": "#ffffff", "outline_width": mm(0.5)}))
    symbol.appendSymbolLayer(arrows)
    for one in symbol.symbolLayers():
        by_expression(one, Offset=_TO_THE_RIGHT)
    return symbol

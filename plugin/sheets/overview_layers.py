"""What the city sheet shows besides the ground: the circle, and all routes with numbers."""

from __future__ import annotations

import dataclasses
from typing import List, Tuple

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ...protocol.language import say
from ...protocol.palette import Line, circle_line, crew_line
from ..project.source import table_layer
from ..project.symbols import fill, line, mm
from ..project.text import around_point, put, settings, text_format
from .ground import Ground
from .plan_rows import PlanRows
from .words import whole

#: Printed lines are finer than the screen's.
_FINER = 0.62


def numbered_crews(plan: PlanRows) -> List[Tuple[int, str, Line]]:
    """Return (number, crew id, line) of the crews that drive, numbered by crew id.

    The line is the one that every other map of the plan gives the crew.
    """
    driving = [(i, crew["crew_id"]) for i, crew in enumerate(plan.crews)
               if crew["crew_id"] in plan.routes]
    return [(number, key, crew_line(i)) for number, (i, key) in enumerate(driving, start=1)]


def circle_layer(workspace: str, minutes: float, language: str) -> QgsVectorLayer:
    """Return the ground that all squads together reach within the standard."""
    layer = table_layer(
        workspace, "circles", say("Circle, {minutes} min", language, minutes=whole(minutes)),
        "\"squad_id\" = '*' AND \"minutes\" = {}".format(minutes))
    # the edge of a computed circle is ragged; a thick one would cover the city
    look = dataclasses.replace(circle_line(minutes), width=0.9, dash=())
    layer.setRenderer(QgsSingleSymbolRenderer(fill(look)))
    return layer


def route_layer(plan: PlanRows, language: str) -> QgsVectorLayer:
    """Return all routes in the crews' colours, each with its number of the table."""
    layer = QgsVectorLayer("MultiLineString?crs=EPSG:4490&field=number:integer",
                           say("Route of a crew, number as in the table", language), "memory")
    features, categories = [], []
    for number, key, look in numbered_crews(plan):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.collectGeometry(
            [leg["geom"] for leg in plan.legs.get(key, []) if leg["travel_ms"] > 0]))
        feature.setAttributes([number])
        features.append(feature)
        categories.append(QgsRendererCategory(number, _way(look), layer.name()))
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    layer.setRenderer(QgsCategorizedSymbolRenderer("number", categories))
    look = text_format(8.5, "#111111", bold=True, buffer_mm=0.9)
    label = settings('to_string("number")', look, from_scale=0, priority=9)
    label.scaleVisibility = False
    label.placement = QgsPalLayerSettings.Placement.Horizontal
    put(layer, label)
    return layer


def _way(look: Line) -> QgsLineSymbol:
    width = look.width * _FINER
    # not QgsLineSymbol([…]): Python would free the symbol layer a second time
    symbol = QgsLineSymbol.createSimple({
        "line_color": "255,255,255,220", "line_width": mm(width + 1.6), "capstyle": "round",
        "joinstyle": "round"})
    pattern = line(look)  # named: a symbol's layers die with it
    core = pattern.symbolLayer(0).clone()
    core.setWidth(float(mm(width)))
    symbol.appendSymbolLayer(core)
    arrows = QgsMarkerLineSymbolLayer.create({
        "placement": "interval", "interval": "16", "offset_along_line": "6", "rotate": "1"})
    arrows.setSubSymbol(QgsMarkerSymbol.createSimple({
        "name": "filled_arrowhead", "size": mm(4.0 * width), "color": look.colour,
        "outline_style": "no"}))
    symbol.appendSymbolLayer(arrows)
    return symbol


def paper_labels(ground: Ground) -> None:
    """Label what a city sheet can hold: squads in small type; brigades and posts by sign alone."""
    for key in ("brigades", "posts", "neighbour_squads"):
        layer = ground.layer(key)
        if layer is not None:
            layer.setLabelsEnabled(False)
    squads = ground.layer("squads")
    if squads is not None:
        put(squads, around_point(settings(
            "name", text_format(6.5, "#0b3c8c", bold=True, buffer_mm=0.5), from_scale=1_500_000,
            priority=7), 0.4))

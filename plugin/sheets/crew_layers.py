"""One crew's way on the map: drives with arrows, numbered stops, the place it starts from."""

from __future__ import annotations

from typing import List

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsSimpleLineSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ...protocol.language import say
from ..project.text import put, settings, text_format
from .card import Card
from .rows import Row

#: Dark, saturated, and of its own width: stands out from every road, in grey as well.
ROUTE_COLOUR = "#a3004f"
_INK = "#111111"


def crew_layers(card: Card, legs: List[Row], language: str) -> List[QgsVectorLayer]:
    """Return the layers of a crew in memory, the topmost first: stops, home, way.

    Layers that would be empty are left out, so that the legend does not name them.
    """
    visits = card.visits()
    drives = [leg["geom"] for leg in legs if leg["travel_ms"] > 0]
    home = [stop for stop in card.stops if stop.kind == "home"][:1]
    layers = []
    if visits:
        layers.append(_stops(card, language))
    if home:
        layers.append(_home(home[0].lon, home[0].lat, card.squad, language))
    if drives:
        layers.append(_way(drives, language))
    return layers


def _memory(kind: str, name: str) -> QgsVectorLayer:
    return QgsVectorLayer(
        "{}?crs=EPSG:4490&field=number:string(80)".format(kind), name, "memory")


def _fill(layer: QgsVectorLayer, pairs: List[tuple]) -> None:
    features = []
    for geometry, number in pairs:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(geometry)
        feature.setAttributes([number])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()


def _stops(card: Card, language: str) -> QgsVectorLayer:
    layer = _memory("Point", say("Stop, numbered in order", language))
    _fill(layer, [(QgsGeometry.fromPointXY(QgsPointXY(stop.lon, stop.lat)), str(stop.number))
                  for stop in card.visits()])
    layer.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple({
        "name": "circle", "size": "5.2", "color": "#ffffff", "outline_color": ROUTE_COLOUR,
        "outline_width": "0.8"})))
    # a number never gives way: two stops at one place stand side by side
    label = settings("number", text_format(9.0, _INK, bold=True, buffer_mm=0.0), from_scale=0)
    label.scaleVisibility = False
    label.placement = QgsPalLayerSettings.Placement.OverPoint
    _never_give_way(label)
    label.priority = 10
    put(layer, label)
    return layer


def _never_give_way(label: QgsPalLayerSettings) -> None:
    if hasattr(label, "placementSettings"):  # QGIS 3.26 and later
        label.placementSettings().setOverlapHandling(
            Qgis.LabelOverlapHandling.AllowOverlapAtNoCost)
    else:
        label.displayAll = True


def _home(lon: float, lat: float, squad: str, language: str) -> QgsVectorLayer:
    layer = _memory("Point", say("The crew's squad", language))
    _fill(layer, [(QgsGeometry.fromPointXY(QgsPointXY(lon, lat)), squad)])
    layer.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple({
        "name": "star", "size": "6.5", "color": _INK, "outline_color": "#ffffff",
        "outline_width": "0.4"})))
    label = settings("number", text_format(9.0, _INK, bold=True, buffer_mm=0.8), from_scale=0)
    label.scaleVisibility = False
    label.placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
    label.dist = 0.8
    label.offsetType = QgsPalLayerSettings.OffsetType.FromSymbolBounds
    label.priority = 9
    put(layer, label)
    return layer


def _way(drives: List[QgsGeometry], language: str) -> QgsVectorLayer:
    layer = _memory("LineString", say("Way of the crew, with its direction", language))
    _fill(layer, [(drive, "") for drive in drives])
    # not QgsLineSymbol([…]): Python would free the symbol layer a second time
    symbol = QgsLineSymbol.createSimple({
        "line_color": "#ffffff", "line_width": "1.7", "capstyle": "round",
        "joinstyle": "round"})
    symbol.appendSymbolLayer(QgsSimpleLineSymbolLayer.create({
        "line_color": ROUTE_COLOUR, "line_width": "0.9", "capstyle": "round",
        "joinstyle": "round"}))
    arrows = QgsMarkerLineSymbolLayer.create({
        "placement": "interval", "interval": "16", "offset_along_line": "5", "rotate": "1"})
    arrows.setSubSymbol(QgsMarkerSymbol.createSimple({
        "name": "filled_arrowhead", "size": "4.2", "color": ROUTE_COLOUR,
        "outline_color": "#ffffff", "outline_width": "0.25"}))
    symbol.appendSymbolLayer(arrows)
    # by levels: the way back must not cover the arrows of the way there
    for level in range(symbol.symbolLayerCount()):
        symbol.symbolLayer(level).setRenderingPass(level)
    renderer = QgsSingleSymbolRenderer(symbol)
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)
    return layer

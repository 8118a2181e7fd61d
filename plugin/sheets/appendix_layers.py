"""What the appendix's map shows: zone, line, numbered points, and the ground – nothing of ours."""

from __future__ import annotations

from typing import Any, List, Sequence

from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ...protocol.language import say
from ..project.source import quoted
from ..project.text import around_point, put, settings, text_format
from .ground import Ground

#: Layers that both parties may see. Enterprises, squads, posts, plans are not among them.
SHARED = ("boundary_lines", "joint_zones", "waters", "roads", "districts")


def only_zone(ground: Ground, zone: str, line: str) -> None:
    """Let the layers of zones show this one alone."""
    wanted = (("joint_zones", "zone_id", zone), ("boundary_lines", "line_id", line))
    for key, column, value in wanted:
        layer = ground.layer(key)
        if layer is not None:
            layer.setSubsetString('"{}" = {}'.format(column, quoted(value)))


def name_sides(ground: Ground) -> None:
    """Label each side with its district and area; the zone's name is the sheet's title."""
    layer = ground.layer("joint_zones")
    if layer is None:
        return
    expression = ("\"district_name\" || '\\n' || format_number(\"area_km2\", 3) || ' km²'")
    label = settings(expression, text_format(12.0, "#54278f", bold=True, buffer_mm=0.8),
                     from_scale=0, priority=8)
    label.scaleVisibility = False
    label.placement = QgsPalLayerSettings.Placement.Horizontal
    put(layer, label)


def zone_box(ground: Ground) -> List[QgsGeometry]:
    """Return the geometries, in degrees, that must be on the map."""
    layer = ground.layer("joint_zones")
    return [] if layer is None else [f.geometry() for f in layer.getFeatures()]


def point_layer(points: Sequence[Sequence[Any]], language: str) -> QgsVectorLayer:
    """Return the numbered boundary points, each a (number, lon, lat)."""
    layer = QgsVectorLayer("Point?crs=EPSG:4490&field=number:string",
                           say("Boundary point, number as in the table", language), "memory")
    features = []
    for number, lon, lat in points:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(lon, lat)))
        feature.setAttributes([number])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    symbol = QgsMarkerSymbol.createSimple({
        "name": "circle", "size": "1.8", "color": "#ffffff", "outline_color": "#3f007d",
        "outline_width": "0.4"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    label = around_point(settings("number", text_format(7.5, "#3f007d", bold=True, buffer_mm=0.6),
                                  from_scale=0, priority=9), 0.6)
    label.scaleVisibility = False
    put(layer, label)
    return layer

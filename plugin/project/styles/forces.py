"""Brigades, squads, joint posts, neighbouring squads: each with a shape of its own."""

from __future__ import annotations

from qgis.core import QgsSingleSymbolRenderer, QgsVectorLayer

from ....protocol.palette import POINTS
from ..look import Look
from ..symbols import marker
from ..text import around_point, put, settings, text_format


def brigades(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the brigades: pentagons, named at every scale."""
    _place(layer, "brigade", 9.0, 900_000, priority=9, bold=True)


def squads(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the squads: stars, named from county scale on."""
    _place(layer, "squad", 8.5, 160_000, priority=8, bold=True)


def posts(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the joint police posts: hexagons."""
    _place(layer, "post", 8.0, 90_000, priority=6)


def neighbours(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the neighbouring squads: hollow stars."""
    _place(layer, "neighbour", 8.0, 160_000, priority=4)


def _place(layer: QgsVectorLayer, kind: str, points: float, from_scale: float, *,
           priority: int, bold: bool = False) -> None:
    symbol = POINTS[kind]
    layer.setRenderer(QgsSingleSymbolRenderer(marker(symbol)))
    ink = "#0b3c8c" if kind != "post" else symbol.fill
    look = text_format(points, ink, bold=bold)
    put(layer, around_point(settings("name", look, from_scale=from_scale, priority=priority), 0.6))

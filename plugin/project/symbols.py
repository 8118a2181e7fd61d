"""Symbols of the shared palette: its screen pixels become millimetres."""

from __future__ import annotations

from typing import Any, Dict, Iterable

from qgis.core import (
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSymbol,
    QgsSymbolLayer,
)

from ...protocol.palette import Line, Symbol

PX_MM = 25.4 / 96
_SHAPES = {"cross": "cross_fill"}


def marker(look: Symbol, *, grow: float = 1.0) -> QgsMarkerSymbol:
    """Return the marker of a palette entry, its size times ``grow``."""
    return QgsMarkerSymbol.createSimple({
        "name": _SHAPES.get(look.shape, look.shape),
        "size": mm(2 * look.size * grow),
        "color": look.fill,
        "outline_color": look.stroke,
        "outline_width": mm(look.stroke_width),
    })


def line(look: Line) -> QgsLineSymbol:
    """Return the line of a palette entry."""
    return QgsLineSymbol.createSimple({
        "line_color": look.colour, "line_width": mm(look.width), "capstyle": "round",
        "joinstyle": "round", **_dash(look),
    })


def fill(look: Line) -> QgsFillSymbol:
    """Return the area of a palette entry: its translucent fill and, on top, its edge."""
    symbol = QgsFillSymbol.createSimple({
        "color": _with_opacity(look.fill or "#ffffff", look.fill_opacity if look.fill else 0.0),
        "outline_style": "no",
    })
    symbol.appendSymbolLayer(_edge(look))
    return symbol


def _edge(look: Line) -> QgsSymbolLayer:
    from qgis.core import QgsSimpleLineSymbolLayer

    return QgsSimpleLineSymbolLayer.create({
        "line_color": look.colour, "line_width": mm(look.width), "joinstyle": "round",
        **_dash(look),
    })


def _dash(look: Line) -> Dict[str, str]:
    if not look.dash:
        return {}
    return {"use_custom_dash": "1", "customdash": ";".join(mm(d) for d in look.dash)}


def _with_opacity(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[i:i + 2], 16) for i in (1, 3, 5))
    return "{},{},{},{}".format(red, green, blue, round(255 * opacity))


def mm(pixels: float) -> str:
    """Return screen pixels as millimetres, in the words of symbol properties."""
    return "{:.3f}".format(pixels * PX_MM)


def by_expression(layer: QgsSymbolLayer, **expressions: str) -> None:
    """Let expressions drive properties, named as in ``QgsSymbolLayer.Property…``."""
    for name, expression in expressions.items():
        layer.setDataDefinedProperty(
            getattr(QgsSymbolLayer, "Property" + name), QgsProperty.fromExpression(expression)
        )


def rule(symbol: QgsSymbol, label: str, condition: str = "", *, from_scale: float = 0,
         to_scale: float = 0) -> QgsRuleBasedRenderer.Rule:
    """Return a rule, drawn between 1:from_scale (small) and 1:to_scale (large); 0: no limit."""
    one = QgsRuleBasedRenderer.Rule(symbol)
    one.setLabel(label)
    one.setFilterExpression(condition)
    one.setMinimumScale(from_scale)
    one.setMaximumScale(to_scale)
    return one


def rules(members: Iterable[Any]) -> QgsRuleBasedRenderer:
    """Return a renderer of the rules."""
    root = QgsRuleBasedRenderer.Rule(None)
    root.setRuleKey("halfhour")
    for number, member in enumerate(members):
        member.setRuleKey("halfhour-{}".format(number))  # instead of a random one
        root.appendChild(member)
    return QgsRuleBasedRenderer(root)

"""Gaps: the towns that no lawful squad reaches within the standard, and how much is missing."""

from __future__ import annotations

from qgis.core import QgsSingleSymbolRenderer, QgsVectorLayer

from ....protocol.palette import POINTS
from ..look import Look
from ..symbols import marker
from ..text import around_point, put, settings, text_format


def gaps(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the gaps with name and missing minutes."""
    symbol = POINTS["unit_outside"]
    layer.setRenderer(QgsSingleSymbolRenderer(marker(symbol)))
    missing = "format_number(\"missing_min\", 0)"
    if look.language.startswith("zh"):
        late = "'差' || {} || '分钟'".format(missing)
    else:
        late = "{} || ' min short'".format(missing)
    expression = "\"name\" || '\\n' || if(\"missing_min\" is null, {}, {})".format(
        look.text(("unreachable", "不可达")), late)
    put(layer, around_point(
        settings(expression, text_format(8.5, symbol.fill, bold=True), from_scale=1_500_000,
                 priority=10), 0.6))

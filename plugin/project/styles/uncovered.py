"""The towns nobody can reach in time at the minute the Temporal Controller shows.

The spans of minutes are a variable of the project: a table of them would hold what
``plan_coverage`` holds already. Without the Temporal Controller nothing is drawn.
"""

from __future__ import annotations

from qgis.core import QgsVectorLayer

from ....protocol.palette import POINTS
from ..look import UNCOVERED_VARIABLE, Look
from ..symbols import marker, rule, rules
from ..text import around_point, put, settings, text_format
from .positions import MINUTE

OUT_OF_REACH = (
    "array_length(array_filter(coalesce(map_get(from_json(@{spans}), \"unit_code\"), array()), "
    "@element[0] <= floor({minute}) and floor({minute}) <= @element[1])) > 0"
).format(spans=UNCOVERED_VARIABLE, minute=MINUTE)


def units(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the towns out of reach with their names."""
    symbol = POINTS["unit_outside"]
    layer.setRenderer(rules([rule(marker(symbol), look.both(
        ("Out of reach at this minute", "此时无法按时到达")), OUT_OF_REACH)]))
    put(layer, around_point(
        settings("if({}, \"name\", null)".format(OUT_OF_REACH),
                 text_format(8.5, symbol.fill, bold=True), from_scale=1_500_000, priority=10), 0.6))

"""Towns and enterprises by whether a lawful squad is there within the standard time."""

from __future__ import annotations

from qgis.core import QgsVectorLayer

from ...protocol.palette import POINTS
from ..project.look import Look
from ..project.symbols import marker, rule, rules
from ..translation import tr

_SMALL = 0.6


def reach(layer: QgsVectorLayer, look: Look) -> None:
    """Draw towns large and enterprises small; what is out of reach has another shape."""
    inside, outside = POINTS["unit"], POINTS["unit_outside"]
    layer.setRenderer(rules([
        rule(marker(symbol, grow=size), title, "\"kind\" = '{}' and {}\"inside\"".format(kind, no))
        for kind, size, titles in (
            ("enterprise", _SMALL, (tr("Enterprise in reach"), tr("Enterprise out of reach"))),
            ("unit", 1.0, (tr("Town in reach"), tr("Town out of reach"))),
        )
        for symbol, title, no in ((inside, titles[0], ""), (outside, titles[1], "not "))
    ]))

"""Break text into lines of a known width: Chinese anywhere, Latin words and numbers as wholes.

QGIS's tables break at spaces only, which Chinese does not have.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Callable, List

from qgis.PyQt.QtGui import QFont, QFontMetricsF

from .fonts import chosen_family

MM_PER_POINT = 25.4 / 72
#: Height of a line of QGIS's text renderer in units of the font size, CJK fonts.
LINE_HEIGHT = 1.45
_PIXELS_PER_MM = 100.0
_ATOM = re.compile(r"[A-Za-z0-9.,:/+_%°-]+ ?|.", re.DOTALL)
#: Closing and opening marks of both scripts, which must not begin or end a line.
_NOT_FIRST = (",.;:!?)]%\uff0c\u3002\u3001\uff1b\uff1a\uff01\uff1f\uff09"
              "\u300b\u300d\u300f\u3011\u3015\u2026")
_NOT_LAST = "([\uff08\u300a\u300c\u300e\u3010\u3014"


@lru_cache(maxsize=64)
def measure(points: float, *, bold: bool = False) -> Callable[[str], float]:
    """Return a function from text to its width in millimetres at a size in points."""
    font = QFont(chosen_family())
    font.setPixelSize(max(1, round(points * MM_PER_POINT * _PIXELS_PER_MM)))
    font.setBold(bold)
    metrics = QFontMetricsF(font)
    return lambda text: float(metrics.horizontalAdvance(text)) / _PIXELS_PER_MM


def wrap(text: str, width_mm: float, measured: Callable[[str], float]) -> List[str]:
    """Return the lines of ``text``; a single word wider than the line is cut."""
    lines: List[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_paragraph(paragraph, width_mm, measured))
    return lines


def _paragraph(text: str, width_mm: float, measured: Callable[[str], float]) -> List[str]:
    lines = []
    line = ""
    for atom in _atoms(text, width_mm, measured):
        if line and measured((line + atom).rstrip()) > width_mm and atom[0] not in _NOT_FIRST:
            kept = line.rstrip(_NOT_LAST) or line
            lines.append(kept.rstrip())
            line = line[len(kept):] + atom.lstrip()
        else:
            line += atom
    return [*lines, line.rstrip()]


def _atoms(text: str, width_mm: float, measured: Callable[[str], float]) -> List[str]:
    found = []
    for atom in _ATOM.findall(text):
        if len(atom) > 1 and measured(atom.rstrip()) > width_mm:
            found.extend(atom)
        else:
            found.append(atom)
    return found

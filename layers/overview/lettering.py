"""How the sheet is lettered: Chinese first with English beneath, or English alone.

Without a Chinese font every Chinese sign would become an empty square; then only the
English words are written, and places go by their codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.font_manager import FontProperties

from ..captions import both
from .font import ChineseFont


@dataclass(frozen=True)
class Lettering:
    """Words and fonts of one sheet."""

    font: ChineseFont | None

    def face(self, size: float, *, bold: bool = False) -> FontProperties:
        """Return the font at ``size`` points."""
        if self.font is None:
            return FontProperties(family="DejaVu Sans", size=size,
                                  weight="bold" if bold else "normal")
        path = self.font.bold if bold else self.font.regular
        return FontProperties(fname=str(path), size=size)

    def lines(self, template: str, **params: Any) -> tuple[str, str | None]:
        """Return what to write large, and small beneath it, for a catalogue sentence."""
        return self.pair(*both(template, **params))

    def pair(self, chinese: str, english: str) -> tuple[str, str | None]:
        """As :meth:`lines`, for words already in both languages."""
        if self.font is None:
            return ascii_or(english, ""), None
        return chinese, english if english != chinese else None

    def name(self, name: str, code: str) -> str:
        """Return a place's name, or its code if the name cannot be written."""
        return name if self.font is not None else ascii_or(name, code)


def ascii_or(text: str, otherwise: str) -> str:
    """Return ``text`` if every sign of it is Latin, else ``otherwise`` or what is left.

    >>> ascii_or("南浔区", "330503")
    '330503'
    """
    if all(ord(c) < 0x2E80 for c in text):
        return text
    return otherwise or "".join(c for c in text if ord(c) < 0x2E80).strip(" ·")

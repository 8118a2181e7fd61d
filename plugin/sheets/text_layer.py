"""Make the text of a printed PDF say the characters that were meant.

A font draws 车 (U+8F66) and the radical ⻋ (U+2ECB) with one glyph, a space and a tab as
well. Qt writes into the PDF which character a glyph stands for, and takes the lowest of
several: who searches the file for 车辆 finds nothing. Here the tables are put right; they
are plain text of fixed width in the file, so nothing moves.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Dict

from qgis.PyQt.QtGui import QFont, QRawFont

from .fonts import chosen_family

#: Characters that win if another one shares their glyph: ASCII, dashes, the dot, ideographs.
_MEANT = (range(0x20, 0x7F), (0x00B7, 0x2013, 0x2014), range(0x4E00, 0xA000))
#: Characters that may have taken their place: tab, other dashes, the radicals' two blocks.
_LOWER = ((0x09,), range(0x2010, 0x2016), range(0x2E80, 0x2FE0))
_TABLE = re.compile(rb"/CIDInit /ProcSet findresource begin.*?endcmap", re.DOTALL)
_RANGE = re.compile(rb"\[((?:<[0-9A-F]{4}> ?)+)\]")
_CODE = re.compile(rb"<([0-9A-F]{4})>")


def readable(pdf: bytes) -> bytes:
    """Return a PDF written by Qt with its glyph tables put right; of the same length."""
    meant = _replacements()

    def code(match: "re.Match[bytes]") -> bytes:
        return b"<" + meant.get(match.group(1), match.group(1)) + b">"

    def codes(match: "re.Match[bytes]") -> bytes:
        return b"[" + _CODE.sub(code, match.group(1)) + b"]"

    return _TABLE.sub(lambda table: _RANGE.sub(codes, table.group(0)), pdf)


@lru_cache(maxsize=1)
def _replacements() -> Dict[bytes, bytes]:
    """Return lower character → meant character, both as four hex digits, of our font."""
    font = QRawFont.fromFont(QFont(chosen_family()))
    meant = "".join(chr(code) for part in _MEANT for code in part)
    lower = "".join(chr(code) for part in _LOWER for code in part)
    glyphs = dict(zip(font.glyphIndexesForString(meant), meant))
    glyphs.pop(0, None)  # the glyph of what the font does not have
    return {
        b"%04X" % ord(char): b"%04X" % ord(glyphs[glyph])
        for char, glyph in zip(lower, font.glyphIndexesForString(lower))
        if glyph in glyphs and glyphs[glyph] != char
    }

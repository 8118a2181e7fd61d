"""Text in a workbook's cell that stays text: no formula, no error value, no lost character."""

from __future__ import annotations

import re
from typing import Any

LONGEST = 32_767  # characters that Excel takes in a cell
_RISKY = ("=", "+", "-", "@", "#", "\t", "\r", "\n")
# ECMA-376 part 1, 22.9.2.19 (ST_Xstring): what XML cannot hold is written _xHHHH_
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN = re.compile(r"_x([0-9A-Fa-f]{4})_")


def escaped(text: str) -> str:
    """Return ``text`` with the characters that XML cannot hold escaped."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """Inverse of :func:`escaped`."""
    if "_x" not in text:
        return text
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)


def is_risky(text: str) -> bool:
    """Whether a spreadsheet program may take ``text`` for something else than text."""
    return text.startswith(_RISKY)


def text_cell(cell: Any, value: str) -> None:
    """Put ``value`` into an openpyxl cell as text, whatever it begins with."""
    cell.value = escaped(value)[:LONGEST]
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = is_risky(value)

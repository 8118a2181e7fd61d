"""Delimited text into a sheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ..errors import BadInput
from .sheet import Sheet
from .sniff import decoded, delimiter_of


def read_text(path: Path) -> list[Sheet]:
    """Read a ``.csv`` or ``.txt`` of any encoding and delimiter; one sheet.

    A row's number is the line on which it starts. Raises ``BadInput`` if it cannot be decoded.
    """
    text, encoding = decoded(path.read_bytes(), path.name)
    rows: list[list[str]] = []
    numbers: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    start = 1
    csv.field_size_limit(1 << 20)
    try:
        for row in reader:
            rows.append(row)
            numbers.append(start)
            start = reader.line_num + 1
    except csv.Error:
        raise BadInput("{file}, line {row}: a quotation mark is never closed; close it.",
                       file=path.name, row=start) from None
    return [Sheet(path.name, "", rows, numbers, encoding)]

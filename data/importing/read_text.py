"""Delimited text into a sheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ..errors import BadInput
from .sheet import Sheet
from .sniff import decoded, delimiter_of

_END = "\ue000"  # for private use, so that no file ends with it


def read_text(path: Path) -> list[Sheet]:
    """Read a ``.csv`` or ``.txt`` of any encoding and delimiter; one sheet.

    A row's number is the line on which it starts. Raises ``BadInput`` if it cannot be decoded.
    """
    text, encoding = decoded(path.read_bytes(), path.name)
    rows: list[list[str]] = []
    numbers: list[int] = []
    delimiter = delimiter_of(text)
    closed = text if text.endswith(("\n", "\r")) else text + "\n"
    reader = csv.reader(io.StringIO(closed + _END, newline=""), delimiter=delimiter)
    start = 1
    csv.field_size_limit(1 << 20)
    try:
        for row in reader:
            rows.append(row)
            numbers.append(start)
            start = reader.line_num + 1
    except csv.Error:
        raise BadInput("{file}, line {row}: a cell has more than a million characters; close the "
                       "quotation mark, or shorten it.", file=path.name, row=start) from None
    if rows.pop() != [_END]:
        # everything below it became one cell
        raise BadInput("{file}, line {row}: a quotation mark is never closed; close it.",
                       file=path.name, row=numbers[-1])
    return [Sheet(path.name, "", rows, numbers[:-1], encoding)]

"""Tables into a workbook: text stays text, so that nothing in it can become a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from ...data.exporting.text_cell import text_cell
from ..atomic_file import write_atomically
from .zone_tables import Table

_WIDEST, _NARROWEST = 44, 9
_FORBIDDEN = str.maketrans("[]:*?/\\", "_______")


def write_book(path: Path, tables: Sequence[Table]) -> None:
    """Write one sheet per table. Raises ``BadInput`` if the file cannot be written."""
    from openpyxl import Workbook  # slow to import
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        sheet = book.create_sheet(table.title.translate(_FORBIDDEN)[:31])
        lines: list[list[str | int | float]] = [list(table.header), *table.rows]
        for line, row in enumerate(lines, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(line, column)
                if isinstance(value, str):
                    text_cell(cell, value)
                else:
                    cell.value = value
                if line == 1:
                    cell.font = Font(bold=True)
        if table.note:
            text_cell(sheet.cell(len(table.rows) + 3, 1), table.note)
        sheet.freeze_panes = "A2"
        for column, cells in enumerate(zip(*lines, strict=True), start=1):
            # a Chinese character is as wide as two letters
            widest = max(sum(2 if c > "\u2e80" else 1 for c in str(one)) for one in cells)
            sheet.column_dimensions[get_column_letter(column)].width = min(
                _WIDEST, max(_NARROWEST, widest + 2))
    stream = io.BytesIO()
    book.save(stream)
    write_atomically(path, stream.getvalue())

"""Workbooks into sheets: ``.xlsx`` through openpyxl, ``.xls`` through xlrd.

A merged range is filled with its one value, so that a title stands in every cell of its row
and a township in every row it spans.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..errors import BadInput
from ..exporting.mark import MARK
from ..exporting.text_cell import unescaped
from .sheet import Cell, Sheet

_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # of a protected .xlsx within OLE2
_ZEROS = re.compile(r"0+")
#: Row and column from 0, the last ones excluded.
Range = tuple[int, int, int, int]


def read_xlsx(path: Path) -> list[Sheet]:
    """Read every sheet of an ``.xlsx``. Raises ``BadInput`` if it is damaged or protected."""
    import openpyxl  # slow to import, and only workbooks need it
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    try:
        # from its bytes: the library looks at the name, and many a workbook has a wrong one
        book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), read_only=True,
                                      data_only=True)
        mac = book.epoch == CALENDAR_MAC_1904
        own = MARK in (book.properties.keywords or "")
        sheets = []
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            sheet.reset_dimensions()  # some writers state a range that is too small
            rows = [[_value(cell) for cell in row] for row in sheet.iter_rows()]
            _fill(rows, _merges(path, sheet))
            sheets.append(Sheet(path.name, sheet.title, rows, range(1, len(rows) + 1), "", mac,
                                own=own))
        book.close()
    except Exception as error:  # whatever the library says of a file it did not write
        raise _damaged(path, error) from None
    return sheets


def read_xls(path: Path) -> list[Sheet]:
    """Read every sheet of an ``.xls``. Raises ``BadInput`` if it is damaged or protected."""
    import xlrd

    try:
        # its remarks on odd files would go to standard output, where the answer is printed
        book = xlrd.open_workbook(str(path), formatting_info=True, logfile=io.StringIO())
        sheets = []
        for sheet in book.sheets():
            if sheet.visibility:
                continue
            rows = [
                [_xls_value(book, sheet.cell(r, c)) for c in range(sheet.ncols)]
                for r in range(sheet.nrows)
            ]
            _fill(rows, [(top, left, bottom, right)
                         for top, bottom, left, right in sheet.merged_cells])
            sheets.append(Sheet(path.name, sheet.name, rows, range(1, len(rows) + 1), "",
                                bool(book.datemode)))
    except Exception as error:
        raise _damaged(path, error) from None
    return sheets


def _damaged(path: Path, error: Exception) -> BadInput:
    if _ENCRYPTED in path.read_bytes() or "encrypted" in str(error):
        return BadInput("{file} is protected by a password; take it off in Excel and import the "
                        "file again.", file=path.name)
    return BadInput("{file} cannot be read as a workbook; open it in Excel and save it again as "
                    ".xlsx.", file=path.name)


def _value(cell: Any) -> Cell:
    value = cell.value
    # 00042 is stored as the number 42 with five zeros for its format
    if isinstance(value, int) and not isinstance(value, bool) and _padded(cell.number_format):
        return str(value).zfill(len(cell.number_format))
    return unescaped(value) if isinstance(value, str) else value


def _padded(number_format: str | None) -> bool:
    return number_format is not None and len(number_format) > 1 and bool(
        _ZEROS.fullmatch(number_format))


def _xls_value(book: Any, cell: Any) -> Cell:
    import xlrd

    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
        return None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return xlrd.xldate_as_datetime(cell.value, book.datemode)
        except (xlrd.xldate.XLDateError, OverflowError):
            return cell.value
    if cell.ctype == xlrd.XL_CELL_NUMBER and float(cell.value).is_integer():
        form = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
        whole = int(cell.value)
        return str(whole).zfill(len(form)) if _padded(form) else whole
    return cell.value


def _merges(path: Path, sheet: Any) -> list[Range]:
    # openpyxl leaves merged ranges out when it streams, and needs 50 times the memory if not
    with zipfile.ZipFile(path) as archive:
        xml = archive.read(sheet._worksheet_path)
    return [
        (int(top) - 1, _column(left), int(bottom), _column(right) + 1)
        for left, top, right, bottom in _MERGE.findall(xml[xml.rfind(b"</sheetData>"):])
    ]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _fill(rows: list[list[Cell]], merges: Iterable[Range]) -> None:
    for top, left, bottom, right in merges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top:bottom]:
            row.extend([None] * (right - len(row)))
            row[left:right] = [value] * (right - left)

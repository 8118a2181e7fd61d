"""Tables as a workbook: one sheet each, numbers and days as such, everything else text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ...protocol.fields import table_name
from ..errors import BadInput
from ..records import TableSpec
from . import mark
from .columns import LON_LAT, columns_of, lon_lat, spoken
from .text_cell import LONGEST, escaped, is_risky, text_cell

_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a day that never was
_WIDEST, _NARROWEST, _LOOKED_AT = 40, 8, 200
Rows = Iterable[tuple[TableSpec, Sequence[Any]]]


def write_workbook(path: Path, tables: Rows, language: str, tick: Callable[[int], None]) -> None:
    """Write the tables to ``path`` (.xlsx). ``tick`` is told the rows written, and may raise.

    Geometries other than points do not fit into cells and are left out. Raises ``BadInput``
    naming the row whose text is too long for a cell.
    """
    from openpyxl import Workbook  # slow to import

    book = Workbook(write_only=True)
    book.properties.keywords = mark.MARK
    try:
        _fill(book, tables, language, tick)
        book.save(path)
    except BaseException:
        for sheet in book.worksheets:  # each has a temporary file
            if not sheet.closed:
                sheet.close()
            sheet._writer.cleanup()
        raise


def _fill(book: Any, tables: Rows, language: str, tick: Callable[[int], None]) -> None:
    done = 0
    for spec, records in tables:
        sheet = book.create_sheet(table_name(spec.name, language)[:31])
        header, rows = _sheet(spec, records, language)
        sheet.freeze_panes = "A2"
        _widths(sheet, [header, *rows[:_LOOKED_AT]])
        codes = _text_columns(spec)
        sheet.append([_cell(sheet, one, bold=True) for one in header])
        for record, row in zip(records, rows, strict=True):
            _refuse_too_long(spec, record, row)
            sheet.append([_cell(sheet, one, text=i in codes) for i, one in enumerate(row)])
            done += 1
            if done % 1000 == 0:
                tick(done)


def _sheet(
    spec: TableSpec, records: Sequence[Any], language: str
) -> tuple[list[str], list[list[Any]]]:
    columns = columns_of(spec, language)
    header = [c.header for c in columns]
    rows = [[spoken(c.cell(record), language) for c in columns] for record in records]
    if spec.geometry == "POINT":
        header += LON_LAT[language]
        for record, row in zip(records, rows, strict=True):
            row += lon_lat(record)
    return header, rows


def _text_columns(spec: TableSpec) -> frozenset[int]:
    """Columns that a person who types into them must find to be text: codes lose zeros else."""
    return frozenset(i for i, c in enumerate(spec.columns) if c.python_type is str)


def _cell(sheet: Any, value: Any, *, text: bool = False, bold: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    if isinstance(value, datetime) or (isinstance(value, date) and value < _FIRST_DAY):
        value = value.isoformat()
    elif isinstance(value, float) and float(f"{value:.16g}") != value:
        value = repr(value)  # openpyxl writes 16 digits, and this number has 17
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "yyyy-mm-dd"
        return cell
    if not isinstance(value, str):
        return value
    if text or bold or is_risky(value):
        cell = WriteOnlyCell(sheet, None)
        text_cell(cell, value)
        if bold:
            cell.font = Font(bold=True)
        return cell
    return escaped(value)


def _refuse_too_long(spec: TableSpec, record: Any, row: Sequence[Any]) -> None:
    for value in row:
        if isinstance(value, str) and len(escaped(value)) > LONGEST:
            raise BadInput(
                "Table {table}, row {row}: a text of {count} characters fits into no cell of a "
                "workbook; export to a GeoPackage (.gpkg) instead.", table=spec.name,
                row=", ".join(str(getattr(record, k)) for k in spec.key), count=len(value))


def _widths(sheet: Any, rows: Sequence[Sequence[Any]]) -> None:
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(zip(*rows, strict=True), start=1):
        # a Chinese character is as wide as two letters
        widest = max(sum(2 if c > "\u2e80" else 1 for c in str(one or "")) for one in column)
        sheet.column_dimensions[get_column_letter(number)].width = (
            min(_WIDEST, max(_NARROWEST, widest + 2)))

"""The error workbook: every problem with file, row, column and mend, and the rows to correct.

The rows stand under their own headers, with the numbers that lead them back, so that the
corrected workbook can be imported as it is. Nothing from the data can become a formula: every
cell is text and marked so, also for whoever edits it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ...protocol.fields import field_name, table_name
from ...protocol.language import say
from ..errors import BadInput
from ..exporting.text_cell import text_cell
from ..records import spec_of
from .draft import Draft
from .fields import TABLES
from .outcome import Outcome
from .problem import _
from .understand import stated_cells

_HEADINGS = (_("File"), _("Sheet"), _("Row"), _("Column"), _("Problem"), _("Suggested mend"))
_WIDTHS = (24, 14, 8, 20, 52, 46)
_MOST_DOUBTS = 20_000


def write_error_book(path: Path, outcome: Outcome, batch: str, language: str) -> None:
    """Write the workbook. Raises ``BadInput`` if the file cannot be written."""
    from openpyxl import Workbook

    book = Workbook()
    problems = book.active
    assert problems is not None
    problems.title = say("Problems", language)
    _table(problems, [say(h, language) for h in _HEADINGS],
           _lines(outcome.set_aside, language, stops=True), _WIDTHS)
    doubts = list(_lines([e.draft for e in outcome.entries], language, stops=False))
    if doubts:
        _table(book.create_sheet(say("Doubts", language)),
               [say(h, language) for h in _HEADINGS], doubts[:_MOST_DOUBTS], _WIDTHS)
    for table in outcome.tables():
        drafts = [(seq, d) for seq, d in enumerate(outcome.set_aside, 1) if d.table == table]
        if drafts:
            name = table_name(spec_of(TABLES[table]).name, language)
            _to_correct(book.create_sheet(say("To correct {table}", language, table=name)[:31]),
                        drafts, batch, language)
    try:
        book.save(path)
    except OSError:
        raise BadInput("{file} cannot be written; close it and check the folder.",
                       file=path) from None


def _lines(drafts: Iterable[Draft], language: str, *, stops: bool) -> Iterable[list[str]]:
    for draft in drafts:
        for problem in draft.problems:
            if problem.stops or not stops:
                yield [draft.file, draft.sheet, str(draft.row), problem.column,
                       problem.told(language), problem.advice(language)]


def _to_correct(
    sheet: Any, drafts: Sequence[tuple[int, Draft]], batch: str, language: str
) -> None:
    cells = [(seq, draft, stated_cells(draft)) for seq, draft in drafts]
    headers = list(dict.fromkeys(h for _seq, _draft, found in cells for h in found))
    own = [field_name("rows_set_aside", "batch_id", language), _SEQ[language.startswith("zh")]]
    note = say("What is to be corrected", language)
    rows = [
        [batch, str(seq), *(found.get(h, "") for h in headers),
         "；".join(p.told(language) for p in draft.problems if p.stops)]
        for seq, draft, found in cells
    ]
    _table(sheet, [*own, *headers, note], rows, [10, 8] + [18] * len(headers) + [60])
    wrong = _fill("FFF2CC")
    for line, (_seq, draft, _found) in enumerate(cells, start=2):
        for problem in draft.problems:
            if problem.stops and problem.column in headers:
                sheet.cell(line, 3 + headers.index(problem.column)).fill = wrong


_SEQ = ("set_aside_seq", "原序号")


def _table(
    sheet: Any, headings: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]
) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, row in enumerate([headings, *rows], start=1):
        for column, value in enumerate(row, start=1):
            text_cell(sheet.cell(number, column), value)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.cell(1, column).font = Font(bold=True)
    sheet.freeze_panes = "A2"


def _fill(colour: str) -> Any:
    from openpyxl.styles import PatternFill

    return PatternFill("solid", fgColor=colour)

"""Rosters with days down and shifts across, several people in a cell, into rows of the roster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .fields import words_of
from .header import body, located_at
from .roster_matrix import DUTIES, dated, looks_like_day
from .sheet import Cell, Sheet
from .synonyms import plain, vocabulary
from .values import several, text

_LOOK_ROWS = 12
_MORE = ("人员", "人", "名单", "值班", "岗")


def shift_sheet(sheet: Sheet) -> Sheet | None:
    """Return a roster of one row per day, shift and person; None if there are no shifts across.

    Columns that are neither day nor shift go along, so that they are told as unused. A row of
    the result has the number of the row it comes from.
    """
    if sheet.geometries is not None or sheet.own:
        return None
    for index, row in enumerate(sheet.rows[:_LOOK_ROWS]):
        header = [text(cell) or "" for cell in row]
        shifts = {i: duty for i, said in enumerate(header) if (duty := _duty(said)) is not None}
        day = next((i for i, said in enumerate(header) if _means(said, "day")), None)
        named = any("班" in header[i] for i in shifts)  # 外出 alone may be about anything
        if not named or day is None or any(_means(said, "officer_id") for said in header):
            continue
        others = [i for i in range(len(header)) if i != day and i not in shifts and header[i]]
        rows: list[Sequence[Cell]] = [["人员", "日期", "班次", *(header[i] for i in others)]]
        numbers = [sheet.numbers[index]]
        located = located_at(sheet, "roster", sheet.numbers[index])
        data = body(sheet, located)[0] if located is not None else []
        days = dated(sheet, index, {at: cell for at in data if looks_like_day(
            cell := _cell(sheet.rows[at], day))})
        for at in data:
            cells = sheet.rows[at]
            for column, duty in shifts.items():
                for who in several(_cell(cells, column)) or ():
                    rows.append([who, days.get(at, _cell(cells, day)), duty,
                                 *(_cell(cells, i) for i in others)])
                    numbers.append(sheet.numbers[at])
        return replace(sheet, rows=rows, numbers=numbers)
    return None


def _cell(cells: Sequence[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else None


def _duty(header: str) -> str | None:
    """Return the duty a column's header names: 白班, 夜班人员, 内勤 …"""
    said = plain(header)
    words = DUTIES | words_of("roster", "duty")
    for end in ("", *_MORE):
        bare = said[: len(said) - len(end)] if said.endswith(end) else ""
        if len(bare) > 1 and bare in words:
            return words[bare]
    return None


def _means(header: str, field: str) -> bool:
    ranks = vocabulary("roster").get(plain(header), {})
    return bool(ranks) and min(ranks, key=lambda name: ranks[name]) == field

"""Rosters as a grid, officers down and days across, into rows of the roster and of absences."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from ..errors import BadInput
from .header import body, located_at
from .sheet import Cell, Sheet
from .synonyms import plain, vocabulary
from .values import text

_LOOK_ROWS = 12
_LEAST_DAYS = 5
_WHO = ("officer_id",)
_FULL = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_MONTH_DAY = re.compile(r"(\d{1,2})[-/.月](\d{1,2})[日号]?")
_DAY = re.compile(r"(\d{1,2})[日号]?(?:[(（].{1,4}[)）])?")
_MONTH = re.compile(r"(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*月?")
_YEAR = re.compile(r"(20\d{2})")

#: What stands in the cells of a grid, and over shifts, beside the words of the column ``duty``.
DUTIES = {
    "班": "field", "白": "field", "白班": "field", "日": "field", "日班": "field", "早": "field",
    "早班": "field", "值": "field", "√": "field", "✓": "field", "1": "field", "外": "field",
    "○": "field", "●": "field", "夜": "night", "夜班": "night", "晚": "night", "晚班": "night",
    "n": "night", "d": "field", "内": "office",
}  # fmt: skip
_FREE = {"休", "轮休", "休息", "补休", "调休", "公休", "/", "×", "x", "-", "—", "0", "□"}
_AWAY = {"假": "请假", "年假": "年休假", "年休": "年休假", "年": "年休假", "病": "病假",
         "事": "事假",
         "差": "公务出差", "出差": "公务出差", "培训": "业务培训", "学习": "业务培训"}  # fmt: skip
_AWAY_ENDS = ("假", "培训", "出差", "学习", "抽调")


@dataclass(frozen=True)
class _Grid:
    header: int  # index of the row of days
    who: int  # column of the officers
    days: dict[int, date]  # column → day


def roster_sheets(sheet: Sheet) -> dict[str, Sheet] | None:
    """Return ``roster`` and ``absences`` sheets of a grid, None if the sheet is no grid.

    A leave of several days becomes one absence. A word nobody knows stays in its row, which
    is then set aside with it. Raises ``BadInput`` if the days have no month.
    """
    grid = _grid(sheet)
    if grid is None:
        return None
    header = [text(c) or "" for c in sheet.rows[grid.header]]
    duty: list[list[Cell]] = [[header[grid.who], "日期", "班次"]]
    away: list[list[Cell]] = [[header[grid.who], "开始日期", "结束日期", "请假事由"]]
    numbers: list[list[int]] = [[sheet.numbers[grid.header]], [sheet.numbers[grid.header]]]
    located = located_at(sheet, "roster", sheet.numbers[grid.header])
    rows = body(sheet, located)[0] if located is not None else []
    for index in rows:
        row = sheet.rows[index]
        who = text(row[grid.who]) if grid.who < len(row) else None
        if who is None:
            continue  # weekdays below the days, notes
        for column, day in grid.days.items():
            word = text(row[column]) if column < len(row) else None
            bare = plain(word or "") or (word or "")
            if word is None or bare in _FREE or word in _FREE:
                continue
            reason = _AWAY.get(bare) or (word if bare.endswith(_AWAY_ENDS) else None)
            if reason is None:
                duty.append([who, day, DUTIES.get(bare, word)])
                numbers[0].append(sheet.numbers[index])
            elif not _goes_on(away[-1], who, day, reason):
                away.append([who, day, day, reason])
                numbers[1].append(sheet.numbers[index])
            else:
                away[-1][2] = day
    found = {"roster": replace(sheet, rows=duty, numbers=numbers[0])}
    if len(away) > 1:
        found["absences"] = replace(sheet, rows=away, numbers=numbers[1])
    return found


def _goes_on(row: Sequence[Cell], who: str, day: date, reason: str) -> bool:
    return (row[0], row[-1]) == (who, reason) and row[2] == day - timedelta(days=1)


def _grid(sheet: Sheet) -> _Grid | None:
    if sheet.geometries is not None or sheet.own:
        return None
    for index, row in enumerate(sheet.rows[:_LOOK_ROWS]):
        said = {i: c for i, c in enumerate(row) if text(c) is not None}
        who = next((i for i, c in said.items() if _is_officer(text(c) or "")), None)
        if who is None:
            continue
        days = {i: c for i, c in said.items() if i != who and looks_like_day(c)}
        if len(days) < _LEAST_DAYS:
            continue
        return _Grid(index, who, dated(sheet, index, days))
    return None


def _is_officer(header: str) -> bool:
    ranks = vocabulary("roster").get(plain(header), {})
    return bool(ranks) and min(ranks, key=lambda name: ranks[name]) in _WHO


def looks_like_day(cell: Cell) -> bool:
    """Say whether a cell of a roster may state a day, if only that of a month."""
    if isinstance(cell, date):
        return True
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return 1 <= cell <= 31 and float(cell).is_integer()
    said = text(cell) or ""
    return any(p.fullmatch(said) for p in (_FULL, _MONTH_DAY, _DAY))


def dated(sheet: Sheet, header: int, cells: dict[int, Cell]) -> dict[int, date]:
    """Return the days that cells state; month and year may stand above the row ``header``.

    Raises ``BadInput`` if they stand nowhere, or for a day that does not exist.
    """
    year, month = _year_and_month(sheet, header)
    found: dict[int, date] = {}
    for column, cell in cells.items():
        if isinstance(cell, datetime):
            found[column] = cell.date()
            continue
        if isinstance(cell, date):
            found[column] = cell
            continue
        said = text(cell) or ""
        full, part = _FULL.fullmatch(said), _MONTH_DAY.fullmatch(said)
        only = _DAY.fullmatch(said)
        y, m, d = (
            (int(full[1]), int(full[2]), int(full[3])) if full else
            (year, int(part[1]), int(part[2])) if part else
            (year, month, int(only[1])) if only else (None, None, 0))
        if y is None or m is None:
            raise BadInput(
                "{file}: the roster's columns are days, but neither title, sheet nor file says "
                "year and month; write it above the table, for example 2026年3月.",
                file=f"{sheet.file} / {sheet.name}" if sheet.name else sheet.file)
        if not 1 <= m <= 12 or not 1 <= d <= calendar.monthrange(y, m)[1]:
            raise BadInput("{file}: there is no day {day} in {month}; correct the column.",
                           file=sheet.file, day=said, month=f"{y}-{m:02d}")
        found[column] = date(y, m, d)
    return found


def _year_and_month(sheet: Sheet, header: int) -> tuple[int | None, int | None]:
    places = [text(c) or "" for row in sheet.rows[:header] for c in row]
    places += [sheet.name, sheet.file]
    for said in places:
        match = _MONTH.search(said)
        if match and 1 <= int(match[2]) <= 12:
            return int(match[1]), int(match[2])
    years = [found for said in places if (found := _YEAR.search(said))]
    return (int(years[0][1]), None) if years else (None, None)

"""Where the table is within a sheet: titles above, one or two rows of header, notes below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .matching import candidates
from .private import is_private
from .sheet import Cell, Sheet
from .synonyms import plain
from .values import text

_LOOK_ROWS = 20
_NOTE = re.compile(
    r"(注|说明|备注|填表|制表|审核|审批|合计|总计|小计|数据来源|填报|单位负责人|联系人|复核|统计|共计?\d)")
_SUMS = {"合计", "总计", "小计", "累计", "总数"}
_LEAST_MATCHED = 2


@dataclass(frozen=True)
class Located:
    """The header's rows ``start``..``start + depth``, and how many fields they name.

    ``names[i]`` are the names of column i, the most telling first.
    """

    start: int
    depth: int
    names: list[list[str]]
    matched: int


def locate(sheet: Sheet, table: str) -> Located | None:
    """Find the table of ``table``'s kind in a sheet, None if no row looks like its header."""
    if sheet.own:
        names = _names(sheet.rows[:1])
        return Located(0, 1, names, _matched(names, table))
    best: tuple[int, int, int] | None = None
    found: list[list[str]] = []
    for start in range(min(_LOOK_ROWS, len(sheet.rows))):
        for depth in (1, 2):
            if start + depth > len(sheet.rows) or _is_title(sheet.rows[start]):
                continue
            names = _names(sheet.rows[start : start + depth])
            score = (_matched(names, table), -depth, -start)
            if best is None or score > best:
                best, found = score, names
    if best is None or best[0] < min(_LEAST_MATCHED, len(found)):
        return None
    start, depth = -best[2], -best[1]
    return Located(start, depth, found, best[0])


def located_at(sheet: Sheet, table: str, number: int) -> Located | None:
    """Return the header that a person found in row ``number``; None if there is no such row."""
    start = next((i for i, n in enumerate(sheet.numbers) if n == number), None)
    if start is None:
        return None
    names = _names(sheet.rows[start : start + 1])
    return Located(start, 1, names, _matched(names, table))


def _names(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The names of each column: parent and child together, the child, the parent alone."""
    width = max(len(row) for row in rows)
    cells = [[text(row[i]) or "" if i < len(row) else "" for i in range(width)] for row in rows]
    if len(cells) == 1:
        return [[name] if name else [] for name in cells[0]]
    above, below = cells
    names, parent = [], ""
    for i in range(width):
        # a parent that is not merged stands over its first child only
        parent = above[i] or (parent if below[i] else "")
        if below[i] and below[i] != parent:
            names.append([n for n in (parent + below[i], below[i]) if n])
        else:
            names.append([parent] if above[i] else [])
    return names


def _matched(names: Sequence[Sequence[str]], table: str) -> int:
    fields: set[str] = set()
    private = 0
    for options in names:
        found = next((c for o in options if (c := candidates(o, table))), {})
        if found:
            fields.add(min(found.items(), key=lambda item: item[1])[0])
        private += any(is_private(o) for o in options)
    return len(fields) + private


def _is_title(row: Sequence[Cell]) -> bool:
    said = {text(cell) for cell in row} - {None}
    return len(said) <= 1 and len(row) > 1


def body(sheet: Sheet, located: Located) -> tuple[list[int], list[int]]:
    """Return the indices of the data rows, and the numbers of the rows left out.

    Left out are titles, notes, sums and headers that are repeated on every page.
    """
    start = located.start + located.depth
    header = [text(cell) for cell in sheet.rows[start - 1]]
    wide = sum(1 for options in located.names if options)
    data, notes = [], list(sheet.numbers[: located.start])
    if sheet.own:
        return [i for i in range(start, len(sheet.rows))
                if any(c not in (None, "") for c in sheet.rows[i])], notes
    geometries = sheet.geometries
    for index in range(start, len(sheet.rows)):
        cells = [text(cell) for cell in sheet.rows[index]]
        filled = {c for c in cells if c is not None}
        if not filled and (geometries is None or geometries[index - 1] is None):
            continue
        first = next((c for c in cells if c is not None), "")
        few = len(filled) <= max(1, wide // 3)
        repeated = cells == header
        summed = plain(first) in _SUMS
        if geometries is None and (repeated or summed or (few and _NOTE.match(first))):
            notes.append(sheet.numbers[index])
        else:
            data.append(index)
    return data, notes

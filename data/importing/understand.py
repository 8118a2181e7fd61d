"""From a sheet to drafts: which table it is, where its header stands, what its columns mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..datum.shifts import CGCS2000
from ..errors import BadInput
from ..exporting.mark import stored_table
from ..records import spec_of
from .by_content import settle
from .draft import Draft, read_row
from .fields import LAT, LON, LONLAT, TABLES, fields_of
from .header import body, locate, located_at
from .matching import Match, match
from .outcome import Source
from .private import dropped, is_private
from .sheet import Cell, Sheet
from .synonyms import unit_of
from .values import several, text

_MINUTES = {"小时": 60.0, "时": 60.0, "h": 60.0, "分钟": 1.0, "分": 1.0, "min": 1.0, "秒": 1 / 60,
            "s": 1 / 60, "天": 1440.0}  # fmt: skip
#: Words in the name of a file or sheet that speak for a table.
_HINTS = {
    "enterprises": ("企业", "污染源", "名录", "排污单位"), "officers": ("人员", "花名册"),
    "roster": ("排班", "值班"), "absences": ("请假", "休假", "外出"),
    "brigades": ("大队", "执法队"), "neighbour_squads": ("毗邻", "邻县"), "squads": ("中队",),
    "units": ("乡镇", "街道", "镇街"),
    "districts": ("区县", "行政区", "边界"), "vehicles": ("车辆", "车"),
    "equipment": ("装备", "设备"), "posts": ("警务站",), "agreements": ("备忘录", "协议"),
    "partners": ("伙伴", "联防联控"),
    "visits": ("事项", "任务", "待办", "投诉", "信访"), "recusals": ("回避",),
    "holidays": ("节假日", "放假", "调休"), "colour_rules": ("赋码规则",),
    "draw_schemes": ("抽查方案",), "draw_classes": ("抽查分类",),
    "trips": ("行车", "行程", "轨迹"),
}  # fmt: skip
_MAX_COLUMNS = 500
_SAMPLE = 8
_OF_PEOPLE = ("roster", "absences")  # where one cell may name several
#: Table and headers of a source → header → field, as the user has decided.
Told = Callable[[str, Sequence[str]], Mapping[str, str]]


def guess_table(sheet: Sheet) -> str | None:
    """Return the table a sheet is most like, None if it is like none.

    Raises ``BadInput`` with the candidates if two fit equally well.
    """
    found = likely_tables(sheet)
    if len(found) > 1:
        raise BadInput("{file}: this may be a table of {tables}; say which with --as.",
                       file=_called(sheet), tables=", ".join(found))
    return found[0] if found else None


def likely_tables(sheet: Sheet) -> list[str]:
    """Return the tables a sheet is most like; several if they fit equally well."""
    if sheet.own:
        stored = stored_table(sheet.name)
        return [t for t, record in TABLES.items() if spec_of(record).name == stored]
    if sheet.geometries is not None and _polygons(sheet):
        return ["districts"]
    scores: dict[str, float] = {}
    for table in TABLES:
        located = locate(sheet, table)
        if located is not None:
            hint = any(w in sheet.file or w in sheet.name for w in _HINTS[table])
            scores[table] = located.matched + (1.5 if hint else 0.0)
    best = max(scores.values(), default=0.0)
    return [t for t, score in scores.items() if score == best]


def understand(
    sheet: Sheet, table: str, told: Told, *, header_row: int = 0, preview: bool = False,
) -> tuple[Source, list[Draft]] | None:
    """Read the rows of a sheet as drafts of ``table``; None if there is no such table in it.

    ``told`` gives the user's decisions on headers; ``header_row`` is the number of the
    header's row, 0 to have it found. Raises ``BadInput`` if a column may mean several things,
    naming them; a ``preview`` leaves such columns out and tells them.
    """
    located = located_at(sheet, table, header_row) if header_row else locate(sheet, table)
    if located is None or not located.names or len(located.names) > _MAX_COLUMNS:
        return None
    private = {i for i, options in enumerate(located.names) if any(map(is_private, options))}
    sheet = dropped(sheet, private)
    names = [[] if i in private else options for i, options in enumerate(located.names)]
    data, notes = body(sheet, located)
    shown = [i for i, options in enumerate(names) if options]
    stated = [names[i][0] for i in shown]
    found = match(names, table, cut_at=sheet.cut_at, encoding=sheet.encoding or "utf-8",
                  told=told(table, stated), empty=_empty(sheet, data, len(names)))
    settle(found, table, {
        header: [sheet.rows[r][i] for r in data if i < len(sheet.rows[r])]
        for header, i in found.places.items()})
    if found.unclear and not preview:
        header, fields = next(iter(found.unclear.items()))
        raise BadInput("{file}: column {column} may mean {fields}; say which in --mapping.",
                       file=_called(sheet), column=header, fields=", ".join(fields))
    headers = {field: names[i][0] for field, i in found.columns.items()}
    source = Source(
        sheet.file, sheet.name, table, sheet.encoding, sheet.numbers[located.start],
        {header: field for field, header in headers.items()}, found.close, found.unused,
        [located.names[i][0] for i in sorted(private)], notes,
        stated, declared=CGCS2000 if sheet.own else "", unclear=found.unclear,
        sample=[(sheet.numbers[r], _shown(sheet.rows[r], shown)) for r in data[:_SAMPLE]],
    )
    return source, _drafts(sheet, table, data, found, headers)


def _shown(row: Sequence[Cell], columns: Sequence[int]) -> list[str]:
    return [text(row[i]) or "" if i < len(row) else "" for i in columns]


def _drafts(
    sheet: Sheet, table: str, data: list[int], found: Match, headers: dict[str, str]
) -> list[Draft]:
    factors = _factors(table, headers)
    drafts = []
    for index in data:
        row = sheet.rows[index]
        stated = {f: row[i] if i < len(row) else None for f, i in found.columns.items()}
        for cells in _one_each(table, stated):
            draft = Draft(table, sheet.file, sheet.name, sheet.numbers[index], cells, headers)
            if sheet.geometries is not None:
                draft.geometry = sheet.geometries[index - 1]
            read_row(draft, factors, date1904=sheet.date1904, own=sheet.own)
            drafts.append(draft)
    return drafts


def _one_each(table: str, cells: dict[str, Cell]) -> list[dict[str, Cell]]:
    """A row of duty or leave for each of the people that its cell names."""
    people = several(cells.get("officer_id")) if table in _OF_PEOPLE else None
    if people is None or len(people) == 1:
        return [cells]
    return [cells | {"officer_id": one} for one in people]


def _empty(sheet: Sheet, data: list[int], width: int) -> set[int]:
    left = set(range(width))
    for index in data:
        row = sheet.rows[index]
        left -= {i for i in left if i < len(row) and row[i] not in (None, "")}
        if not left:
            break
    return left


def _factors(table: str, headers: Mapping[str, str]) -> dict[str, float]:
    known = fields_of(table)
    return {
        field: _MINUTES[unit_of(header).lower()] for field, header in headers.items()
        if known[field].kind == "minutes" and unit_of(header).lower() in _MINUTES
    }


def _polygons(sheet: Sheet) -> bool:
    return any(g is not None and g.geom_type.endswith("Polygon") for g in sheet.geometries or ())


def _called(sheet: Sheet) -> str:
    return f"{sheet.file} / {sheet.name}" if sheet.name else sheet.file


def stated_cells(draft: Draft) -> dict[str, str]:
    """Return the understood cells of a draft as header → text, for setting it aside."""
    cells = {draft.headers[f]: text(cell) or "" for f, cell in draft.cells.items()}
    if draft.stated and not {LON, LAT, LONLAT} & set(draft.headers):
        cells["坐标"] = draft.stated
    return cells


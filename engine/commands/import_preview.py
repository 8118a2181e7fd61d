"""What the import wizard shows before anything is written.

Everything is cut to what a person looks at: ``_ROWS`` rows of each kind, ``_CLOUD`` points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ...data.datum.shifts import DATUMS, to_cgcs2000
from ...data.importing.draft import Draft
from ...data.importing.fields import BATCH, LAT, LON, LONLAT, SEQ, TABLES, fields_of
from ...data.importing.known import record_key
from ...data.importing.outcome import Entry, Outcome, Source
from ...data.importing.problem import _
from ...data.importing.remembered import Decisions
from ...data.importing.take import changed_fields
from ...data.records import spec_of
from ...protocol.codes import CODES
from ...protocol.fields import chosen, field_name, table_name
from ...protocol.language import say

_ROWS = 500
_CLOUD = 400
_PLACES = {LON: _("Longitude"), LAT: _("Latitude"), LONLAT: _("Longitude and latitude")}
_CORRECTIONS = {BATCH: _("Set aside in import"), SEQ: _("Number among those set aside")}
_YES, _NO = _("yes"), _("no")


def preview(outcome: Outcome, decisions: Decisions, language: str) -> dict[str, Any]:
    """Return sources with samples and clouds, and the rows that are new, changed and doubtful.

    ``clouds``: datum → [[lon, lat], …] in CGCS2000, where the rows would lie if the source
    were in that datum; ``undecided``: [[lon, lat, row], …] as stated.
    """
    return {
        "sources": [_source(s, outcome, decisions, language) for s in outcome.sources],
        "tables": [[t, table_name(spec_of(record).name, language)]
                   for t, record in TABLES.items()],
        "rows": [_entry(e, language) for action in ("new", "changed")
                 for e in _first(outcome, action)],
        "problems": [p for d in outcome.set_aside for p in _problems(d, language)][:_ROWS],
        "doubts": [p for e in outcome.entries for p in _problems(e.draft, language)][:_ROWS],
        "gone": [_named(r, language) for r in outcome.gone[:_ROWS]],
    }


def _source(
    source: Source, outcome: Outcome, decisions: Decisions, language: str
) -> dict[str, Any]:
    return {
        "file": source.file, "sheet": source.sheet, "table": source.table,
        "rivals": source.rivals, "encoding": source.encoding, "header_row": source.header_row,
        "headers": source.headers, "columns": source.columns, "close": source.close,
        "unclear": source.unclear, "dropped": source.dropped, "left_out": source.notes,
        "fields": _fields(source.table, language),
        "sample": [[number, *cells] for number, cells in source.sample],
        "remembered": decisions.source(source.headers) or None,
        "datums": source.datums, "forms": source.forms, "shares": source.shares,
        "clouds": _clouds(source),
        "undecided": _undecided(source, outcome),
    }


def _fields(table: str, language: str) -> list[list[Any]]:
    """Field, what it is called, and whether a new row cannot do without it."""
    stored = spec_of(TABLES[table]).name
    found: list[list[Any]] = []
    for name, one in fields_of(table).items():
        words = _PLACES.get(name) or _CORRECTIONS.get(name)
        shown = say(words, language) if words else field_name(stored, name, language)
        found.append([name, shown, not one.optional])
    return found


def _clouds(source: Source) -> dict[str, list[list[float]]]:
    if source.stated is None:
        return {}
    stated = source.stated[~np.isnan(source.stated).any(axis=1)]
    stated = stated[:: max(1, -(-len(stated) // _CLOUD))]
    return {datum: np.round(to_cgcs2000(stated, datum), 6).tolist() for datum in DATUMS} \
        if len(stated) else {}


def _undecided(source: Source, outcome: Outcome) -> list[list[Any]]:
    rows = [d for d in _drafts(outcome) if d.datum == "undecided"
            and (d.file, d.sheet) == (source.file, source.sheet)]
    return [[round(g.x, 6), round(g.y, 6), d.row] for d in rows[:_CLOUD]
            if (g := d.get("geom")) is not None and g.geom_type == "Point"]


def _drafts(outcome: Outcome) -> Iterator[Draft]:
    yield from (e.draft for e in outcome.entries)
    yield from outcome.set_aside


def _first(outcome: Outcome, action: str) -> list[Entry]:
    return [e for e in outcome.entries if e.action == action][:_ROWS]


def _entry(entry: Entry, language: str) -> dict[str, Any]:
    table = spec_of(type(entry.after)).name
    changes = [[field_name(table, n, language) if n != "geom" else say("Place", language),
                _told(table, n, getattr(entry.before, n), language),
                _told(table, n, getattr(entry.after, n), language)]
               for n in changed_fields(entry)]
    return _named(entry.after, language) | {
        "action": entry.action, "file": entry.draft.file, "row": entry.draft.row,
        "changes": changes}


def _told(table: str, name: str, value: Any, language: str) -> str:
    if value is None or value == ():
        return ""
    words = CODES.get(table, {}).get(name, {})
    if isinstance(value, bool):
        return say(_YES if value else _NO, language)
    if isinstance(value, tuple):
        return "、".join(value)
    if hasattr(value, "geom_type"):
        return f"{value.x:.6f}, {value.y:.6f}" if value.geom_type == "Point" else value.geom_type
    return chosen(words[value], language) if value in words else str(value)


def _problems(draft: Draft, language: str) -> Iterator[dict[str, Any]]:
    for problem in draft.problems:
        if problem.stops or not draft.stopped:
            yield {"file": draft.file, "sheet": draft.sheet, "row": draft.row,
                   "column": problem.column, "problem": problem.told(language),
                   "mend": problem.advice(language)}


def _named(record: Any, language: str) -> dict[str, Any]:
    key = "; ".join(str(part) for part in record_key(record))
    return {"table": table_name(spec_of(type(record)).name, language), "key": key,
            "name": str(getattr(record, "name", "") or "")}

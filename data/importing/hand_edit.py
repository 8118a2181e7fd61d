"""Rows changed by hand, in a map program: judged as imported ones are, and never lost.

Every change says what its author saw. If the workspace holds something else by now, somebody
was quicker; nothing is written, and the author is told what has changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import shapely
from shapely.errors import GEOSException

from ...protocol.fields import table_name
from ...protocol.language import CHINESE, ENGLISH, InBoth
from ..errors import BadInput
from ..records import District, spec_of
from ..store import Workspace
from ..store.rows import to_sql
from .checks import check
from .complete import complete, named, refer
from .complete_work import strike_numbers
from .draft import Draft, read_own_cell
from .fields import TABLES, fields_of
from .known import Known, record_key
from .outcome import Entry, Outcome, Source
from .problem import Unreadable
from .seams import note_seams

BY_HAND = "QGIS"
_KEYS = {"changed", "added", "deleted"}
Row = Mapping[str, Any]


def judge_edit(workspace: Workspace, table: str, changes: str, today: date) -> Outcome:
    """Judge the changes of one table, JSON; nothing is written here.

    ``{"changed": [{"before": {…}, "after": {…}}], "added": [{…}], "deleted": [{…}]}``: rows as
    column → value as stored, ``geom`` as WKT in degrees; ``before`` and ``deleted`` are whole
    rows as their author saw them, ``after`` only what is different. Raises ``BadInput`` for the
    first change that cannot be taken, naming row, column and mend.
    """
    told = _parsed(changes)
    known = Known(workspace, {table})
    outcome = Outcome(sources=[Source(BY_HAND, "", table, "", 0, {}, {}, [], [], [], [])])
    drafts: list[Draft] = []
    for change in told["changed"]:
        stored = _seen(table, known, change["before"])
        drafts.append(_draft(table, change["after"], stored, known, today))
    for row in told["added"]:
        drafts.append(_draft(table, row, None, known, today))
    deleted = [_seen(table, known, row) for row in told["deleted"]]
    if table == "districts":
        note_seams(drafts, known.all(District), known.settings.metric_epsg)
    gone = {record_key(row) for row in deleted} | {
        record_key(d.existing) for d in drafts if d.existing is not None}
    for draft in drafts:
        record = draft.record()
        key = record_key(record)
        if known.find(TABLES[table], key) is not None and key not in gone:
            raise BadInput("{table} {key} is there already; give the new row another number.",
                           table=_named(table), key="; ".join(map(str, key)))
        action = "new" if draft.existing is None else (
            "same" if draft.existing == record else "changed")
        outcome.entries.append(Entry(draft, action, draft.existing, record))
    outcome.gone = deleted
    return outcome


def _parsed(changes: str) -> dict[str, list[Any]]:
    try:
        told = json.loads(changes)
        found = {key: list(told.get(key, ())) for key in _KEYS}
        sound = set(told) <= _KEYS and all(
            isinstance(row, dict) for rows in found.values() for row in rows) and all(
            isinstance(row.get(half), dict) for row in found["changed"]
            for half in ("before", "after"))
    except (ValueError, AttributeError, TypeError):
        sound = False
    if not sound:
        raise BadInput('The changes are no JSON of the form {{"changed": [{{"before": {{}}, '
                       '"after": {{}}}}], "added": [], "deleted": []}}.')
    return found


def _seen(table: str, known: Known, before: Row) -> Any:
    """Return the stored row its author saw. Raises ``BadInput`` if it is another by now."""
    spec = spec_of(TABLES[table])
    key = tuple(before.get(name) for name in spec.key)
    rows = {tuple(to_sql(v) for v in record_key(r)): r for r in known.all(TABLES[table])}
    stored = rows.get(key)
    name = before.get("name") or "; ".join(map(str, key))
    if stored is None:
        raise BadInput("{table} {key} has been deleted or renumbered by somebody else meanwhile; "
                       "your change was not saved. Discard it.", table=_named(table), key=name)
    for column in spec.columns:
        now = to_sql(getattr(stored, column.name))
        if column.name in before and not _same(before[column.name], now):
            raise BadInput(
                "{table} {key} has been changed by somebody else meanwhile: {column} is {now}, you "
                "saw {seen}. Your change was not saved; note it, discard it and enter it again.",
                table=_named(table), key=name, column=named(table, column.name),
                now=_said(now), seen=_said(before[column.name]))
    return stored


def _same(seen: Any, now: Any) -> bool:
    seen = int(seen) if isinstance(seen, bool) else seen
    return bool(seen == now) or {seen, now} == {None, ""}


def _said(value: Any) -> str:
    return "∅" if value in (None, "") else str(value)


def _draft(table: str, cells: Row, stored: Any, known: Known, today: date) -> Draft:
    spec = spec_of(TABLES[table])
    columns = {c.name for c in spec.columns}
    for name in cells:
        if name not in columns and name != "geom":
            raise BadInput("Table {table} has no column {column}.", table=spec.name, column=name)
    draft = Draft(table, BY_HAND, "", 0, dict(cells), {n: n for n in cells if n in columns},
                  existing=stored)
    known_fields = fields_of(table)
    for name, cell in cells.items():
        if name == "geom":
            draft.values["geom"] = _geometry(cell, spec.geometry)
            continue
        try:
            draft.values[name] = read_own_cell(known_fields[name], cell)
        except Unreadable as unreadable:
            draft.problems.append(unreadable.problem(name))
    refer(draft, known)
    if table == "visits":
        strike_numbers(draft)
    check(draft, known, today)
    complete(draft, known)
    for problem in draft.problems:
        if problem.stops:
            raise _refused(table, draft, problem)
    return draft


def _refused(table: str, draft: Draft, problem: Any) -> BadInput:
    name = draft.get("name") or "; ".join(
        str(draft.get(k) or "–") for k in spec_of(TABLES[table]).key)
    return BadInput("{table} {name}, column {column}: {problem}. {mend}.", table=_named(table),
                    name=name, column=named(table, problem.column) if problem.column else "–",
                    problem=InBoth(problem.told(ENGLISH), problem.told(CHINESE)),
                    mend=InBoth(problem.advice(ENGLISH), problem.advice(CHINESE)))


def _geometry(text: Any, kind: str | None) -> Any:
    if text is None:
        return None
    try:
        found = shapely.from_wkt(str(text))
    except (GEOSException, ValueError):
        found = None
    if found is None or kind is None:
        raise BadInput("The geometry {value} cannot be read; draw it anew.", value=str(text)[:60])
    found = shapely.force_2d(found)
    if kind.startswith("MULTI") and not found.geom_type.startswith("Multi"):
        found = shapely.MultiPolygon([found])
    if found.is_empty:
        return None
    if not shapely.is_valid(found):
        raise BadInput("The area crosses itself: {why}", why=shapely.is_valid_reason(found))
    return found


def _named(table: str) -> InBoth:
    stored = spec_of(TABLES[table]).name
    return InBoth(table_name(stored, ENGLISH), table_name(stored, CHINESE))


def tables_by_name() -> dict[str, str]:
    """Return table of the workspace → ``--as`` word, of every table that can be edited."""
    return {spec_of(record).name: word for word, record in TABLES.items()}


def notes(outcome: Outcome, language: str) -> Sequence[str]:
    """Return the doubts about the rows, for their author."""
    return [p.told(language) for e in outcome.entries for p in e.draft.problems]

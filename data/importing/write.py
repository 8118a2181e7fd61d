"""Writing an outcome: rows, history and what was set aside, in the caller's one transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..records import (
    Circle,
    CoverArea,
    District,
    Enterprise,
    ImportBatch,
    ImportRow,
    Reach,
    RowSetAside,
    Squad,
    Unit,
    spec_of,
)
from ..store import Workspace, Writer
from .draft import Draft
from .fields import BATCH, SEQ, TABLES
from .known import record_key
from .outcome import Entry, Outcome
from .packing import packed
from .understand import stated_cells

_CHINESE = "zh_CN"


def next_batch(workspace: Workspace) -> str:
    """Return the id of the next import."""
    return f"I{workspace.count(ImportBatch) + 1:05d}"


def write(
    writer: Writer, outcome: Outcome, batch: str, files: Sequence[Path], actor: str, *,
    remove_gone: bool,
) -> None:
    """Store everything of ``outcome``. Rows gone from the files stay unless ``remove_gone``."""
    gone = outcome.gone if remove_gone else []
    _rows(writer, outcome.entries, gone)
    forget_results(writer, {TABLES[t] for t in outcome.tables()})
    writer.append(_history(batch, outcome.entries, gone))
    writer.append(_aside(batch, outcome.set_aside))
    for draft in [*(e.draft for e in outcome.entries), *outcome.set_aside]:
        if BATCH in draft.values and SEQ in draft.values:
            writer.update(RowSetAside, {"batch_id": draft.values[BATCH], "seq": draft.values[SEQ]},
                          mended_by=batch)
    writer.append([ImportBatch(
        batch, datetime.now(UTC), actor, "done", tuple(outcome.tables()),
        tuple(p.name for p in files),
        tuple(hashlib.sha256(p.read_bytes()).hexdigest() for p in files),
        outcome.count("new"), outcome.count("changed"), outcome.count("same"), len(gone),
        len(outcome.set_aside), outcome.doubtful(),
        json.dumps([{"file": s.file, "sheet": s.sheet, "table": s.table, "columns": s.columns}
                    for s in outcome.sources], ensure_ascii=False),
        json.dumps([{"file": s.file, "sheet": s.sheet, "datums": s.datums, "forms": s.forms}
                    for s in outcome.sources], ensure_ascii=False),
    )])
    writer.log(actor, "import", (
        f"{batch}: {', '.join(p.name for p in files)} -> {', '.join(outcome.tables())}; "
        f"{outcome.count('new')} new, {outcome.count('changed')} changed, "
        f"{outcome.count('same')} same, {len(gone)} removed, {len(outcome.set_aside)} set aside"))


def forget_results(writer: Writer, records: set[type]) -> None:
    """Remove what was computed from rows that are different now."""
    if records & {Squad, District, Unit, Enterprise}:
        writer.delete(Reach)
    if records & {Squad, District}:
        writer.delete(CoverArea)
    if Squad in records:
        writer.delete(Circle)


def delete_row(writer: Writer, record: Any) -> None:
    """Delete the stored row of a record."""
    names = spec_of(type(record)).key
    writer.delete(type(record), **dict(zip(names, record_key(record), strict=True)))


def _rows(writer: Writer, entries: Sequence[Entry], gone: Sequence[Any]) -> None:
    for entry in entries:
        if entry.action == "changed":
            delete_row(writer, entry.before)
    for record in gone:
        delete_row(writer, record)
    writer.append(e.after for e in entries if e.action != "same")


def _history(batch: str, entries: Sequence[Entry], gone: Sequence[Any]) -> list[ImportRow]:
    rows: list[ImportRow] = []
    for entry in entries:
        draft = entry.draft
        shifted = draft.datum not in ("", "cgcs2000")
        if entry.action == "same" and not draft.problems and not shifted:
            continue  # nothing happened, and nothing is to be remembered
        changed = entry.action != "same"
        rows.append(ImportRow(
            batch, len(rows) + 1, draft.table, ";".join(map(str, record_key(entry.after))),
            entry.action, draft.file, draft.sheet, draft.row, draft.datum or None,
            draft.stated or None, _told(draft) or None,
            packed(entry.before) if changed and entry.before is not None else None,
            packed(entry.after) if changed else None))
    tables = {record: name for name, record in TABLES.items()}
    for record in gone:
        rows.append(ImportRow(
            batch, len(rows) + 1, tables[type(record)], ";".join(map(str, record_key(record))),
            "gone", "", "", 0, None, None, None, packed(record), None))
    return rows


def _aside(batch: str, drafts: Sequence[Draft]) -> list[RowSetAside]:
    return [
        RowSetAside(batch, seq, d.table, d.file, d.sheet, d.row,
                    json.dumps(stated_cells(d), ensure_ascii=False),
                    json.dumps([[p.column, p.told(_CHINESE), p.advice(_CHINESE)]
                                for p in d.problems], ensure_ascii=False), None)
        for seq, d in enumerate(drafts, start=1)
    ]


def _told(draft: Draft) -> str:
    return "；".join(p.told(_CHINESE) for p in draft.problems)

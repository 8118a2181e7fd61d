"""Taking the last import back, row by row, unless a row has been changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..errors import BadInput
from ..records import ImportBatch, ImportRow, RowSetAside, spec_of
from ..store import Workspace, Writer
from .fields import TABLES
from .known import record_key
from .packing import unpacked
from .write import delete_row, forget_results


@dataclass(frozen=True)
class Undoing:
    """The import to be taken back, and its rows that did something, last first."""

    batch: ImportBatch
    rows: list[ImportRow]


def last_import(workspace: Workspace) -> Undoing:
    """Return the last import that has not been undone.

    Raises ``BadInput`` if there is none, or if a row that it wrote is different by now.
    """
    done = workspace.read(ImportBatch, state="done")
    if not done:
        raise BadInput("There is no import to undo.")
    batch = max(done, key=lambda b: b.batch_id)
    rows = [r for r in workspace.read(ImportRow, batch_id=batch.batch_id) if r.action != "same"]
    rows.sort(key=lambda r: -r.seq)
    stored: dict[str, dict[tuple[Any, ...], Any]] = {}
    for table in {r.table_name for r in rows}:
        there: list[Any] = workspace.read(TABLES[table])
        stored[table] = {record_key(one): one for one in there}
    for row in rows:
        after = _record(row, row.after)
        if after is not None and stored[row.table_name].get(record_key(after)) != after:
            raise BadInput("{table} {key} has been changed since import {batch}; it cannot be "
                           "undone without losing that change.", table=row.table_name,
                           key=row.record_key, batch=batch.batch_id)
    return Undoing(batch, rows)


def undo(writer: Writer, undoing: Undoing, actor: str) -> None:
    """Put back what stood there before, within the caller's transaction."""
    restored = []
    for row in undoing.rows:
        before, after = _record(row, row.before), _record(row, row.after)
        if after is not None:
            delete_row(writer, after)
        if before is not None:
            restored.append(before)
    writer.append(restored)
    forget_results(writer, {TABLES[r.table_name] for r in undoing.rows})
    batch = undoing.batch.batch_id
    writer.delete(RowSetAside, batch_id=batch)
    writer.update(RowSetAside, {"mended_by": batch}, mended_by=None)
    writer.update(ImportBatch, {"batch_id": batch}, state="undone")
    writer.log(actor, "import", f"{batch} undone: {len(undoing.rows)} rows")


def _record(row: ImportRow, text: str | None) -> Any:
    return None if text is None else unpacked(spec_of(TABLES[row.table_name]), text)

"""``halfhour import``: tables and layers of a bureau into a workspace; undo of the last one."""

from __future__ import annotations

import itertools
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...data.errors import BadInput
from ...protocol.language import CHINESE
from ...protocol.requests.tables import ImportRequest
from ..desk import Desk

if TYPE_CHECKING:
    from ...data.importing.outcome import Outcome

AUTO = "auto"
_DATUM = {"wgs84": "cgcs2000"}  # one at map scale


def run(request: ImportRequest, desk: Desk) -> dict[str, Any]:
    """Judge the files first, then write everything in one transaction, or nothing.

    Returns what was understood of each sheet, the numbers of new, changed, same, gone and set
    aside rows, and the error workbook if one was written. Raises ``BadInput`` for files that
    cannot be read; the workspace is then what it was.
    """
    if request.undo:
        return _undo(request, desk)
    from ...data.importing.remembered import remember, remembered, with_mapping
    from ...data.importing.take import take
    from ...data.importing.write import next_batch, write

    files = [Path(f) for f in request.files]
    if not files:
        raise BadInput("Name the files to import.")
    started = time.monotonic()
    dry = request.dry_run or request.preview
    opened = desk.reading if dry else desk.writing
    with opened(request.workspace) as workspace:
        decisions = with_mapping(remembered(workspace), request.mapping, request.table)
        desk.progress(0.0, "Reading {files}", files=", ".join(p.name for p in files))
        outcome = take(
            workspace, files, table=request.table,
            datum=_DATUM.get(request.datum, request.datum), told=decisions.of, today=date.today(),
            header_row=request.header_row, preview=request.preview,
            tick=lambda share, rows: desk.progress(
                0.1 + 0.6 * share, "Checking rows: {count}", count=rows),
        )
        if request.remove_gone:
            _refuse_unsure(outcome)
        batch = next_batch(workspace)
        # before anything is changed, for it may be that it cannot be written
        errors = None if request.preview else _error_book(request, outcome, batch, desk)
        if not dry:
            desk.progress(0.75, "Writing {count} rows", count=len(outcome.entries))
            with workspace.transaction() as writer:
                write(writer, outcome, batch, files, desk.actor, remove_gone=request.remove_gone)
                if decisions.now or request.table or request.datum != AUTO:
                    remember(writer, decisions, outcome.sources, request.datum)
    from .import_answer import answer
    from .import_preview import preview

    return answer(outcome, desk.language) | {
        "preview": preview(outcome, decisions, desk.language) if request.preview else None,
        "batch": None if dry else batch,
        "dry_run": dry, "saved": not dry,
        "removed": len(outcome.gone) if request.remove_gone and not dry else 0,
        "errors_file": errors,
        "seconds": round(time.monotonic() - started, 2),
    }


def _error_book(request: ImportRequest, outcome: Outcome, batch: str, desk: Desk) -> str | None:
    """Write the error workbook; beside the workspace unless the request names a file."""
    if not outcome.set_aside and request.errors is None:
        return None
    from ...data.importing.error_book import write_error_book

    if request.errors is not None:
        path = Path(request.errors)
        if path.resolve() in {Path(f).resolve() for f in request.files}:
            raise BadInput("--errors {file} is a file to import; name another one.", file=path)
    else:
        path = _free_name(Path(request.workspace), "dry-run" if request.dry_run else batch)
    desk.progress(0.95, "Writing {files}", files=path.name)
    # the sheet goes back to a Chinese bureau, whatever language the terminal speaks
    write_error_book(path, outcome, batch, CHINESE)
    return str(path)


def _free_name(workspace: Path, kind: str) -> Path:
    """Return a name beside the workspace; one that is there may hold somebody's corrections."""
    names = (f"{workspace.stem}-{kind}{again}-问题清单.xlsx"
             for again in itertools.chain([""], (f"-{n}" for n in itertools.count(2))))
    return next(path for path in map(workspace.with_name, names) if not path.exists())


def _refuse_unsure(outcome: Outcome) -> None:
    """With ``--remove-gone`` a row that nobody knows would cost the enterprise it is about."""
    unknown = [d for d in outcome.set_aside if d.existing is None]
    if unknown and outcome.gone:
        raise BadInput(
            "{file}, row {row}: {count} rows have errors and match nothing, so that --remove-gone "
            "might remove what they are about; correct them, or import without it.",
            file=unknown[0].file, row=unknown[0].row, count=len(unknown))


def _undo(request: ImportRequest, desk: Desk) -> dict[str, Any]:
    from ...data.importing.undo import last_import, undo

    if request.files or request.dry_run:
        raise BadInput("--undo takes the last import back; it goes with no files.")
    with desk.writing(request.workspace) as workspace:
        undoing = last_import(workspace)
        with workspace.transaction() as writer:
            undo(writer, undoing, desk.actor)
    return {"undone": undoing.batch.batch_id, "files": list(undoing.batch.files),
            "rows": len(undoing.rows)}

"""What was imported when: batches, their rows with what stood there before, rows set aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .table import table


@table("import_batches", key=("batch_id",))
@dataclass(frozen=True)
class ImportBatch:
    """One import. ``state`` is ``done`` or ``undone``; the counts are rows of the files.

    ``sha256`` belongs to ``files``, in the same order. ``mapping`` is the JSON of the
    columns as understood, ``datum`` the JSON of what was found and done about coordinates.
    """

    batch_id: str
    at: datetime
    actor: str
    state: str
    tables: tuple[str, ...]
    files: tuple[str, ...]
    sha256: tuple[str, ...]
    new_rows: int
    changed_rows: int
    same_rows: int
    gone_rows: int
    set_aside: int
    doubtful: int
    mapping: str
    datum: str


@table("import_rows", key=("batch_id", "seq"))
@dataclass(frozen=True)
class ImportRow:
    """One row of an import: where it came from, what it did, and what stood there before.

    ``row`` is the row number in the file as a person counts it, 0 for a row that was not in
    it. ``action``: ``new``, ``changed``, ``same`` or ``gone`` (removed). ``datum`` is what
    the coordinates were taken for (``undecided``: 无法判断, left as stated), ``stated`` the
    coordinates as they stood in the file. ``before``/``after`` are the stored rows as JSON.
    """

    batch_id: str
    seq: int
    table_name: str
    record_key: str
    action: str
    file: str
    sheet: str
    row: int
    datum: str | None
    stated: str | None
    doubts: str | None
    before: str | None
    after: str | None


@table("rows_set_aside", key=("batch_id", "seq"))
@dataclass(frozen=True)
class RowSetAside:
    """A row that could not be taken: its understood cells (JSON) and its problems.

    ``mended_by`` is the batch in which its correction came back.
    """

    batch_id: str
    seq: int
    table_name: str
    file: str
    sheet: str
    row: int
    cells: str
    problems: str
    mended_by: str | None

"""Tables of a workspace into one file: which, and safely under its name."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..errors import BadInput
from ..importing.fields import TABLES
from ..records import TableSpec, registered, spec_of
from ..store import Workspace
from .geopackage import write_geopackage
from .workbook import write_workbook

_WRITERS = {".xlsx": write_workbook, ".gpkg": write_geopackage}
EVERY = "all"


def chosen_tables(workspace: Workspace, named: Sequence[str]) -> list[type]:
    """Return the record classes of ``named`` tables, in the order they can be imported again.

    Names are those of tables or of ``import --as``; none: all tables a bureau keeps that are
    not empty; ``all``: every table that is not empty. Raises ``BadInput`` for an unknown name.
    """
    kept = list(TABLES.values())
    rest = [s.record for s in registered().values() if s.record not in kept]
    if not named or list(named) == [EVERY]:
        wanted = [*kept, *rest] if named else kept
        return [r for r in wanted if workspace.count(r)]
    known = {spec_of(r).name: r for r in [*kept, *rest]} | TABLES
    for name in named:
        if name not in known:
            raise BadInput("There is no table {table}; there are {tables}.", table=name,
                           tables=", ".join(known))
    found = {known[name] for name in named}
    return [r for r in [*kept, *rest] if r in found]


def export(
    workspace: Workspace, path: Path, records: Sequence[type], language: str, *,
    overwrite: bool, tick: Callable[[float, int], None],
) -> dict[str, int]:
    """Write the tables to ``path``, .xlsx or .gpkg; return the number of rows by table.

    The file appears under its name only once it is complete. Raises ``BadInput`` if it
    exists and ``overwrite`` is not set, or cannot be written.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise BadInput("{file}: a table is exported to .xlsx or .gpkg; name the file so.",
                       file=path.name)
    if path.exists() and not overwrite:
        raise BadInput("{path} exists already; choose another name.", path=path)
    if not path.absolute().parent.is_dir():
        raise BadInput("There is no folder {folder}; make it first.", folder=path.parent)
    if not records:
        raise BadInput("The workspace has no rows to export.")
    total = sum(workspace.count(record) for record in records)
    counts: dict[str, int] = {}

    def tables() -> Iterator[tuple[TableSpec, Sequence[Any]]]:
        for record in records:
            rows: list[Any] = workspace.read(record)
            counts[spec_of(record).name] = len(rows)
            yield spec_of(record), rows

    fresh = path.with_name(f".{path.stem}.new{path.suffix}")
    fresh.unlink(missing_ok=True)
    try:
        write(fresh, tables(), language, lambda done: tick(done / max(1, total), done))
        fresh.replace(path)
    except (OSError, sqlite3.OperationalError):
        raise BadInput("{file} cannot be written; close it and check the folder.",
                       file=path) from None
    finally:
        fresh.unlink(missing_ok=True)
    return counts

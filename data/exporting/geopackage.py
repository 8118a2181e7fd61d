"""Tables as a GeoPackage of their own: the layers and columns bear the names people know."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from ...protocol.fields import table_name
from ..records import TableSpec
from ..store.geometry_blob import encode, register_functions
from ..store.rows import to_sql
from ..store.schema import add_table, create_core
from . import mark
from .columns import ExportColumn, columns_of

_AT_ONCE = 5000


def write_geopackage(
    path: Path, tables: Iterable[tuple[TableSpec, Sequence[Any]]], language: str,
    tick: Callable[[int], None],
) -> None:
    """Write the tables to ``path``. ``tick`` is told the rows written so far, and may raise."""
    connection = sqlite3.connect(path, isolation_level=None)
    done = 0
    try:
        register_functions(connection)
        connection.execute("PRAGMA synchronous = OFF")  # not yet under its name
        create_core(connection)
        connection.execute("BEGIN")
        for spec, records in tables:
            columns = columns_of(spec, language)
            shown = _named(spec, columns, language)
            add_table(connection, shown)
            rows = iter([_row(spec, columns, r) for r in records])
            while batch := list(islice(rows, _AT_ONCE)):
                connection.executemany(_insert(shown), batch)
                done += len(batch)
                tick(done)
            _describe(connection, shown)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _named(spec: TableSpec, columns: Sequence[ExportColumn], language: str) -> TableSpec:
    """The table as it is called in front of people; columns of codes hold words."""
    names = {c.stored.name: c.header for c in columns}
    return dataclasses.replace(
        spec, name=table_name(spec.name, language), key=tuple(names[k] for k in spec.key),
        columns=tuple(dataclasses.replace(c.stored, name=c.header) for c in columns))


def _row(spec: TableSpec, columns: Sequence[ExportColumn], record: Any) -> tuple[Any, ...]:
    row: list[Any] = []
    if spec.geometry:
        row.append(None if record.geom is None else encode(record.geom))
    for column in columns:
        value = column.cell(record)
        # a list may be empty in a column that must not be
        row.append("" if value is None and not column.stored.optional else to_sql(value))
    return tuple(row)


def _insert(spec: TableSpec) -> str:
    names = (["geom"] if spec.geometry else []) + [c.name for c in spec.columns]
    quoted = ", ".join(f'"{n}"' for n in names)
    return f'INSERT INTO "{spec.name}" ({quoted}) VALUES ({", ".join("?" * len(names))})'


def _describe(connection: sqlite3.Connection, spec: TableSpec) -> None:
    connection.execute("UPDATE gpkg_contents SET description = ? WHERE table_name = ?",
                       (mark.MARK, spec.name))
    if spec.geometry:
        connection.execute(
            "UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = (SELECT min(minx), "
            f'min(miny), max(maxx), max(maxy) FROM "rtree_{spec.name}_geom") '
            "WHERE table_name = ?", (spec.name,))

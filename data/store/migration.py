"""Bringing an older workspace up to date: what is new is added, nothing is taken away.

New tables and new optional columns need no version: they are added when the
workspace is next opened for writing, and columns that may be empty now are allowed to be.
Whatever cannot be done by adding raises ``SCHEMA_VERSION`` and gets a step of its own here.
"""

from __future__ import annotations

import sqlite3

from ..records import TableSpec, registered
from ..rule_presets import preset_rows
from .geometry_blob import decode, encode, promoted
from .rows import insert_sql, to_rows
from .schema import add_table


def present_tables(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the names of the tables the file has."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return frozenset(name for (name,) in found)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Add the tables and optional columns that the file lacks, in one transaction.

    A table with a column that is demanded in the file, but optional by now, is made anew, and
    so is one whose geometries are multi ones by now.
    """
    present = present_tables(connection)
    tables = [spec for spec in registered().values() if spec.name not in present]
    columns = [
        (spec.name, column)
        for spec in registered().values() if spec.name in present
        for column in _lacking(connection, spec)
    ]
    strict = [
        spec for spec in registered().values() if spec.name in present
        and (_demanded(connection, spec) & {c.name for c in spec.columns if c.optional}
             or _single_by_now_multi(connection, spec))
    ]
    if not tables and not columns and not strict:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for spec in tables:
            add_table(connection, spec)
            presets = [r for r in preset_rows() if type(r) is spec.record]
            connection.executemany(insert_sql(spec), to_rows(spec, presets))
        for table, column in columns:
            connection.execute(f'ALTER TABLE "{table}" ADD COLUMN {column}')
        for spec in strict:
            _make_anew(connection, spec)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _lacking(connection: sqlite3.Connection, spec: TableSpec) -> list[str]:
    there = {row[1] for row in connection.execute(f'PRAGMA table_info("{spec.name}")')}
    return [
        f'"{c.name}" {c.sql_type}' for c in spec.columns if c.optional and c.name not in there
    ]


def _demanded(connection: sqlite3.Connection, spec: TableSpec) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA table_info("{spec.name}")') if row[3]}


def _single_by_now_multi(connection: sqlite3.Connection, spec: TableSpec) -> bool:
    kind = connection.execute(
        "SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = ?", (spec.name,)
    ).fetchone()
    return kind is not None and spec.geometry == f"MULTI{kind[0]}"


def _make_anew(connection: sqlite3.Connection, spec: TableSpec) -> None:
    """Create the table again by its record class and bring every row over, fid and all."""
    before = f"before_{spec.name}"
    # triggers would follow the table's renaming, and the spatial index has its name
    triggers = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (spec.name,))
    for (trigger,) in triggers.fetchall():
        connection.execute(f'DROP TRIGGER "{trigger}"')
    if spec.geometry:
        connection.execute(f'DROP TABLE "rtree_{spec.name}_geom"')
    connection.execute(f'ALTER TABLE "{spec.name}" RENAME TO "{before}"')
    extent = connection.execute(
        "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?", (spec.name,)
    ).fetchone()
    for register in ("gpkg_extensions", "gpkg_geometry_columns", "gpkg_contents"):
        connection.execute(f"DELETE FROM {register} WHERE table_name = ?", (spec.name,))
    add_table(connection, spec)
    names = ["fid", *(["geom"] if spec.geometry else []), *(c.name for c in spec.columns)]
    quoted = ", ".join(f'"{n}"' for n in names)
    connection.execute(
        f'INSERT INTO "{spec.name}" ({quoted}) SELECT {quoted} FROM "{before}" ORDER BY fid')
    if spec.geometry and spec.geometry.startswith("MULTI"):
        blobs = connection.execute(f'SELECT geom, fid FROM "{before}" WHERE geom NOT NULL')
        connection.executemany(
            f'UPDATE "{spec.name}" SET geom = ? WHERE fid = ?',
            [(encode(promoted(decode(blob), spec.geometry)), fid) for blob, fid in blobs])
    connection.execute(f'DROP TABLE "{before}"')
    connection.execute(
        "UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = (?, ?, ?, ?) "
        "WHERE table_name = ?", (*(extent or (None,) * 4), spec.name))

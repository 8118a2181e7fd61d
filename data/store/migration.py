"""Bringing an older workspace up to date: what is new is added, nothing is taken away.

New tables and new optional columns need no version: they are added when the
workspace is next opened for writing. Whatever cannot be done by adding raises
``SCHEMA_VERSION`` and gets a step of its own here.
"""

from __future__ import annotations

import sqlite3

from ..records import TableSpec, registered
from .schema import add_table


def present_tables(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the names of the tables the file has."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return frozenset(name for (name,) in found)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Add the tables and optional columns that the file lacks, in one transaction."""
    present = present_tables(connection)
    tables = [spec for spec in registered().values() if spec.name not in present]
    columns = [
        (spec.name, column)
        for spec in registered().values() if spec.name in present
        for column in _lacking(connection, spec)
    ]
    if not tables and not columns:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for spec in tables:
            add_table(connection, spec)
        for table, column in columns:
            connection.execute(f'ALTER TABLE "{table}" ADD COLUMN {column}')
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _lacking(connection: sqlite3.Connection, spec: TableSpec) -> list[str]:
    there = {row[1] for row in connection.execute(f'PRAGMA table_info("{spec.name}")')}
    return [
        f'"{c.name}" {c.sql_type}' for c in spec.columns if c.optional and c.name not in there
    ]

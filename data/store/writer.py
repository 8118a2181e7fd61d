"""What may be written within one transaction of a workspace."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, TypeVar

from .. import settings as settings_module
from ..records import registered, spec_of
from ..settings import Settings
from . import event_chain, rows

R = TypeVar("R")


class Writer:
    """The tables within one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._touched: set[str] = set()

    def append(self, records: Iterable[Any]) -> None:
        """Insert records of one or several tables."""
        by_type: dict[type, list[Any]] = {}
        for record in records:
            by_type.setdefault(type(record), []).append(record)
        for record_type, members in by_type.items():
            spec = spec_of(record_type)
            self._connection.executemany(rows.insert_sql(spec), rows.to_rows(spec, members))
            self._touched.add(spec.name)

    def replace(self, record_type: type[R], records: Iterable[R], **where: object) -> None:
        """Replace the whole table, or the rows whose columns equal ``where``, by ``records``."""
        self.delete(record_type, **where)
        self.append(records)

    def delete(self, record_type: type, **where: object) -> None:
        """Delete the rows whose columns equal ``where``; all rows if none is given."""
        spec = spec_of(record_type)
        condition = " AND ".join(f'"{name}" IS ?' for name in where)
        self._connection.execute(
            f'DELETE FROM "{spec.name}"' + (f" WHERE {condition}" if condition else ""),
            [rows.to_sql(v) for v in where.values()],
        )
        self._touched.add(spec.name)

    def update(self, record_type: type, where: dict[str, object], **values: object) -> int:
        """Set columns of the rows that equal ``where``; return how many rows changed."""
        spec = spec_of(record_type)
        sets = ", ".join(f'"{name}" = ?' for name in values)
        condition = " AND ".join(f'"{name}" IS ?' for name in where)
        cursor = self._connection.execute(
            f'UPDATE "{spec.name}" SET {sets} WHERE {condition}',
            [rows.to_sql(v) for v in (*values.values(), *where.values())],
        )
        self._touched.add(spec.name)
        return cursor.rowcount

    def save_settings(self, settings: Settings) -> None:
        """Store all settings."""
        self._connection.executemany(
            "INSERT INTO settings (key, value) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            list(settings_module.to_rows(settings).items()),
        )
        self._touched.add("settings")

    def log(self, actor: str, command: str, summary: str) -> None:
        """Append a line to the hash-chained event log. No personal data goes there."""
        event_chain.append(self._connection, actor, command, summary)

    def finish(self) -> None:
        """Bring extents and change times in ``gpkg_contents`` up to date."""
        for name in self._touched:
            if registered()[name].geometry:
                self._connection.execute(
                    "UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = (SELECT min(minx), "
                    f'min(miny), max(maxx), max(maxy) FROM "rtree_{name}_geom") '
                    "WHERE table_name = ?",
                    (name,),
                )
        self._connection.executemany(
            "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') "
            "WHERE table_name = ?",
            [(name,) for name in self._touched],
        )

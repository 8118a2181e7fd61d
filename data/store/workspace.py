"""One GeoPackage file = one command centre's workspace.

Readers may be many, the writer is one. A writer holds its WAL connection for the
whole session (see docs/architecture.md: QGIS reads torn pages otherwise), computes
first and then writes everything of one command in a single short transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from filelock import FileLock

from .. import settings as settings_module
from ..errors import BadInput
from ..records import Setting, spec_of
from ..settings import Settings
from . import event_chain, rows
from .migration import present_tables
from .writer import Writer

R = TypeVar("R")


class Workspace:
    """An open workspace. Use as a context manager, or call :meth:`close`."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: FileLock | None) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock
        self._tables = present_tables(connection)
        self._columns: dict[str, frozenset[str]] = {}

    # -- reading -----------------------------------------------------------------

    def read(self, record: type[R], **where: object) -> list[R]:
        """Return all records of a table, or those whose columns equal ``where``."""
        spec = spec_of(record)
        unknown = set(where) - {c.name for c in spec.columns}
        if unknown:
            raise TypeError(f"{spec.name} has no column {sorted(unknown)}")
        if spec.name not in self._tables:
            return []  # an older workspace, opened for reading only
        cursor = self._connection.execute(
            rows.select_sql(spec, list(where), self._present(spec.name)),
            [rows.to_sql(v) for v in where.values()],
        )
        return [rows.from_row(spec, row) for row in cursor]

    def _present(self, table: str) -> frozenset[str]:
        if table not in self._columns:
            found = self._connection.execute(f'PRAGMA table_info("{table}")')
            self._columns[table] = frozenset(row[1] for row in found)
        return self._columns[table]

    def count(self, record: type) -> int:
        """Return the number of rows of a table."""
        name = spec_of(record).name
        if name not in self._tables:
            return 0
        return int(self._connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])

    def changed_at(self, record: type) -> str:
        """Return when the table was last changed, as ISO text; GIS programs keep it as well."""
        sql = "SELECT last_change FROM gpkg_contents WHERE table_name = ?"
        row = self._connection.execute(sql, (spec_of(record).name,)).fetchone()
        return str(row[0]) if row else ""

    def foreign_changes(self) -> int:
        """Return a number that changes whenever somebody else has written to the file.

        It means something only beside another number of this same open workspace (SQLite's
        ``PRAGMA data_version``).
        """
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def settings(self) -> Settings:
        """Return the settings of the workspace."""
        return settings_module.from_rows({s.key: s.value for s in self.read(Setting)})

    # -- writing -----------------------------------------------------------------

    @property
    def writable(self) -> bool:
        """Whether this workspace was opened for writing."""
        return self._lock is not None

    @contextmanager
    def transaction(self) -> Iterator[Writer]:
        """Write to several tables at once: all of it is stored, or nothing."""
        if not self.writable:
            raise RuntimeError("the workspace was opened for reading")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise BadInput(
                "{path} cannot be written: {problem}. Check the folder's permissions.",
                path=self.path,
                problem=error,
            ) from None
        try:
            writer = Writer(self._connection)
            yield writer
            writer.finish()
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    def first_broken_log_line(self) -> int | None:
        """Return the first line of the event log that breaks its hash chain, or None."""
        return event_chain.first_broken_line(self._connection)

    # -- closing -----------------------------------------------------------------

    def close(self) -> None:
        """Close the connection and give the writer lock back."""
        if self.writable:
            self._leave_wal()
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def _leave_wal(self) -> None:
        """Put the journal back, unless somebody reads in WAL.

        A QGIS that was there before the writer reads without locks and cannot open a file in
        WAL: its layers stay blank until the file has its plain journal again.
        """
        try:
            self._connection.execute("PRAGMA busy_timeout = 0")
            self._connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError:
            return  # a reader that came while WAL was on keeps it on

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

"""One GeoPackage file = one command centre's workspace.

Readers may be many, the writer is one. A writer holds its WAL connection for the
whole session (see docs/architecture.md: QGIS reads torn pages otherwise), computes
first and then writes everything of one command in a single short transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from filelock import FileLock

from .. import settings as settings_module
from ..errors import BadInput
from ..records import Setting, spec_of
from ..settings import SCHEMA_VERSION, Settings
from . import event_chain, rows
from .geometry_blob import register_functions
from .location import refuse_network_drive
from .lock import take_writer_lock
from .schema import create_tables
from .writer import Writer

R = TypeVar("R")

GPKG_APPLICATION_ID = 0x47504B47
GPKG_USER_VERSION = 10200


class Workspace:
    """An open workspace. Use as a context manager, or call :meth:`close`."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: FileLock | None) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock

    # -- reading -----------------------------------------------------------------

    def read(self, record: type[R], **where: object) -> list[R]:
        """Return all records of a table, or those whose columns equal ``where``."""
        spec = spec_of(record)
        unknown = set(where) - {c.name for c in spec.columns}
        if unknown:
            raise TypeError(f"{spec.name} has no column {sorted(unknown)}")
        cursor = self._connection.execute(
            rows.select_sql(spec, list(where)), [rows.to_sql(v) for v in where.values()]
        )
        return [rows.from_row(spec, row) for row in cursor]

    def count(self, record: type) -> int:
        """Return the number of rows of a table."""
        sql = f'SELECT count(*) FROM "{spec_of(record).name}"'
        return int(self._connection.execute(sql).fetchone()[0])

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
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def create(path: Path, settings: Settings, *, overwrite: bool = False) -> Workspace:
    """Create a workspace at ``path`` and open it for writing.

    The file appears under its name only once it is complete. Raises ``BadInput`` if
    it exists and ``overwrite`` is not set, or if the folder is missing.
    """
    refuse_network_drive(path)
    if not path.parent.is_dir():
        raise BadInput("There is no folder {folder}; make it first.", folder=path.parent)
    if path.exists() and not overwrite:
        raise BadInput("{path} exists already; choose another name.", path=path)
    lock = take_writer_lock(path)
    fresh = path.with_name(f".{path.name}.new")  # nobody else's: we hold the writer lock
    fresh.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(fresh, isolation_level=None)
        register_functions(connection)
        connection.execute("PRAGMA synchronous = OFF")  # not yet under its name
        connection.execute(f"PRAGMA application_id = {GPKG_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {GPKG_USER_VERSION}")
        create_tables(connection)
        with Workspace(fresh, connection, lock).transaction() as writer:
            writer.save_settings(settings)
        connection.close()
        for leftover in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                path.with_name(path.name + leftover).unlink()
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        lock.release()
        raise
    return Workspace(path, _connect(path, write=True), lock)


def open_workspace(path: Path, *, write: bool = False) -> Workspace:
    """Open an existing workspace.

    Raises ``BadInput`` if it is missing, no workspace, or of a newer schema;
    ``WorkspaceBusy`` if ``write`` and another process is writing.
    """
    if not path.is_file():
        raise BadInput("There is no workspace {path}.", path=path)
    refuse_network_drive(path)
    lock = take_writer_lock(path) if write else None
    try:
        # looked at before anything is set on it: a foreign file stays byte for byte as it is
        looking = _connect(path, write=False)
        _refuse_other_schema(path, looking)
        if write:
            looking.close()  # its snapshot would keep the file from becoming WAL again
        connection = _connect(path, write=True) if write else looking
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return Workspace(path, connection, lock)


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    uri = path.absolute().as_uri() + ("?mode=rw" if write else "?mode=ro")
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=10)
    register_functions(connection)
    try:
        if write:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        else:
            connection.execute("BEGIN")  # one snapshot for all reads, whoever writes meanwhile
    except sqlite3.DatabaseError:
        connection.close()
        raise _no_workspace(path) from None
    return connection


def _refuse_other_schema(path: Path, connection: sqlite3.Connection) -> None:
    try:
        row = connection.execute(
            "SELECT value FROM settings WHERE key = 'schema_version'"
        ).fetchone()
        version = int(row[0]) if row else None
    except (sqlite3.DatabaseError, ValueError):
        version = None
    if version is None:
        connection.close()
        raise _no_workspace(path)
    if version > SCHEMA_VERSION:
        connection.close()
        raise BadInput(
            "{path} was written by a newer Half-Hour (schema {found}, this one knows {known}); "
            "update Half-Hour.",
            path=path,
            found=version,
            known=SCHEMA_VERSION,
        )


def _no_workspace(path: Path) -> BadInput:
    return BadInput("{path} is not a Half-Hour workspace.", path=path)

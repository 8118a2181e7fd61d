"""Creating and opening workspaces, with everything that can be wrong about the file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from ..errors import BadInput
from ..rule_presets import preset_rows
from ..settings import SCHEMA_VERSION, Settings
from .geometry_blob import register_functions
from .location import refuse_network_drive
from .lock import take_writer_lock, true_path
from .migration import bring_up_to_date
from .schema import create_tables
from .workspace import Workspace


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
    path = true_path(path)
    lock = take_writer_lock(path)
    fresh = path.with_name(f".{path.name}.new")  # nobody else's: we hold the writer lock
    fresh.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(fresh, isolation_level=None)
        register_functions(connection)
        connection.execute("PRAGMA synchronous = OFF")  # not yet under its name
        create_tables(connection)
        with Workspace(fresh, connection, lock).transaction() as writer:
            writer.save_settings(settings)
            writer.append(preset_rows())
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
    if path.is_dir():
        raise BadInput("{path} is a folder; name the workspace file (.gpkg) in it.", path=path)
    if not path.is_file():
        raise BadInput("There is no workspace {path}; check the name, or make one with "
                       "`halfhour create` or `halfhour demo`.", path=path)
    path = true_path(path)
    refuse_network_drive(path)
    lock = take_writer_lock(path) if write else None
    try:
        # looked at before anything is set on it: a foreign file stays byte for byte as it is
        looking = _connect(path, write=False)
        _refuse_other_schema(path, looking)
        if write:
            looking.close()  # its snapshot would keep the file from becoming WAL again
        connection = _connect(path, write=True) if write else looking
        if write:
            bring_up_to_date(connection)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return Workspace(path, connection, lock)


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    # a reader that may not write cannot tidy up SQLite's -wal and -shm when it leaves
    readable_only = not write and not os.access(path, os.W_OK)
    uri = path.absolute().as_uri() + ("?mode=ro" if readable_only else "?mode=rw")
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=10)
    register_functions(connection)
    try:
        if write:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        else:
            connection.execute("PRAGMA query_only = ON")
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
    return BadInput("{path} is not a Half-Hour workspace; name the .gpkg file that Half-Hour "
                    "made, or put a backup back with `halfhour restore`.", path=path)

"""Backing a workspace up and putting it back, through SQLite's own backup: whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from ..errors import BadInput
from .lock import take_writer_lock
from .opening import open_workspace


def back_up(workspace: Path, file: Path) -> None:
    """Copy ``workspace`` into the new ``file``, also while it is being read and written.

    Raises ``BadInput`` if ``file`` exists or cannot be written, or there is no workspace.
    """
    if file.exists():
        raise BadInput("{path} exists already; choose another name.", path=file)
    open_workspace(workspace).close()
    _copy_whole(workspace, file)


def restore(file: Path, workspace: Path) -> None:
    """Make ``workspace`` what the backup ``file`` holds.

    Programs that only look at the workspace see the change at once. Raises ``BadInput`` if
    ``file`` is no workspace, ``WorkspaceBusy`` if somebody is writing ``workspace``.
    """
    open_workspace(file).close()
    if not workspace.exists():
        lock = take_writer_lock(workspace)
        try:
            _copy_whole(file, workspace)
        finally:
            lock.release()
        return
    open_workspace(workspace).close()  # a foreign file is not overwritten
    lock = take_writer_lock(workspace)
    try:
        # into the file itself, in one transaction: whoever has it open keeps a whole file
        _copy(file, workspace)
    finally:
        lock.release()


def _copy_whole(source: Path, target: Path) -> None:
    fresh = target.with_name(f".{target.name}.new")
    fresh.unlink(missing_ok=True)
    try:
        _copy(source, fresh)
        with fresh.open("rb+") as written:
            os.fsync(written.fileno())
        fresh.replace(target)
    except OSError as error:
        raise BadInput("{path} cannot be written: {problem}. Check the folder's permissions.",
                       path=target, problem=error.strerror or type(error).__name__) from None
    finally:
        fresh.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    from_file = sqlite3.connect(source.absolute().as_uri() + "?mode=ro", uri=True, timeout=10)
    try:
        if from_file.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise BadInput("{path} is damaged; it was not copied.", path=source)
        to_file = sqlite3.connect(target, timeout=10)
        try:
            from_file.backup(to_file)
        finally:
            to_file.close()
    except sqlite3.Error as error:
        raise BadInput("{path} cannot be written: {problem}. Check the folder's permissions.",
                       path=target, problem=error) from None
    finally:
        from_file.close()

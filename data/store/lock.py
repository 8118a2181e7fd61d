"""The single writer of a workspace: an operating-system lock on a file beside it.

The lock dies with its process, so a killed engine never leaves a workspace locked.
"""

from __future__ import annotations

import os
from pathlib import Path

from filelock import FileLock, Timeout

from ..errors import BadInput, WorkspaceBusy


def true_path(path: Path) -> Path:
    """Return the one spelling of a file's place: absolute, without links and ``..``."""
    return Path(os.path.realpath(path))  # unlike Path.resolve, bears links that run in a circle


def beside(path: Path, suffix: str) -> Path:
    """Return the hidden companion file of a workspace, e.g. ``.huzhou.gpkg.lock``.

    However the workspace is called - through a link, a detour, from another folder - it is the
    same file.
    """
    path = true_path(path)
    return path.with_name(f".{path.name}.{suffix}")


def take_writer_lock(path: Path) -> FileLock:
    """Take the writer lock of the workspace at ``path``, or raise ``WorkspaceBusy``."""
    lock = FileLock(beside(path, "lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise WorkspaceBusy(
            "{path} is being written by another Half-Hour process; wait until it has "
            "finished or close it.",
            path=path,
        ) from None
    except OSError as error:
        raise BadInput(
            "{path} cannot be written: {problem}. Check the folder's permissions.",
            path=path,
            problem=error.strerror or type(error).__name__,
        ) from None
    return lock

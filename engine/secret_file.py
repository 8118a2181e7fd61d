"""Files beside the workspace that only their owner can read: salts, sealed records."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from ..data.errors import BadInput
from ..data.store import Workspace


def secret_path(workspace: Workspace, draw_id: str, kind: str) -> Path:
    """Return the path ``.NAME.DRAW.KIND`` beside the workspace."""
    safe = "".join(c if c.isalnum() or c in "-_" else "_" for c in draw_id)
    return workspace.path.with_name(f".{workspace.path.stem}.{safe}.{kind}")


def keep(file: Path, content: bytes) -> None:
    """Write a new file. Raises ``BadInput`` if it exists or cannot be written."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0),
                         0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
    except OSError as error:
        raise BadInput("{path} cannot be written: {problem}. Check the folder's permissions.",
                       path=file, problem=error.strerror or type(error).__name__) from None


def kept(file: Path) -> bytes | None:
    """Return the content of a secret file, None if it cannot be read."""
    try:
        return file.read_bytes()
    except OSError:
        return None


def forget(file: Path) -> None:
    """Delete a secret file, if it is there."""
    with suppress(OSError):
        file.unlink()

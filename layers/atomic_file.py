"""Put a finished file in its place in one step: readers see the old one or the new one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ..data.errors import BadInput

_SQLITE = b"SQLite format 3\0"


def demand_suffix(path: Path, suffix: str) -> None:
    """Raise ``BadInput`` unless ``path`` ends in ``suffix`` (``.html``), in whatever case."""
    if path.suffix.lower() != suffix:
        raise BadInput("{file} must end in {suffix}.", file=path.name, suffix=suffix)


def demand_folder(path: Path) -> None:
    """Raise ``BadInput`` if there is no folder for ``path``; before work that takes its time."""
    if not path.parent.is_dir():
        raise BadInput("There is no folder {folder}; make it first.", folder=path.parent)


def write_atomically(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``.

    Raises ``BadInput`` if the folder or disk refuses it, or if a database lies there: it may
    be a workspace, whatever its name.
    """
    demand_folder(path)
    if path.is_dir():
        raise BadInput("{path} is a folder; name a file.", path=path)
    if _is_database(path):
        raise BadInput("{path} is a database, perhaps a workspace, and was left as it is; "
                       "name another file.", path=path)
    fresh: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
        fresh = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        fresh.chmod(0o644)  # mkstemp gives 0600, but a map is made to be handed on
        fresh.replace(path)
    except OSError as error:
        if fresh is not None:
            fresh.unlink(missing_ok=True)
        raise BadInput(
            "{path} cannot be written: {problem}. Check the folder's permissions.",
            path=path, problem=error.strerror or type(error).__name__,
        ) from None


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False  # nothing there, or not to be read: the writing will tell

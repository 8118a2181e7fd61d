"""The file that keeps the traces of Half-Hour's own mistakes, for whoever mends them."""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from .version import version

#: A file that has grown beyond this is set aside as ``.old`` when the next trace comes.
_LARGE_BYTES = 1_000_000


def trace_file() -> Path:
    """Return ``halfhour.log`` in the folder the system has for a user's logs.

    Windows: ``%LOCALAPPDATA%``; macOS: ``~/Library/Logs``; elsewhere ``$XDG_STATE_HOME``,
    by default ``~/.local/state`` (XDG Base Directory Specification).
    """
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Logs"
    else:
        base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(base) / "halfhour" / "halfhour.log"


def keep_trace(command: str, error: BaseException) -> Path | None:
    """Append the trace of ``error``; return the file, or None if it cannot be written.

    Nothing but the trace is kept: no parameters, no rows.
    """
    when = datetime.now(UTC).isoformat(timespec="seconds")
    entry = f"{when} halfhour {version()} {command}\n{''.join(traceback.format_exception(error))}\n"
    try:
        path = trace_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # nothing there yet, or another process is writing it
            if path.stat().st_size > _LARGE_BYTES:
                path.replace(path.with_suffix(".old"))
        # one write at the end: entries of processes that fail together do not mingle
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(descriptor, entry.encode("utf-8", "backslashreplace"))
        finally:
            os.close(descriptor)
    except (OSError, RuntimeError):  # RuntimeError: a user without a home
        return None
    return path

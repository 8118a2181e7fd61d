"""A read-only connection to the workspace.

The engine holds its WAL connection while a workspace is open, so reading never waits for
writing and never sees half a transaction.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, List, Tuple


def rows(workspace: str, sql: str, parameters: Tuple[Any, ...] = ()) -> List[Tuple[Any, ...]]:
    """Return all rows of a query. Raises ``sqlite3.Error`` if the file cannot be read."""
    uri = Path(workspace).absolute().as_uri() + "?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=0.2)) as connection:
        return connection.execute(sql, parameters).fetchall()


def has_table(workspace: str, table: str) -> bool:
    """Whether the file has a table: one not opened for writing since may lack a younger one."""
    return bool(rows(workspace, "SELECT 1 FROM sqlite_master WHERE name = ?", (table,)))


def words(text: Any) -> List[str]:
    """Split a text column that holds several values joined by ``;``."""
    return [part for part in str(text or "").split(";") if part]


def clock(minutes: Any) -> str:
    """Return minutes since midnight as ``HH:MM``, rounded to the minute; empty for None."""
    if minutes is None:
        return ""
    whole = round(float(minutes))
    return f"{whole // 60:02d}:{whole % 60:02d}"


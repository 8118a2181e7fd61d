"""The append-only event log: each line carries the hash of the line before it."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import UTC, datetime

GENESIS = "0" * 64


def line_hash(previous: str, seq: int, at: str, actor: str, command: str, summary: str) -> str:
    """Return the SHA-256 (hex) of one line, its fields joined by newlines.

    Newlines and backslashes inside a field are escaped first, so that no two
    different lines give the same bytes.
    """
    fields = [
        str(f).replace("\\", "\\\\").replace("\n", "\\n")
        for f in (previous, seq, at, actor, command, summary)
    ]
    return hashlib.sha256("\n".join(fields).encode("utf-8")).hexdigest()


def append(connection: sqlite3.Connection, actor: str, command: str, summary: str) -> None:
    """Append one line within the caller's transaction."""
    last = connection.execute(
        "SELECT seq, hash FROM event_log ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    seq, previous = (last[0] + 1, last[1]) if last else (1, GENESIS)
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    connection.execute(
        "INSERT INTO event_log (seq, at, actor, command, summary, previous, hash) "
        "VALUES (?,?,?,?,?,?,?)",
        (seq, at, actor, command, summary, previous,
         line_hash(previous, seq, at, actor, command, summary)),
    )


def first_broken_line(connection: sqlite3.Connection) -> int | None:
    """Return the ``seq`` of the first line that does not fit the chain, or None."""
    previous, expected = GENESIS, 1
    rows = connection.execute(
        "SELECT seq, at, actor, command, summary, previous, hash FROM event_log ORDER BY seq"
    )
    for seq, at, actor, command, summary, claimed_previous, claimed in rows:
        whole = line_hash(previous, seq, at, actor, command, summary)
        if seq != expected or claimed_previous != previous or claimed != whole:
            return int(expected)
        previous, expected = claimed, expected + 1
    return None

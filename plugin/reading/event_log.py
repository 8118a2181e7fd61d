"""The log of what was written into the workspace, by whatever program."""

from __future__ import annotations

from typing import List, NamedTuple

from .connection import rows


class Written(NamedTuple):
    """A line of the log: a command that has written, and its own short account."""

    seq: int
    hash: str
    command: str
    summary: str


#: Stands for what is known of a workspace before anything of its log was read.
NOTHING = Written(0, "", "", "")


def last(workspace: str) -> Written:
    """Return the newest line, :data:`NOTHING` of an empty log."""
    found = rows(workspace, "SELECT seq, hash, command, summary FROM event_log "
                            "ORDER BY seq DESC LIMIT 1")
    return Written(*found[0]) if found else NOTHING


def since(workspace: str, known: Written) -> List[Written]:
    """Return the lines after ``known``; all lines if it is no line of this log any more.

    The latter is so when another file has taken the workspace's place (a backup restored).
    """
    same = known == NOTHING or rows(
        workspace, "SELECT 1 FROM event_log WHERE seq = ? AND hash = ?", (known.seq, known.hash))
    found = rows(workspace, "SELECT seq, hash, command, summary FROM event_log "
                            "WHERE seq > ? ORDER BY seq", (known.seq if same else 0,))
    return [Written(*row) for row in found]

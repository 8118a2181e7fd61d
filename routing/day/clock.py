"""Clock times inside the planner are integer milliseconds since local midnight.

Minutes (``float``) appear only at the border to the workspace: a sum of milliseconds is
exact, and ``ms / 60000`` falls on the right side of every integer minute.
"""

from __future__ import annotations

MINUTE_MS = 60_000


def to_ms(minutes: float) -> int:
    """Return milliseconds of ``minutes``, rounded to the nearest."""
    return round(minutes * MINUTE_MS)


def to_min(ms: int) -> float:
    """Return minutes of ``ms``; :func:`to_ms` gives ``ms`` back."""
    return ms / MINUTE_MS


def hhmm(ms: int) -> str:
    """Return the clock time as people read it, cut to the minute."""
    minute = ms // MINUTE_MS
    return f"{minute // 60:02d}:{minute % 60:02d}"

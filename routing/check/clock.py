"""Clock times: minutes at rest, whole milliseconds when compared, ``HH:MM`` when told."""

from __future__ import annotations

MS_PER_MINUTE = 60_000


def to_ms(minute: float) -> int:
    """Return a clock time or duration of ``minute`` minutes in whole milliseconds."""
    return round(minute * MS_PER_MINUTE)


def told(minute: float) -> str:
    """Return minutes since midnight as ``HH:MM``, with seconds only where there are some."""
    seconds = round(minute * 60)
    hours, rest = divmod(seconds, 3600)
    text = f"{hours:02d}:{rest // 60:02d}"
    return text if rest % 60 == 0 else f"{text}:{rest % 60:02d}"


def span(open_min: float, close_min: float) -> str:
    """Return a window as ``HH:MM–HH:MM``."""
    return f"{told(open_min)}–{told(close_min)}"

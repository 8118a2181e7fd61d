"""Local time of the command centre: what its clocks show, without a time zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?")


def local_now(utc_offset_min: int) -> datetime:
    """Return the local date and time now."""
    return datetime.now(UTC).replace(tzinfo=None) + timedelta(minutes=utc_offset_min)


def moment_from(text: str) -> datetime:
    """Return the moment of ``YYYY-MM-DDTHH:MM``. Raises ``ValueError`` for anything else."""
    if not _MOMENT.fullmatch(text.strip()):
        raise ValueError(text)
    return datetime.fromisoformat(text.strip())

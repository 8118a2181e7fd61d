"""Days, moments and places as people write them: read, or refused in one sentence."""

from __future__ import annotations

from datetime import date, datetime

from shapely.geometry import Point

from ...data.drawn import point_from
from ...data.errors import BadInput
from ...data.local_time import local_now, moment_from
from ...data.settings import Settings


def day_from(text: str) -> date:
    """Return the day of ``YYYY-MM-DD``. Raises ``BadInput`` for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput("{text} is not a day; write YYYY-MM-DD.", text=text) from None


def day_meant(text: str | None, settings: Settings) -> date:
    """Return the day that was named, else today where the workspace is."""
    return day_from(text) if text else local_now(settings.utc_offset_min).date()


def moment_of(flag: str, text: str | None) -> datetime | None:
    """Return the local moment given for ``flag``, None for no text. Raises ``BadInput``."""
    if not text:
        return None
    try:
        return moment_from(text)
    except ValueError:
        raise BadInput("{flag} {text} is no time; write the local time as 2026-03-17T08:00.",
                       flag=flag, text=text) from None


def place_at(text: str) -> Point:
    """Return the place of ``--at LON,LAT`` in degrees. Raises ``BadInput``."""
    point = point_from(text)
    if point is None:
        raise BadInput("--at {text} is no place; write LON,LAT in degrees, e.g. 120.09,30.89.",
                       text=text)
    return point

"""The table ``closures``: which rows count at a moment, and which on a day of duty.

The definitions are those of docs/architecture.md, "Closure".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import shapely
from shapely.errors import GEOSException

from ...data.drawn import usable
from ...data.errors import BadInput
from ...data.local_time import moment_from
from ...data.records import RoadClosure
from ...data.settings import Settings
from .closures import Closure


def closure_of(row: RoadClosure) -> Closure:
    """Return the drawing and window of a row; its times are local, without a zone.

    Other programs write to the table as well: raises ``BadInput`` naming row and column.
    """
    return Closure(_drawing(row), _moment(row, "valid_from"), _moment(row, "valid_until"))


def in_force(rows: Iterable[RoadClosure], moment: datetime) -> list[RoadClosure]:
    """Return the closures in force at a local moment, as far as is known now, by id."""
    return _by_id(row for row in rows
                  if row.lifted_at is None and closure_of(row).holds_at(moment))


def counting_on(
    rows: Iterable[RoadClosure], day: date, settings: Settings, known_at: datetime | None = None
) -> list[RoadClosure]:
    """Return the closures that count for the whole duty day ``day``, by id.

    ``known_at`` (with a time zone): as they were known then; None: as they are known now.
    """
    first, last = duty_hours(day, settings)
    return _by_id(row for row in rows
                  if _known(row, known_at) and closure_of(row).touches(first, last))


def duty_hours(day: date, settings: Settings) -> tuple[datetime, datetime]:
    """Return the local begin and end of the duty hours of ``day``."""
    midnight = datetime.combine(day, time())
    return (midnight + timedelta(minutes=settings.duty_start_min),
            midnight + timedelta(minutes=settings.duty_end_min))


def _known(row: RoadClosure, known_at: datetime | None) -> bool:
    if known_at is None:
        return row.lifted_at is None
    return row.recorded_at <= known_at and (row.lifted_at is None or known_at < row.lifted_at)


def _by_id(rows: Iterable[RoadClosure]) -> list[RoadClosure]:
    return sorted(rows, key=lambda row: row.closure_id)


def _drawing(row: RoadClosure) -> shapely.Geometry:
    try:
        drawn = shapely.from_wkt(row.drawn)
    except GEOSException:
        drawn = None
    if drawn is None or not usable(drawn):
        raise BadInput("Table closures, row {row}: what was drawn cannot be read as WKT in "
                       "degrees; lift the closure with `halfhour close WORKSPACE --lift {row}` and "
                       "draw it anew.", row=row.closure_id)
    return drawn


def _moment(row: RoadClosure, column: str) -> datetime | None:
    text = getattr(row, column)
    if text is None:
        return None
    try:
        return moment_from(text)
    except ValueError:
        raise BadInput("Table closures, row {row}: {column} is {value}; write a local time such "
                       "as 2026-03-17T08:00.", row=row.closure_id, column=column,
                       value=text) from None

"""Trips really driven, by which the travel factor is calibrated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .table import table


@table("trips", key=("trip_id",))
@dataclass(frozen=True)
class Trip:
    """A drive from one place to another in ``minutes``; degrees in CGCS2000.

    ``depart_min`` is the minute of the day at which it began, where known.
    """

    trip_id: str
    from_lon: float
    from_lat: float
    to_lon: float
    to_lat: float
    minutes: float
    day: date | None
    depart_min: float | None
    vehicle_id: str | None

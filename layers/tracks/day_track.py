"""A crew's day as points in time and space, whatever file it ends in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from ...data.records import Crew, Leg, Stop
from ...data.settings import Settings
from ..shown_plan import ShownPlan

MS_PER_MIN = 60_000


@dataclass(frozen=True)
class TrackPoint:
    """A vertex of a drive: degrees (CGCS2000, taken for WGS 84) and the moment in UTC."""

    lon: float
    lat: float
    at: datetime


@dataclass(frozen=True)
class Waypoint:
    """A place where the crew stays: number of the visit (None for other stops) and its times."""

    lon: float
    lat: float
    name: str
    kind: str
    number: int | None
    arrive: datetime
    depart: datetime


@dataclass(frozen=True)
class DayTrack:
    """One crew: its waypoints in order of time, and one segment per drive."""

    crew_id: str
    name: str
    waypoints: list[Waypoint]
    segments: list[list[TrackPoint]]


def day_tracks(shown: ShownPlan, settings: Settings) -> list[DayTrack]:
    """Return the crews that drive, in the order of their ids."""
    midnight = datetime.combine(shown.plan.day, datetime.min.time(), UTC)
    midnight -= timedelta(minutes=settings.utc_offset_min)
    return [
        _track(crew, shown.stops.get(crew.crew_id, []), shown.legs[crew.crew_id], midnight)
        for crew in shown.crews
        if any(leg.travel_ms > 0 for leg in shown.legs.get(crew.crew_id, []))
    ]


def _track(crew: Crew, stops: list[Stop], legs: list[Leg], midnight: datetime) -> DayTrack:
    def moment(minutes: float) -> datetime:
        return midnight + timedelta(milliseconds=round(minutes * MS_PER_MIN))

    waypoints = []
    visits = 0
    for stop in stops:
        visits += stop.kind == "visit"
        waypoints.append(Waypoint(
            stop.geom.x, stop.geom.y, stop.label, stop.kind,
            visits if stop.kind == "visit" else None,
            moment(stop.arrive_min), moment(stop.depart_min),
        ))
    segments = [_segment(leg, moment(leg.depart_min)) for leg in legs if leg.travel_ms > 0]
    return DayTrack(crew.crew_id, crew.name, waypoints, segments)


def _segment(leg: Leg, start: datetime) -> list[TrackPoint]:
    """Spread the travel time evenly over the length; the true speeds vary along the way."""
    corners = list(leg.geom.coords)
    lengths = [0.0]
    for (x1, y1), (x2, y2) in pairwise(corners):
        # degrees do for shares of a length within one drive
        lengths.append(lengths[-1] + ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
    whole = lengths[-1] or 1.0
    return [
        TrackPoint(x, y, start + timedelta(milliseconds=round(leg.travel_ms * done / whole)))
        for (x, y), done in zip(corners, lengths, strict=True)
    ]

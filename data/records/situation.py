"""Results that are layers of their own (circles, reach), incidents, settings and the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shapely.geometry.base import BaseGeometry

from .table import table


@table("circles", key=("squad_id", "minutes"), geometry="MULTIPOLYGON")
@dataclass(frozen=True)
class Circle:
    """The ground a squad reaches within ``minutes`` of the call, turn-out included.

    ``squad_id`` ``*`` is the union over all squads.
    """

    squad_id: str
    name: str
    minutes: float
    area_km2: float
    geom: BaseGeometry


@table("cover_areas", key=("kind", "squad_id"), geometry="MULTIPOLYGON")
@dataclass(frozen=True)
class CoverArea:
    """Ground around roads by who may come there, and when; definitions: docs/architecture.md.

    ``kind``: ``first`` (within the standard ``squad_id`` is the first), ``once`` and ``twice``
    (at least one, two squads within the standard), and the bands ``certain``, ``borderline``
    and ``beyond``; of all but ``first`` the ``squad_id`` is ``*``. ``minutes`` is the standard,
    or the longest response of the band (None: no limit).
    """

    kind: str
    squad_id: str
    name: str
    minutes: float | None
    area_km2: float
    geom: BaseGeometry


@table("reach", key=("kind", "place_id"), geometry="POINT")
@dataclass(frozen=True)
class Reach:
    """The first lawful squad at a unit or enterprise, and its minutes (turn-out included).

    ``kind`` is ``unit`` or ``enterprise``; ``band`` is ``certain`` (≤ 25), ``borderline``
    (25–35), ``beyond`` (> 35) or ``unreachable``; ``inside`` says whether it is within
    the standard; ``missing_min`` how many minutes are missing, 0 if inside;
    ``second_min`` the minutes of the second squad.
    """

    kind: str
    place_id: str
    name: str
    district: str
    squad_id: str | None
    response_min: float | None
    second_min: float | None
    inside: bool
    missing_min: float | None
    band: str
    geom: BaseGeometry


@table("incidents", key=("incident_id",), geometry="POINT")
@dataclass(frozen=True)
class Incident:
    """A reported incident. Nothing about who reported it is ever stored here."""

    incident_id: str
    at: datetime
    grade: str
    title: str
    district: str | None
    unit_code: str | None
    geom: BaseGeometry


@table("settings", key=("key",))
@dataclass(frozen=True)
class Setting:
    """One setting of the workspace: its name and its JSON value."""

    key: str
    value: str


@table("event_log", key=("seq",))
@dataclass(frozen=True)
class Event:
    """One line of the append-only log; ``hash`` chains it to the line before."""

    seq: int
    at: datetime
    actor: str
    command: str
    summary: str
    previous: str
    hash: str

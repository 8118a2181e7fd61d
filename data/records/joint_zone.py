"""Cross-border joint enforcement: agreements, the shared boundary and the zone's two sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shapely.geometry.base import BaseGeometry

from .table import table


@table("agreements", key=("agreement_id",))
@dataclass(frozen=True)
class Agreement:
    """A memorandum between two districts. It gives authority only between its dates."""

    agreement_id: str
    name: str
    district_a: str
    district_b: str
    signed_on: date
    valid_from: date
    valid_to: date
    actions: tuple[str, ...]
    legal_basis: str
    contact_desk: str | None


@table("boundary_lines", key=("line_id",), geometry="MULTILINESTRING")
@dataclass(frozen=True)
class BoundaryLine:
    """The part of two districts' shared boundary that a zone lies along, in metres.

    ``length_m`` is measured in the 3° zone, ``ellipsoid_m`` on the ellipsoid. ``from_m`` to
    ``to_m`` is the part taken of ``whole_m``, counted from the line's start; ``agreed_m`` is
    the length the parties wrote down.
    """

    line_id: str
    district_a: str
    district_b: str
    length_m: float
    method: str
    geom: BaseGeometry
    ellipsoid_m: float | None = None
    whole_m: float | None = None
    from_m: float | None = None
    to_m: float | None = None
    tolerance_m: float | None = None
    agreed_m: float | None = None


@table("joint_zones", key=("zone_id", "district"), geometry="MULTIPOLYGON")
@dataclass(frozen=True)
class JointZoneSide:
    """One side of a joint zone: all of ``district`` within ``width_m`` of the line.

    ``ends`` says how the ends are cut (``flat`` or ``round``); ``area_km2`` is measured in
    the 3° zone, ``ellipsoid_km2`` on the ellipsoid. ``design`` is the wish behind it (JSON).
    Without an ``agreement_id`` a zone is a draft.
    """

    zone_id: str
    district: str
    name: str
    agreement_id: str
    line_id: str
    width_m: float
    ends: str
    area_km2: float
    geom: BaseGeometry
    ellipsoid_km2: float | None = None
    method_en: str | None = None
    method_zh: str | None = None
    design: str | None = None


@table("zone_extensions", key=("zone_id", "district", "kind", "object_id"),
       geometry="MULTIPOLYGON")
@dataclass(frozen=True)
class ZoneExtension:
    """What taking a whole park, road or water would add to a side; kept beside the zone.

    ``geom`` is the added ground within the district, None where the object could not be taken
    whole: ``reason_en``/``reason_zh`` say why.
    """

    zone_id: str
    district: str
    kind: str  # "park" | "road" | "water"
    object_id: str
    name: str
    area_km2: float
    reason_en: str | None
    reason_zh: str | None
    geom: BaseGeometry | None


@table("zone_enterprises", key=("zone_id", "enterprise_id"), geometry="POINT")
@dataclass(frozen=True)
class ZoneEnterprise:
    """An enterprise in a zone or within its positional error of it.

    ``side`` is the district it lies in; ``certainty`` is ``certain``, ``borderline`` (临界) or
    ``datum_doubtful`` (坐标系可疑). ``blind`` are codes of why it may be overlooked.
    """

    zone_id: str
    enterprise_id: str
    name: str
    side: str
    colour: str
    distance_m: float
    error_m: float
    inside: bool
    certainty: str
    blind: tuple[str, ...]
    geom: BaseGeometry


@table("rendezvous", key=("zone_id", "rank"), geometry="POINT")
@dataclass(frozen=True)
class Rendezvous:
    """A road node of a zone where both sides can meet, the best first.

    ``minutes_a``/``minutes_b`` are those of each side's first squad, turn-out included;
    ``later_min`` the greater of them.
    """

    zone_id: str
    rank: int
    node_id: int
    district: str
    road: str
    near: str
    squad_a: str
    minutes_a: float
    squad_b: str
    minutes_b: float
    later_min: float
    geom: BaseGeometry

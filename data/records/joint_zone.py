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


@table("boundary_lines", key=("line_id",), geometry="LINESTRING")
@dataclass(frozen=True)
class BoundaryLine:
    """The shared boundary of two districts, and its length in metres on the ground."""

    line_id: str
    district_a: str
    district_b: str
    length_m: float
    method: str
    geom: BaseGeometry


@table("joint_zones", key=("zone_id", "district"), geometry="POLYGON")
@dataclass(frozen=True)
class JointZoneSide:
    """One side of a joint zone: all of ``district`` within ``width_m`` of the line.

    ``ends`` says how the ends are cut (``flat`` or ``round``).
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

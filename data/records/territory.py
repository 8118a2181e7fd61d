"""Who is responsible where: districts, units, brigades, squads, posts, neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from .table import table


@table("districts", key=("district",), geometry="MULTIPOLYGON")
@dataclass(frozen=True)
class District:
    """A county-level district. ``own`` tells our city's districts from the neighbours'.

    ``district`` is the six-digit GB/T 2260 code, kept as text.
    """

    district: str
    name: str
    city: str
    province: str
    own: bool
    geom: BaseGeometry


@table("brigades", key=("brigade_id",), geometry="POINT")
@dataclass(frozen=True)
class Brigade:
    """A city or county enforcement brigade (执法队), the parent of squads."""

    brigade_id: str
    name: str
    level: str  # "city" | "county"
    district: str | None
    geom: BaseGeometry


@table("squads", key=("squad_id",), geometry="POINT")
@dataclass(frozen=True)
class Squad:
    """A township squad (中队): the home that fields crews.

    ``district`` is the county in whose territory its crews act; ``turnout_min``
    the minutes from call to wheels rolling (δ of the coverage definition).
    """

    squad_id: str
    name: str
    brigade_id: str
    district: str
    turnout_min: float
    phone: str | None
    geom: BaseGeometry


@table("units", key=("unit_code",), geometry="POINT")
@dataclass(frozen=True)
class Unit:
    """A township, street or park (乡镇/街道/园区): the demand points of coverage.

    ``unit_code`` is the nine-digit GB/T 10114 code, or a local code for parks.
    ``kind`` is ``town``, ``township``, ``street`` or ``park``. A unit of class A must be within
    reach of somebody at every minute at which it is with everybody at home.
    """

    unit_code: str
    name: str
    kind: str
    district: str
    brigade_id: str
    squad_id: str
    weight: float
    position: str  # where the point comes from: "geonames" | "generated" | "imported"
    geom: BaseGeometry
    class_a: bool | None = None


@table("posts", key=("post_id",), geometry="POINT")
@dataclass(frozen=True)
class Post:
    """A joint ecological police post (生态联勤警务站), usable as a stand-by point."""

    post_id: str
    name: str
    theme: str
    district: str
    unit_code: str | None
    geom: BaseGeometry


@table("neighbour_squads", key=("squad_id",), geometry="POINT")
@dataclass(frozen=True)
class NeighbourSquad:
    """A squad of a neighbouring district; it may act for us only under an agreement."""

    squad_id: str
    name: str
    district: str
    turnout_min: float
    geom: BaseGeometry


@table("waters", key=("name",), geometry="POLYGON")
@dataclass(frozen=True)
class Water:
    """A lake or wide river, drawn beneath everything else; nothing drives across it."""

    name: str
    geom: BaseGeometry

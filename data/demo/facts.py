"""The facts the demo city stands on, read from ``resources/demo``.

Each file names its source in its first line. What is invented there says so.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

LonLat = tuple[float, float]


@dataclass(frozen=True)
class Town:
    """A township, street, park or neighbouring town. ``rank`` 1–5 is the size of its streets."""

    code: str
    name: str
    district: str
    brigade: str
    rank: int
    lonlat: LonLat
    from_geonames: bool


@dataclass(frozen=True)
class DistrictFact:
    """A district's published name and area."""

    district: str
    name: str
    city: str
    province: str
    own: bool
    area_km2: float


@dataclass(frozen=True)
class BrigadeFact:
    """A brigade, the unit it sits in, and how many squads it has."""

    brigade_id: str
    name: str
    level: str
    district: str | None
    seat: str
    squads: int


@dataclass(frozen=True)
class PostFact:
    """A joint police post, placed by metres east and north of a unit."""

    post_id: str
    name: str
    theme: str
    unit_code: str
    east_m: float
    north_m: float


@dataclass(frozen=True)
class HighwayFact:
    """A named road: the towns it passes (codes) in order."""

    ref: str
    name: str
    kind: str
    via: tuple[str, ...]


@dataclass(frozen=True)
class ExpresswayFact:
    """An expressway: the points it passes (lon/lat) in order."""

    ref: str
    name: str
    via: tuple[LonLat, ...]


@dataclass(frozen=True)
class Facts:
    """Everything in ``resources/demo`` that the geography needs."""

    districts: tuple[DistrictFact, ...]
    townships: tuple[Town, ...]
    parks: tuple[Town, ...]
    neighbour_towns: tuple[Town, ...]
    neighbour_squads: tuple[str, ...]
    shared_km: dict[tuple[str, str], float]
    brigades: tuple[BrigadeFact, ...]
    posts: tuple[PostFact, ...]
    highways: tuple[HighwayFact, ...]
    expressways: tuple[ExpresswayFact, ...]

    @property
    def units(self) -> tuple[Town, ...]:
        """Townships and parks: the demand points."""
        return self.townships + self.parks

    @property
    def towns(self) -> tuple[Town, ...]:
        """Every place with streets: units first, then the neighbours' towns."""
        return self.units + self.neighbour_towns


@lru_cache(maxsize=1)
def load_facts() -> Facts:
    """Read all fact files."""
    neighbours = _rows("neighbour_towns.csv")
    return Facts(
        districts=tuple(
            DistrictFact(r["district"], r["name"], r["city"], r["province"],
                         r["own"] == "1", float(r["area_km2"]))
            for r in _rows("districts.csv")
        ),
        townships=tuple(_town(r) for r in _rows("townships.csv")),
        parks=tuple(_town(r) for r in _rows("parks.csv")),
        neighbour_towns=tuple(_town(r) for r in neighbours),
        neighbour_squads=tuple(r["code"] for r in neighbours if r["squad"] == "1"),
        shared_km={
            (r["district"], r["neighbour"]): float(r["length_km"])
            for r in _rows("shared_boundaries.csv")
        },
        brigades=tuple(
            BrigadeFact(r["brigade_id"], r["name"], r["level"], r["district"] or None,
                        r["seat"], int(r["squads"]))
            for r in _rows("brigades.csv")
        ),
        posts=tuple(
            PostFact(r["post_id"], r["name"], r["theme"], r["unit_code"],
                     float(r["east_m"]), float(r["north_m"]))
            for r in _rows("posts.csv")
        ),
        highways=tuple(
            HighwayFact(r["ref"], r["name"], r["kind"], tuple(r["via"].split()))
            for r in _rows("highways.csv")
        ),
        expressways=tuple(
            ExpresswayFact(r["ref"], r["name"], tuple(_lonlat(p) for p in r["via"].split("|")))
            for r in _rows("expressways.csv")
        ),
    )


def _rows(name: str) -> list[dict[str, str]]:
    root = __package__.split(".")[0]
    text = (resources.files(root) / "resources" / "demo" / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def _town(row: dict[str, str]) -> Town:
    return Town(
        code=row["code"],
        name=row["name"],
        district=row["district"],
        brigade=row.get("brigade", ""),
        rank=int(row.get("rank", "2")),
        lonlat=(float(row["lon"]), float(row["lat"])),
        from_geonames=bool(row.get("geonameid")),
    )


def _lonlat(text: str) -> LonLat:
    lon, lat = text.split()
    return float(lon), float(lat)

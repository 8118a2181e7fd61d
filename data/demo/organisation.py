"""Who sits where: brigades, squads, units, joint police posts and the neighbours' squads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from shapely.geometry import Point

from ..crs import to_lonlat, to_metric
from ..records import Brigade, NeighbourSquad, Post, Road, Squad, Unit
from .facts import Facts, Town
from .siting import choose_sites, drive_minutes
from .terrain import METRIC_EPSG, Terrain

_TURNOUT_MIN, _HILL_TURNOUT_MIN = 3.0, 4.0
_HILLY = 0.35  # from here on a squad takes longer to turn out
_KINDS = (("街道", "street"), ("镇", "town"), ("乡", "township"))
_SHORT_ENDINGS = ("街道", "镇", "乡")


@dataclass(frozen=True)
class Organisation:
    """The records of this module."""

    brigades: tuple[Brigade, ...]
    squads: tuple[Squad, ...]
    units: tuple[Unit, ...]
    posts: tuple[Post, ...]
    neighbour_squads: tuple[NeighbourSquad, ...]


def organise(facts: Facts, roads: Sequence[Road], seed: int) -> Organisation:
    """Place the squads and give every unit to its brigade and the brigade's nearest squad."""
    terrain = Terrain(seed)
    by_code = {t.code: t for t in facts.units}
    minutes = drive_minutes(roads, np.array([t.lonlat for t in facts.units]))
    squads: list[Squad] = []
    home: dict[str, str] = {}
    for brigade in facts.brigades:
        own = [k for k, t in enumerate(facts.units) if t.brigade == brigade.brigade_id]
        between = minutes[np.ix_(own, own)]
        rank = np.array([facts.units[k].rank for k in own], dtype=float)
        sites = choose_sites(between, rank**2, brigade.squads)
        here = [
            _squad(facts.units[own[site]], brigade.brigade_id, number, terrain)
            for number, site in enumerate(sites, start=1)
        ]
        squads += here
        for column, k in enumerate(own):
            home[facts.units[k].code] = here[int(between[sites, column].argmin())].squad_id
    return Organisation(
        brigades=tuple(
            Brigade(b.brigade_id, b.name, b.level, b.district,
                    _near(by_code[b.seat].lonlat, -260.0, -180.0))
            for b in facts.brigades
        ),
        squads=tuple(squads),
        units=tuple(_unit(t, home[t.code]) for t in facts.units),
        posts=tuple(
            Post(p.post_id, f"{p.name}(演示)", p.theme, by_code[p.unit_code].district,
                 p.unit_code, _near(by_code[p.unit_code].lonlat, p.east_m, p.north_m))
            for p in facts.posts
        ),
        neighbour_squads=tuple(_neighbour_squad(facts, code) for code in facts.neighbour_squads),
    )


def _squad(town: Town, brigade_id: str, number: int, terrain: Terrain) -> Squad:
    geom = _near(town.lonlat, 240.0, 150.0)
    hill = terrain.hilliness(to_metric(np.array([town.lonlat]), METRIC_EPSG))[0]
    return Squad(
        squad_id=f"S{brigade_id}-{number:02d}",
        name=f"{_short(town.name)}中队",
        brigade_id=brigade_id,
        district=town.district,
        turnout_min=_HILL_TURNOUT_MIN if hill > _HILLY else _TURNOUT_MIN,
        phone=None,
        geom=geom,
    )


def _unit(town: Town, squad_id: str) -> Unit:
    kind = "park"
    if "P" not in town.code:
        kind = next(kind for ending, kind in _KINDS if town.name.endswith(ending))
    return Unit(
        unit_code=town.code,
        name=town.name,
        kind=kind,
        district=town.district,
        brigade_id=town.brigade,
        squad_id=squad_id,
        weight=1.0,
        position="geonames" if town.from_geonames else "generated",
        geom=Point(town.lonlat),
    )


def _neighbour_squad(facts: Facts, code: str) -> NeighbourSquad:
    town = next(t for t in facts.neighbour_towns if t.code == code)
    district = next(d for d in facts.districts if d.district == town.district)
    return NeighbourSquad(
        squad_id=f"N{code}",
        name=f"{district.name.rstrip('区市县')}{_short(town.name)}中队(演示)",
        district=town.district,
        turnout_min=_TURNOUT_MIN,
        geom=_near(town.lonlat, 240.0, 150.0),
    )


def _short(name: str) -> str:
    name = name.removesuffix("(演示)").removesuffix("园区")
    for ending in _SHORT_ENDINGS:
        name = name.removesuffix(ending)
    return name


def _near(lonlat: tuple[float, float], east_m: float, north_m: float) -> Point:
    """Return the point so many metres east and north of ``lonlat``, to 7 decimals."""
    moved = to_metric(np.array([lonlat]), METRIC_EPSG) + np.array([east_m, north_m])
    lon, lat = np.round(to_lonlat(moved, METRIC_EPSG)[0], 7)
    return Point(float(lon), float(lat))

"""The geography of the demo city: real names, codes, town points and areas; the rest invented.

Same seed, same records. Borders are drawings, not borders (示意,非真实界线).
"""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely.geometry import Polygon

from ..crs import geometry_to_lonlat
from ..records import (
    Agreement,
    BoundaryLine,
    Brigade,
    District,
    JointZoneSide,
    NeighbourSquad,
    Post,
    Road,
    Squad,
    Unit,
)
from .facts import Facts, load_facts
from .joint_zone import agreement, boundary_line, zone_sides
from .organisation import organise
from .outline import Outlines, draw_outlines
from .partition import make_mosaic
from .road_network import build_roads
from .terrain import METRIC_EPSG


@dataclass(frozen=True)
class Geography:
    """All geographic records of the demo city, lon/lat EPSG:4490; ``lake`` is Tai Lake."""

    districts: tuple[District, ...]
    brigades: tuple[Brigade, ...]
    squads: tuple[Squad, ...]
    units: tuple[Unit, ...]
    posts: tuple[Post, ...]
    neighbour_squads: tuple[NeighbourSquad, ...]
    agreements: tuple[Agreement, ...]
    boundary_lines: tuple[BoundaryLine, ...]
    joint_zones: tuple[JointZoneSide, ...]
    roads: tuple[Road, ...]
    lake: Polygon


def build_geography(seed: int) -> Geography:
    """Build the demo city from ``seed``. About ten seconds on one core."""
    facts = load_facts()
    outlines = draw_outlines(make_mosaic(facts, seed))
    own = [outlines.districts[d.district] for d in facts.districts if d.own]
    land = shapely.union_all(list(outlines.districts.values()))
    roads = build_roads(facts, shapely.union_all(own), land, outlines.lake, seed)
    organisation = organise(facts, roads, seed)
    return Geography(
        districts=_districts(facts, outlines),
        brigades=organisation.brigades,
        squads=organisation.squads,
        units=organisation.units,
        posts=organisation.posts,
        neighbour_squads=organisation.neighbour_squads,
        agreements=(agreement(),),
        boundary_lines=(boundary_line(outlines.border),),
        joint_zones=zone_sides(outlines),
        roads=roads,
        lake=geometry_to_lonlat(outlines.lake, METRIC_EPSG),
    )


def _districts(facts: Facts, outlines: Outlines) -> tuple[District, ...]:
    return tuple(
        District(
            district=d.district,
            name=d.name,
            city=d.city,
            province=d.province,
            own=d.own,
            geom=geometry_to_lonlat(outlines.districts[d.district], METRIC_EPSG),
        )
        for d in facts.districts
    )

"""How each layer of the tree is drawn: ``STYLES[key](layer, look)``."""

from __future__ import annotations

from typing import Callable, Dict

from qgis.core import QgsVectorLayer

from ..look import Look
from . import (
    circles,
    closures,
    cover_areas,
    enterprises,
    forces,
    gaps,
    incidents,
    joint_zones,
    positions,
    roads,
    routes,
    territory,
    uncovered,
)

Style = Callable[[QgsVectorLayer, Look], None]

STYLES: Dict[str, Style] = {
    "boundary_lines": joint_zones.boundary,
    "brigades": forces.brigades,
    "circles": circles.union,
    "closures": closures.closures,
    "cover_bands": cover_areas.bands,
    "cover_first": cover_areas.first,
    "cover_squads": cover_areas.squads_in_time,
    "crews": routes.crews,
    "crews_at_stops": positions.at_stops,
    "crews_driving": positions.driving,
    "districts": territory.districts,
    "enterprises": enterprises.enterprises,
    "gaps": gaps.gaps,
    "incidents": incidents.incidents,
    "joint_zones": joint_zones.sides,
    "neighbour_squads": forces.neighbours,
    "posts": forces.posts,
    "rendezvous": joint_zones.rendezvous,
    "roads": roads.roads,
    "routes": routes.routes,
    "squad_circles": circles.by_squad,
    "squads": forces.squads,
    "stops": routes.stops,
    "units": territory.units,
    "units_uncovered": uncovered.units,
    "unserved": routes.unserved,
    "waters": territory.waters,
    "zone_enterprises": joint_zones.enterprises,
    "zone_extensions": joint_zones.extensions,
}

#: Styles that follow the shown plan: they name its crews.
OF_PLAN = ("routes",)

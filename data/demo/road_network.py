"""The road network of the demo: mesh and expressways turned into ``Road`` records."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ..crs import geometry_to_metric, to_lonlat
from ..records import Road
from .expressway import build_expressways
from .facts import Facts
from .road_classes import CLASSES, UNBUILT, build_main_roads
from .road_shape import relax_main_roads, shape_streets
from .settlement import lay_junctions
from .slivers import slivers
from .street_mesh import weave_mesh
from .terrain import METRIC_EPSG, Terrain

#: Free-flow speeds on the plain, km/h, by OSM highway class.
SPEED_KMH = {
    "motorway": 100.0, "motorway_link": 40.0, "trunk": 65.0, "primary": 58.0,
    "secondary": 50.0, "tertiary": 42.0, "unclassified": 32.0, "residential": 25.0,
}
_HILL_LOSS = 0.4  # share of the speed lost on the hilliest ground
_STRIP_M = 12_500.0  # how far the roads go on beyond the city


def build_roads(
    facts: Facts,
    city: BaseGeometry,
    land: BaseGeometry,
    lake: BaseGeometry,
    seed: int,
) -> tuple[Road, ...]:
    """Build the roads of the city and of ``_STRIP_M`` of ``land`` around it.

    ``city``, ``land`` and ``lake`` are polygons in EPSG:4549. The network is strongly
    connected; lengths are measured in EPSG:4549 on the geometry as it is stored.
    """
    rng = np.random.default_rng(seed)
    terrain = Terrain(seed)
    strip = land.intersection(city.buffer(_STRIP_M))
    junctions = lay_junctions(facts.towns, city, strip, lake, terrain, rng)
    mesh = weave_mesh(junctions, lake, terrain, rng)
    main = build_main_roads(mesh, facts)
    links = build_expressways(facts, mesh, main)

    main.level[slivers(mesh, main.level)] = UNBUILT
    built = main.level != UNBUILT
    ends, level, hill = mesh.ends[built], main.level[built], mesh.hill[built]
    held = (mesh.junctions.settlement >= 0) & (mesh.junctions.settlement < len(facts.towns))
    held[[end for pair in links.ends for end in pair if end < len(held)]] = True
    xy = relax_main_roads(mesh.junctions.xy, ends, level, held)
    shapes = shape_streets(xy, ends, level, hill, mesh.street[built], lake, rng)
    kinds = [CLASSES[k] for k in level] + links.kinds
    speed = np.array([SPEED_KMH[k] for k in kinds])
    speed[: len(hill)] *= 1.0 - _HILL_LOSS * hill
    names = [main.name[k] for k in np.flatnonzero(built)] + list(links.names)
    return _records(
        np.vstack([ends, np.array(links.ends)]), shapes + links.shapes, kinds, names,
        np.round(speed), [False] * len(ends) + links.oneway,
    )


def _records(
    ends: NDArray[np.int64],
    shapes: list[NDArray[np.float64]],
    kinds: list[str],
    names: list[str | None],
    speed: NDArray[np.float64],
    oneway: list[bool],
) -> tuple[Road, ...]:
    counts = np.array([len(s) for s in shapes])
    lonlat = np.round(to_lonlat(np.vstack(shapes), METRIC_EPSG), 7)
    lines = shapely.linestrings(lonlat, indices=np.repeat(np.arange(len(shapes)), counts))
    length = shapely.length(geometry_to_metric(lines, METRIC_EPSG))
    return tuple(
        Road(
            road_id=k + 1,
            from_node=int(ends[k, 0]) + 1,
            to_node=int(ends[k, 1]) + 1,
            length_m=float(length[k]),
            speed_kmh=float(speed[k]),
            oneway=bool(oneway[k]),
            kind=kinds[k],
            name=names[k],
            geom=lines[k],
        )
        for k in range(len(shapes))
    )

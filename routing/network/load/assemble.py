"""From links to road records: one metric CRS, one strongly connected part, one report."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ....data.crs import geometry_to_metric, metric_epsg
from ....data.errors import BadInput
from ....data.records import Road
from .connectivity import in_largest_part
from .link import Found, Link, both
from .report import LoadReport

OSM_ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0"
_CHINA = (73.5, 3.0, 136.5, 54.0)


@dataclass(frozen=True)
class LoadedRoads:
    """Roads ready to be stored, the report on them, and the CRS their lengths are in."""

    roads: tuple[Road, ...]
    report: LoadReport
    metric_epsg: int


def assemble(found: Found, *, source: str, sha256: str, format_: str) -> LoadedRoads:
    """Keep the largest strongly connected part of ``found`` and number its roads from 1.

    Lengths are measured in the metric CRS of the data's centre. Raises ``BadInput`` if
    there is no drivable road, or if the coordinates are no degrees.
    """
    links = sorted((li for li in found.links if not _is_a_point(li)), key=_by_place)
    if not links:
        raise BadInput(
            "{file} holds no road that a car may use; choose a file with drivable roads.",
            file=source,
        )
    lines = np.array([shapely.LineString(link.lonlat) for link in links], dtype=object)
    west, south, east, north = (float(v) for v in shapely.total_bounds(lines))
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise BadInput(
            "{file} has coordinates that are no longitudes and latitudes in degrees; "
            "state its coordinate system.",
            file=source,
        )
    epsg = metric_epsg((west + east) / 2, (south + north) / 2)
    length_m = shapely.length(geometry_to_metric(lines, epsg))
    keep, dropped_nodes = in_largest_part(links)
    kept = np.flatnonzero(keep)
    roads = tuple(
        Road(number, links[i].tail, links[i].head, float(length_m[i]), links[i].speed_kmh,
             links[i].oneway, links[i].kind, links[i].name, lines[i])
        for number, i in enumerate(kept, start=1)
    )
    bounds = shapely.total_bounds(lines[kept])
    report = LoadReport(
        source=source,
        sha256=sha256,
        format=format_,
        attribution=found.attribution,
        metric_epsg=epsg,
        nodes=len({n for r in roads for n in (r.from_node, r.to_node)}),
        links=len(roads),
        km=round(float(length_m[kept].sum()) / 1000, 3),
        bbox=tuple(round(float(v), 7) for v in bounds),  # type: ignore[arg-type]
        dropped_nodes=dropped_nodes,
        dropped_links=len(links) - len(roads),
        dropped_km=round(float(length_m[~keep].sum()) / 1000, 3),
        clipped_ways=found.clipped_ways,
        missing_nodes=found.missing_nodes,
        skipped_links=found.skipped_links,
        assumed_class_links=sum(not links[i].class_stated for i in kept),
        assumed_speed_links=sum(not links[i].speed_stated for i in kept),
        columns=found.columns,
        notes=found.notes + _datum_note(format_, west, south, east, north),
    )
    return LoadedRoads(roads, report, epsg)


def _datum_note(
    format_: str, west: float, south: float, east: float, north: float
) -> tuple[dict[str, str], ...]:
    """Warn of files from China whose coordinates may be GCJ-02 under the name of WGS 84."""
    lon, lat = (west + east) / 2, (south + north) / 2
    inside = _CHINA[0] <= lon <= _CHINA[2] and _CHINA[1] <= lat <= _CHINA[3]
    if format_ in ("osm", "place") or not inside:
        return ()
    return (both("Datum unverified: the coordinates are taken as they stand, not converted."),)


def _is_a_point(link: Link) -> bool:
    return link.tail == link.head and bool((link.lonlat == link.lonlat[0]).all())


def _by_place(link: Link) -> tuple[object, ...]:
    """Sort key independent of the order in the file; the coordinates break ties."""
    return (link.tail, link.head, link.oneway, len(link.lonlat), link.lonlat.tolist())

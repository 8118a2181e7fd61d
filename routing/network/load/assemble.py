"""From links to road records: one metric CRS, one strongly connected part, one report."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ....data.crs import geometry_to_metric, metric_epsg
from ....data.errors import BadInput
from ....data.records import Road, TurnRestriction
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
    turns: tuple[TurnRestriction, ...] = ()


def assemble(found: Found, *, source: str, sha256: str, format_: str) -> LoadedRoads:
    """Keep the largest strongly connected part of ``found`` and number its roads from 1.

    Lengths are measured in the metric CRS of the data's centre. Raises ``BadInput`` if
    there is no drivable road, or if the coordinates are no degrees.
    """
    order = sorted((i for i, link in enumerate(found.links) if not _is_a_point(link)),
                   key=lambda i: _by_place(found.links[i]))
    links = [found.links[i] for i in order]
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
    turns = _restrictions(found, {order[i]: n for n, i in enumerate(kept, start=1)})
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
        turn_restrictions=len(turns),
        notes=(*found.notes, *_turn_note(found, len(turns)),
               *_datum_note(format_, west, south, east, north)),
    )
    return LoadedRoads(roads, report, epsg, turns)


def _restrictions(found: Found, road_of: dict[int, int]) -> tuple[TurnRestriction, ...]:
    """Return the turn restrictions of which all roads are kept, in an order of their own."""
    rows = sorted({
        (tuple(road_of[i] for i in turn.links), turn.nodes, turn.only, turn.source)
        for turn in found.turns if all(i in road_of for i in turn.links)
    })
    return tuple(
        TurnRestriction(number, only, tuple(map(str, roads)), tuple(map(str, nodes)), source)
        for number, (roads, nodes, only, source) in enumerate(rows, start=1)
    )


def _turn_note(found: Found, applied: int) -> tuple[dict[str, str], ...]:
    """Say how many turn restrictions there are and which of them bind nobody."""
    left_out = found.turns_left_out + len(found.turns) - applied
    if not (applied or left_out or found.turns_odd):
        return ()
    return (both(
        "{applied} turn restrictions of the source are applied; {left_out} concern roads that are "
        "not in the network or not driven that way, {odd} were not understood.",
        applied=applied, left_out=left_out, odd=found.turns_odd,
    ),)


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

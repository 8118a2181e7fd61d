"""A zone in tables: numbered points, and areas with the method behind them."""

from __future__ import annotations

from dataclasses import dataclass

from ...data.records import District
from ...protocol.coordinate_note import coordinate_note
from ...protocol.language import say
from ...routing.zones.boundary_points import (
    PointTable,
    degrees_minutes_seconds,
    numbered_points,
)
from ...routing.zones.stored import StoredZone

#: Prefix of the numbers of the boundary's own points (界点), and of both sides' outlines.
LINE_PREFIX = "J"
SIDE_PREFIXES = ("A", "B")


@dataclass(frozen=True)
class Table:
    """A table for paper or workbook; cells are texts or numbers."""

    title: str
    header: list[str]
    rows: list[list[str | int | float]]
    note: str = ""


def line_points(zone: StoredZone) -> PointTable:
    """Return the numbered points of the boundary line."""
    return numbered_points(zone.line.geom, zone.epsg, LINE_PREFIX)


def point_table(points: PointTable, title: str, epsg: int, language: str) -> Table:
    """Return points with latitude, longitude and plane coordinates to the metre."""
    header = [say(word, language) for word in
              ("Point", "Latitude B", "Longitude L", "Northing X (m)", "Easting Y (m)")]
    rows: list[list[str | int | float]] = [
        [p.number, degrees_minutes_seconds(p.lat), degrees_minutes_seconds(p.lon), p.north, p.east]
        for p in points.points]
    note = say("{note}; no point of the line is more than {within:g} m off these.", language,
               note=coordinate_note(epsg, language), within=points.within_m)
    return Table(title, header, rows, note)


def area_table(zone: StoredZone, districts: list[District], language: str) -> Table:
    """Return both sides and their sum, with width, ends, area and method."""
    names = {d.district: d.name for d in districts}
    ends = {"flat": say("flat ends", language), "round": say("round ends", language)}
    rows: list[list[str | int | float]] = []
    for side in zone.sides:
        method = side.method_zh if language.startswith("zh") else side.method_en
        rows.append([names.get(side.district, side.district), round(side.width_m),
                     ends[side.ends], f"{side.area_km2:.3f}",
                     "–" if side.ellipsoid_km2 is None else f"{side.ellipsoid_km2:.3f}",
                     method or "–"])
    total = sum(s.area_km2 for s in zone.sides)
    whole = [s.ellipsoid_km2 for s in zone.sides]
    rows.append([say("Sum", language), "", "", f"{total:.3f}",
                 "–" if None in whole else f"{sum(x or 0.0 for x in whole):.3f}", ""])
    header = [say(word, language) for word in
              ("Side", "Width (m)", "Ends", "Area in the zone (km²)",
               "Area on the ellipsoid (km²)", "Method")]
    return Table(say("Areas and method", language), header, rows)


def zone_tables(zone: StoredZone, districts: list[District], language: str) -> list[Table]:
    """Return what both parties get: boundary points, both outlines, areas."""
    names = {d.district: d.name for d in districts}
    tables = [point_table(line_points(zone), say("Boundary points", language), zone.epsg, language)]
    for side, prefix in zip(zone.sides, SIDE_PREFIXES, strict=True):
        title = say("Outline {side}", language, side=names.get(side.district, side.district))
        tables.append(point_table(numbered_points(side.geom, zone.epsg, prefix), title, zone.epsg,
                                  language))
    return [*tables, area_table(zone, districts, language)]

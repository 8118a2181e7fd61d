"""What is written on every map: title, clock times, attribution, coordinate note, stamps."""

from __future__ import annotations

import json
from typing import Any

from ..protocol.language import CHINESE, ENGLISH, say
from .situation import Situation

DEMO_STAMP = "Demo data · schematic, not the real boundaries"
INTERNAL_STAMP = "Internal working map, not to be published without review"


def both(template: str, **params: Any) -> tuple[str, str]:
    """Return a catalogue sentence in Chinese and in English."""
    return say(template, CHINESE, **params), say(template, ENGLISH, **params)


def clock(minutes: float) -> str:
    """Return minutes since midnight as HH:MM, rounded to the whole minute.

    >>> clock(510.4)
    '08:30'
    """
    whole = round(minutes)
    return f"{whole // 60:02d}:{whole % 60:02d}"


def title(situation: Situation) -> tuple[str, str]:
    """Return the map's title in Chinese and English."""
    settings = situation.settings
    if settings.city:
        return both("{city} half-hour response situation map", city=settings.city)
    return both("Half-hour response situation map")


def coordinate_note(epsg: int) -> tuple[str, str]:
    """Name the metric coordinate system in Chinese and English, as map sheets do."""
    if 4534 <= epsg <= 4554:
        meridian = 75 + 3 * (epsg - 4534)
        return both("CGCS2000, 3-degree zone {meridian}°E (EPSG:{epsg})",
                    meridian=meridian, epsg=epsg)
    return both("Coordinate system EPSG:{epsg}", epsg=epsg)


def attribution(situation: Situation) -> list[str]:
    """Return the sources to be named: the workspace's own words, OSM, GeoNames."""
    lines = [situation.settings.attribution] if situation.settings.attribution else []
    if _roads_from_osm(situation) and not any("OpenStreetMap" in line for line in lines):
        lines.append("© OpenStreetMap contributors (ODbL 1.0)")
    if any(u.position == "geonames" for u in situation.units) and not any(
        "GeoNames" in line for line in lines
    ):
        lines.append("GeoNames (CC BY 4.0)")
    return lines


def _roads_from_osm(situation: Situation) -> bool:
    text = situation.settings.roads
    try:
        report = json.loads(text) if text else {}
    except ValueError:
        report = {}
    if not isinstance(report, dict):
        return False
    words = json.dumps(report, ensure_ascii=False).lower()
    return any(word in words for word in ("openstreetmap", ".osm", "graphml", "overpass"))

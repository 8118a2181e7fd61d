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
    """Return the sources to be named: the workspace's own words, the roads', GeoNames."""
    lines = [situation.settings.attribution, _roads_attribution(situation.settings.roads)]
    if any(unit.position == "geonames" for unit in situation.units):
        lines.append("GeoNames (CC BY 4.0)")
    named: list[str] = []
    for line in filter(None, lines):
        source = line.split(" (")[0]
        if not any(source in earlier for earlier in named):
            named.append(line)
    return named


def _roads_attribution(report: str) -> str:
    """Return what the road file's load report asks to be named, if anything."""
    try:
        found = json.loads(report) if report else {}
    except ValueError:
        return ""
    return str(found.get("attribution") or "") if isinstance(found, dict) else ""

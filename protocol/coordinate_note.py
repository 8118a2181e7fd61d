"""The coordinate-system note of a map sheet."""

from __future__ import annotations

from .language import say


def coordinate_note(metric_epsg: int, language: str) -> str:
    """Name the metric coordinate system as map sheets do, e.g. 2000国家大地坐标系 3°带 120°E."""
    if 4534 <= metric_epsg <= 4554:
        return say("CGCS2000, 3-degree zone {meridian}°E (EPSG:{epsg})", language,
                   meridian=75 + 3 * (metric_epsg - 4534), epsg=metric_epsg)
    return say("Coordinate system EPSG:{epsg}", language, epsg=metric_epsg)

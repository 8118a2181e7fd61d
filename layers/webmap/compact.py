"""Geometry as short integer lists: 1e-5 degrees (about a metre), each a step from the last.

The page's ``HalfHour.line`` is the inverse. GeoJSON would be four times as long.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

SCALE = 100_000


def line(lonlat: NDArray[np.float64]) -> list[int]:
    """Encode (n, 2) lon/lat as ``[lon, lat, dlon, dlat, …]``; repeated points are dropped."""
    whole = np.rint(np.asarray(lonlat, dtype=float) * SCALE).astype(np.int64)
    steps = np.diff(whole, axis=0)
    moved = steps.any(axis=1)
    if not moved.any():
        moved[:1] = True  # a line of one place is still a line
    rows: list[int] = np.vstack([whole[:1], steps[moved]]).ravel().tolist()
    return rows


def lines(geom: BaseGeometry | None) -> list[list[int]]:
    """Encode every line of a (multi)line; empty for none."""
    parts = shapely.get_parts([geom]) if geom is not None else []
    return [line(shapely.get_coordinates(part)) for part in parts if not part.is_empty]


def polygons(geom: BaseGeometry | None) -> list[list[list[int]]]:
    """Encode every polygon of a (multi)polygon as its rings, the outer one first."""
    parts = shapely.get_parts([geom]) if geom is not None else []
    return [
        [line(shapely.get_coordinates(ring)) for ring in (part.exterior, *part.interiors)]
        for part in parts
        if part.geom_type == "Polygon" and not part.is_empty
    ]


def point(geom: BaseGeometry) -> list[float]:
    """Return [lat, lon] as Leaflet wants it, to 0.1 m."""
    return [round(float(geom.y), 6), round(float(geom.x), 6)]  # type: ignore[attr-defined]

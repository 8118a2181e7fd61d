"""What people draw, a point, line or polygon: as ``LON,LAT``, WKT, GeoJSON or a map file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import shapely
from shapely.errors import GEOSException
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from .errors import BadInput

_LONLAT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,,]\s*(-?\d+(?:\.\d+)?)\s*")
_WKT = re.compile(r"\s*(MULTI)?(POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION)\b", re.IGNORECASE)


def is_text(value: str) -> bool:
    """Whether ``value`` is a drawing itself (WKT, GeoJSON), not the name of a file."""
    return bool(_WKT.match(value)) or value.lstrip().startswith("{")


def point_from(text: str) -> Point | None:
    """Return the point of ``LON,LAT`` in degrees, None if it is none."""
    match = _LONLAT.fullmatch(text)
    if match is None or abs(float(match[1])) > 180 or abs(float(match[2])) > 90:
        return None
    return Point(float(match[1]), float(match[2]))


def shapes_from(value: str, kind: str, flag: str) -> BaseGeometry:
    """Return the lines or polygons of a text or map file, in lon/lat, as one geometry.

    ``kind`` is ``LineString`` or ``Polygon``, ``flag`` the option that ``value`` was given
    for. Raises ``BadInput`` if it cannot be read, holds anything else, or crosses itself.
    """
    found = _from_text(value, flag) if is_text(value) else _from_file(value, flag)
    parts = [part for geom in found for part in shapely.get_parts(geom) if not part.is_empty]
    if not parts:
        raise BadInput("{flag} {value} holds no geometry.", flag=flag, value=_short(value))
    for part in parts:
        if part.geom_type != kind:
            raise BadInput("{flag} {value} holds a {found}; draw a {kind}.", flag=flag,
                           value=_short(value), found=part.geom_type, kind=kind)
    drawn = parts[0] if len(parts) == 1 else _COLLECT[kind](parts)
    if not usable(drawn):
        raise BadInput("{flag} {value} cannot be used: it is not in degrees (lon/lat), or crosses "
                       "itself; draw it anew.", flag=flag, value=_short(value))
    return shapely.force_2d(drawn)


_COLLECT = {"LineString": shapely.MultiLineString, "Polygon": shapely.MultiPolygon}


def usable(drawn: BaseGeometry) -> bool:
    """Whether a drawing is not empty, lies in degrees and does not cross itself."""
    if drawn.is_empty:
        return False
    west, south, east, north = drawn.bounds
    in_degrees = west >= -180 and east <= 180 and south >= -90 and north <= 90
    return in_degrees and bool(drawn.is_valid)


def _from_text(text: str, flag: str) -> Iterable[BaseGeometry]:
    try:
        geojson = text.lstrip().startswith("{")
        return [shapely.from_geojson(text) if geojson else shapely.from_wkt(text)]
    except (GEOSException, ValueError):
        raise BadInput("{flag} {value} cannot be read; write WKT such as POLYGON ((120.1 30.8, "
                       "120.2 30.8, 120.2 30.9, 120.1 30.8)), or name a GeoJSON file.",
                       flag=flag, value=_short(text)) from None


def _from_file(name: str, flag: str) -> Iterable[BaseGeometry]:
    from .importing.read_layers import read_layers

    path = Path(name)
    if not path.is_file():
        raise BadInput("{flag}: there is no file {file}; name a GeoJSON file, or write WKT.",
                       flag=flag, file=_short(name))
    shapes = [geom for sheet in read_layers(path) for geom in sheet.geometries or ()]
    return [geom for geom in shapes if geom is not None and not geom.is_empty]


def _short(value: str) -> str:
    return value if len(value) <= 60 else value[:57] + "…"

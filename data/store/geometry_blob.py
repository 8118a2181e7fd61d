"""GeoPackage geometry blobs (GPKG 1.2 §2.1.3) and the SQL functions its R-trees need."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Callable

import shapely
from shapely.geometry.base import BaseGeometry

SRS_ID = 4490
_HEADER = struct.Struct("<2sBBi4d")
_POINT_HEADER = struct.Struct("<2sBBi")
_MAGIC = b"GP"
_LITTLE_XY = 0b00000011  # little endian, envelope of four doubles
_LITTLE_NONE = 0b00000001
_EMPTY = 0b00010000
_MULTI: dict[tuple[str, str], Callable[[list[BaseGeometry]], BaseGeometry]] = {
    ("Polygon", "MULTIPOLYGON"): shapely.MultiPolygon,
    ("LineString", "MULTILINESTRING"): shapely.MultiLineString,
}


def promoted(geom: BaseGeometry, kind: str) -> BaseGeometry:
    """Return a single geometry as the multi one that a table of ``kind`` holds, else as it is."""
    wrap = _MULTI.get((geom.geom_type, kind))
    return geom if wrap is None else wrap([geom])


def encode(geom: BaseGeometry) -> bytes:
    """Return the blob of a geometry in EPSG:4490, lon/lat. Points carry no envelope."""
    wkb: bytes = shapely.to_wkb(geom, byte_order=1, output_dimension=2)
    if geom.is_empty:
        return _POINT_HEADER.pack(_MAGIC, 0, _LITTLE_NONE | _EMPTY, SRS_ID) + wkb
    if geom.geom_type == "Point":
        return _POINT_HEADER.pack(_MAGIC, 0, _LITTLE_NONE, SRS_ID) + wkb
    minx, miny, maxx, maxy = geom.bounds
    return _HEADER.pack(_MAGIC, 0, _LITTLE_XY, SRS_ID, minx, maxx, miny, maxy) + wkb


def decode(blob: bytes) -> BaseGeometry:
    """Return the geometry of a blob. Raises ``ValueError`` if it is none."""
    if blob[:2] != _MAGIC:
        raise ValueError("not a GeoPackage geometry")
    envelope = (blob[3] >> 1) & 0b111
    return shapely.from_wkb(blob[8 + (0, 32, 48, 48, 64)[envelope] :])


def _bounds(blob: bytes) -> tuple[float, float, float, float] | None:
    if blob[3] & _EMPTY:
        return None
    if (blob[3] >> 1) & 0b111 == 1 and blob[3] & 1:
        minx, maxx, miny, maxy = struct.unpack_from("<4d", blob, 8)
        return minx, miny, maxx, maxy
    return decode(blob).bounds


def register_functions(connection: sqlite3.Connection) -> None:
    """Register ``ST_IsEmpty``, ``ST_MinX`` … ``ST_MaxY``; the R-tree triggers call them."""

    def edge(position: int) -> Callable[[bytes | None], float | None]:
        def value(blob: bytes | None) -> float | None:
            bounds = _bounds(blob) if blob else None
            return bounds[position] if bounds else None

        return value

    def is_empty(blob: bytes | None) -> int | None:
        return None if blob is None else int(_bounds(blob) is None)

    connection.create_function("ST_IsEmpty", 1, is_empty, deterministic=True)
    for name, position in (("ST_MinX", 0), ("ST_MinY", 1), ("ST_MaxX", 2), ("ST_MaxY", 3)):
        connection.create_function(name, 1, edge(position), deterministic=True)

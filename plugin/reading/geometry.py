"""GeoPackage geometry blobs as QGIS geometries."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsGeometry, QgsPointXY

_HEADER_BYTES = 8
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)  # GPKG 1.2 §2.1.3, by the flags' envelope code


def geometry(blob: Optional[bytes]) -> Optional[QgsGeometry]:
    """Return the geometry (lon/lat) of a blob, None for a missing one."""
    if not blob:
        return None
    found = QgsGeometry()
    found.fromWkb(blob[_HEADER_BYTES + _ENVELOPE_BYTES[(blob[3] >> 1) & 0b111]:])
    return found


def point(blob: Optional[bytes]) -> Optional[QgsPointXY]:
    """Return the point (lon, lat) of a blob, None for a missing one."""
    found = geometry(blob)
    return None if found is None or found.isEmpty() else found.asPoint()

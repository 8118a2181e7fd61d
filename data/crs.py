"""Coordinate systems: lon/lat EPSG:4490 at rest, metres in the zone of the data.

EPSG:4490 and the Gauss-Krüger zones are axis-inverted in PROJ, so every
transformer here is made with ``always_xy``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Geod, Transformer

AT_REST_EPSG = 4490
GEOD = Geod(ellps="GRS80")  # the ellipsoid of CGCS2000 to 0.1 mm


def metric_epsg(lon: float, lat: float) -> int:
    """Choose the metric CRS for data around ``lon``/``lat`` (degrees).

    Inside China's rectangle the 3° Gauss-Krüger zone of CGCS2000
    (4534 + (central meridian − 75)/3), elsewhere the UTM zone of WGS 84.
    """
    if 73.5 <= lon <= 136.5 and 3.0 <= lat <= 54.0:
        return 4534 + round((3 * round(lon / 3) - 75) / 3)
    zone = min(60, int((lon + 180) // 6) + 1)
    return (32600 if lat >= 0 else 32700) + zone


@lru_cache(maxsize=16)
def _transformer(source: int, target: int) -> Transformer:
    # 4490 is taken for WGS 84 outside China's zones: equal at map scale (product.md §2.1)
    return Transformer.from_crs(CRS.from_epsg(source), CRS.from_epsg(target), always_xy=True)


def to_metric(lonlat: NDArray[np.float64], epsg: int) -> NDArray[np.float64]:
    """Project ``lonlat`` of shape (n, 2), degrees, to (easting, northing) metres, (n, 2)."""
    lonlat = np.asarray(lonlat, dtype=float).reshape(-1, 2)
    x, y = _transformer(_geographic(epsg), epsg).transform(lonlat[:, 0], lonlat[:, 1])
    return np.column_stack([x, y])


def to_lonlat(xy: NDArray[np.float64], epsg: int) -> NDArray[np.float64]:
    """Inverse of :func:`to_metric`."""
    xy = np.asarray(xy, dtype=float).reshape(-1, 2)
    lon, lat = _transformer(epsg, _geographic(epsg)).transform(xy[:, 0], xy[:, 1])
    return np.column_stack([lon, lat])


def geometry_to_metric(geom: Any, epsg: int) -> Any:
    """Project a shapely geometry, or an array of them, to the metric CRS."""
    return shapely.transform(geom, lambda c: to_metric(c, epsg))


def geometry_to_lonlat(geom: Any, epsg: int) -> Any:
    """Inverse of :func:`geometry_to_metric`."""
    return shapely.transform(geom, lambda c: to_lonlat(c, epsg))


def _geographic(epsg: int) -> int:
    return AT_REST_EPSG if 4491 <= epsg <= 4554 else 4326

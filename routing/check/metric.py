"""Degrees to metres, as an outsider computes them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer

#: Distances that differ by less are equal (docs/architecture.md, "Place").
TIE_M = 1e-6

Projection = Callable[[NDArray[np.float64]], NDArray[np.float64]]


def to_metres(metric_epsg: int) -> Projection:
    """Return the function from lon/lat (n, 2) to metres (n, 2) of a metric CRS."""
    # x before y on both sides, whatever the axis order of the authority
    project = Transformer.from_crs(_geographic(metric_epsg), metric_epsg, always_xy=True)
    return lambda lonlat: np.column_stack(project.transform(lonlat[:, 0], lonlat[:, 1]))


def _geographic(metric_epsg: int) -> int:
    """CGCS2000 under its own zones; elsewhere its degrees are taken for those of WGS 84."""
    return 4490 if 4491 <= metric_epsg <= 4554 else 4326

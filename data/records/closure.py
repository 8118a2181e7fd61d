"""Closed roads: what somebody drew, when it holds, and the roads it takes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shapely.geometry.base import BaseGeometry

from .table import table


@table("closures", key=("closure_id",), geometry="MULTILINESTRING")
@dataclass(frozen=True)
class RoadClosure:
    """A road closure. What it closes is defined in docs/architecture.md, "Closure".

    ``drawn`` is the truth: WKT of the point, line or polygon, lon/lat EPSG:4490. ``geom`` is
    for maps, the roads it closes (a layer of one kind can be drawn and labelled by any GIS).
    The window is local time, ``YYYY-MM-DDTHH:MM``, from ``valid_from`` until before
    ``valid_until``; None is open-ended. A lifted closure stays, with the time it was lifted,
    because plans made before that were made under it.
    """

    closure_id: str
    reason: str
    valid_from: str | None
    valid_until: str | None
    source: str
    drawn: str
    recorded_at: datetime
    lifted_at: datetime | None
    geom: BaseGeometry

"""The road network at rest: one row per link between two junctions."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from .table import table


@table("roads", key=("road_id",), geometry="LINESTRING")
@dataclass(frozen=True)
class Road:
    """A drivable link from node ``from_node`` to ``to_node`` along ``geom``.

    The first vertex of ``geom`` is ``from_node``, the last ``to_node``.
    ``length_m`` is measured in the workspace's metric CRS, ``speed_kmh`` is the
    free-flow speed, before the travel factor. ``oneway``: drivable only from
    ``from_node`` to ``to_node``. ``kind`` is an OSM highway class.
    """

    road_id: int
    from_node: int
    to_node: int
    length_m: float
    speed_kmh: float
    oneway: bool
    kind: str
    name: str | None
    geom: BaseGeometry

"""The runtime graph as flat arrays and back, so that it need not be built from rows again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .build import arc_time_ms
from .graph import RoadGraph
from .road_lines import RoadLines
from .turn_graph import TurnGraph

#: Raise it when a change of code changes what is made of the same roads.
FLAT_VERSION = 2

_TURNS = tuple(TurnGraph.__dataclass_fields__)
_PREFIX = "turns_"
_KEPT = (
    "node_ids", "node_lonlat", "indptr", "arc_head", "arc_road", "arc_forward", "road_ids",
    "road_tail", "road_head", "road_length_m", "road_oneway",
)


def to_arrays(graph: RoadGraph, speed_kmh: NDArray[np.float64]) -> dict[str, NDArray[Any]]:
    """Return the arrays of ``graph``; ``speed_kmh`` (r,) in the order of its roads.

    Times are left out: they depend on the travel factor, the arrays on the roads alone.
    """
    arrays = {name: getattr(graph, name) for name in _KEPT}
    arrays |= {_PREFIX + name: getattr(graph.turns, name) for name in _TURNS}
    lines = graph.road_lines
    return {**arrays, "speed_kmh": speed_kmh, "vertices": lines.vertices,
            "first_vertex": lines.first}


def from_arrays(
    arrays: Mapping[str, NDArray[Any]], metric_epsg: int, travel_factor: float
) -> RoadGraph:
    """Inverse of :func:`to_arrays`, under a travel factor."""
    road_ms = arc_time_ms(arrays["road_length_m"], arrays["speed_kmh"], travel_factor)
    return RoadGraph(
        metric_epsg=metric_epsg, arc_ms=road_ms[arrays["arc_road"]], road_ms=road_ms,
        road_lines=RoadLines(arrays["vertices"], arrays["first_vertex"]),
        **{name: arrays[name] for name in _KEPT},
        turns=TurnGraph(**{name: arrays[_PREFIX + name] for name in _TURNS}),
    )

"""Times along a part of a road, in whole milliseconds. Definition: docs/architecture.md."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .graph import RoadGraph

#: Larger than any real travel time, small enough to be added without overflow.
NO_WAY_MS = 1 << 60


def from_tail_ms(
    graph: RoadGraph, road: NDArray[np.integer], fraction: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return ``round(ms * fraction)``: the time between the ``from`` node and the fraction."""
    return np.rint(graph.road_ms[road] * fraction).astype(np.int64)


def to_ends_ms(
    graph: RoadGraph, road: NDArray[np.integer], fraction: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the times from fractions to the ``from`` and to the ``to`` node of their roads."""
    part = from_tail_ms(graph, road, fraction)
    return np.where(graph.road_oneway[road], NO_WAY_MS, part), graph.road_ms[road] - part


def from_ends_ms(
    graph: RoadGraph, road: NDArray[np.integer], fraction: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the times to fractions from the ``from`` and from the ``to`` node."""
    part = from_tail_ms(graph, road, fraction)
    return part, np.where(graph.road_oneway[road], NO_WAY_MS, graph.road_ms[road] - part)


def between_ms(graph: RoadGraph, road: int, start: float, end: float) -> int:
    """Return the time along one road from fraction ``start`` to ``end``, or ``NO_WAY_MS``."""
    if graph.road_oneway[road] and end < start:
        return NO_WAY_MS
    ms = int(graph.road_ms[road])
    return abs(round(ms * end) - round(ms * start))

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
    """Return the times from fractions to the ``from`` and to the ``to`` node of their roads.

    A place 0 ms from a node is at the node: even a one-way road may be left there.
    """
    part = from_tail_ms(graph, road, fraction)
    barred = graph.road_oneway[road] & (part > 0)
    return np.where(barred, NO_WAY_MS, part), graph.road_ms[road] - part


def from_ends_ms(
    graph: RoadGraph, road: NDArray[np.integer], fraction: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the times to fractions from the ``from`` and from the ``to`` node.

    A place 0 ms from a node is at the node: even a one-way road may be entered there.
    """
    part = from_tail_ms(graph, road, fraction)
    rest = graph.road_ms[road] - part
    return part, np.where(graph.road_oneway[road] & (rest > 0), NO_WAY_MS, rest)


def between_ms(graph: RoadGraph, road: int, start: float, end: float) -> int:
    """Return the time along one road from fraction ``start`` to ``end``, or ``NO_WAY_MS``."""
    if graph.road_oneway[road] and end < start:
        return NO_WAY_MS
    ms = int(graph.road_ms[road])
    return abs(round(ms * end) - round(ms * start))

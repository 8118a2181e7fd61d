"""The one interface of travel times, shared by every engine that computes them.

All times are integer milliseconds (``int64``), so that two engines can be compared
for equality. A place is an :class:`Anchors` row: the point of a road nearest to it,
plus the access drive between the place and the road.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..network.graph import RoadGraph

#: Larger than any real travel time, small enough to be added without overflow.
UNREACHABLE_MS = 1 << 60

Milliseconds = NDArray[np.int64]


@dataclass(frozen=True)
class Anchors:
    """k places snapped to the network; all arrays have shape (k,) but ``lonlat`` (k, 2).

    ``road``: index into the graph's roads, −1 if the place is off the network;
    ``fraction``: where on the road, 0 at its ``from`` node, 1 at its ``to`` node;
    ``snap_m``: straight distance place–road; ``access_ms``: the time to cover it.
    """

    lonlat: NDArray[np.float64]
    road: NDArray[np.int32]
    fraction: NDArray[np.float64]
    snap_m: NDArray[np.float64]
    access_ms: Milliseconds

    def __len__(self) -> int:
        return len(self.road)

    def take(self, index: NDArray[np.intp] | list[int]) -> Anchors:
        """Return the anchors at ``index``."""
        i = np.asarray(index, dtype=np.intp)
        return Anchors(self.lonlat[i], self.road[i], self.fraction[i], self.snap_m[i],
                       self.access_ms[i])


@dataclass(frozen=True)
class PathFound:
    """A quickest way between two anchors.

    ``nodes`` are the original node ids passed, ``roads`` the road ids between them
    (one fewer than nodes), ``node_ms`` the time from departure to each node;
    ``lonlat`` (p, 2) the geometry. ``ms`` includes both access drives. A way along a
    single road passes no node.
    """

    ms: int
    length_m: float
    nodes: NDArray[np.int64]
    roads: NDArray[np.int64]
    node_ms: Milliseconds
    lonlat: NDArray[np.float64]


class TravelTimes(Protocol):
    """Exact quickest-path times on one road graph."""

    @property
    def graph(self) -> RoadGraph:
        """The graph the times are computed on."""

    def snap(self, lonlat: NDArray[np.float64]) -> Anchors:
        """Snap places (k, 2) lon/lat to the nearest road."""

    def to_nodes_ms(self, origins: Anchors) -> Milliseconds:
        """Return (k, nodes): from each origin, access drive included, to every node."""

    def to_states_ms(self, origins: Anchors) -> Milliseconds:
        """Return (k, states): the same to every state of the graph's ``turns``."""

    def from_nodes_ms(self, destinations: Anchors) -> Milliseconds:
        """Return (k, nodes): from every node to each destination, access included."""

    def matrix_ms(self, origins: Anchors, destinations: Anchors) -> Milliseconds:
        """Return (k, l), both access drives included. A place to itself is 0."""

    def path(self, origins: Anchors, i: int, destinations: Anchors, j: int) -> PathFound | None:
        """Return the way from origin ``i`` to destination ``j``, None if there is none."""

    def without(self, closed: NDArray[np.bool_]) -> TravelTimes:
        """Return the times with the roads ``closed`` (r,) taken out, on the same nodes.

        Raises ``BadInput`` if no road is left.
        """

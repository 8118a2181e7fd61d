"""The runtime road graph: flat arrays, built from the workspace's ``roads`` rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .road_lines import RoadLines
from .turn_graph import TurnGraph


@dataclass(frozen=True)
class RoadGraph:
    """n nodes, m arcs (directed), r roads. Arcs are sorted by tail (CSR).

    ``node_ids`` (n,) original ids ascending; ``node_lonlat`` (n, 2);
    ``indptr`` (n+1,), ``arc_head``, ``arc_road`` (index of road), ``arc_forward``
    (along the road's geometry?) and ``arc_ms`` (m,); ``road_ids``, ``road_tail``,
    ``road_head`` (node indices), ``road_ms`` (whole length, travel factor applied),
    ``road_length_m``, ``road_oneway`` (r,), ``road_lines`` in ``metric_epsg``. ``turns`` is what
    searches run on.
    """

    metric_epsg: int
    node_ids: NDArray[np.int64]
    node_lonlat: NDArray[np.float64]
    indptr: NDArray[np.int64]
    arc_head: NDArray[np.int32]
    arc_road: NDArray[np.int32]
    arc_forward: NDArray[np.bool_]
    arc_ms: NDArray[np.int64]
    road_ids: NDArray[np.int64]
    road_tail: NDArray[np.int32]
    road_head: NDArray[np.int32]
    road_ms: NDArray[np.int64]
    road_length_m: NDArray[np.float64]
    road_oneway: NDArray[np.bool_]
    road_lines: RoadLines
    turns: TurnGraph

    @property
    def road_geom_metric(self) -> NDArray[np.object_]:
        """(r,) the lines of the roads as shapely LineStrings, made at the first call."""
        return self.road_lines.shapes

    @cached_property
    def road_arcs(self) -> NDArray[np.int32]:
        """(r, 2) the arcs of each road, forwards and backwards; −1 where it may not be driven."""
        arcs = np.full((len(self.road_ids), 2), -1, dtype=np.int32)
        arcs[self.arc_road, np.where(self.arc_forward, 0, 1)] = np.arange(len(self.arc_road))
        return arcs

    @cached_property
    def splits(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """The splits of ``turns`` as a CSR of m + n lists.

        By arc: in which it may be driven next; then by node: which are there.
        """
        arcs, nodes, states = len(self.arc_road), len(self.node_ids), len(self.turns.node)
        lists = np.concatenate([self.turns.arc[arcs:], arcs + self.turns.node[nodes:]])
        values = np.concatenate([self.turns.tails()[arcs:],
                                 np.arange(nodes, states, dtype=np.int32)])
        indptr = np.zeros(arcs + nodes + 1, dtype=np.int64)
        np.cumsum(np.bincount(lists, minlength=arcs + nodes), out=indptr[1:])
        return indptr, values[np.argsort(lists, kind="stable")]

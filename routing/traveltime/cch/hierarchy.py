"""The part of a contraction hierarchy that no weight changes: order, shortcuts, tree."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ...network.graph import RoadGraph
from .dissection import both_ways, contraction_order
from .elimination import complete, slots, sort_arcs


@dataclass(frozen=True)
class Hierarchy:
    """n nodes named by rank, s undirected arcs each kept at its lower end, m arcs given.

    Of a road network the nodes are the states of its turn graph, the arcs its steps.

    ``rank`` (n,) of the graph's nodes and its inverse ``node`` (n,); ``up_indptr`` (n+1,),
    ``up_head`` (s,) ascending within a node; ``parent`` (n,) the elimination tree, −1 at a
    root; ``down_indptr`` (n+1,), ``down_tail`` and ``down_arc`` (s,) the same arcs seen from
    their upper end; ``arc_slot`` (m,) which of the s arcs an arc given lies on (−1: a loop)
    and ``arc_up`` (m,) whether it leads upwards.
    """

    rank: NDArray[np.int32]
    node: NDArray[np.int32]
    up_indptr: NDArray[np.int64]
    up_head: NDArray[np.int32]
    parent: NDArray[np.int32]
    down_indptr: NDArray[np.int64]
    down_tail: NDArray[np.int32]
    down_arc: NDArray[np.int32]
    arc_slot: NDArray[np.int32]
    arc_up: NDArray[np.bool_]


def build_hierarchy(graph: RoadGraph) -> Hierarchy:
    """Order and contract ``graph``; its travel times do not matter."""
    turns = graph.turns
    return contract(graph.node_lonlat[turns.node], turns.tails(), turns.head)


def with_arcs(hierarchy: Hierarchy, arcs: NDArray[np.intp]) -> Hierarchy:
    """Return the hierarchy for a graph of the same nodes that has only ``arcs`` of the m."""
    return replace(hierarchy, arc_slot=hierarchy.arc_slot[arcs], arc_up=hierarchy.arc_up[arcs])


def contract(
    lonlat: NDArray[np.float64], tail: NDArray[np.int32], head: NDArray[np.int32]
) -> Hierarchy:
    """Return the hierarchy of nodes at ``lonlat`` (n, 2) with arcs ``tail`` → ``head`` (m,)."""
    nodes = len(lonlat)
    node = contraction_order(lonlat, tail, head)
    rank = np.empty(nodes, dtype=np.int32)
    rank[node] = np.arange(nodes, dtype=np.int32)
    low, high = np.minimum(rank[tail], rank[head]), np.maximum(rank[tail], rank[head])
    indptr, heads, _ = both_ways(nodes, low, high)
    up_indptr, up_head, parent = complete(indptr, heads)
    down_indptr, down_tail, down_arc = sort_arcs(up_indptr, up_head)
    return Hierarchy(
        rank, node, up_indptr, up_head, parent, down_indptr, down_tail, down_arc,
        slots(up_indptr, up_head, low, high), rank[tail] < rank[head],
    )

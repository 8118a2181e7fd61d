"""The same times by other people's libraries, where they are installed: see requirements.txt.

Each rival answers from node to node on the plain graph (no turn restrictions, parallel arcs
reduced to the quickest). ``rows`` origins are asked and the time is extrapolated to all.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halfhour.routing.network.graph import RoadGraph

Nodes = NDArray[np.integer]


@dataclass(frozen=True)
class Rival:
    """``prepare`` a graph into ``ask(origins, destinations)`` → (k, l) ms; ``rows`` to ask."""

    name: str
    module: str
    prepare: Callable[[RoadGraph], Callable[[Nodes, Nodes], NDArray[np.float64]]]
    rows: int


@dataclass(frozen=True)
class Simple:
    """A graph without loops and parallel arcs, in the order of its tails."""

    nodes: int
    tail: NDArray[np.int64]
    head: NDArray[np.int64]
    ms: NDArray[np.int64]

    @classmethod
    def of(cls, graph: RoadGraph) -> Simple:
        """Return the quickest arc of each pair of nodes."""
        nodes = len(graph.node_ids)
        tail = np.repeat(np.arange(nodes), np.diff(graph.indptr))
        head = graph.arc_head.astype(np.int64)
        order = np.lexsort((graph.arc_ms, head, tail))
        order = order[tail[order] != head[order]]
        first = np.ones(len(order), dtype=bool)
        first[1:] = (np.diff(tail[order]) != 0) | (np.diff(head[order]) != 0)
        order = order[first]
        return cls(nodes, tail[order], head[order], graph.arc_ms[order])


def installed() -> list[Rival]:
    """Return those that can be imported."""
    found = []
    for rival in _ALL:
        with contextlib.suppress(ImportError), contextlib.redirect_stdout(io.StringIO()):
            importlib.import_module(rival.module)
            found.append(rival)
    return found


def _networkx(graph: RoadGraph) -> Any:
    """What osmnx searches on as well: ``networkx`` with the dictionary of a DiGraph."""
    import networkx

    simple = Simple.of(graph)
    plain = networkx.DiGraph()
    plain.add_nodes_from(range(simple.nodes))
    plain.add_weighted_edges_from(
        zip(simple.tail.tolist(), simple.head.tolist(), simple.ms.tolist(), strict=True), "ms")

    def ask(origins: Nodes, destinations: Nodes) -> NDArray[np.float64]:
        rows = []
        for node in origins.tolist():
            found = networkx.single_source_dijkstra_path_length(plain, node, weight="ms")
            rows.append([found.get(int(d), np.inf) for d in destinations])
        return np.array(rows)

    return ask


def _igraph(graph: RoadGraph) -> Any:
    import igraph

    simple = Simple.of(graph)
    plain = igraph.Graph(n=simple.nodes, directed=True,
                         edges=np.column_stack([simple.tail, simple.head]))
    weights = simple.ms.astype(float).tolist()
    return lambda a, b: np.array(plain.distances(a.tolist(), b.tolist(), weights))


def _pandana(graph: RoadGraph) -> Any:
    os.environ["OMP_NUM_THREADS"] = "1"
    import pandas
    from pandana.network import Network

    simple = Simple.of(graph)
    lon, lat = (pandas.Series(graph.node_lonlat[:, i]) for i in (0, 1))
    with contextlib.redirect_stdout(io.StringIO()):
        network = Network(lon, lat, pandas.Series(simple.tail), pandas.Series(simple.head),
                          pandas.DataFrame({"ms": simple.ms}), twoway=False)

    def ask(origins: Nodes, destinations: Nodes) -> NDArray[np.float64]:
        a, b = np.repeat(origins, len(destinations)), np.tile(destinations, len(origins))
        found = np.array(network.shortest_path_lengths(a, b))
        return found.reshape(len(origins), len(destinations))

    return ask


def _routingkit(graph: RoadGraph) -> Any:
    import routingkit_cch as kit

    simple = Simple.of(graph)
    tail, head = (x.astype(np.uint32).tolist() for x in (simple.tail, simple.head))
    lat, lon = (graph.node_lonlat[:, i].astype(np.float32).tolist() for i in (1, 0))
    order = kit.compute_order_inertial(simple.nodes, tail, head, lat, lon)
    cch = kit.CCH(order, tail, head, False)
    metric = kit.CCHMetric(cch, simple.ms.astype(np.uint32).tolist())

    def ask(origins: Nodes, destinations: Nodes) -> NDArray[np.float64]:
        pinned = kit.CCHOneToMany(metric, destinations.tolist())
        rows = [pinned.distances_from(node) for node in origins.tolist()]
        return np.array([[np.inf if ms is None else ms for ms in row] for row in rows])

    return ask


_ALL = (
    Rival("networkx, osmnx", "networkx", _networkx, 3),
    Rival("igraph", "igraph", _igraph, 10),
    Rival("pandana", "pandana", _pandana, 10),
    Rival("routingkit-cch", "routingkit_cch", _routingkit, 1000),
)

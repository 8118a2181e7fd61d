"""What makes a road network easy or hard to search: degrees, classes, growth of the search space.

    python benchmarks/network_profile.py FILE        a real network, windows of it, and generated
                                                     cities of the same sizes beside them
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from large_city import EPSG, city_of
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from halfhour.data.records import Road
from halfhour.data.settings import Settings
from halfhour.routing.network.build import build_graph
from halfhour.routing.traveltime.cch.hierarchy import Hierarchy, build_hierarchy

#: Classes told apart; the rest is "local".
CLASSES = ("trunk", "primary", "secondary", "tertiary")


def arcs_above(hierarchy: Hierarchy) -> float:
    """Return the mean number of a hierarchy's arcs above a node: the search space."""
    arcs = np.diff(hierarchy.up_indptr)
    above = np.zeros(len(arcs), dtype=np.int64)
    for v in range(len(arcs) - 1, -1, -1):
        parent = hierarchy.parent[v]
        above[v] = arcs[v] + (above[parent] if parent >= 0 else 0)
    return float(above.mean())


def profile(roads: Sequence[Road], epsg: int) -> tuple[str, ...]:
    """Return the cells of a line: nodes, arcs, degrees, classes, hierarchy, search space."""
    graph = build_graph(roads, Settings(metric_epsg=epsg))
    nodes = len(graph.node_ids)
    pairs = {(min(t, h), max(t, h)) for t, h in zip(graph.road_tail.tolist(),
                                                    graph.road_head.tolist(), strict=True)}
    degree = Counter(node for pair in pairs for node in pair)
    counts = Counter(min(d, 4) for d in degree.values())
    kinds = Counter(r.kind.removesuffix("_link") for r in roads)
    classes = [kinds["motorway"] + kinds["trunk"], *(kinds[c] for c in CLASSES[1:])]
    hierarchy = build_hierarchy(graph)
    oneway = sum(r.oneway for r in roads) / len(roads)
    return (
        f"{nodes:,}", f"{len(graph.arc_ms) / nodes:.2f}",
        " / ".join(f"{100 * counts[d] / nodes:.0f}" for d in (1, 2, 3, 4)),
        " / ".join(f"{100 * c / len(roads):.0f}" for c in (*classes, len(roads) - sum(classes))),
        f"{100 * oneway:.0f}", f"{len(hierarchy.up_head) / nodes:.1f}",
        f"{arcs_above(hierarchy):,.0f}",
    )


def window(roads: Sequence[Road], nodes: int) -> list[Road]:
    """Return the strongly connected part of the ``nodes`` nodes nearest to the middle."""
    at = {r.from_node: r.geom.coords[0] for r in roads}
    at |= {r.to_node: r.geom.coords[-1] for r in roads}
    ids = np.array(sorted(at))
    lonlat = np.array([at[i][:2] for i in ids])
    lonlat = (lonlat - np.median(lonlat, axis=0)) * [np.cos(np.radians(lonlat[:, 1].mean())), 1]
    near = set(ids[np.argsort(np.hypot(*lonlat.T))[:nodes]].tolist())
    inside = [r for r in roads if r.from_node in near and r.to_node in near]
    tail = np.searchsorted(ids, [r.from_node for r in inside])
    head = np.searchsorted(ids, [r.to_node for r in inside])
    back = np.array([not r.oneway for r in inside])
    u, v = np.concatenate([tail, head[back]]), np.concatenate([head, tail[back]])
    matrix = csr_matrix((np.ones(len(u), dtype=np.int8), (u, v)), shape=(len(ids), len(ids)))
    _, part = connected_components(matrix, connection="strong")
    largest = np.bincount(part).argmax()
    return [r for r, t, h in zip(inside, tail, head, strict=True)
            if part[t] == largest == part[h]]


def main() -> int:
    """Print the comparison; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--large", type=int, nargs="*", default=[], help="more generated sizes")
    options = parser.parse_args()
    from halfhour.routing.network.load import load_any

    loaded = load_any(options.file)
    print("| network | nodes | arcs per node | degree 1/2/3/4+ % | trunk/prim./sec./tert./local % "
          "| one-way % | hierarchy's arcs per node | arcs above a node |\n" + "|---" * 8 + "|")
    for size in (1_500, 4_000, loaded.report.nodes):
        roads = loaded.roads if size == loaded.report.nodes else window(loaded.roads, size)
        cells = profile(roads, loaded.metric_epsg)
        print(f"| {options.file.name} |", " | ".join(cells), "|", flush=True)
        nodes = int(cells[0].replace(",", ""))
        city = city_of(nodes)
        print("| generated |", " | ".join(profile(city, EPSG)), "|", flush=True)
    for nodes in options.large:
        print("| generated |", " | ".join(profile(city_of(nodes), EPSG)), "|", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

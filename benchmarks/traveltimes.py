"""Travel times measured side by side: scipy, contraction hierarchy, networkx; one run each.

    python benchmarks/traveltimes.py                 the generated city and the demo city
    python benchmarks/traveltimes.py FILE...         road files (OSM, GraphML, layers)
    python benchmarks/traveltimes.py --side 480      another size of the generated city

Figures are processor seconds of one thread, the least of several runs, so that other work
on the computer does not show; with two threads wall-clock seconds. Every time compared is
asserted equal to the millisecond. networkx is measured on a few
origins and extrapolated to all, and marked so. Needs `halfhour` importable.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import numpy as np

from halfhour.data.records import Road
from halfhour.data.settings import Settings
from halfhour.routing.network.array_file import read_arrays, write_arrays
from halfhour.routing.network.build import build_graph
from halfhour.routing.network.flat import from_arrays, to_arrays
from halfhour.routing.network.graph import RoadGraph
from halfhour.routing.traveltime.cch.customisation import customise, narrowed
from halfhour.routing.traveltime.cch.engine import CchTravelTimes
from halfhour.routing.traveltime.cch.first_use import compile_once
from halfhour.routing.traveltime.cch.hierarchy import Hierarchy, build_hierarchy
from halfhour.routing.traveltime.scipy_engine import ScipyTravelTimes

_NETWORKX_ORIGINS = 3


def seconds(
    work: Callable[[], Any], repeat: int = 1, clock: Callable[[], float] = time.process_time
) -> tuple[float, Any]:
    """Return the least seconds of ``work`` by ``clock`` and what it returned last."""
    spans, result = [], None
    for _ in range(repeat):
        began = clock()
        result = work()
        spans.append(clock() - began)
    return min(spans), result


class Table:
    """Lines of a comparison, printed as they come."""

    def __init__(self, title: str) -> None:
        print(f"\n### {title}\n", flush=True)

    def head(self, *cells: str) -> None:
        """Print the heading."""
        self.row(*cells)
        print("|" + "---|" * len(cells), flush=True)

    def row(self, *cells: str) -> None:
        """Print one line."""
        print("| " + " | ".join(cells) + " |", flush=True)


def pretty(value: float) -> str:
    """Return seconds as people read them."""
    return f"{value:.2f} s" if value >= 1 else f"{1000 * value:.1f} ms"


def measure(title: str, roads: list[Road], settings: Settings, places: int) -> None:
    """Measure everything on one network and print it."""
    graph = build_graph(roads, settings)
    table = Table(f"{title}: {len(graph.node_ids):,} nodes, {len(graph.arc_ms):,} arcs")
    hierarchy = _preparation(graph, roads, settings, table)
    scipy = ScipyTravelTimes(graph, settings)
    cch = CchTravelTimes(graph, settings, hierarchy=hierarchy, threads=1)
    two = CchTravelTimes(graph, settings, hierarchy=hierarchy, threads=2)
    rng = np.random.default_rng(7)
    nodes = rng.integers(0, len(graph.node_ids), 10_000)
    anchors = cch.snap(graph.node_lonlat[nodes])
    one, few = anchors.take([0]), anchors.take(np.arange(1, 41))
    points, many = anchors.take(np.arange(79)), anchors.take(np.arange(places))
    double = anchors.take(np.arange(2 * places))
    for engine in (cch, two):  # what is done once per engine is not in the figures
        engine.matrix_ms(few, one)
        engine.to_nodes_ms(one)

    table.head("task", "scipy", "cch", "cch, 2 threads, wall clock", "scipy / cch")
    tasks: list[tuple[str, Callable[[Any], Any], int]] = [
        (f"{places} × {places} matrix", lambda e: e.matrix_ms(many, many), 3),
        ("40 × 10,000 matrix", lambda e: e.matrix_ms(few, anchors), 3),
        ("40 → 1", lambda e: e.matrix_ms(few, one), 25),
        ("79 sweeps over all nodes", lambda e: e.from_nodes_ms(points), 3),
    ]
    for name, task, repeat in tasks:
        slow, expected = seconds(lambda task=task: task(scipy))
        quick, found = seconds(lambda task=task: task(cch), repeat)
        both, again = seconds(lambda task=task: task(two), repeat, time.perf_counter)
        assert np.array_equal(expected, found) and np.array_equal(expected, again), name
        table.row(name, pretty(slow), pretty(quick), pretty(both), f"{slow / quick:.0f} ×")
    quick, _ = seconds(lambda: cch.matrix_ms(double, double), 3)
    both, _ = seconds(lambda: two.matrix_ms(double, double), 3, time.perf_counter)
    table.row(f"{2 * places} × {2 * places} matrix", "–", pretty(quick), pretty(both), "–")
    span = _networkx_seconds(graph, few.take(np.arange(_NETWORKX_ORIGINS)), scipy) * places
    quick, _ = seconds(lambda: cch.matrix_ms(many, many), 3)
    table.row(f"{places} × {places}, networkx (extrapolated from {_NETWORKX_ORIGINS} origins)",
              pretty(span), pretty(quick), "", f"{span / quick:.0f} ×")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nAll times compared are equal. Peak memory of the whole run so far: {peak:.0f} MB.")


def _preparation(
    graph: RoadGraph, roads: list[Road], settings: Settings, table: Table
) -> Hierarchy:
    table.head("preparation", "time")
    span, hierarchy = seconds(lambda: build_hierarchy(graph))
    table.row("order and contract (once per network)", pretty(span))
    span, metric = seconds(lambda: customise(hierarchy, graph.arc_ms), 5)
    narrow, _ = seconds(lambda: narrowed(hierarchy, metric, graph.road_ms), 5)
    table.row("re-customise all weights", pretty(span))
    table.row("prove and narrow to 32 bits", pretty(narrow))
    speeds = np.array([r.speed_kmh for r in sorted(roads, key=lambda r: r.road_id)])
    arrays = {**to_arrays(graph, speeds),
              **{f"h_{n}": getattr(hierarchy, n) for n in Hierarchy.__dataclass_fields__}}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roads.npz"
        span, _ = seconds(lambda: write_arrays(path, {}, arrays))
        table.row(f"keep on disk ({path.stat().st_size / 1e6:.0f} MB)", pretty(span))
        span, kept = seconds(lambda: read_arrays(path, {}), 5)
        table.row("read back, checked", pretty(span))
        span, _ = seconds(lambda: from_arrays(kept or {}, settings.metric_epsg,
                                              settings.travel_factor))
        table.row("make the lines of the roads from it", pretty(span))
    arcs = np.diff(hierarchy.up_indptr)
    above = np.zeros(len(arcs), dtype=np.int64)
    for v in range(len(arcs) - 1, -1, -1):
        parent = hierarchy.parent[v]
        above[v] = arcs[v] + (above[parent] if parent >= 0 else 0)
    table.row("arcs of the hierarchy per node", f"{len(hierarchy.up_head) / len(arcs):.1f}")
    table.row("arcs above a node, mean", f"{above.mean():.0f}")
    print()
    return hierarchy


def _networkx_seconds(graph: RoadGraph, origins: Any, scipy: ScipyTravelTimes) -> float:
    """Return the seconds of one networkx search from a node; its times are asserted equal."""
    tail = np.repeat(np.arange(len(graph.node_ids)), np.diff(graph.indptr))
    plain = networkx.DiGraph()
    for u, v, ms in zip(tail.tolist(), graph.arc_head.tolist(), graph.arc_ms.tolist(),
                        strict=True):
        if not plain.has_edge(u, v) or plain[u][v]["ms"] > ms:
            plain.add_edge(u, v, ms=ms)
    nodes = [int(graph.road_tail[r] if f == 0 else graph.road_head[r])
             for r, f in zip(origins.road, np.rint(origins.fraction), strict=True)]
    expected = scipy.to_nodes_ms(origins)
    span = 0.0
    for i, node in enumerate(nodes):
        took, found = seconds(
            lambda node=node: networkx.single_source_dijkstra_path_length(plain, node,
                                                                          weight="ms"))
        span += took
        if origins.fraction[i] in (0.0, 1.0) and origins.access_ms[i] == 0:
            assert all(expected[i, v] == ms for v, ms in found.items())
    return span / len(nodes)


def demo_city() -> tuple[list[Road], Settings]:
    """Return the roads of the demo city."""
    from halfhour.data.demo.bureau import DEFAULT_DAY
    from halfhour.engine.commands.demo_world import city
    from halfhour.engine.desk import Desk
    from halfhour.protocol.requests import DemoRequest

    world = city(DemoRequest("."), DEFAULT_DAY, Desk())
    return [r for r in world.records if isinstance(r, Road)], world.settings


def main() -> int:
    """Run the benchmark; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--side", type=int, default=480, help="crossings along a side")
    parser.add_argument("--places", type=int, default=1000)
    options = parser.parse_args()
    print(f"{platform.machine()}, Python {platform.python_version()}, "
          f"numpy {np.__version__}, {os.cpu_count()} processors, "
          f"load {os.getloadavg()[0]:.1f}, {time.strftime('%Y-%m-%d')}")
    span, _ = seconds(lambda: compile_once(lambda: print("compiling once ...", flush=True)))
    print(f"kernels ready after {pretty(span)}")
    if options.files:
        from halfhour.routing.network.load import load_any

        for path in options.files:
            loaded = load_any(path)
            measure(path.name, loaded.roads, Settings(metric_epsg=loaded.metric_epsg),
                    options.places)
        return 0
    from large_city import EPSG, large_city

    measure("demo city", *demo_city(), options.places)
    measure(f"generated city, side {options.side}", large_city(options.side),
            Settings(metric_epsg=EPSG), options.places)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Travel times measured side by side: ours, scipy, and other libraries; all in one run.

    python benchmarks/travel_times.py FILE...          road files (OSM, GraphML, layers)
    python benchmarks/travel_times.py --nodes 224000   a generated city (large_city.py)
    options: --places 1000, --chart PNG, --no-rivals

Ratios are processor seconds of one thread, least of several runs, so that other work on the
computer does not show; two threads are compared by the wall clock. Every time of ours is
asserted equal to scipy's; of others the largest difference is printed. Whoever is slow is
measured on a few origins and extrapolated, and marked ``*``. Needs ``halfhour`` importable.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from rivals import installed

from halfhour.data.records import Road, TurnRestriction
from halfhour.data.settings import Settings
from halfhour.layers.ground import around
from halfhour.routing.coverage.reached_ground import ReachedGround
from halfhour.routing.dispatch.node_anchor import anchor_at_node, joined
from halfhour.routing.network.array_file import read_arrays, write_arrays
from halfhour.routing.network.build import build_graph
from halfhour.routing.network.flat import from_arrays, to_arrays
from halfhour.routing.network.graph import RoadGraph
from halfhour.routing.network.turn_graph import TurnGraph
from halfhour.routing.traveltime.cch.customisation import customise, narrowed
from halfhour.routing.traveltime.cch.engine import CchTravelTimes
from halfhour.routing.traveltime.cch.first_use import compile_once
from halfhour.routing.traveltime.cch.hierarchy import Hierarchy, build_hierarchy
from halfhour.routing.traveltime.interface import UNREACHABLE_MS, Anchors
from halfhour.routing.traveltime.scipy_engine import ScipyTravelTimes

#: Origins that scipy is asked, at most; more are extrapolated.
_SCIPY_ROWS = 100


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


def head(*cells: str) -> None:
    """Print the heading of a table."""
    row(*cells)
    print("|" + "---|" * len(cells), flush=True)


def row(*cells: str) -> None:
    """Print one line of a table."""
    print("| " + " | ".join(cells) + " |", flush=True)


def pretty(value: float) -> str:
    """Return seconds as people read them."""
    return f"{value:.2f} s" if value >= 1 else f"{1000 * value:.1f} ms"


def measure(
    title: str, roads: Sequence[Road], turns: Sequence[TurnRestriction], settings: Settings,
    places: int, *, rivals: bool,
) -> dict[str, float]:
    """Measure everything on one network; return the seconds of the square matrix by library."""
    graph = build_graph(roads, settings)
    print(f"\n### {title}: {len(graph.node_ids):,} nodes, {len(graph.arc_ms):,} arcs, "
          f"{len(turns)} turn restrictions\n", flush=True)
    hierarchy = _preparation(graph, roads, settings)
    scipy = ScipyTravelTimes(graph, settings)
    one = CchTravelTimes(graph, settings, hierarchy=hierarchy, threads=1)
    two = CchTravelTimes(graph, settings, hierarchy=hierarchy, threads=2)
    rng = np.random.default_rng(7)
    nodes = rng.choice(len(graph.node_ids), min(10_000, len(graph.node_ids)), replace=False)
    anchors = joined([anchor_at_node(graph, int(v)) for v in nodes])
    many = anchors.take(np.arange(places))
    for engine in (one, two):  # what is done once per engine is not in the figures
        engine.matrix_ms(many.take([0]), many.take([1]))
        engine.to_nodes_ms(many.take([0]))
    print()
    head("task", "scipy", "ours", "scipy / ours", "wall clock, 1 thread", "2 threads",
         "second core")
    _tasks(anchors, places, scipy, one, two)
    _circles(one, many)
    _with_turns("turn restrictions of the source", build_graph(roads, settings, turns), settings,
                many, None) if turns else None
    _with_turns("edge-based, every turn a step of its own", edge_based(graph), settings, many, one)
    found = _rivals(graph, nodes[:places], scipy, one, many) if rivals else {}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nOurs equal scipy in every time compared. Peak memory so far: {peak:.0f} MB.")
    return found


def _preparation(graph: RoadGraph, roads: Sequence[Road], settings: Settings) -> Hierarchy:
    head("preparation", "time")
    span, hierarchy = seconds(lambda: build_hierarchy(graph))
    row("order and contract (once per network)", pretty(span))
    span, metric = seconds(lambda: customise(hierarchy, graph.arc_ms), 5)
    narrow, _ = seconds(lambda: narrowed(hierarchy, metric, graph.arc_ms), 5)
    row("re-customise all weights", pretty(span))
    row("prove and narrow to 32 bits", pretty(narrow))
    engine = CchTravelTimes(graph, settings, hierarchy=hierarchy)
    closed = np.random.default_rng(1).random(len(graph.road_ids)) < 0.01

    def shut() -> None:
        other = engine.without(closed)
        other.matrix_ms(*(2 * [joined([anchor_at_node(other.graph, 0)])]))

    span, _ = seconds(shut, 3)
    row("close 1 % of the roads, to the first answer", pretty(span))
    speeds = np.array([r.speed_kmh for r in sorted(roads, key=lambda r: r.road_id)])
    arrays = {**to_arrays(graph, speeds),
              **{f"h_{n}": getattr(hierarchy, n) for n in Hierarchy.__dataclass_fields__}}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roads.npz"
        span, _ = seconds(lambda: write_arrays(path, {}, arrays))
        row(f"keep on disk ({path.stat().st_size / 1e6:.0f} MB)", pretty(span))
        span, kept = seconds(lambda: read_arrays(path, {}), 5)
        row("read back, checked", pretty(span))
        span, _ = seconds(lambda: from_arrays(kept or {}, settings.metric_epsg,
                                              settings.travel_factor))
        row("make the lines of the roads from it", pretty(span))
    return hierarchy


def _tasks(
    anchors: Anchors, places: int, scipy: ScipyTravelTimes, one: CchTravelTimes,
    two: CchTravelTimes,
) -> None:
    many, few = anchors.take(np.arange(places)), anchors.take(np.arange(40))
    double = anchors.take(np.arange(min(2 * places, len(anchors))))
    tasks: list[tuple[str, Anchors, Anchors, int]] = [
        (f"{places} × {places}", many, many, 5),
        (f"40 × {len(anchors):,}", few, anchors, 5),
        (f"{len(double)} × {len(double)}", double, double, 3),
        ("40 → 1", few, anchors.take([99]), 50),
    ]
    for name, origins, targets, repeat in tasks:
        rows = np.arange(min(_SCIPY_ROWS, len(origins), len(targets)))
        share, mark = (len(origins) / len(rows), "*") if len(targets) > 1 else (1.0, "")
        some = origins.take(rows) if len(targets) > 1 else origins
        slow, expected = seconds(lambda s=some, t=targets: scipy.matrix_ms(s, t))
        quick, found = seconds(lambda o=origins, t=targets: one.matrix_ms(o, t), repeat)
        assert np.array_equal(found[: len(expected)], expected), name
        _row(name, slow * share, mark if share > 1 else "", quick,
             lambda o=origins, t=targets: one.matrix_ms(o, t),
             lambda o=origins, t=targets: two.matrix_ms(o, t), repeat)
    few = anchors.take(np.arange(79))
    slow, expected = seconds(lambda: scipy.from_nodes_ms(few))
    quick, found = seconds(lambda: one.from_nodes_ms(few), 3)
    assert np.array_equal(expected, found)
    _row("79 sweeps over all nodes", slow, "", quick, lambda: one.from_nodes_ms(few),
         lambda: two.from_nodes_ms(few), 3)


def _row(
    name: str, slow: float, mark: str, quick: float, alone: Callable[[], Any],
    both: Callable[[], Any], repeat: int,
) -> None:
    wall, _ = seconds(alone, repeat, time.perf_counter)
    pair, _ = seconds(both, repeat, time.perf_counter)
    row(name, pretty(slow) + mark, pretty(quick), f"{slow / quick:.0f} ×", pretty(wall),
        pretty(pair), f"{wall / pair:.2f} ×")


def _circles(engine: CchTravelTimes, places: Anchors) -> None:
    span, ground = seconds(lambda: ReachedGround(engine.graph))
    origin = places.take([0])
    sweep, arrival = seconds(
        lambda: ground.arrivals_ms(engine.to_states_ms(origin)[0], origin), 3)
    print(f"\nCircles: roads sampled once in {pretty(span)}; one sweep with the times of "
          f"{len(ground.metres):,} points {pretty(sweep)}; the shape at", end="")
    for minutes in (10, 20, 30):
        span, _ = seconds(lambda m=minutes: around(ground.metres, arrival <= m * 60_000), 3)
        print(f" {minutes} min {pretty(span)},", end="")
    print(" one base.")


def edge_based(graph: RoadGraph) -> RoadGraph:
    """Return the graph with a state for every arc driven: ready for any turn cost."""
    nodes, arcs = len(graph.node_ids), len(graph.arc_head)
    degree = np.diff(graph.indptr)[graph.arc_head]
    first = np.repeat(graph.indptr[graph.arc_head] - np.cumsum(degree) + degree, degree)
    onward = (first + np.arange(int(degree.sum()))).astype(np.int32)
    indptr = np.concatenate([graph.indptr, arcs + np.cumsum(degree)])
    arc = np.concatenate([np.arange(arcs, dtype=np.int32), onward])
    node = np.concatenate([np.arange(nodes, dtype=np.int32), graph.arc_head])
    return replace(graph, turns=TurnGraph(node, indptr, (nodes + arc).astype(np.int32), arc))


def _with_turns(
    name: str, graph: RoadGraph, settings: Settings, many: Anchors, same: CchTravelTimes | None
) -> None:
    prepare, hierarchy = seconds(lambda: build_hierarchy(graph))
    engine = CchTravelTimes(graph, settings, hierarchy=hierarchy, threads=1)
    engine.matrix_ms(many.take([0]), many.take([1]))
    quick, found = seconds(lambda: engine.matrix_ms(many, many), 3)
    few = many.take(np.arange(20))
    slow, expected = seconds(lambda: ScipyTravelTimes(graph, settings).matrix_ms(few, many))
    assert np.array_equal(found[:20], expected)
    if same is not None:
        assert np.array_equal(found, same.matrix_ms(many, many))
    print(f"\nWith {name}: {len(graph.turns.node):,} states, {len(graph.turns.head):,} steps; "
          f"prepared in {pretty(prepare)}; {len(many)} × {len(many)}: ours {pretty(quick)}, scipy "
          f"{pretty(slow * len(many) / 20)}* ({slow * len(many) / 20 / quick:.0f} ×), equal.",
          flush=True)


def _rivals(
    graph: RoadGraph, nodes: Any, scipy: ScipyTravelTimes, one: CchTravelTimes, many: Anchors
) -> dict[str, float]:
    quick, ours = seconds(lambda: one.matrix_ms(many, many), 3)
    few = many.take(np.arange(min(_SCIPY_ROWS, len(many))))
    slow, _ = seconds(lambda: scipy.matrix_ms(few, many))
    found = {"half-hour": quick, "scipy*": slow * len(many) / len(few)}
    print()
    head(f"{len(nodes)} × {len(nodes)} by", "prepare", "time", "over ours",
         "largest difference from scipy (ms)")
    row("half-hour", "see above", pretty(quick), "1 ×", "0")
    row("scipy*", "–", pretty(found["scipy*"]), f"{found['scipy*'] / quick:.0f} ×", "–")
    expected = np.where(ours < UNREACHABLE_MS, ours, np.inf).astype(float)
    for rival in installed():
        prepare, ask = seconds(lambda r=rival: r.prepare(graph))
        rows = min(rival.rows, len(nodes))
        span, answer = seconds(lambda a=ask, k=rows: a(nodes[:k], nodes))
        reached = np.isfinite(expected[:rows])
        apart = float(np.abs(answer - expected[:rows])[reached].max(initial=0.0))
        span *= len(nodes) / rows
        name = rival.name + ("*" if rows < len(nodes) else "")
        found[name] = span
        row(name, pretty(prepare), pretty(span), f"{span / quick:.0f} ×", f"{apart:.0f}")
    return found


def main() -> int:
    """Run the benchmark; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--nodes", type=int, nargs="*", default=[], help="generated cities")
    parser.add_argument("--places", type=int, default=1000)
    parser.add_argument("--chart", type=Path)
    parser.add_argument("--no-rivals", action="store_true")
    options = parser.parse_args()
    print(f"{platform.machine()}, Python {platform.python_version()}, "
          f"numpy {np.__version__}, {os.cpu_count()} processors, "
          f"load {os.getloadavg()[0]:.1f}, {time.strftime('%Y-%m-%d')}")
    span, _ = seconds(lambda: compile_once(lambda: print("compiling once ...", flush=True)),
                      clock=time.perf_counter)
    print(f"kernels ready after {pretty(span)}")
    charted = {}
    for path in options.files:
        from halfhour.routing.network.load import load_any

        span, loaded = seconds(lambda p=path: load_any(p))
        settings = Settings(metric_epsg=loaded.metric_epsg)
        ready, _ = seconds(lambda lo=loaded, s=settings: CchTravelTimes(
            build_graph(lo.roads, s, lo.turns), s).to_nodes_ms(
                joined([anchor_at_node(build_graph(lo.roads, s), 0)])))
        print(f"\n{path.name}: read in {pretty(span)}, engine ready after {pretty(ready)} more")
        charted[f"{path.name}, {loaded.report.nodes:,} nodes"] = measure(
            path.name, loaded.roads, loaded.turns, settings, options.places,
            rivals=not options.no_rivals)
    for nodes in options.nodes:
        from large_city import EPSG, city_of

        charted[f"generated city, about {nodes:,} nodes"] = measure(
            "generated city", city_of(nodes), (), Settings(metric_epsg=EPSG), options.places,
            rivals=not options.no_rivals)
    if options.chart and any(charted.values()):
        from travel_times_chart import draw

        draw(options.chart, charted, options.places)
    return 0


if __name__ == "__main__":
    sys.exit(main())

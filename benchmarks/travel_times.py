"""Travel times measured side by side: ours, scipy, and other libraries.

    python benchmarks/travel_times.py FILE...          road files (OSM, GraphML, layers)
    python benchmarks/travel_times.py --nodes 224000   a generated city (large_city.py)
    options: --parts tasks,pandana  --keep FIGURES.jsonl  --chart PNG  --places 1000

Without ``--parts`` all is measured, in one run. With ``--keep`` figures are added to a file part by
part, and table and chart tell all that is in it, so a long comparison can be made in pieces:
every part with another library measures ours beside it. ``--keep`` alone shows what there is.

Ratios are processor seconds of one thread, least of several runs, so that other work on the
computer does not show; two threads are compared by the clock, less the time they wait for a
processor (0.5 × is twice as quick). Whoever is slow is measured on
a few origins and extrapolated, and marked ``*``. Needs ``halfhour`` importable.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from measured import OURS, RUN, Figure, heading, keep, kept, latest, line, seconds
from travel_times_parts import Network, parts

from halfhour.data.records import Road, TurnRestriction
from halfhour.data.settings import Settings
from halfhour.routing.dispatch.node_anchor import anchor_at_node
from halfhour.routing.network.build import build_graph
from halfhour.routing.traveltime.cch.engine import CchTravelTimes
from halfhour.routing.traveltime.cch.first_use import compile_once


def network(
    name: str, roads: Sequence[Road], turns: Sequence[TurnRestriction], settings: Settings,
    places: int,
) -> Network:
    """Return the network of ``roads``, named with its size."""
    graph = build_graph(roads, settings)
    speeds = np.array([r.speed_kmh for r in sorted(roads, key=lambda r: r.road_id)])
    title = f"{name}: {len(graph.node_ids):,} nodes, {len(graph.arc_ms):,} arcs"
    turning = build_graph(roads, settings, turns) if turns else None
    return Network(title, graph, turning, speeds, settings, min(places, len(graph.node_ids)))


def opened(path: Path, places: int) -> tuple[Network, list[Figure]]:
    """Return the network of a file, and how long it took to be ready for questions."""
    from halfhour.routing.network.load import load_any

    cpu, wall, loaded = seconds(lambda: load_any(path))
    settings = Settings(metric_epsg=loaded.metric_epsg)
    net = network(path.name, loaded.roads, loaded.turns, settings, places)

    def ready() -> None:
        engine = CchTravelTimes(build_graph(loaded.roads, settings, loaded.turns), settings)
        engine.to_nodes_ms(anchor_at_node(engine.graph, 0))

    more, longer, _ = seconds(ready)
    return net, [Figure(net.name, "read the file", OURS, cpu, wall),
                 Figure(net.name, "engine ready after that", OURS, more, longer)]


def generated(nodes: int, places: int) -> Network:
    """Return a city of about so many nodes."""
    from large_city import EPSG, city_of

    return network("generated city", city_of(nodes), (), Settings(metric_epsg=EPSG), places)


def networks(options: argparse.Namespace) -> Iterator[tuple[Network, list[Figure]]]:
    """Yield what is asked for, one after the other."""
    for path in options.files:
        yield opened(path, options.places)
    for nodes in options.nodes:
        yield generated(nodes, options.places), []


def main() -> int:
    """Run the benchmark; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--nodes", type=int, nargs="*", default=[], help="generated cities")
    parser.add_argument("--places", type=int, default=1000)
    parser.add_argument("--parts", help=f"of {', '.join(parts())}; all if left out")
    parser.add_argument("--keep", type=Path, help="JSON lines to add to")
    parser.add_argument("--chart", type=Path)
    options = parser.parse_args()
    chosen = options.parts.split(",") if options.parts else list(parts())
    if unknown := set(chosen) - set(parts()):
        parser.error(f"no part, or not installed: {', '.join(sorted(unknown))}")
    print(f"{platform.machine()}, Python {platform.python_version()}, numpy {np.__version__}, "
          f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, {RUN}")
    began = time.perf_counter()
    compile_once(lambda: print("compiling once ...", flush=True))
    print(f"kernels ready after {time.perf_counter() - began:.2f} s")
    figures: list[Figure] = []

    def tell(figure: Figure) -> None:
        figures.append(figure)
        if options.keep:
            keep(options.keep, figure)
        print(line(figure, figures), flush=True)

    for net, opening in networks(options):
        print(f"\n### {net.name}\n\n{heading()}", flush=True)
        for figure in opening:
            tell(figure)
        for name in chosen:
            for figure in parts()[name](net):
                tell(figure)
    if options.keep:
        figures = kept(options.keep)
    if not options.files and not options.nodes:
        last = latest(figures)
        for name in dict.fromkeys(f.network for f in last):
            print(f"\n### {name}\n\n{heading()}")
            print("\n".join(line(f, figures) for f in last if f.network == name))
    if options.chart:
        from travel_times_chart import draw

        draw(options.chart, latest(figures), f"{options.places} × {options.places}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What is measured of travel times on one network, part by part. Every part yields figures.

Every time of ours is asserted equal to scipy's; of others the greatest difference is told.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np
from measured import OURS, Figure, seconds
from rivals import Rival, installed

from halfhour.data.settings import Settings
from halfhour.layers.ground import around
from halfhour.routing.coverage.node_table import node_table
from halfhour.routing.coverage.reached_ground import ReachedGround
from halfhour.routing.dispatch.node_anchor import anchor_at_node, joined
from halfhour.routing.network.array_file import read_arrays, write_arrays
from halfhour.routing.network.flat import from_arrays, to_arrays
from halfhour.routing.network.graph import RoadGraph
from halfhour.routing.network.turn_graph import TurnGraph
from halfhour.routing.traveltime.cch.customisation import customise, narrowed
from halfhour.routing.traveltime.cch.engine import CchTravelTimes
from halfhour.routing.traveltime.cch.hierarchy import Hierarchy, build_hierarchy
from halfhour.routing.traveltime.interface import UNREACHABLE_MS, Anchors
from halfhour.routing.traveltime.scipy_engine import ScipyTravelTimes

#: Origins that scipy is asked, at most; more are extrapolated.
_SCIPY_ROWS = 100
_TWO = f"{OURS}, 2 threads"

Part = Callable[["Network"], Iterator[Figure]]


@dataclass(frozen=True)
class Network:
    """A road network without turn restrictions, and with them if it has any.

    ``speed_kmh`` (r,) of its roads; ``places`` of its nodes make a square matrix.
    """

    name: str
    graph: RoadGraph
    turning: RoadGraph | None
    speed_kmh: np.ndarray
    settings: Settings
    places: int

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """What both engines of ours search on."""
        return build_hierarchy(self.graph)

    @cached_property
    def nodes(self) -> np.ndarray:
        """Up to 10,000 random nodes."""
        count = len(self.graph.node_ids)
        return np.random.default_rng(7).choice(count, min(10_000, count), replace=False)

    @cached_property
    def anchors(self) -> Anchors:
        """The same as places."""
        return joined([anchor_at_node(self.graph, int(v)) for v in self.nodes])

    @property
    def many(self) -> Anchors:
        """As many of them as make the square matrix."""
        return self.anchors.take(np.arange(self.places))

    @property
    def square(self) -> str:
        """The name of the task that all are compared by."""
        return f"{self.places} × {self.places}"

    def engine(self, threads: int) -> CchTravelTimes:
        """Return an engine of ours, all that is done once per engine being done."""
        engine = CchTravelTimes(self.graph, self.settings, hierarchy=self.hierarchy,
                                threads=threads)
        engine.matrix_ms(self.anchors.take([0]), self.anchors.take([1]))
        engine.to_nodes_ms(self.anchors.take([0]))
        return engine


def preparation(net: Network) -> Iterator[Figure]:
    """Order, weights, closures, the file beside the workspace."""
    def of(task: str, work: Callable[[], Any], repeat: int = 1, note: str = "") -> Figure:
        cpu, wall, _ = seconds(work, repeat)
        return Figure(net.name, task, OURS, cpu, wall, note=note)

    graph, tree = net.graph, net.hierarchy
    yield of("order and contract, once", lambda: build_hierarchy(graph))
    metric = customise(tree, graph.arc_ms)
    yield of("re-customise all weights", lambda: customise(tree, graph.arc_ms), 5)
    yield of("prove and narrow to 32 bits", lambda: narrowed(tree, metric, graph.arc_ms), 5)
    engine, closed = net.engine(1), np.random.default_rng(1).random(len(graph.road_ids)) < 0.01

    def shut() -> None:
        other = engine.without(closed)
        other.matrix_ms(*(2 * [joined([anchor_at_node(other.graph, 0)])]))

    yield of("close 1 % of the roads, to the first answer", shut, 3)
    arrays = {**to_arrays(graph, net.speed_kmh),
              **{f"h_{n}": getattr(tree, n) for n in Hierarchy.__dataclass_fields__}}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roads.npz"
        yield of("keep on disk", lambda: write_arrays(path, {}, arrays))
        size = f"{path.stat().st_size / 1e6:.0f} MB"

        def reload() -> RoadGraph:
            return from_arrays(read_arrays(path, {}) or {}, net.settings.metric_epsg,
                               net.settings.travel_factor)

        yield of("reload what is kept, checked", reload, 5, size)
        again = reload()
    yield of("lines of the roads, when first snapped to", lambda: again.road_lines.shapes)


def tasks(net: Network) -> Iterator[Figure]:
    """Matrices and sweeps, by scipy and by ours on one thread and two."""
    scipy, one, two = ScipyTravelTimes(net.graph, net.settings), net.engine(1), net.engine(2)
    few, anchors = net.anchors.take(np.arange(40)), net.anchors
    double = anchors.take(np.arange(min(2 * net.places, len(anchors))))
    matrices: list[tuple[str, Anchors, Anchors, int]] = [
        (net.square, net.many, net.many, 5),
        (f"40 × {len(anchors)}", few, anchors, 5),
        (f"{len(double)} × {len(double)}", double, double, 3),
        ("40 → 1", few, anchors.take([99]), 50),
    ]
    for name, origins, targets, repeat in matrices:
        rows = np.arange(min(_SCIPY_ROWS, len(origins)))
        yield from _compared(
            net, name, partial(scipy.matrix_ms, origins.take(rows), targets),
            partial(one.matrix_ms, origins, targets), partial(two.matrix_ms, origins, targets),
            repeat, len(origins) / len(rows))
    some = anchors.take(np.arange(79))
    yield from _compared(net, "79 sweeps over all nodes", partial(scipy.from_nodes_ms, some),
                         partial(one.from_nodes_ms, some), partial(two.from_nodes_ms, some), 3)


def _compared(
    net: Network, task: str, slow: Callable[[], Any], alone: Callable[[], Any],
    both: Callable[[], Any], repeat: int, share: float = 1.0,
) -> Iterator[Figure]:
    cpu, wall, found = seconds(alone, repeat)
    yield Figure(net.name, task, OURS, cpu, wall)
    shared, wall, again = seconds(both, repeat)
    assert np.array_equal(found, again), task
    # while this thread waits for a processor the other one may do more than its half
    yield Figure(net.name, task, _TWO, None, max(wall, shared / 2))
    cpu, wall, expected = seconds(slow)
    assert np.array_equal(found[: len(expected)], expected), task
    yield Figure(net.name, task, "scipy", cpu * share, wall * share, share > 1, 0.0)


def circles(net: Network) -> Iterator[Figure]:
    """The half-hour circle of one base."""
    engine, origin = net.engine(1), net.anchors.take([0])
    cpu, wall, ground = seconds(lambda: ReachedGround(engine.graph))
    points = f"{len(ground.metres):,} points"
    yield Figure(net.name, "roads sampled, once", OURS, cpu, wall, note=points)
    cpu, wall, arrival = seconds(
        lambda: ground.arrivals_ms(engine.to_states_ms(origin)[0], origin), 3)
    yield Figure(net.name, "one sweep to all points", OURS, cpu, wall)
    for minutes in (10, 20, 30):
        reached = arrival <= minutes * 60_000
        cpu, wall, _ = seconds(partial(around, ground.metres, reached, ground.nodes), 3)
        yield Figure(net.name, f"shape of a circle, {minutes} min", OURS, cpu, wall,
                     note=f"{int(reached.sum()):,} points")


def tables(net: Network) -> Iterator[Figure]:
    """Who is within reach of every node, as the planner asks: one bit for a point and slack."""
    engine = net.engine(1)
    for points, slacks in ((79, 28), (2000, 1), (2000, 8)):
        demand = net.anchors.take(np.arange(min(points, len(net.anchors))))
        slacks_ms = np.linspace(60_000, 1_800_000, slacks).astype(int).tolist()
        cpu, wall, table = seconds(partial(node_table, engine, demand, slacks_ms))
        yield Figure(net.name, f"table of {len(demand)} points at {slacks} slacks", OURS, cpu, wall,
                     note=f"{table.bits.nbytes / 1e6:.0f} MB")


def turns(net: Network) -> Iterator[Figure]:
    """The turn restrictions of the source, if it has any."""
    if net.turning is not None:
        yield from _on_states(net, net.turning, "with its turn restrictions", None)


def edge_based(net: Network) -> Iterator[Figure]:
    """A state for every arc driven, ready for any turn cost; the times must not change."""
    graph = net.graph
    nodes, arcs = len(graph.node_ids), len(graph.arc_head)
    degree = np.diff(graph.indptr)[graph.arc_head]
    first = np.repeat(graph.indptr[graph.arc_head] - np.cumsum(degree) + degree, degree)
    onward = (first + np.arange(int(degree.sum()))).astype(np.int32)
    indptr = np.concatenate([graph.indptr, arcs + np.cumsum(degree)])
    arc = np.concatenate([np.arange(arcs, dtype=np.int32), onward])
    node = np.concatenate([np.arange(nodes, dtype=np.int32), graph.arc_head])
    stepped = replace(graph, turns=TurnGraph(node, indptr, (nodes + arc).astype(np.int32), arc))
    yield from _on_states(net, stepped, "edge-based", net.engine(1))


def _on_states(
    net: Network, graph: RoadGraph, name: str, same: CchTravelTimes | None
) -> Iterator[Figure]:
    note = f"{len(graph.turns.node):,} states"
    cpu, wall, hierarchy = seconds(lambda: build_hierarchy(graph))
    yield Figure(net.name, f"{name}: order and contract", OURS, cpu, wall, note=note)
    engine = CchTravelTimes(graph, net.settings, hierarchy=hierarchy, threads=1)
    engine.matrix_ms(net.many.take([0]), net.many.take([1]))
    task = f"{name}: {net.square}"
    cpu, wall, found = seconds(lambda: engine.matrix_ms(net.many, net.many), 3)
    yield Figure(net.name, task, OURS, cpu, wall)
    few = net.many.take(np.arange(20))
    cpu, wall, expected = seconds(
        lambda: ScipyTravelTimes(graph, net.settings).matrix_ms(few, net.many))
    assert np.array_equal(found[:20], expected), task
    assert same is None or np.array_equal(found, same.matrix_ms(net.many, net.many)), task
    share = net.places / 20
    yield Figure(net.name, task, "scipy", cpu * share, wall * share, True, 0.0)


def against(rival: Rival, net: Network) -> Iterator[Figure]:
    """The square matrix by another library, with ours and scipy's of the same minutes."""
    engine, nodes = net.engine(1), net.nodes[: net.places]
    cpu, wall, ours = seconds(lambda: engine.matrix_ms(net.many, net.many), 3)
    yield Figure(net.name, net.square, OURS, cpu, wall)
    cpu, wall, ask = seconds(lambda: rival.prepare(net.graph))
    yield Figure(net.name, f"{rival.name}: prepare", rival.name, cpu, wall)
    rows = min(rival.rows, len(nodes))
    cpu, wall, answer = seconds(lambda: ask(nodes[:rows], nodes))
    expected = np.where(ours[:rows] < UNREACHABLE_MS, ours[:rows], np.inf).astype(float)
    reached = np.isfinite(expected)
    apart = float(np.abs(answer - expected)[reached].max(initial=0.0))
    share = len(nodes) / rows
    yield Figure(net.name, net.square, rival.name, cpu * share, wall * share, share > 1, apart)


def parts() -> dict[str, Part]:
    """Return all parts by name: our own, then a part for every library that is installed."""
    own: dict[str, Part] = {"prepare": preparation, "tasks": tasks, "circles": circles,
                            "tables": tables, "turns": turns, "edge-based": edge_based}
    return own | {rival.module: partial(against, rival) for rival in installed()}

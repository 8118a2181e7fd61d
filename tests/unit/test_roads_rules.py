"""The rules of reading roads, one by one: speeds, access, direction, chains, connectivity."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfhour.routing.network.load.chains import merge_chains
from halfhour.routing.network.load.connectivity import in_largest_part
from halfhour.routing.network.load.link import Link
from halfhour.routing.network.load.osm_rules import Direction, direction, may_drive, node_blocks
from halfhour.routing.network.load.speeds import limit_kmh


@pytest.mark.parametrize(("text", "kmh"), [
    ("50", 50.0), ("50.0", 50.0), ("30 mph", 48.28032), ("30mph", 48.28032), ("60 km/h", 60.0),
    ("CN:urban", 50.0), ("CN:rural", 70.0), ("CN:motorway", 120.0), ("CN:30", 30.0),
    ("walk", 7.0), ("none", 120.0), ("50;30", 30.0), ("['80', '60']", 60.0), ("40|50", 40.0),
    ("signals", None), ("variable", None), ("", None), (None, None), ("0", None),
    ("fast; 40", 40.0), ("1000", None),
])
def test_limits(text, kmh):
    assert limit_kmh(text) == (None if kmh is None else pytest.approx(kmh))


@pytest.mark.parametrize(("tags", "drivable"), [
    ({"highway": "residential"}, True), ({"highway": "footway"}, False), ({}, False),
    ({"highway": "construction"}, False), ({"highway": "service"}, True),
    ({"highway": "service", "service": "parking_aisle"}, False),
    ({"highway": "pedestrian"}, False), ({"highway": "track"}, False),
    ({"highway": "residential", "area": "yes"}, False),
    ({"highway": "residential", "access": "private"}, False),
    ({"highway": "residential", "access": "no", "motor_vehicle": "yes"}, True),
    ({"highway": "residential", "access": "yes", "motorcar": "no"}, False),
    ({"highway": "residential", "access": "destination"}, True),
])
def test_what_a_car_may_use(tags, drivable):
    assert may_drive(tags) is drivable


@pytest.mark.parametrize(("tags", "expected"), [
    ({}, Direction.BOTH), ({"oneway": "yes"}, Direction.FORWARD),
    ({"oneway": "1"}, Direction.FORWARD), ({"oneway": "-1"}, Direction.BACKWARD),
    ({"oneway": "reverse"}, Direction.BACKWARD), ({"oneway": "no"}, Direction.BOTH),
    ({"junction": "roundabout"}, Direction.FORWARD),
    ({"highway": "motorway"}, Direction.FORWARD),
    ({"highway": "motorway", "oneway": "no"}, Direction.BOTH),
    ({"highway": "motorway", "oneway": "-1"}, Direction.BACKWARD),
    ({"oneway": "reversible"}, Direction.BOTH),
])
def test_directions(tags, expected):
    assert direction(tags) is expected


@pytest.mark.parametrize(("tags", "blocks"), [
    ({}, False), ({"highway": "traffic_signals"}, False), ({"barrier": "bollard"}, True),
    ({"barrier": "bollard", "motor_vehicle": "yes"}, False), ({"barrier": "gate"}, False),
    ({"barrier": "gate", "access": "private"}, True), ({"barrier": "toll_booth"}, False),
])
def test_barriers(tags, blocks):
    assert node_blocks(tags) is blocks


def link(tail, head, *, oneway=False, kind="residential"):
    line = np.array([(120 + 0.001 * n, 30 + 0.0001 * n * n) for n in (tail, head)])
    return Link(tail, head, line, kind, 30.0, oneway, None)


def test_a_chain_becomes_one_polyline_whatever_its_parts_directions():
    merged = merge_chains([link(2, 1), link(2, 3), link(4, 3)])
    assert len(merged) == 1
    assert {merged[0].tail, merged[0].head} == {1, 4}
    assert len(merged[0].lonlat) == 4


def test_chains_end_at_junctions_and_where_traits_or_directions_change():
    assert len(merge_chains([link(1, 2), link(2, 3), link(2, 4)])) == 3
    assert len(merge_chains([link(1, 2), link(2, 3, kind="primary")])) == 2
    assert len(merge_chains([link(1, 2, oneway=True), link(3, 2, oneway=True)])) == 2
    one = merge_chains([link(2, 3, oneway=True), link(1, 2, oneway=True)])
    assert [(m.tail, m.head) for m in one] == [(1, 3)]


def test_a_ring_keeps_a_node():
    merged = merge_chains([link(1, 2), link(2, 3), link(3, 1)])
    assert len(merged) == 1 and merged[0].tail == merged[0].head


links_drawn = st.lists(
    st.builds(link, st.integers(1, 8), st.integers(9, 14), oneway=st.booleans(),
              kind=st.sampled_from(["residential", "primary"])),
    min_size=1, max_size=14,
)


@given(links_drawn)
def test_merging_keeps_every_metre(links):
    def metres(some):
        return sum(np.hypot(*np.diff(li.lonlat, axis=0).T).sum() for li in some)

    merged = merge_chains(links)
    assert metres(merged) == pytest.approx(metres(links))
    assert len(merged) <= len(links)


@given(links_drawn)
def test_everywhere_in_the_kept_part_reaches_everywhere(links):
    keep, dropped = in_largest_part(links)
    nodes = {n for li in links for n in (li.tail, li.head)}
    kept = {n for li, k in zip(links, keep, strict=True) if k for n in (li.tail, li.head)}
    onward = {n: set() for n in nodes}
    for li in links:
        onward[li.tail].add(li.head)
        if not li.oneway:
            onward[li.head].add(li.tail)

    def reached(start):
        seen, todo = {start}, [start]
        while todo:
            for n in onward[todo.pop()] - seen:
                seen.add(n)
                todo.append(n)
        return seen

    parts = {n: {m for m in reached(n) if n in reached(m)} for n in nodes}
    assert len(nodes) - dropped == max(len(p) for p in parts.values())
    assert all(kept <= parts[n] for n in kept)

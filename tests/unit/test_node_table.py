"""Sets of demand points per road node agree, bit by bit, with the travel times."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.data.settings import Settings
from halfhour.routing.coverage.node_table import (
    node_table,
    slacks_of,
    table_bytes,
    words_by_sweep,
)
from halfhour.routing.traveltime.factory import travel_times


@pytest.fixture(scope="module", params=["scipy", "cch"])
def times(request):
    import small_city

    return travel_times(small_city.roads(14),
                        Settings(metric_epsg=4549, travel_engine=request.param))


def places(times, count, seed=3):
    lonlat = times.graph.node_lonlat
    rng = np.random.default_rng(seed)
    spots = rng.uniform(lonlat.min(axis=0), lonlat.max(axis=0), (count, 2))
    spots[::17] += 5.0  # far off the network: reached from nowhere
    return times.snap(spots)


def unpacked(bits, points):
    shifts = np.arange(64, dtype=np.uint64)
    return ((bits[..., None] >> shifts) & np.uint64(1)).astype(bool).reshape(
        *bits.shape[:-1], -1)[..., :points]


@pytest.mark.parametrize("points", [1, 63, 64, 65, 130])
def test_every_bit_is_a_comparison_of_times(times, points):
    demand = places(times, points)
    slacks = [0, 45_000, 60_000, 61_001, 180_000]
    table = node_table(times, demand, slacks)
    ms = times.from_nodes_ms(demand).T
    for i, slack in enumerate(slacks):
        assert np.array_equal(unpacked(table.bits[i], points), ms <= slack)
    assert table.bits.nbytes == table_bytes(len(table.nodes), points, len(slacks))
    beyond = unpacked(table.bits, 64 * table.bits.shape[-1])[..., points:]
    assert not beyond.any()


def test_some_nodes_only(times):
    demand = places(times, 70)
    all_nodes = node_table(times, demand, [90_000])
    some = node_table(times, demand, [90_000], nodes=np.array([40, 3, 17]))
    assert some.nodes.tolist() == [3, 17, 40]
    assert np.array_equal(some.bits[0], all_nodes.bits[0, [3, 17, 40]])


def test_a_slack_between_two_is_bracketed(times):
    demand = places(times, 40)
    table = node_table(times, demand, range(0, 300_000, 30_000))
    ms = times.from_nodes_ms(demand).T
    rows = np.arange(len(table.nodes))
    for slack in (-1, 0, 29_999, 30_000, 123_456, 270_000):
        true = ms <= slack
        surely = unpacked(table.surely(slack, rows), 40)
        perhaps = unpacked(table.perhaps(slack, rows), 40)
        assert not (surely & ~true).any() and not (true & ~perhaps).any()
        if slack >= 0 and slack % 30_000 == 0:
            assert np.array_equal(surely, true) and np.array_equal(perhaps, true)
    with pytest.raises(ValueError, match="ends at"):
        table.perhaps(270_001, rows)


def test_a_table_too_large_is_refused_before_any_sweep(times):
    demand = places(times, 20)
    with pytest.raises(ValueError, match="more than 100"):
        node_table(times, demand, [1], most_bytes=100)
    assert table_bytes(220_000, 2_000, 1) == 56_320_000
    words = list(words_by_sweep(times, places(times, 130), [5_000, 90_000]))
    assert [w.shape for w in words] == [(2, len(times.graph.node_ids))] * 3
    with pytest.raises(ValueError, match="at least one"):
        node_table(times, demand, [])


def test_no_demand_points_are_empty_sets(times):
    table = node_table(times, times.snap(np.empty((0, 2))), [1_000])
    assert table.bits.shape == (1, len(times.graph.node_ids), 1) and not table.bits.any()


@given(st.integers(0, 3_600_000), st.integers(0, 600_000),
       st.lists(st.integers(0, 4_000_000), max_size=8))
@settings(max_examples=80, deadline=None)
def test_slacks_are_what_is_left_of_the_standard(standard, turnout, releases):
    slacks = slacks_of(standard, turnout, releases)
    assert slacks == sorted(set(slacks))
    for release in releases:
        left = standard - turnout - release
        assert (left in slacks) == (left >= 0)

"""The random numbers of a draw: known answers, exact uniformity, and weights."""

from __future__ import annotations

import decimal
import hashlib
import hmac
import json
import math
from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.data.errors import BadInput, Infeasible
from halfhour.routing.draw.canonical import canonical
from halfhour.routing.draw.pairing import count_pairings, draw_pairing
from halfhour.routing.draw.seed import checked_digits, commitment, seed_of
from halfhour.routing.draw.stream import Stream, in_order, key
from halfhour.routing.draw.weighted import in_weighted_order, minus_log2

SEED = hashlib.sha256(b"half-hour test seed").digest()


def test_known_answers():
    """Fixed for ever: another number here means that old records no longer verify."""
    assert Stream(SEED, "a").take(4).hex() == "61e046b0"
    stream = Stream(SEED, "dice")
    assert [stream.below(6) for _ in range(12)] == [5, 1, 3, 5, 3, 5, 2, 5, 3, 1, 1, 4]
    assert Stream(SEED, "order").permutation(8) == [4, 0, 2, 1, 7, 6, 5, 3]
    assert in_order(SEED, "x", ["甲", "乙", "丙", "丁"]) == ["甲", "丙", "丁", "乙"]


def test_a_key_is_plain_hmac():
    proper = hmac.new(SEED, b"l\0" + "名".encode(), hashlib.sha256).digest()
    assert key(SEED, "l", "名") == int.from_bytes(proper, "big")


@given(st.integers(1, 10**30), st.binary(min_size=32, max_size=32))
def test_below_stays_below(bound, seed):
    assert 0 <= Stream(seed, "x").below(bound) < bound


@pytest.mark.parametrize("bound", [3, 6, 257])
def test_below_is_uniform(bound):
    stream, draws = Stream(SEED, f"u{bound}"), 400 * bound
    counts = Counter(stream.below(bound) for _ in range(draws))
    assert chi2_p([counts[n] for n in range(bound)]) > 0.001


def chi2_p(counts):
    from scipy.stats import chisquare

    return float(chisquare(counts).pvalue)


def test_canonical_json():
    value = {"b": [1, True, None, "名\n\"\\\x01"], "a": {}}
    assert canonical(value) == '{"a":{},"b":[1,true,null,"名\\n\\"\\\\\\u0001"]}'.encode()
    for wrong in (1.0, {"名": 1}, {1: 1}, 2**53, [float("nan")], b"x"):
        with pytest.raises(ValueError, match="canonical"):
            canonical(wrong)
    with pytest.raises(UnicodeEncodeError):
        canonical("\ud800")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcXYZ_", min_size=1), inner),
)


@given(json_values)
def test_canonical_json_is_read_back(value):
    assert json.loads(canonical(value)) == value
    assert canonical(json.loads(canonical(value))) == canonical(value)


def test_protocol():
    salt, roster = bytes(range(32)), hashlib.sha256(b"roster").hexdigest()
    assert commitment(salt) == hashlib.sha256(salt).hexdigest()
    proper = hashlib.sha256(bytes.fromhex(roster) + salt + b"482913").digest()
    assert seed_of(roster, salt, "482913") == proper


def test_witness_digits():
    assert checked_digits(" 482 913 ") == "482913"
    for wrong in ("48291", "48291a", "", "1" * 65, "１２３４５６", "²³¹²³¹"):
        with pytest.raises(BadInput):
            checked_digits(wrong)


# -- weights ---------------------------------------------------------------------------------


@given(st.integers(0, 2**256 - 1))
@settings(max_examples=60)
def test_the_logarithm_is_a_logarithm(number):
    with decimal.localcontext(prec=120):
        u = decimal.Decimal(2 * number + 1) / decimal.Decimal(2) ** 257
        exact = -u.ln() / decimal.Decimal(2).ln() * 2**64
        assert -1e-30 <= minus_log2(number) - exact <= 2  # 120 digits are not exact either


def test_equal_weights_are_the_order_of_the_keys():
    names = [f"n{i}" for i in range(200)]
    assert in_weighted_order(SEED, "x", dict.fromkeys(names, 7)) == in_order(SEED, "x", names)


def test_the_first_drawn_is_drawn_by_weight():
    weights, draws = {"a": 1, "b": 2, "c": 5}, 4000
    firsts = Counter(
        in_weighted_order(hashlib.sha256(bytes([n % 256, n // 256])).digest(), "w", weights)[0]
        for n in range(draws))
    for name, weight in weights.items():
        share = weight / 8
        assert abs(firsts[name] / draws - share) < 4 * math.sqrt(share * (1 - share) / draws)


# -- pairing of regions ----------------------------------------------------------------------

FIVE = ["a", "b", "c", "d", "e"]


def allowed(regions, banned=(), reciprocal=False):
    found = []
    for order in permutations(regions):
        pairs = dict(zip(regions, order, strict=True))
        if all(a != b and (a, b) not in banned and (reciprocal or pairs[b] != a)
               for a, b in pairs.items()):
            found.append(order)
    return found


def seeds(count, salt=b""):
    return (hashlib.sha256(salt + n.to_bytes(4, "big")).digest() for n in range(count))


def test_pairings_of_five_regions_are_uniform():
    draws = 50_000
    counts = Counter(
        tuple(draw_pairing(FIVE, (), reciprocal=False, seed=s).target_of.values())
        for s in seeds(draws))
    assert set(counts) == set(allowed(FIVE)) and len(counts) == 24
    expected, sigma = draws / 24, math.sqrt(draws * 23) / 24
    assert all(abs(n - expected) < 3 * sigma for n in counts.values())
    assert chi2_p(list(counts.values())) > 0.001


def test_the_exact_way_is_uniform_too():
    banned = {("a", "b"), ("c", "d")}
    proper = allowed(FIVE, banned)
    counts = Counter(
        tuple(draw_pairing(FIVE, banned, reciprocal=False, seed=s, most_tries=0).target_of.values())
        for s in seeds(150 * len(proper)))
    assert set(counts) == set(proper)
    assert chi2_p(list(counts.values())) > 0.001


@given(st.integers(2, 6), st.data(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_counting_equals_enumerating(size, data, reciprocal):
    names = FIVE[:size] if size <= 5 else [*FIVE, "f"]
    pairs = [(a, b) for a in names for b in names if a != b]
    banned = data.draw(st.sets(st.sampled_from(pairs), max_size=8))
    proper = allowed(names, banned, reciprocal)
    assert count_pairings(names, banned, reciprocal=reciprocal) == len(proper)
    if proper:
        drawn = draw_pairing(names, banned, reciprocal=reciprocal, seed=SEED, most_tries=0)
        assert tuple(drawn.target_of.values()) in proper and drawn.count == len(proper)
    else:
        with pytest.raises(Infeasible):
            draw_pairing(names, banned, reciprocal=reciprocal, seed=SEED, most_tries=50)


def test_seven_regions_have_1140_pairings():
    assert count_pairings([str(n) for n in range(7)], (), reciprocal=False) == 1140


def test_hopeless_acceptance_is_said():
    names = [f"{n:02d}" for n in range(14)]
    ring = {(a, names[(i + 1) % 14]) for i, a in enumerate(names)}
    # only the ring or its steps by two are left
    second = {(a, names[(i + 2) % 14]) for i, a in enumerate(names)}
    banned = {(a, b) for a in names for b in names} - ring - second
    drawn = draw_pairing(names, banned, reciprocal=False, seed=SEED, most_tries=200)
    assert drawn.method == "exact" and drawn.tries == 200
    assert drawn.count == count_pairings(names, banned, reciprocal=False) > 1

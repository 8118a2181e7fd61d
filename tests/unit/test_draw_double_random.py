"""Double random: exact numbers per class, hard exclusions, rotation, and lawful officers."""

from __future__ import annotations

import hashlib
import random
from collections import Counter

import pytest

from halfhour.data.errors import BadInput
from halfhour.routing.draw import double_random
from halfhour.routing.draw.enterprises import draw_enterprises
from halfhour.routing.draw.scheme import presets, scheme_named

DAY = "2026-03-17"


def frozen(seed=1, count=60, scheme="chizhou", **changes):
    rng = random.Random(seed)
    rows = [{
        "id": f"E{n:03d}", "permit_class": rng.choice(("key", "simplified", "registered")),
        "colour": rng.choice(("red", "yellow", "green", "green")), "district": f"D{n % 2}",
        "industry": "C2614", "skill": rng.choice((None, "涉水", "化工")),
        "positive_list": rng.random() < 0.15,
        "positive_until": rng.choice((None, "2026-03-16", "2026-03-17", "2027-01-01")),
        "last_check": rng.choice((None, "2026-03-01", "2025-01-01", "2026-01-16")),
        "checks": rng.choice((0, 0, 1, 2, 3)),
    } for n in range(count)]
    officers = [{
        "id": f"P{n:02d}", "district": None if n == 0 else f"D{n % 2}",
        "cert_from": None if n == 5 else "2022-01-01",
        "cert_to": "2026-01-01" if n == 6 else "2027-01-01",
        "skills": rng.sample(("涉水", "涉气", "化工"), 2),
        "joined_on": "2025-09-01" if n % 3 == 0 else "2015-01-01",
    } for n in range(14)]
    base = {
        "draw_id": "x", "title": "", "demo": True, "day": DAY,
        "scheme": dict(presets()[scheme]), "rotation": {},
        "officer_rules": {"own_district": True, "novice_years": 1, "visits_max": 0},
        "enterprises": rows, "officers": officers,
        "recusals": [["P02", r["id"]] for r in rows[::2]],
    }
    return {**base, **changes}


def seed_number(n):
    return hashlib.sha256(n.to_bytes(4, "big")).digest()


def is_out(row):
    listed = row["positive_list"] and row["positive_until"] in (None, DAY, "2027-01-01")
    # 60 days: 2026-01-16 is exactly 60 days before, and free again
    return listed or row["checks"] >= 2 or row["last_check"] == "2026-03-01"


def test_nobody_excluded_is_ever_drawn():
    for n in range(1000):
        roster = frozen(seed=n % 10)
        drawn = {e for c in draw_enterprises(roster, seed_number(n)) for e in c["drawn"]}
        assert drawn
        assert not [r["id"] for r in roster["enterprises"] if r["id"] in drawn and is_out(r)]


def test_the_number_per_class_is_the_share_rounded_up():
    roster = frozen(count=200)
    shares = {"special": (15, 100), "key": (25, 100), "ordinary": (5, 100)}
    for entry in draw_enterprises(roster, seed_number(1)):
        part, whole = shares[entry["class"]]
        assert entry["number"] == len(entry["drawn"]) == -(-entry["eligible"] * part // whole)
        assert entry["eligible"] + sum(entry["excluded"].values()) == entry["size"]


def test_inclusion_is_uniform_within_a_class():
    roster, draws = frozen(count=40), 10_000
    hits: dict[str, Counter] = {}
    for n in range(draws):
        for entry in draw_enterprises(roster, seed_number(n)):
            hits.setdefault(entry["class"], Counter()).update(entry["drawn"])
    from scipy.stats import chi2

    free = [r for r in roster["enterprises"] if not is_out(r)]
    for entry in draw_enterprises(roster, seed_number(0)):
        eligible, number = entry["eligible"], entry["number"]
        if number in (0, eligible):
            continue
        counts = [hits[entry["class"]][r["id"]] for r in free
                  if r["id"] in hits[entry["class"]]]
        assert len(counts) == eligible
        share = number / eligible
        # drawn without replacement: Σ(c − mean)² (n − 1) / (n · draws · share · (1 − share)) is χ²
        spread = draws * share * (1 - share) * eligible / (eligible - 1)
        square = sum((c - draws * share) ** 2 for c in counts) / spread
        assert chi2.sf(square, eligible - 1) > 0.001


def test_the_order_of_the_roster_does_not_matter():
    roster = frozen(count=120)
    shuffled = {**roster, "enterprises": roster["enterprises"][::-1],
                "officers": roster["officers"][::-1]}
    assert double_random.run(roster, seed_number(3)) == double_random.run(shuffled, seed_number(3))


def test_a_rotation_draws_everybody_before_anybody_twice():
    roster = frozen(count=60, scheme="jiangxi_county")
    had: dict[str, set] = {}
    drawn_before: dict[str, list] = {}
    for n in range(12):
        for entry in draw_enterprises({**roster, "rotation": {k: sorted(v) for k, v in had.items()}},
                                      seed_number(n)):
            code, drawn = entry["class"], set(entry["drawn"])
            before = had.get(code, set())
            if not entry["cycle_begins"]:
                assert not drawn & before
                had[code] = before | drawn
            else:
                assert len(before | drawn) == entry["eligible"]
                had[code] = drawn & before
            drawn_before.setdefault(code, []).extend(entry["drawn"])
    for names in drawn_before.values():
        counts = Counter(names).values()
        assert max(counts) - min(counts) <= 1


def test_weights_are_for_the_colour():
    roster = frozen(count=200, scheme="by_colour")
    hits: Counter = Counter()
    colour = {r["id"]: r["colour"] for r in roster["enterprises"]}
    for n in range(300):
        hits.update(colour[e] for c in draw_enterprises(roster, seed_number(n)) for e in c["drawn"])
    free = Counter(r["colour"] for r in roster["enterprises"] if not is_out(r))
    assert hits["red"] / free["red"] > 1.5 * hits["yellow"] / free["yellow"]
    assert hits["yellow"] / free["yellow"] > 1.3 * hits["green"] / free["green"]


@pytest.mark.parametrize("visits_max", [0, 1])
def test_officers_are_lawful(visits_max):
    roster = frozen(count=400, officer_rules={"own_district": True, "novice_years": 1,
                                              "visits_max": visits_max})
    firms = {r["id"]: r for r in roster["enterprises"]}
    people = {p["id"]: p for p in roster["officers"]}
    for n in range(30):
        result = double_random.run(roster, seed_number(n))
        load: Counter = Counter()
        for visit in result["visits"]:
            firm, pair = firms[visit["enterprise"]], [people[o] for o in visit["officers"]]
            assert bool(pair) == (visit["missing"] is None)
            load.update(visit["officers"])
            if not pair:
                continue
            assert len({p["id"] for p in pair}) == 2
            assert not {"P05", "P06"} & {p["id"] for p in pair}
            assert all(p["district"] in (None, firm["district"]) for p in pair)
            assert all([p["id"], firm["id"]] not in roster["recusals"] for p in pair)
            assert firm["skill"] is None or any(firm["skill"] in p["skills"] for p in pair)
            assert any(p["joined_on"] == "2015-01-01" for p in pair)
        assert not visits_max or max(load.values()) <= visits_max
        if visits_max:
            assert any(v["missing"] == "visits_max" for v in result["visits"])


def test_every_preset_states_its_source_and_can_be_drawn():
    for name, scheme in presets().items():
        assert scheme["source"] and scheme_named(name) is scheme
        assert double_random.run(frozen(scheme=name), seed_number(1))["visits"]


def test_a_wrong_scheme_is_refused(tmp_path):
    with pytest.raises(BadInput, match="no scheme"):
        scheme_named("nowhere")
    file = tmp_path / "方案.json"
    for text, part in (("{", "JSON"), ("[]", "/"), ('{"id": "x"}', "en")):
        file.write_text(text, "utf-8")
        with pytest.raises(BadInput, match=part):
            scheme_named(str(file))

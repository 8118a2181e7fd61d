"""What a region keeps at home, by brute force; and the demo's campaign."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.routing.draw.donor_guard import HomeGround, donor
from halfhour.routing.draw.inclusion import wilson


def ground(seed, squads, units):
    rng = np.random.default_rng(seed)
    names = [f"S{i}" for i in range(squads)]
    staff = {s: tuple(f"{s}-{n}" for n in range(rng.integers(0, 6))) for s in names}
    return HomeGround("R", names, staff, rng.random((squads, units)) < 0.4,
                      rng.integers(1, 5, units).astype(float))


@given(st.integers(0, 10**6), st.integers(1, 5), st.integers(1, 9), st.sampled_from([0, 5, 30]))
@settings(max_examples=60, deadline=None)
def test_whoever_is_sent_the_floor_is_held(seed, squads, units, floor_points):
    home = ground(seed, squads, units)
    row = donor(home, floor_points, 1)
    able = [i for i, s in enumerate(home.squads) if len(home.staff[s]) >= 2]
    assert row["covered"] == home.covered(able)
    keep = [i for i, s in enumerate(row["squads"]) if s["keep"]]
    rest = [i for i in able if i not in keep]
    # any of the squads that may be emptied can be gone
    for count in range(len(rest) + 1):
        for gone in itertools.combinations(rest, count):
            assert home.covered([i for i in able if i not in gone]) >= row["floor"]
    # and none of those that keep people could be let go on top
    for i in keep:
        without = home.covered([k for k in keep if k != i])
        assert without == row["squads"][i]["without"] < row["floor"]


def test_wilson():
    low, high = wilson(10, 100)
    assert round(low, 4) == 0.0552 and round(high, 4) == 0.1744  # Newcombe 1998
    assert wilson(0, 20)[0] == 0.0 and wilson(20, 20)[1] == 1.0


def test_the_demo_campaign_can_be_drawn_from():
    from datetime import date

    import small_world

    from halfhour.data import records as r
    from halfhour.data.demo.campaign import demo_campaign

    rows = small_world.records()

    def all_of(kind):
        return [x for x in rows if isinstance(x, kind)]

    def build(districts):
        return demo_campaign(1, date(2026, 3, 17), districts, all_of(r.Brigade), all_of(r.Squad),
                             all_of(r.Officer), all_of(r.Enterprise))

    assert build(all_of(r.District)) == []  # two districts cannot but inspect each other


def test_the_demo_campaign_of_the_city():
    from dataclasses import replace
    from datetime import date

    import small_world

    from halfhour.data import records as r
    from halfhour.data.demo.campaign import demo_campaign

    rows = small_world.records()
    own = [replace(x, own=True) for x in rows if isinstance(x, r.District)]
    squads = [x for x in rows if isinstance(x, r.Squad)]
    squads[0] = replace(squads[0], district=small_world.NEIGHBOUR)
    arguments = (7, date(2026, 3, 17), own, [x for x in rows if isinstance(x, r.Brigade)], squads,
                 [x for x in rows if isinstance(x, r.Officer)],
                 [x for x in rows if isinstance(x, r.Enterprise)])
    made = demo_campaign(*arguments)
    assert made == demo_campaign(*arguments)
    current, former = (c for c in made if isinstance(c, r.Campaign))
    missions = [m for m in made if isinstance(m, r.Mission)]
    assert sum(m.campaign_id == current.campaign_id for m in missions) == 6
    assert former.to_day < current.from_day and all(m.legal_basis for m in missions)
    assert any(isinstance(x, r.TeamMember) for x in made)
    assert any(isinstance(x, r.Posting) and x.kind == "recusal" for x in made)

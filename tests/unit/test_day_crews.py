"""Crews of the day from the roster: who rides, who stays out, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point

from halfhour.data.errors import BadInput, Infeasible
from halfhour.data.records import Absence, Officer, Recusal, RosterDay, Squad, Vehicle
from halfhour.data.settings import Settings
from halfhour.routing.day.crews import People, crews_of_day

DAY = date(2026, 3, 17)
SQUAD = Squad("S1", "演示中队", "B1", "330502", 3.0, None, Point(120, 30))


def officer(n: int, **changes) -> Officer:
    values = {
        "officer_id": f"O{n}", "name": f"演示{n}", "home_kind": "squad", "home_id": "S1",
        "staff": "civil_service", "certificate_no": f"C{n}", "cert_from": date(2020, 1, 1),
        "cert_to": date(2030, 1, 1), "law_qualified": False, "skills": (),
        "joined_on": date(2015, 1, 1), "phone": None,
    }
    return Officer(**(values | changes))


def people(officers, *, cars=2, duties=None, absences=(), recusals=()) -> People:
    duties = duties or {}
    return People(
        officers, [RosterDay(o.officer_id, DAY, duties.get(o.officer_id, "field"))
                   for o in officers if duties.get(o.officer_id) != "none"]
        + [RosterDay("other", DAY, "field")],
        absences, recusals,
        [Vehicle(f"V{n}", f"浙E{n}", "car", "squad", "S1", True) for n in range(cars)],
    )


def form(rows: People, squads=(SQUAD,), **changes):
    return crews_of_day(DAY, squads, {s.squad_id: 0 for s in squads}, rows,
                        replace(Settings(), **changes))


def reasons(out) -> dict[str, str]:
    return {o.officer_id: o.code for o in out}


def test_five_officers_make_two_crews_and_the_third_joins():
    crews, out = form(people([officer(n) for n in range(5)]))
    assert sorted(len(c.members) for c in crews) == [2, 3]
    assert not out
    assert {c.vehicle_id for c in crews} == {"V0", "V1"}


def test_each_reason_to_stay_out_is_told():
    officers = [
        officer(0), officer(1), officer(2, certificate_no=None), officer(3, cert_to=date(2026, 3, 16)),
        officer(4, cert_from=date(2026, 3, 18)), officer(5), officer(6), officer(7),
    ]
    rows = people(officers, duties={"O5": "office", "O6": "none"},
                  absences=[Absence("O7", DAY, DAY, "年休假")])
    crews, out = form(rows)
    assert [[m.officer_id for m in c.members] for c in crews] == [["O0", "O1"]]
    assert reasons(out) == {
        "O2": "no_certificate", "O3": "expired", "O4": "not_yet_valid", "O5": "office",
        "O6": "not_rostered", "O7": "absent",
    }


def test_a_certificate_is_valid_on_its_last_day():
    crews, _ = form(people([officer(0), officer(1, cert_to=DAY)]))
    assert len(crews) == 1


@pytest.mark.parametrize(("count", "cars", "novices", "code"), [
    (1, 2, 0, "odd_one_out"), (7, 3, 0, "odd_one_out"), (4, 1, 0, "no_vehicle"),
    (2, 0, 0, "no_vehicle"), (2, 2, 2, "novices_only"), (7, 2, 6, "novices_only"),
])
def test_why_rideable_officers_are_left(count, cars, novices, code):
    officers = [officer(n, joined_on=date(2025, 12, 1) if n < novices else date(2015, 1, 1))
                for n in range(count)]
    # a second squad that can field a crew, so that the day is not infeasible
    others = [replace(officer(n), home_id="S2") for n in (90, 91)]
    rows = people(officers + others, cars=cars)
    rows.vehicles.append(Vehicle("V9", "浙E9", "car", "squad", "S2", True))
    _, out = form(rows, squads=(SQUAD, replace(SQUAD, squad_id="S2")))
    assert set(reasons(out).values()) == {code}


def test_rare_skills_are_spread_over_the_crews():
    skills = [("水",), ("水",), ("气",), ("气",)]
    crews, _ = form(people([officer(n, skills=s) for n, s in enumerate(skills)]))
    assert [c.skills for c in crews] == [{"水", "气"}, {"水", "气"}]


def test_a_recusal_of_one_member_binds_the_crew():
    crews, _ = form(people([officer(0), officer(1)], recusals=[Recusal("O1", "E7", "亲属")]))
    assert crews[0].recused == {"E7"}


def test_a_day_without_roster_names_days_that_have_one():
    with pytest.raises(BadInput, match="2026-03-17"):
        crews_of_day(date(2026, 3, 22), [SQUAD], {"S1": 0}, people([officer(0)]), Settings())
    with pytest.raises(BadInput, match="no roster"):
        crews_of_day(DAY, [SQUAD], {"S1": 0}, People([], [], [], [], []), Settings())


def test_no_crew_at_all_is_infeasible():
    with pytest.raises(Infeasible):
        form(people([officer(0)]))


def test_lunch_that_fits_nowhere_is_refused():
    with pytest.raises(BadInput, match="Lunch"):
        form(people([officer(0), officer(1)]), lunch_open_min=700.0, lunch_close_min=720.0)


def test_a_shift_without_noon_has_no_lunch():
    crews, _ = form(people([officer(0), officer(1)]), duty_end_min=700.0)
    assert crews[0].lunch_ms == 0


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.sets(st.sampled_from("水气噪危"))),
                min_size=2, max_size=9),
       st.integers(1, 4), st.integers(1, 3))
def test_every_crew_is_lawful_and_everybody_accounted_for(staff, cars, most):
    officers = [
        officer(n, joined_on=date(2025, 12, 1) if novice else date(2015, 1, 1),
                certificate_no=None if uncertified else f"C{n}", skills=tuple(sorted(skills)))
        for n, (novice, uncertified, skills) in enumerate(staff)
    ]
    try:
        crews, out = form(people(officers, cars=cars), crews_per_squad=most)
    except Infeasible:
        fit = [s for s in staff if not s[1]]
        assert len(fit) < 2 or all(s[0] for s in fit)
        return
    riding = [m.officer_id for c in crews for m in c.members]
    assert len(riding) == len(set(riding))
    assert set(riding) | {o.officer_id for o in out} == {o.officer_id for o in officers}
    assert not set(riding) & {o.officer_id for o in out}
    assert len(crews) <= min(most, cars)
    assert len({c.vehicle_id for c in crews}) == len(crews)
    for crew in crews:
        members = [o for o in officers if o.officer_id in {m.officer_id for m in crew.members}]
        assert 2 <= len(members) <= 3
        assert any(o.joined_on.year == 2015 for o in members)
        assert crew.skills == {s for o in members for s in o.skills}

"""Items merged into visits: one gate, several matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import small_world

from halfhour.data.errors import BadInput
from halfhour.data.records import Enterprise, Item
from halfhour.data.settings import Settings
from halfhour.routing.day.visits import due_visits

DAY = small_world.DAY
SETTINGS = Settings()
ENTERPRISE = next(r for r in small_world.records() if isinstance(r, Enterprise))
ITEM = next(r for r in small_world.records() if isinstance(r, Item))


def item(n: int, **changes) -> Item:
    plain = {"mandatory": False, "duration_min": 60.0, "break_off_min": 10.0, "prize": 1.0}
    return replace(ITEM, item_id=f"I{n}", **(plain | changes))


def merged(items, **changes):
    visits, _ = due_visits(DAY, [replace(ENTERPRISE, **changes)], items, SETTINGS)
    return visits[0] if visits else None


def test_longest_item_plus_half_of_the_others_rounded_up():
    items = [item(1, duration_min=31.0), item(2, duration_min=60.0), item(3, duration_min=20.0)]
    assert merged(items).duration_min == 86.0  # 60 + 15.5 + 10 = 85.5
    assert merged(items[:2]).duration_min == 76.0


def test_union_of_skills_and_intersection_of_windows():
    visit = merged([item(1, skill="涉水", open_min=540.0, close_min=900.0),
                    item(2, skill="涉气", open_min=600.0), item(3, skill=None, close_min=2000.0)])
    assert visit.skills == ("涉气", "涉水")
    assert (visit.open_min, visit.close_min) == (600.0, 900.0)
    visit = merged([item(1)])
    assert (visit.open_min, visit.close_min) == (SETTINGS.duty_start_min, SETTINGS.duty_end_min)


def test_one_item_that_cannot_be_broken_off_binds_the_visit():
    assert merged([item(1, break_off_min=5.0), item(2, break_off_min=12.0)]).break_off_min == 12.0
    assert merged([item(1, break_off_min=5.0), item(2, break_off_min=None)]).break_off_min is None


def test_mandatory_if_any_is_and_prizes_add_up():
    visit = merged([item(1, prize=2.0), item(2, mandatory=True, prize=3.0)])
    assert visit.mandatory and visit.prize == 5.0


@pytest.mark.parametrize(("changes", "due"), [
    ({"due_from": DAY}, True), ({"due_to": DAY}, True), ({"due_from": date(2026, 3, 18)}, False),
    ({"due_to": date(2026, 3, 16)}, False), ({"done_on": DAY}, False),
])
def test_due_days_are_inclusive_and_done_items_are_not_due(changes, due):
    assert (merged([item(1, **changes)]) is not None) is due


def test_positive_list_admits_cases_only():
    items = [item(1), item(2, kind="case")]
    visit = merged(items, positive_list=True, positive_until=DAY)
    assert [i.item_id for i in visit.items] == ["I2"]
    assert merged(items[:1], positive_list=True, positive_until=None) is None
    lapsed = merged(items, positive_list=True, positive_until=date(2026, 3, 16))
    assert len(lapsed.items) == 2


def test_the_yearly_cap_leaves_what_does_not_count():
    items = [item(1), item(2, kind="case", counts_to_cap=False)]
    assert [i.item_id for i in merged(items, checks_this_year=2).items] == ["I2"]
    assert len(merged(items, checks_this_year=1).items) == 2


def test_exempt_enterprises_are_counted_not_planned():
    _, exempt = due_visits(DAY, [replace(ENTERPRISE, checks_this_year=2)], [item(1)], SETTINGS)
    assert exempt == 1


def test_an_item_of_nobody_is_refused_by_name():
    with pytest.raises(BadInput, match="I7"):
        due_visits(DAY, [], [item(7)], SETTINGS)

"""What a double random drew is planned by the day: when is open, which and who is not."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
import small_world
from hypothesis import given
from hypothesis import strategies as st
from test_draw_commands import ask

from halfhour.data import records as r
from halfhour.data.store import open_workspace
from halfhour.routing.check.check import check_plan
from halfhour.routing.day.pairing import pair_up
from halfhour.routing.draw.drawn_items import end_of_period

DAY = small_world.DAY.isoformat()
EVERYBODY = {
    "id": "all", "en": "all", "zh": "全部", "source": "演示依据 demo", "period": "quarter",
    "mode": "independent", "ratio_base": "eligible", "cap": 2, "cool_down_days": 0,
    "classes": [{"code": "all", "en": "all", "zh": "全部", "when": {}, "share": [1, 1]}],
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory) -> Path:
    """A small world in which every enterprise was drawn."""
    folder = tmp_path_factory.mktemp("drawn")
    path, scheme = folder / "world.gpkg", folder / "all.json"
    scheme.write_text(json.dumps(EVERYBODY), "utf-8")
    with small_world.build(path) as workspace, workspace.transaction() as writer:
        for officer in workspace.read(r.Officer):
            writer.update(r.Officer, {"officer_id": officer.officer_id},
                          skills=(*officer.skills, "化工", "涉水", "涉气", "涉危废"))
    return path


@pytest.fixture
def workspace(drawn, tmp_path, capsys) -> Path:
    path = Path(shutil.copy(drawn, tmp_path / "world.gpkg"))
    ask(capsys, "draw", path, "--date", DAY, "--scheme", drawn.parent / "all.json")
    ask(capsys, "draw", path, "--digits", "482913")
    return path


def read(path: Path, *kinds: type) -> list[list]:
    with open_workspace(path) as opened:
        return [opened.read(kind) for kind in kinds]


def test_what_is_drawn_becomes_items(workspace):
    draws, items, officers = read(workspace, r.Draw, r.Item, r.Officer)
    result = json.loads(draws[0].record)["result"]
    mine = {i.enterprise_id: i for i in items if i.draw_id}
    assert set(mine) == {v["enterprise"] for v in result["visits"]} and mine
    squad = {o.officer_id: o.home_id for o in officers}
    for visit in result["visits"]:
        item = mine[visit["enterprise"]]
        assert item.drawn_officers == tuple(visit["officers"])
        assert (item.due_from, item.due_to) == (small_world.DAY, date(2026, 3, 31))
        assert len({squad[o] for o in visit["officers"]}) <= 1
        assert not item.mandatory and item.counts_to_cap


def crews_of(path: Path) -> tuple[dict[str, set[str]], dict[str, r.Visit], dict[str, r.Item]]:
    members, visits, items = read(path, r.CrewMember, r.Visit, r.Item)
    crews: dict[str, set[str]] = {}
    for m in members:
        crews.setdefault(m.crew_id, set()).add(m.officer_id)
    return crews, {v.visit_id: v for v in visits}, {i.item_id: i for i in items}


def test_the_day_may_say_when_but_not_who(workspace, capsys):
    before = read(workspace, r.Draw, r.Item)
    ask(capsys, "plan", workspace, "--date", DAY, "--method", "simple", "--seconds", "3")
    assert read(workspace, r.Draw, r.Item) == before, "a planner wrote to what was drawn"
    assert check_plan(workspace).violations == ()
    crews, visits, items = crews_of(workspace)
    together = [i for i in items.values() if i.drawn_officers
                and any(set(i.drawn_officers) <= crew for crew in crews.values())]
    assert together, "no pair drawn rides together, though crews are formed for it"
    planned = {name for v in visits.values() for name in v.items}
    assert {i.item_id for i in items.values() if i.drawn_officers} & planned \
        == {i.item_id for i in together}
    served = [v for v in visits.values() if v.state == "served"
              and any(items[i].drawn_officers for i in v.items)]
    assert served
    for visit in served:
        first = next(items[i] for i in sorted(visit.items) if items[i].drawn_officers)
        assert set(first.drawn_officers) <= crews[visit.crew_id]


def test_in_the_last_week_it_is_mandatory_and_a_substitute_is_said(workspace, capsys):
    with open_workspace(workspace, write=True) as opened, opened.transaction() as writer:
        for item in opened.read(r.Item):
            if item.draw_id:
                writer.update(r.Item, {"item_id": item.item_id}, due_to=small_world.DAY)
    ask(capsys, "plan", workspace, "--date", DAY, "--method", "simple", "--seconds", "3")
    assert check_plan(workspace).violations == ()
    crews, visits, items = crews_of(workspace)
    [said] = read(workspace, r.DrawSubstitute)
    assert said and all(s.reason_en and s.reason_zh for s in said)
    drawn = [v for v in visits.values() if any(items[i].draw_id for i in v.items)]
    assert drawn and all(v.mandatory for v in drawn)
    for one in said:
        assert one.officer_id not in crews[visits[one.visit_id].crew_id]
    with open_workspace(workspace, write=True) as opened, opened.transaction() as writer:
        writer.delete(r.DrawSubstitute, officer_id=said[0].officer_id)
    assert {v.code for v in check_plan(workspace).violations} == {"drawn_unsaid"}


@given(st.integers(2, 9), st.integers(1, 3), st.data())
def test_wishes_never_cost_a_crew(count, crews, data):
    people = [r.Officer(f"P{n}", "演示", "squad", "S", "在编", "Z", None, None, False, (), DAY, None)
              for n in range(count)]
    ids = [o.officer_id for o in people]
    seniors = set(data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True)))
    crews = min(crews, count // 2, len(seniors))
    pairs = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True).map(frozenset)
    wishes = data.draw(st.lists(pairs, max_size=4))
    groups, left = pair_up(people, seniors, crews, wishes)
    assert len(groups) == crews and all(2 <= len(g) <= 3 for g in groups)
    assert all(seniors & {o.officer_id for o in g} for g in groups)
    assert sorted(o.officer_id for g in [*groups, left] for o in g) == ids
    if crews and wishes and seniors & wishes[0] and crews == 1:
        assert wishes[0] <= {o.officer_id for o in groups[0]}


def test_periods_end_when_people_think_they_do():
    assert end_of_period(date(2026, 2, 3), "month") == date(2026, 2, 28)
    assert end_of_period(date(2026, 5, 3), "quarter") == date(2026, 6, 30)
    assert end_of_period(date(2026, 5, 3), "half") == date(2026, 6, 30)
    assert end_of_period(date(2026, 5, 3), "year") == date(2026, 12, 31)

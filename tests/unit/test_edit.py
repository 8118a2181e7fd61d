"""Changes by hand: re-timed exactly, shown before they are saved, checked by the outsider."""

from __future__ import annotations

import ast
import shutil
import sqlite3
from pathlib import Path

import pytest
import small_world
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halfhour.data.errors import BadInput
from halfhour.data.records import Crew, Event, Item, Leg, Plan, Road, Stop, Visit, VisitPin
from halfhour.data.store import open_workspace
from halfhour.engine.commands import check, edit, plan
from halfhour.engine.desk import Desk
from halfhour.engine.report import lines
from halfhour.protocol.language import catalogue
from halfhour.protocol.requests import CheckRequest, EditRequest, PlanRequest
from halfhour.routing.day import by_hand
from halfhour.routing.day.by_hand import move, why_not
from halfhour.routing.day.clock import to_ms
from halfhour.routing.day.from_plan import StoredPlan, timelines_of
from halfhour.routing.day.from_rows import day_of
from halfhour.routing.traveltime.factory import travel_times

DAY = small_world.DAY.isoformat()


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    path = tmp_path_factory.mktemp("edit") / "planned.gpkg"
    small_world.build(path).close()
    plan.run(PlanRequest(str(path), DAY, seconds=2.0), Desk())
    return path


@pytest.fixture
def path(planned, tmp_path):
    return shutil.copy(planned, tmp_path / "planned.gpkg")


@pytest.fixture(scope="module")
def stored(planned):
    """The problem of the day with the stored timelines and duties."""
    with open_workspace(planned) as workspace:
        head = workspace.read(Plan)[0]
        times = travel_times(workspace.read(Road), workspace.settings())
        day = day_of(head.day, plan.read_world(workspace), workspace.settings(), times)
        rows = StoredPlan(head.plan_id, workspace.read(Crew), workspace.read(Visit),
                          workspace.read(Stop), [])
        return day, *timelines_of(day, rows)


def ask(path, **params):
    return edit.run(EditRequest(str(path), **params), Desk())


def stops(path, plan_id, crew=None):
    with open_workspace(path) as workspace:
        found = workspace.read(Stop, plan_id=plan_id)
    return sorted((s for s in found if crew in (None, s.crew_id)),
                  key=lambda s: (s.crew_id, s.seq))


def busy_crew(path):
    """The crew with most visits and its visits in order."""
    visits = {}
    for stop in stops(path, f"{DAY.replace('-', '')}-01"):
        if stop.visit_id is not None:
            visits.setdefault(stop.crew_id, []).append(stop.visit_id)
    crew = max(sorted(visits), key=lambda k: len(visits[k]))
    return crew, visits[crew]


def other_crew(path, crew):
    """Another crew of the same district."""
    with open_workspace(path) as workspace:
        crews = workspace.read(Crew)
    district = next(c.district for c in crews if c.crew_id == crew)
    return next(c.crew_id for c in crews if c.district == district and c.crew_id != crew)


def shape(timelines):
    return [[(s.kind, s.visit, s.arrive_ms, s.start_ms, s.end_ms, s.depart_ms) for s in t.stops]
            for t in timelines]


# -- from rows and back ---------------------------------------------------------------


def test_stored_timelines_are_those_that_were_planned(stored, planned):
    day, timelines, duties = stored
    with open_workspace(planned) as workspace:
        rows = sorted(workspace.read(Stop), key=lambda s: (s.crew_id, s.seq))
        assert [c.duty for c in sorted(workspace.read(Crew), key=lambda c: c.crew_id)] == [
            duty for _, duty in sorted(zip((c.crew_id for c in day.problem.crews), duties,
                                           strict=True))]
    crews = {c.crew_id: k for k, c in enumerate(day.problem.crews)}
    for row in rows:
        stop = timelines[crews[row.crew_id]].stops[row.seq]
        assert (stop.kind, stop.arrive_ms, stop.depart_ms) == (
            row.kind, to_ms(row.arrive_min), to_ms(row.depart_min))


def test_a_changed_world_is_refused(path):
    _, visits = busy_crew(path)
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        writer.update(Item, {"item_id": workspace.read(Item)[10].item_id}, done_on=small_world.DAY)
        writer.log("test", "done", "an item")
    with pytest.raises(BadInput, match="have changed since plan"):
        ask(path, visit=visits[0])


# -- what a change does ---------------------------------------------------------------


def test_trying_changes_nothing(path):
    crew, visits = busy_crew(path)
    before = stops(path, f"{DAY.replace('-', '')}-01")
    answer = ask(path, visit=visits[0], crew=crew, position=2)
    assert answer["saved"] is None
    assert answer["before"]["mean_pct"] <= 100.0
    with open_workspace(path) as workspace:
        assert workspace.count(Plan) == 1
        assert "edit" not in {e.command for e in workspace.read(Event)}
    assert stops(path, f"{DAY.replace('-', '')}-01") == before


def test_a_saved_change_is_a_new_draft_that_the_checker_accepts(path):
    crew, visits = busy_crew(path)
    target = other_crew(path, crew)
    answer = ask(path, visit=visits[-1], crew=target, save=True)
    assert answer["violations"] == []
    with open_workspace(path) as workspace:
        old, new = sorted(workspace.read(Plan), key=lambda p: p.plan_id)
        assert (new.plan_id, new.state, new.method) == (answer["saved"], "draft",
                                                        f"{old.method}+hand")
        moved = workspace.read(Visit, plan_id=new.plan_id, visit_id=visits[-1])[0]
        assert moved.crew_id == target
        assert workspace.read(Event)[-1].command == "edit"
        assert new.mean_pct == pytest.approx(answer["after"]["mean_pct"], abs=0.01)
        changed = {c["crew_id"] for c in answer["crews"]}
        assert changed == {crew, target}
        same = [leg for leg in workspace.read(Leg, plan_id=old.plan_id)
                if leg.crew_id not in changed]
        assert [(x.crew_id, x.seq, x.travel_ms, x.depart_min) for x in same] == [
            (x.crew_id, x.seq, x.travel_ms, x.depart_min)
            for x in workspace.read(Leg, plan_id=new.plan_id) if x.crew_id not in changed]
    outcome = check.run(CheckRequest(str(path), plan=answer["saved"]), Desk())
    assert outcome["violations"] == []


def test_the_second_change_starts_from_the_first(path):
    crew, visits = busy_crew(path)
    first = ask(path, visit=visits[-1], crew=other_crew(path, crew), save=True)
    back = {"plan": first["saved"], "visit": visits[-1], "crew": crew, "position": len(visits)}
    second = ask(path, **back, save=True)
    assert check.run(CheckRequest(str(path), plan=second["saved"]), Desk())["violations"] == []
    assert [s.visit_id for s in stops(path, second["saved"], crew) if s.visit_id] == visits
    edit._kept = None  # what a fresh process answers
    assert ask(path, **back)["after"] == second["after"]


def test_a_crew_without_authority_is_a_violation_and_is_not_saved(path):
    crew, visits = busy_crew(path)
    with open_workspace(path) as workspace:
        crews = workspace.read(Crew)
    home = next(c.district for c in crews if c.crew_id == crew)
    stranger = next(c.crew_id for c in crews if c.district != home)
    answer = ask(path, visit=visits[0], crew=stranger)
    assert next(v["code"] for v in answer["violations"]) == "no_authority"
    assert answer["after"] is None
    with pytest.raises(BadInput, match=r"was not saved: .* has no authority"):
        ask(path, visit=visits[0], crew=stranger, save=True)
    with open_workspace(path) as workspace:
        assert workspace.count(Plan) == 1


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_person_reads_sentences(path, language):
    crew, visits = busy_crew(path)
    with open_workspace(path) as workspace:
        crews = workspace.read(Crew)
    answer = edit.run(EditRequest(str(path), visit=visits[-1], crew=other_crew(path, crew)),
                      Desk(language=language))
    told = "\n".join(lines("edit", answer, language))
    assert answer["exit_code"] == 0
    assert "{" not in told and answer["name"] in told and "--save" in told
    assert f"{answer['after']['mean_pct']:.2f}%" in told
    assert all(c["name"] in told for c in answer["crews"])

    home = next(c.district for c in crews if c.crew_id == crew)
    stranger = next(c.crew_id for c in crews if c.district != home)
    refused = edit.run(EditRequest(str(path), visit=visits[0], crew=stranger),
                       Desk(language=language))
    told = "\n".join(lines("edit", refused, language))
    assert refused["exit_code"] == 3
    assert refused["violations"][0]["sentence"] in told and "--save" not in told

    saved = ask(path, visit=visits[-1], crew=other_crew(path, crew), save=True)
    assert saved["saved"] in lines("edit", saved, language)[-1]


def test_a_position_that_is_none_is_refused(path):
    crew, visits = busy_crew(path)
    for position in (-1, len(visits) + 1):
        with pytest.raises(BadInput, match=f"from 1 to {len(visits)},"):
            ask(path, visit=visits[0], crew=crew, position=position)
    assert ask(path, visit=visits[0], crew=crew, position=len(visits))["position"] == len(visits)


def test_unknown_visit_and_crew_are_named(path):
    with pytest.raises(BadInput, match="no visit V9999"):
        ask(path, visit="V9999")
    with pytest.raises(BadInput, match="no crew X"):
        ask(path, visit=busy_crew(path)[1][0], crew="X")


# -- pins -----------------------------------------------------------------------------


def test_a_pinned_visit_keeps_its_time(path):
    crew, visits = busy_crew(path)
    pinned = ask(path, visit=visits[1], crew=crew, position=2, pin=True, save=True)
    start = next(s["start_min"] for c in pinned["crews"] for s in c["stops"]
                 if s["visit_id"] == visits[1])
    with open_workspace(path) as workspace:
        assert workspace.read(VisitPin) == [
            VisitPin(pinned["saved"], visits[1], crew, start)]
    later = ask(path, plan=pinned["saved"], visit=visits[-1], crew=other_crew(path, crew),
                save=True)
    kept = next(s for s in stops(path, later["saved"], crew) if s.visit_id == visits[1])
    assert kept.start_min == start
    with open_workspace(path) as workspace:
        assert {p.plan_id for p in workspace.read(VisitPin)} == {pinned["saved"], later["saved"]}


def test_what_a_pin_forbids_is_said(path):
    crew, visits = busy_crew(path)
    pinned = ask(path, visit=visits[0], crew=crew, position=1, pin=True, save=True)["saved"]
    answer = ask(path, plan=pinned, visit=visits[1], crew=crew, position=1)
    assert [v["code"] for v in answer["violations"]] == ["window"]


# -- the move itself ------------------------------------------------------------------


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_move_concerns_two_crews_at_most(stored, data):
    day, timelines, duties = stored
    problem = day.problem
    visit = data.draw(st.integers(0, len(problem.visits) - 1))
    crew = data.draw(st.integers(0, len(problem.crews) - 1))
    position = data.draw(st.integers(0, 8))
    moved = move(problem, timelines, duties, visit, crew, position)
    if moved.timelines is None:
        assert moved.violations
        return
    assert not moved.violations
    assert problem.competent(crew, visit)
    before, after = shape(timelines), shape(moved.timelines)
    assert all(before[k] == after[k] for k in range(len(before)) if k not in moved.changed)
    assert moved.timelines[crew].visits[moved.position - 1] == visit
    served = [v for t in timelines for v in t.visits]
    assert sorted(v for t in moved.timelines for v in t.visits) == sorted({*served, visit})
    for stop in (s for t in moved.timelines for s in t.stops if s.visit >= 0):
        task = problem.visits[stop.visit]
        assert task.open_ms <= stop.start_ms and stop.end_ms <= task.close_ms


def test_staying_where_it_is_changes_no_time(stored):
    day, timelines, duties = stored
    for timeline in timelines:
        for position, visit in enumerate(timeline.visits, start=1):
            moved = move(day.problem, timelines, duties, visit, timeline.crew, position)
            assert moved.timelines is not None
            old = [s.end_ms for s in timeline.stops if s.visit >= 0]
            new = [s.end_ms for s in moved.timelines[timeline.crew].stops if s.visit >= 0]
            assert new <= old


def test_too_many_visits_are_explained(stored):
    day, _, _ = stored
    problem = day.problem
    mine = [v for v in range(len(problem.visits)) if problem.competent(0, v)
            and problem.visits[v].place is not None]
    assert why_not(problem, 0, mine).code in ("window", "shift")


def test_every_violation_has_its_chinese_twin():
    tree = ast.parse(Path(by_hand.__file__).read_text("utf-8"))
    templates = [node.args[1].value for node in ast.walk(tree) if isinstance(node, ast.Call)
                 and getattr(node.func, "id", "") == "Violation"]
    assert len(templates) >= 8
    assert not [t for t in templates if t not in catalogue()]


def test_a_table_changed_by_another_program_counts_at_the_next_change(path, monkeypatch):
    built = []
    monkeypatch.setattr(edit, "day_of", lambda *a: built.append(1) or day_of(*a))
    _, visits = busy_crew(path)
    with open_workspace(path, write=True) as held:
        desk = Desk(held=held)

        def change():
            return edit.run(EditRequest(str(path), visit=visits[0], position=1), desk)

        first = change()
        assert change() == first and len(built) == 1
        foreign = sqlite3.connect(path)
        foreign.execute("UPDATE items SET name = name || ' (QGIS)'")  # adds no line to the log
        foreign.commit()
        foreign.close()
        change()
        assert len(built) == 2

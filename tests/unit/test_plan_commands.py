"""``plan`` and ``publish`` on a workspace: whole plans, states, and refusals that write nothing."""

from __future__ import annotations

import ast
import sqlite3
from datetime import date
from pathlib import Path

import pytest
import small_world
from shapely.geometry import Point

import halfhour
from halfhour.data import records as r
from halfhour.data.errors import BadInput, Cancelled
from halfhour.data.store import open_workspace
from halfhour.engine.commands import check, plan, publish
from halfhour.engine.desk import Desk
from halfhour.engine.report import lines
from halfhour.engine.run import run as engine_run
from halfhour.protocol.language import catalogue
from halfhour.protocol.requests import CheckRequest, PlanRequest, PublishRequest
from halfhour.routing.day import territory_routing
from halfhour.routing.dispatch import sentences

DAY = small_world.DAY.isoformat()


@pytest.fixture(autouse=True)
def _short_search(monkeypatch):
    monkeypatch.setattr(territory_routing, "STEPS_PER_VISIT", 300)


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "演示 folder"
    folder.mkdir()
    small_world.build(folder / "小县.gpkg").close()
    return folder / "小县.gpkg"


def make(path, day=DAY, **changes):
    return plan.run(PlanRequest(str(path), day, **changes), Desk())


def dump(path) -> list[str]:
    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines


def states(path) -> dict[str, str]:
    with open_workspace(path) as workspace:
        return {p.plan_id: p.state for p in workspace.read(r.Plan)}


@pytest.mark.parametrize("settings", [
    {}, {"crews_per_squad": 1, "standard_min": 16.0},
    {"mutual_aid": True, "mutual_aid_basis": "演示", "duty_end_min": 720.0},
])
def test_a_stored_plan_passes_the_independent_checker(tmp_path, settings):
    small_world.build(tmp_path / "w.gpkg", **settings).close()
    result = make(tmp_path / "w.gpkg")
    report = check.run(CheckRequest(str(tmp_path / "w.gpkg")), Desk())
    assert report["violations"] == []
    assert {notice["code"] for notice in report["notices"]} <= {"mandatory_unserved"}
    assert result["served"] + len(result["unserved"]) == result["visits"]
    assert result["coverage"]["worst_pct"] == pytest.approx(
        report["coverage"]["worst_pct"], abs=0.01)


def test_reasons_are_stored_in_both_languages(path):
    result = plan.run(PlanRequest(str(path), DAY), Desk(language="zh_CN"))
    assert {u["code"] for u in result["unserved"]} >= {"no_coordinates", "recused", "no_skill"}
    assert all("。" in u["reason"] for u in result["unserved"])
    with open_workspace(path) as workspace:
        out = {o.officer_id: o for o in workspace.read(r.OfficerOut)}
    assert out["W1-5"].reason_code == "expired" and "2026-01-31" in out["W1-5"].reason_en
    assert out["W2-5"].reason_code == "no_certificate"
    assert out["E1-4"].reason_code == "office"
    assert out["E2-5"].reason_code == "absent" and "年休假" in out["E2-5"].reason_zh
    assert {out["W3-2"].reason_code} == {"no_vehicle"}


def test_ids_count_up_and_the_log_knows(path):
    assert [make(path)["plan_id"] for _ in range(2)] == ["20260317-01", "20260317-02"]
    with open_workspace(path) as workspace:
        assert [e.command for e in workspace.read(r.Event)][-2:] == ["plan", "plan"]
        assert workspace.first_broken_log_line() is None


def test_publishing_supersedes_the_earlier_plan_of_the_day(path):
    for _ in range(3):
        make(path)
    publish.run(PublishRequest(str(path), "20260317-01", reason="晨会"), Desk())
    answer = publish.run(PublishRequest(str(path), reason="一人请假"), Desk())
    assert answer["plan_id"] == "20260317-03"
    assert answer["superseded"] == ["20260317-01"]
    assert states(path) == {"20260317-01": "superseded", "20260317-02": "draft",
                            "20260317-03": "published"}


@pytest.mark.parametrize(("plan_id", "reason", "word"), [
    ("", "  ", "reason"), ("20260317-09", "x", "20260317-09"), ("20260317-01", "x", "published"),
])
def test_publishing_is_refused_with_one_sentence(path, plan_id, reason, word):
    make(path)
    publish.run(PublishRequest(str(path), "20260317-01", reason="晨会"), Desk())
    before = dump(path)
    with pytest.raises(BadInput, match=word):
        publish.run(PublishRequest(str(path), plan_id, reason=reason), Desk())
    assert dump(path) == before


def _spoil(path, plan_id="20260317-01"):
    """Let the plan claim what is not so; its first violation is then that claim."""
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        writer.update(r.Plan, {"plan_id": plan_id}, worst_pct=0.5)


def test_a_rejected_plan_is_published_only_on_purpose(path):
    make(path)
    _spoil(path)
    before = dump(path)
    found = check.run(CheckRequest(str(path)), Desk(language="zh_CN"))["violations"]
    outcome = engine_run("publish", {"workspace": str(path), "reason": "晨会"},
                         Desk(language="zh_CN"))
    assert outcome.exit_code == 3
    assert found[0]["zh"] in outcome.message and f" {len(found)} 处" in outcome.message
    assert dump(path) == before
    with pytest.raises(BadInput, match="reason"):
        publish.run(PublishRequest(str(path), despite_violations=True), Desk())
    answer = publish.run(
        PublishRequest(str(path), reason="晨会", despite_violations=True), Desk())
    assert answer["violations"] == len(found) > 0
    assert states(path) == {"20260317-01": "published"}
    assert f"despite violations: {len(found)}" in log_lines(path)[-1]
    assert any("despite" in line for line in lines("publish", answer, "en"))


def log_lines(path) -> list[str]:
    with open_workspace(path) as workspace:
        return [e.summary for e in workspace.read(r.Event)]


def test_the_log_keeps_states_and_no_reason(path):
    make(path)
    make(path)
    publish.run(PublishRequest(str(path), "20260317-01", reason="张三请假"), Desk())
    publish.run(PublishRequest(str(path), "20260317-02", name="李四", reason="张三请假"), Desk())
    assert log_lines(path)[-1] == (
        "20260317-02: draft -> published; 20260317-01: published -> superseded")
    assert not [line for line in log_lines(path) if "张三" in line or "李四" in line]
    with open_workspace(path) as workspace:
        assert {p.reason for p in workspace.read(r.Plan)} == {"张三请假"}


@pytest.mark.parametrize("text", ["a\nb", "a\x1b[31mb", "a\u2028b", "a\tb", "a\x85b"])
@pytest.mark.parametrize("field", ["reason", "name"])
def test_reason_and_name_are_one_plain_line(path, field, text):
    before = dump(path)
    with pytest.raises(BadInput, match=f"--{field}"):
        publish.run(PublishRequest(str(path), **{"reason": "晨会", field: text}), Desk())
    assert dump(path) == before


def test_the_state_is_told_in_chinese(path):
    make(path)
    publish.run(PublishRequest(str(path), reason="晨会"), Desk())
    outcome = engine_run("publish", {"workspace": str(path), "reason": "晨会"},
                         Desk(language="zh_CN"))
    assert "已发布" in outcome.message and "published" not in outcome.message


def test_publishing_without_any_plan_is_refused(path):
    with pytest.raises(BadInput, match="no plan"):
        publish.run(PublishRequest(str(path), reason="x"), Desk())


@pytest.mark.parametrize(("day", "changes", "word"), [
    ("2026-02-30", {}, "YYYY-MM-DD"), (DAY, {"seconds": 0.0}, "seconds"),
    (small_world.NO_ROSTER_DAY.isoformat(), {}, "2026-03-18"),
])
def test_a_refused_plan_leaves_the_workspace_as_it_was(path, day, changes, word):
    before = dump(path)
    with pytest.raises(BadInput, match=word):
        make(path, day, **changes)
    assert dump(path) == before


def test_a_squad_off_the_network_is_named(path):
    with open_workspace(path, write=True) as workspace:
        squads = workspace.read(r.Squad)
        with workspace.transaction() as writer:
            writer.replace(r.Squad, [
                r.Squad(s.squad_id, s.name, s.brigade_id, s.district, s.turnout_min, s.phone,
                        Point(122.0, 33.0) if s.squad_id == "E1" else s.geom) for s in squads
            ])
    before = dump(path)
    with pytest.raises(BadInput, match="E1"):
        make(path)
    assert dump(path) == before


def test_cancel_writes_nothing(path):
    from threading import Event

    cancel = Event()
    before = dump(path)
    with pytest.raises(Cancelled):
        plan.run(PlanRequest(str(path), DAY), Desk(
            cancel=cancel, sink=lambda fraction, message: cancel.set() if fraction > 0.2 else None))
    assert dump(path) == before


def test_another_day_another_roster(path):
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        writer.delete(r.RosterDay, day=date(2026, 3, 18))
        writer.append([r.RosterDay(f"W1-{n}", date(2026, 3, 18), "field") for n in (1, 2, 3)])
    result = make(path, "2026-03-18")
    assert result["crews"] == 1
    assert "no_crew" in {u["code"] for u in result["unserved"]}


def test_every_stored_reason_has_its_chinese_twin():
    root = Path(halfhour.__file__).parent / "routing"
    templates = set()
    for source in [*(root / "day").glob("*.py"), *(root / "dispatch").glob("*.py")]:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                    "Unserved", "StaysOut", "Relaxation", "reason"):
                templates |= {a.value for a in node.args if isinstance(a, ast.Constant)
                              and isinstance(a.value, str) and " " in a.value}
    templates |= {*sentences._STATES.values(), *sentences._BASES.values()}
    assert len(templates) > 25
    assert not templates - set(catalogue())

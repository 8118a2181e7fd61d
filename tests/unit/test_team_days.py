"""The days of drawn teams: every target once, by its own team, within the shift, or a reason."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import small_world
from test_draw_commands import ask, refused, world  # noqa: F401 - the fixture

from halfhour.data import records as r
from halfhour.data.store import open_workspace
from halfhour.routing.draw.campaign_parts import with_targets


@pytest.fixture
def workspace(world, tmp_path) -> Path:  # noqa: F811
    return Path(shutil.copy(world, tmp_path / "world.gpkg"))


@pytest.fixture
def drawn(workspace, capsys):
    with open_workspace(workspace, write=True) as opened, opened.transaction() as writer:
        for region in (small_world.WEST, small_world.EAST):
            if not [b for b in opened.read(r.Brigade) if b.district == region]:
                squad = next(s for s in opened.read(r.Squad) if s.district == region)
                writer.append([r.Brigade(f"B{region}", "演示执法队", "county", region, squad.geom)])
    ask(capsys, "teams", workspace)
    return ask(capsys, "teams", workspace, "--digits", "482913")


def minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def test_every_target_is_visited_once_by_its_own_team(workspace, drawn, capsys, tmp_path):
    sheet = tmp_path / "sheets.html"
    answer = ask(capsys, "missions", workspace, "--sheet", sheet, "--visit-min", "60")
    with open_workspace(workspace) as opened:
        [row] = [d for d in opened.read(r.Draw) if d.draw_id == drawn["draw_id"]]
        settings, officers = opened.settings(), opened.read(r.Officer)
        district = {e.enterprise_id: e.district for e in opened.read(r.Enterprise)}
    targets = dict(json.loads(row.record)["result"]["targets"])
    assert {t["mission"] for t in answer["teams"]} == set(targets)
    for team in answer["teams"]:
        seen = [v["enterprise_id"] for d in team["days"] for v in d["visits"]]
        left = [e["enterprise_id"] for e in team["left"]]
        assert sorted(seen + left) == sorted(targets[team["mission"]])
        assert len({district[e] for e in seen}) <= 1
        for day in team["days"]:
            assert date.fromisoformat(day["day"]).weekday() < 5
            times = [minutes(t) for v in day["visits"] for t in (v["start"], v["end"])]
            assert times == sorted(times)
            if times:
                assert minutes(day["leave"]) >= settings.duty_start_min
                assert minutes(day["back"]) <= settings.duty_end_min
                assert minutes(day["leave"]) <= times[0] and times[-1] <= minutes(day["back"])
    page = sheet.read_text("utf-8")
    assert "演示属地队" in page and "移交清单" in page and "演示数据" in page
    members = {m for t in drawn["teams"] for m in t["members"]}
    for officer in officers:
        if officer.certificate_no:
            assert (officer.certificate_no in page) == (officer.officer_id in members)


def test_what_does_not_fit_has_a_reason(workspace, drawn, capsys):
    answer = ask(capsys, "missions", workspace, "--visit-min", "600")
    left = [e for t in answer["teams"] for e in t["left"]]
    assert left and all(e["reason"] for e in left)
    assert not [v for t in answer["teams"] for d in t["days"] for v in d["visits"]]


def test_wrong_wishes_are_refused(workspace, capsys, drawn):
    assert "no drawn campaign" in refused(capsys, "missions", workspace, "--draw", "X")
    assert "names no base" in refused(capsys, "missions", workspace, "--base", "M9=B")
    assert "no brigade" in refused(capsys, "missions", workspace, "--base", "M0=B")
    assert "more than 0" in refused(capsys, "missions", workspace, "--visit-min", "0")
    with open_workspace(workspace, write=True) as opened, opened.transaction() as writer:
        writer.update(r.Draw, {"draw_id": drawn["draw_id"]}, state="sealed", record=None,
                      opens_at=datetime.now().astimezone() + timedelta(days=1))
    assert "is sealed" in refused(capsys, "missions", workspace)


def test_no_enterprise_is_drawn_for_two_missions():
    missions = [{"id": f"M{n}", "enterprises": ["E1"] if n == 2 else [], "draw_targets": 3,
                 "pool": [f"E{k}" for k in range(8) if n != 2 or k != 1]} for n in range(3)]
    frozen = {"policy": {"distinct_targets": True}, "missions": missions}
    for seed in range(50):
        drawn = with_targets(frozen, bytes([seed]) * 32)["missions"]
        names = [e for m in drawn for e in m["enterprises"]]
        assert len(names) == len(set(names)) == 8
    old = with_targets({"policy": {}, "missions": missions}, bytes(32))["missions"]
    assert all(len(m["enterprises"]) >= 3 for m in old)

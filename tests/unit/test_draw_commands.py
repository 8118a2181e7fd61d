"""Draw, teams and verify as people meet them: two steps, one record, one sheet."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
from datetime import date
from pathlib import Path

import pytest
import small_world
from test_engine import workspace_rows

from halfhour.data import records as r
from halfhour.data.store import open_workspace
from halfhour.engine.command_line import main

DAY = small_world.DAY.isoformat()
EVIL = "<script>alert('公司')</script>&\""


def campaign_rows() -> list:
    first, last = date(2026, 3, 23), date(2026, 3, 27)
    policy = json.dumps({"reciprocal_pairs": True, "share_pct": 100, "law_level": "campaign",
                         "min_crews": 1})
    rows = [r.Campaign("C1", "演示交叉检查", first, last, (small_world.WEST, small_world.EAST), (),
                       "same_day", policy, "演示依据 demo")]
    for n, region in enumerate((small_world.WEST, small_world.EAST)):
        rows.append(r.Mission("C1", f"M{n}", "演示组", region, first, last, 2, ("涉水",), (), 2,
                              "演示依据 demo", "演示属地队"))
    return rows


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("draw") / "world.gpkg"
    with small_world.build(path) as workspace, workspace.transaction() as writer:
        writer.append(campaign_rows())
        writer.update(r.Enterprise, {"enterprise_id": small_world.enterprise_id(10)}, name=EVIL)
        for officer in workspace.read(r.Officer):
            writer.update(r.Officer, {"officer_id": officer.officer_id},
                          name=f"{officer.name}名字{EVIL}",
                          skills=(*officer.skills, "化工"))
    return path


@pytest.fixture
def workspace(world, tmp_path) -> Path:
    return Path(shutil.copy(world, tmp_path / "抽 取.gpkg"))


def ask(capsys, *arguments, code=0):
    assert main(["--json", *map(str, arguments)]) == code
    return json.loads(capsys.readouterr().out)


def salts(workspace: Path) -> list[Path]:
    return sorted(workspace.parent.glob(".*.salt"))


def commands(workspace):
    return {"draw": ("draw", workspace, "--date", DAY), "teams": ("teams", workspace)}


@pytest.mark.parametrize("command", ["draw", "teams"])
def test_commit_draw_verify(workspace, tmp_path, capsys, command):
    committed = ask(capsys, *commands(workspace)[command])
    assert committed["state"] == "committed"
    [salt] = salts(workspace)
    if os.name == "posix":
        assert stat.S_IMODE(salt.stat().st_mode) == 0o600
    secret = salt.read_text()
    with open_workspace(workspace) as opened:
        log = opened.read(r.Event)[-1]
        assert committed["commitment"] in log.summary
        assert committed["roster_sha256"] in log.summary
        assert secret not in str(opened.read(r.Draw)) + str(opened.read(r.Event))

    record, sheet = tmp_path / "记录.json", tmp_path / "记录单.html"
    drawn = ask(capsys, command, workspace, "--digits", "482 913", "--record", record,
                "--sheet", sheet)
    assert drawn["state"] == "drawn" and not salts(workspace)
    content = json.loads(record.read_text("utf-8"))
    assert content["salt"] == secret and content["commitment"] == committed["commitment"]
    assert content["roster_sha256"] == committed["roster_sha256"]
    verified = ask(capsys, "verify", record)
    assert verified["ok"] and verified["record_sha256"] == drawn["record_sha256"]

    # the files can be written again, byte for byte
    again = tmp_path / "again.json"
    ask(capsys, command, workspace, "--draw", committed["draw_id"], "--record", again)
    assert again.read_bytes() == record.read_bytes()

    broken = record.read_bytes().replace(b'"digits":"482913"', b'"digits":"482914"')
    again.write_bytes(broken)
    answer = ask(capsys, "verify", again, code=3)
    assert answer["where"] == "/digits" and "/digits" in answer["zh"]
    assert main(["verify", str(again), "--lang", "zh_CN"]) == 3
    assert "记录未通过验证" in capsys.readouterr().out


def test_the_record_names_nobody_and_the_sheet_does(workspace, tmp_path, capsys):
    for command in ("draw", "teams"):
        ask(capsys, *commands(workspace)[command])
        record, sheet = tmp_path / f"{command}.json", tmp_path / f"{command}.html"
        ask(capsys, command, workspace, "--digits", "123456", "--record", record, "--sheet", sheet)
        text, page = record.read_text("utf-8"), sheet.read_text("utf-8")
        with open_workspace(workspace) as opened:
            officers = {o.officer_id: o for o in opened.read(r.Officer)}
            stored = "".join(str(opened.read(kind)) for kind in (
                r.Event, r.TeamMember, r.Draw, r.Item, r.DrawSubstitute))
        for officer in officers.values():
            assert officer.name not in text + stored
            assert not officer.certificate_no or officer.certificate_no not in text + stored
        result = json.loads(text)["result"]
        sent = {p for t in result.get("teams") or () for p in t["members"]}
        sent |= {p for v in result.get("visits", ()) for p in v["officers"]}
        assert sent
        assert all(officers[p].certificate_no in page for p in sent)


def test_a_sheet_is_escaped_whole_and_needs_no_network(workspace, tmp_path, capsys):
    scheme = tmp_path / "全查.json"
    scheme.write_text(json.dumps({
        "id": "all", "en": "all", "zh": EVIL, "source": EVIL, "period": "quarter",
        "mode": "independent", "ratio_base": "eligible", "cap": 2, "cool_down_days": 0,
        "classes": [{"code": "all", "en": "all", "zh": "全部", "when": {}, "share": [1, 1]}],
    }), "utf-8")
    ask(capsys, *commands(workspace)["draw"], "--scheme", scheme)
    page = tmp_path / "all.html"
    ask(capsys, "draw", workspace, "--digits", "123456", "--sheet", page)
    text = page.read_text("utf-8")
    assert "<script" not in text and "alert(&#x27;公司&#x27;)" in text
    assert not re.findall(r"https?://|src=|href=", text)
    assert "演示数据" in text and text.index("双随机抽取记录单") < text.index("Record sheet")

    sealed = tmp_path / "sealed.html"
    draw_id = f"{small_world.DAY:%Y%m%d}-R01"
    ask(capsys, "draw", workspace, "--draw", draw_id, "--sheet", sealed, "--sealed")
    with open_workspace(workspace) as opened:
        firms = opened.read(r.Enterprise)
    hidden = sealed.read_text("utf-8")
    assert not [f for f in firms if f.enterprise_id in hidden or f.name in hidden]
    assert [f for f in firms if f.enterprise_id in text]


def test_teams_are_stored_and_every_rule_is_shown(workspace, tmp_path, capsys):
    ask(capsys, "teams", workspace)
    answer = ask(capsys, "teams", workspace, "--digits", "123456", "--inclusion", "3")
    assert not answer["broken"] and {x["rule"] for x in answer["rules"]} >= {
        "own_region", "certificate", "size", "lead", "basis", "crews", "law_campaign"}
    with open_workspace(workspace) as opened:
        stored = {(m.mission_id, m.officer_id) for m in opened.read(r.TeamMember)}
        assert not opened.first_broken_log_line()
    assert stored == {(t["mission"], p) for t in answer["teams"] for p in t["members"]}
    people = answer["inclusion"]["people"]
    assert answer["inclusion"]["repeats"] == 3
    assert all(p["interval"][0] <= p["share"] <= p["interval"][1] for p in people)
    # drawn again: the new teams take the place of the old ones
    ask(capsys, "teams", workspace)
    again = ask(capsys, "teams", workspace, "--digits", "654321")
    with open_workspace(workspace) as opened:
        stored = {(m.mission_id, m.officer_id) for m in opened.read(r.TeamMember)}
    assert stored == {(t["mission"], p) for t in again["teams"] for p in t["members"]}


def test_no_lawful_teams_is_said_before_a_witness_is_called(workspace, capsys):
    with open_workspace(workspace, write=True) as opened, opened.transaction() as writer:
        writer.update(r.Mission, {"mission_id": "M0"}, skills=("辐射",))
    before = workspace_rows(workspace)
    answer = ask(capsys, "teams", workspace, code=3)
    assert answer["zh"]["missing"] == ["M0:缺 1 名辐射且非吴兴区的持证人员"]
    assert answer["shortage"]["conflict"] == ["skill|M0|辐射"]
    assert main(["teams", str(workspace), "--lang", "zh_CN"]) == 3
    assert "缺 1 名辐射且非吴兴区的持证人员" in capsys.readouterr().out
    assert workspace_rows(workspace) == before and not salts(workspace)


def refused(capsys, *arguments) -> str:
    assert main([str(a) for a in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == "" and "Traceback" not in err
    return err.strip().splitlines()[-1]


def test_wrong_steps_are_refused(workspace, tmp_path, capsys):
    assert "committed" in refused(capsys, "draw", workspace, "--digits", "123456")
    assert "--date" in refused(capsys, "draw", workspace)
    assert "no scheme" in refused(capsys, "draw", workspace, "--date", DAY, "--scheme", "x")
    assert "no draw" in refused(capsys, "draw", workspace, "--draw", "x")
    assert "no campaign" in refused(capsys, "teams", workspace, "--campaign", "x")
    assert "cannot be read" in refused(capsys, "verify", tmp_path / "none.json")
    committed = ask(capsys, *commands(workspace)["draw"])
    before = workspace_rows(workspace)
    assert "6 to 64" in refused(capsys, "draw", workspace, "--digits", "12345")
    assert "is committed" in refused(capsys, "draw", workspace, "--draw", committed["draw_id"])
    [salt] = salts(workspace)
    secret = salt.read_text()
    salt.write_text("0" * 64)
    assert "not the one" in refused(capsys, "draw", workspace, "--digits", "123456")
    salt.unlink()
    assert "any more" in refused(capsys, "draw", workspace, "--digits", "123456")
    assert workspace_rows(workspace) == before
    salt.write_text(secret)
    with open_workspace(workspace, write=True) as opened, opened.transaction() as writer:
        [row] = opened.read(r.Draw)
        writer.update(r.Draw, {"draw_id": row.draw_id}, roster=row.roster.replace("key", "kez"))
    assert "changed after" in refused(capsys, "draw", workspace, "--digits", "123456")


def test_a_new_commitment_voids_the_old_one(workspace, capsys):
    first = ask(capsys, *commands(workspace)["draw"])
    second = ask(capsys, *commands(workspace)["draw"])
    assert second["void"] == [first["draw_id"]] and len(salts(workspace)) == 1
    assert first["commitment"] != second["commitment"]
    assert "void" in refused(capsys, "draw", workspace, "--draw", first["draw_id"],
                             "--digits", "123456")


@pytest.mark.parametrize(("table", "changes", "part"), [
    ("missions", {"legal_basis": " "}, "legal basis"),
    ("missions", {"territorial_lead": ""}, "territorial lead"),
    ("missions", {"size": 1}, "two officers"),
    ("missions", {"district": "320509"}, "no region"),
    ("missions", {"to_day": date(2026, 4, 1)}, "days"),
    ("missions", {"skills": ("涉水:x",)}, "skill:number"),
    ("missions", {"enterprises": ("nobody",)}, "not in its region"),
    ("campaigns", {"legal_basis": ""}, "legal basis"),
    ("campaigns", {"banned_pairs": ("x>y",)}, "bans the pair"),
    ("campaigns", {"policy": '{"share": 1}'}, "no switch"),
])
def test_a_campaign_that_is_not_sound_is_refused(workspace, capsys, table, changes, part):
    record = r.Mission if table == "missions" else r.Campaign
    key = {"mission_id": "M0"} if table == "missions" else {"campaign_id": "C1"}
    with open_workspace(workspace, write=True) as opened, opened.transaction() as writer:
        writer.update(record, key, **changes)
    assert part in refused(capsys, "teams", workspace)


def test_two_regions_may_not_inspect_each_other_by_default(workspace, capsys):
    with open_workspace(workspace, write=True) as opened, opened.transaction() as writer:
        writer.update(r.Campaign, {"campaign_id": "C1"}, policy="{}")
    assert main(["teams", str(workspace)]) == 3
    assert "No pairing" in capsys.readouterr().err

"""A sealed draw: nothing in the workspace, on the sheet or in an answer tells its targets."""

from __future__ import annotations

import json
import os
import shutil
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from test_draw_commands import DAY, ask, refused, world  # noqa: F401 - the fixture

from halfhour.data import records as r
from halfhour.data.store import open_workspace
from halfhour.engine.sealed_reminder import sealed_reminders

LATER = "2099-01-01T08:00"


@pytest.fixture
def workspace(world, tmp_path):  # noqa: F811
    return Path(shutil.copy(world, tmp_path / "world.gpkg"))


def sealed_draw(capsys, workspace, command, *more):
    first = ("draw", workspace, "--date", DAY) if command == "draw" else ("teams", workspace)
    ask(capsys, *first)
    return ask(capsys, command, workspace, "--digits", "482913", "--open-at", LATER, *more)


def pass_time(workspace):
    with open_workspace(workspace, write=True) as opened, opened.transaction() as writer:
        [row] = opened.read(r.Draw)
        writer.update(r.Draw, {"draw_id": row.draw_id},
                      opens_at=datetime.now(UTC) - timedelta(minutes=1))


@pytest.mark.parametrize("command", ["draw", "teams"])
def test_a_seal_hides_the_targets_until_its_time(workspace, tmp_path, capsys, command):
    sheet, record = tmp_path / "sheet.html", tmp_path / "record.json"
    answer = sealed_draw(capsys, workspace, command, "--sheet", sheet)
    [file] = tmp_path.glob(".*.sealed")
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    hidden = json.loads(file.read_bytes())
    assert answer["record_sha256"] == hidden["record_sha256"]
    assert answer["sealed_until"] == "2099-01-01 08:00" and answer["state"] == "sealed"
    with open_workspace(workspace) as opened:
        [row] = opened.read(r.Draw)
        enterprises = opened.read(r.Enterprise)
        written = "".join(str(opened.read(kind)) for kind in (r.Draw, r.Event))
        assert not [i for i in opened.read(r.Item) if i.draw_id]
        team = opened.read(r.TeamMember)
    assert (row.state, row.record) == ("sealed", None)
    assert bool(team) == (command == "teams"), "the people of a sealed campaign must pack"
    shown = json.dumps(answer, ensure_ascii=False) + sheet.read_text("utf-8")
    for secret in (hidden["salt"], hidden["seed"]):
        assert secret not in shown + written
    assert not [e for e in enterprises if e.enterprise_id in shown or e.name in shown]

    draw_id = answer["draw_id"]
    assert "sealed until 2099" in refused(capsys, command, workspace, "--draw", draw_id,
                                          "--record", record)
    again = ask(capsys, command, workspace, "--draw", draw_id)
    assert again["state"] == "sealed" and not record.exists()

    pass_time(workspace)
    opened_now = ask(capsys, command, workspace, "--draw", draw_id, "--record", record)
    assert opened_now["sealed_until"] is None and opened_now["seed"] == hidden["seed"]
    assert ask(capsys, "verify", record)["record_sha256"] == answer["record_sha256"]
    assert not file.exists()
    with open_workspace(workspace) as opened:
        assert bool([i for i in opened.read(r.Item) if i.draw_id]) == (command == "draw")
        assert opened.read(r.Event)[-1].command == "open"
    ask(capsys, command, workspace, "--draw", draw_id)
    with open_workspace(workspace) as opened:
        assert opened.read(r.Event)[-1].command == "open", "it is opened once"


def test_another_record_is_not_taken_for_the_sealed_one(workspace, tmp_path, capsys):
    answer = sealed_draw(capsys, workspace, "draw")
    [file] = tmp_path.glob(".*.sealed")
    whole = file.read_bytes()
    pass_time(workspace)
    file.chmod(0o600)
    file.write_bytes(whole.replace(b'"digits":"482913"', b'"digits":"482914"'))
    assert "fingerprint" in refused(capsys, "draw", workspace, "--draw", answer["draw_id"])
    file.unlink()
    assert "put it back" in refused(capsys, "draw", workspace, "--draw", answer["draw_id"])
    file.write_bytes(whole)
    assert ask(capsys, "draw", workspace, "--draw", answer["draw_id"])["state"] == "drawn"


def test_a_seal_needs_a_time_to_come(workspace, capsys):
    ask(capsys, "draw", workspace, "--date", DAY)
    for text, part in (("tomorrow", "no time"), ("2001-01-01T08:00", "is over")):
        assert part in refused(capsys, "draw", workspace, "--digits", "482913", "--open-at", text)
    assert "no record" in refused(capsys, "draw", workspace, "--digits", "482913", "--open-at",
                                  LATER, "--record", workspace.parent / "r.json")
    assert ask(capsys, "draw", workspace, "--digits", "482913")["sealed_until"] is None


def test_a_rotation_waits_for_the_seal(workspace, capsys):
    scheme = ("--scheme", "jiangxi_county")
    ask(capsys, "draw", workspace, "--date", DAY, *scheme)
    ask(capsys, "draw", workspace, "--digits", "482913", "--open-at", LATER)
    assert "is sealed" in refused(capsys, "draw", workspace, "--date", DAY, *scheme)
    assert ask(capsys, "draw", workspace, "--date", DAY)["state"] == "committed"


def reminded(capsys, workspace):
    answer = ask(capsys, "plan", workspace, "--date", DAY, "--seconds", "1", "--method", "simple")
    return answer["reminders"]


def test_planning_reminds_of_a_seal_until_it_is_opened(workspace, capsys):
    assert reminded(capsys, workspace) == []
    draw_id = sealed_draw(capsys, workspace, "draw")["draw_id"]
    [sentence] = reminded(capsys, workspace)
    assert draw_id in sentence and "until 2099-01-01 08:00" in sentence
    pass_time(workspace)
    [sentence] = reminded(capsys, workspace)
    assert f"draw --draw {draw_id}" in sentence and "may be opened" in sentence
    ask(capsys, "draw", workspace, "--draw", draw_id)
    assert reminded(capsys, workspace) == []


def test_no_day_outside_its_period_is_reminded_of_a_seal(workspace, capsys):
    sealed_draw(capsys, workspace, "draw")
    drawn = date.fromisoformat(DAY)
    with open_workspace(workspace) as opened:
        found = {days: sealed_reminders(opened, drawn + timedelta(days=days), "en")
                 for days in (-1, 0, 400)}
    assert [len(found[days]) for days in (-1, 0, 400)] == [0, 1, 0]

"""The resident engine as its callers see it: JSON lines, progress, cancel, forwarding, death."""

from __future__ import annotations

import json
import os
import queue
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import small_world

from halfhour.data.records import Plan
from halfhour.data.store import open_workspace
from halfhour.engine.command_line import main

DAY = small_world.DAY.isoformat()


class Engine:
    """A resident engine and its lines."""

    def __init__(self, workspace: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "halfhour", "engine", str(workspace)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, encoding="utf-8",
        )
        self.lines: queue.Queue[dict] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.greeting = self.lines.get(timeout=30)

    def _read(self) -> None:
        for line in self.process.stdout:
            self.lines.put(json.loads(line))

    def send(self, **message) -> None:
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()

    def answer(self, id, timeout=60) -> dict:
        """The final answer to ``id``; progress lines are passed over."""
        while True:
            message = self.lines.get(timeout=timeout)
            if message["id"] == id and "progress" not in message:
                return message

    def ask(self, id, command, **params) -> dict:
        self.send(id=id, command=command, params=params)
        return self.answer(id)

    def close(self) -> int:
        self.process.stdin.close()
        return self.process.wait(timeout=20)


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("小 世界") / "small world.gpkg"
    small_world.build(path).close()
    return path


@pytest.fixture
def workspace(world, tmp_path) -> Path:
    return Path(shutil.copy(world, tmp_path / "县 1.gpkg"))


@pytest.fixture
def engine(workspace):
    engine = Engine(workspace)
    yield engine
    engine.process.kill()
    engine.process.wait()


def test_it_greets_answers_and_ends_when_its_input_ends(engine, workspace):
    assert engine.greeting["protocol"] == 1 and engine.greeting["pid"] == engine.process.pid
    answer = engine.ask(1, "info", workspace=str(workspace))
    assert answer["result"]["tables"]["squads"] == 5
    assert engine.close() == 0
    assert not (workspace.parent / f".{workspace.name}.engine").exists()


@pytest.mark.parametrize(
    ("message", "part"),
    [
        ({"id": 1, "command": "fly", "params": {}}, "no command fly"),
        ({"id": 1, "command": "info", "params": {"workspace": "x", "colour": 1}}, "colour"),
        ({"id": 1, "command": "info", "params": {}}, "workspace"),
        ({"id": 1, "command": "info", "params": {"workspace": 5}}, "type str"),
        ({"id": 1, "command": "info", "params": {}, "shout": True}, "shout"),
        ({"id": 1, "params": {}}, "command"),
        ({"id": 1, "cancel": 7, "now": True}, "now"),
    ],
)
def test_what_it_does_not_understand_is_an_error(engine, message, part):
    engine.send(**message)
    error = engine.answer(1)["error"]
    assert part in error["message"] and error["exit_code"] == 2


def test_nonsense_on_the_line_does_not_end_it(engine, workspace):
    engine.process.stdin.write("this is not json\n[1, 2]\n")
    engine.process.stdin.flush()
    assert engine.answer(None)["error"]["code"] == "bad_request"
    assert "result" in engine.ask(2, "info", workspace=str(workspace))


def test_errors_speak_the_language_of_the_request(engine):
    engine.send(id=1, command="info", params={"workspace": "none.gpkg"}, language="zh_CN")
    assert "没有工作区" in engine.answer(1)["error"]["message"]


def test_a_plan_reports_progress_and_cancels_within_a_second(engine, workspace):
    before = workspace_rows(workspace)
    engine.send(id="p", command="plan",
                params={"workspace": str(workspace), "date": DAY, "seconds": 60.0})
    while "visits" not in (line := engine.lines.get(timeout=30))["message"]:
        assert line["id"] == "p" and 0 <= line["progress"] <= 1
    asked = time.monotonic()  # the search has begun
    engine.send(id="c", cancel="p")
    assert engine.answer("c")["result"] == {"cancelling": True}
    error = engine.answer("p")["error"]
    assert error["code"] == "cancelled" and error["exit_code"] == 130
    assert time.monotonic() - asked < 1.0
    assert workspace_rows(workspace) == before
    assert "result" in engine.ask("i", "info", workspace=str(workspace))


def test_the_command_line_forwards_to_a_running_engine(engine, workspace, capsys):
    code = main(["--json", "plan", str(workspace), "--date", DAY, "--seconds", "2"])
    assert code == 0
    made = json.loads(capsys.readouterr().out)
    with open_workspace(workspace) as reading:
        assert [p.plan_id for p in reading.read(Plan)] == [made["plan_id"]]
    # the engine did it: nobody else could have had the writer lock
    assert "result" in engine.ask(1, "info", workspace=str(workspace))


def test_a_second_engine_is_refused_in_one_sentence(engine, workspace):
    second = subprocess.run(
        [sys.executable, "-m", "halfhour", "engine", str(workspace)],
        input="", capture_output=True, text=True, timeout=30,
    )
    assert second.returncode == 2
    assert json.loads(second.stdout)["error"]["code"] == "workspace_busy"


def test_only_who_has_read_the_key_is_heard(engine, workspace):
    from multiprocessing import AuthenticationError
    from multiprocessing.connection import Client

    announcement = workspace.parent / f".{workspace.name}.engine"
    if os.name == "posix":
        assert announcement.stat().st_mode & 0o077 == 0
    port = json.loads(announcement.read_text())["port"]
    with pytest.raises((AuthenticationError, OSError, EOFError)):
        Client(("127.0.0.1", port), authkey=b"guess")
    assert "result" in engine.ask(1, "info", workspace=str(workspace))


def workspace_rows(path: Path) -> dict[str, list]:
    """Every row of every table of ours."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    tables = [r[0] for r in connection.execute(
        "SELECT table_name FROM gpkg_contents ORDER BY table_name")]
    rows = {t: connection.execute(f'SELECT * FROM "{t}" ORDER BY fid').fetchall() for t in tables}
    connection.close()
    return rows


def assert_whole(path: Path) -> list[str]:
    """The file is sound and every plan in it is complete; return the plan ids."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    plans = connection.execute("SELECT plan_id, crews, visits FROM plans").fetchall()
    for plan_id, crews, visits in plans:
        for table, expected in (("crews", crews), ("visits", visits), ("routes", None)):
            found = connection.execute(
                f"SELECT count(*) FROM {table} WHERE plan_id = ?", (plan_id,)).fetchone()[0]
            assert found == expected or (expected is None and found > 0)
    orphans = connection.execute(
        "SELECT count(*) FROM stops WHERE plan_id NOT IN (SELECT plan_id FROM plans)").fetchone()[0]
    assert orphans == 0
    rtree = connection.execute('SELECT count(*) FROM "rtree_stops_geom"').fetchone()[0]
    assert rtree == connection.execute("SELECT count(*) FROM stops").fetchone()[0]
    connection.close()
    with open_workspace(path) as workspace:
        assert workspace.first_broken_log_line() is None
    return [p[0] for p in plans]


def test_killed_at_fifty_random_moments_the_workspace_stays_whole(workspace):
    """A writer that does nothing but store plans is killed again and again, mid-write."""
    assert main(["--json", "plan", str(workspace), "--date", DAY, "--seconds", "1"]) == 0
    first = set(assert_whole(workspace))
    dice = random.Random(50)
    seen = len(first)
    kills = 0
    while kills < 50:
        process = subprocess.Popen(
            [sys.executable, str(Path(small_world.__file__).parent / "restless_writer.py"),
             str(workspace)],
            stdout=subprocess.PIPE, text=True,
        )
        assert process.stdout.readline() == "writing\n"
        for _ in range(dice.randint(0, 3)):
            process.stdout.readline()  # let some plans through
        time.sleep(dice.uniform(0.0, 0.03))
        process.kill() if os.name == "nt" else process.send_signal(signal.SIGKILL)
        process.wait()
        kills += 1
        plans = assert_whole(workspace)
        assert first <= set(plans) and len(plans) >= seen
        seen = len(plans)
    assert seen > len(first)

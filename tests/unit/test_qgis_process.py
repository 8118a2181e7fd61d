"""Spawning QGIS, told by a stand-in for it: found or not, progress, refusal, crash, cancel."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest

from halfhour.data.errors import BadInput, Cancelled, HalfHourError
from halfhour.engine import find_qgis, qgis_process
from halfhour.engine.desk import Desk

SCRIPT = """
import json, os, sys, time
order = json.loads(sys.stdin.readline())
def say(answer): print(json.dumps(answer), flush=True)
say({"progress": 0.5, "template": "Writing {name}", "params": {"name": "x"}})
task = order["task"]
if task == "refuse": say({"error": {"template": "There is no plan {plan}.", "params": {"plan": "P9"}}})
elif task == "crash": print("Traceback: boom", file=sys.stderr); sys.exit(1)
elif task == "sleep": time.sleep(60)
else: say({"result": {"params": order["params"], "cwd": os.getcwd(),
    "environment": sorted(os.environ), "platform": os.environ.get("QT_QPA_PLATFORM")}})
"""


@pytest.fixture()
def python(tmp_path: Path) -> Path:
    """A Python for which ``import qgis.core`` works, as QGIS's does."""
    package = tmp_path / "lib" / "qgis"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "core.py").write_text("")
    wrapper = tmp_path / "bin dir" / "python3"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\nPYTHONPATH="{tmp_path}/lib" exec "{sys.executable}" "$@"\n')
    wrapper.chmod(0o755)
    return wrapper


@pytest.fixture(autouse=True)
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    monkeypatch.setattr(qgis_process, "_BOOTSTRAP", script)
    monkeypatch.delenv(find_qgis.VARIABLE, raising=False)


def test_result_progress_and_clean_environment(python, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("GDAL_DATA", "/nowhere")
    heard = []
    desk = Desk(sink=lambda fraction, message: heard.append((fraction, message)))
    answer = qgis_process.run_in_qgis("echo", {"名": "湖州 1"}, qgis=str(python), desk=desk)
    assert answer["params"] == {"名": "湖州 1"}
    assert heard == [(0.5, "Writing x")]
    assert "GDAL_DATA" not in answer["environment"]
    assert Path(answer["cwd"]) != Path.cwd()
    if sys.platform.startswith("linux"):
        assert answer["platform"] == "offscreen"


def test_the_engines_python_path_is_not_handed_on(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    assert not {"PYTHONPATH", "PYTHONHOME"} & set(find_qgis.clean_environment())


def test_a_refusal_is_bad_input(python):
    with pytest.raises(BadInput, match=r"There is no plan P9\."):
        qgis_process.run_in_qgis("refuse", {}, qgis=str(python), desk=Desk())


def test_a_crash_is_one_sentence(python, caplog):
    with pytest.raises(HalfHourError, match="ended before"):
        qgis_process.run_in_qgis("crash", {}, qgis=str(python), desk=Desk())
    assert "boom" in caplog.text


def test_cancel_kills_the_child(python):
    cancel = threading.Event()
    threading.Timer(0.5, cancel.set).start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        qgis_process.run_in_qgis("sleep", {}, qgis=str(python), desk=Desk(cancel=cancel))
    assert time.monotonic() - began < 30  # the child would sleep for 60


@pytest.mark.parametrize("how", ["python", "program", "folder", "variable"])
def test_a_named_qgis_is_found(python, how, monkeypatch):
    if how == "program":
        named = python.with_name("qgis")
        named.write_text("")
    else:
        named = python.parent if how == "folder" else python
    if how == "variable":
        monkeypatch.setenv(find_qgis.VARIABLE, str(named))
    assert find_qgis.find_qgis_python(None if how == "variable" else str(named)) == python


def test_a_python_without_qgis_is_refused(tmp_path):
    plain = tmp_path / "python3"
    plain.write_text("#!/bin/sh\nexit 1\n")
    plain.chmod(0o755)
    with pytest.raises(BadInput, match=r"qgis\.core"):
        find_qgis.find_qgis_python(str(plain))


def test_no_qgis_is_one_sentence(monkeypatch):
    monkeypatch.setattr(find_qgis, "_usual_places", lambda: iter(()))
    with pytest.raises(BadInput, match="No QGIS was found"):
        find_qgis.find_qgis_python(None)


"""Several programs at one workspace: the engine writes while a plain QGIS looks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, engine_python
from county_plans import DAY, county_with_plans

PLANS = 20


class Engine:
    """The resident engine of a workspace, spoken to as the plugin does."""

    def __init__(self, workspace: Path) -> None:
        self._child = subprocess.Popen(
            [str(engine_python()), "-I", str(ROOT / "plugin" / "engine" / "launch.py"),
             "engine", str(workspace)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, encoding="utf-8")
        assert "protocol" in self._line()

    def ask(self, number: int, command: str, **params: object) -> dict:
        self._child.stdin.write(json.dumps(
            {"id": number, "command": command, "params": params}) + "\n")
        self._child.stdin.flush()
        while True:
            answer = self._line()
            if "result" in answer or "error" in answer:
                return answer

    def close(self) -> None:
        self._child.stdin.close()
        self._child.wait(timeout=30)

    def _line(self) -> dict:
        line = self._child.stdout.readline()
        assert line, "the engine has ended"
        return json.loads(line)


def test_plain_qgis_has_huzhou_qgz_open_while_20_plans_are_made_no_blank_layer_no_torn_read(
    planned_county, run_engine, tmp_path
):
    workspace, plans = county_with_plans(planned_county, run_engine, tmp_path)
    project = tmp_path / "huzhou.qgz"
    run_engine("project", str(workspace), str(project), "--qgis", sys.executable)
    engine = Engine(workspace)  # opened first, holds its WAL connection for the session
    stop = tmp_path / "stop"
    errors = (tmp_path / "reader.log").open("w+")
    reader = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("plain_reader.py")), str(project),
         str(stop)], stdout=subprocess.PIPE, stderr=errors, text=True)
    try:
        assert reader.stdout.readline().strip() == "ready"
        for number in range(PLANS):
            answer = engine.ask(number, "plan", workspace=str(workspace), date=DAY,
                                seconds=0.2, seed=number)
            assert "result" in answer, answer
        stop.touch()
        report = json.loads(reader.stdout.readline())
    finally:
        reader.kill()
        engine.close()
    errors.seek(0)
    said = errors.read()
    print(report)
    assert report["wrong"] == []
    assert not any(word in said for word in ("malformed", "locked", "unable to open")), said
    assert report["plans"] == len(plans) + PLANS
    assert report["rounds"] >= PLANS / 2


def test_layers_opened_before_the_engine_are_whole_after_a_refresh(
    qgis_app, planned_county, run_engine, tmp_path
):
    """QGIS reads an idle workspace without locks; the engine then turns the journal."""
    from qgis.core import QgsProject

    from halfhour.plugin import project as workspace_project
    from halfhour.plugin.project.tree import TREE

    workspace, plans = county_with_plans(planned_county, run_engine, tmp_path)
    project = QgsProject()
    workspace_project.open_workspace_layers(project, str(workspace), "en", plans[0])
    before = counts(project)
    assert before["enterprises"] and before["routes"]
    engine = Engine(workspace)
    try:
        tables = {spec.table for group in TREE for spec in group.layers}
        workspace_project.refresh(project, tables)
        assert counts(project) == before
        answer = engine.ask(1, "plan", workspace=str(workspace), date=DAY, seconds=0.2)
        assert "result" in answer, answer
        assert counts(project) == {**before, "plans": before["plans"] + 1}
    finally:
        engine.close()
        workspace_project.remove(project)


def counts(project):
    return {one.customProperty("halfhour/layer"): sum(1 for _ in one.getFeatures())
            for one in project.mapLayers().values()}

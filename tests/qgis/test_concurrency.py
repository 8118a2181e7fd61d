"""Several programs at one workspace: the engine writes while a plain QGIS looks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from county_plans import DAY, copied
from resident import Engine

PLANS = 20


def test_plain_qgis_has_huzhou_qgz_open_while_20_plans_are_made_no_blank_layer_no_torn_read(
    twice_planned, run_engine, tmp_path
):
    workspace, plans = copied(twice_planned, tmp_path)
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
            engine.ask("plan", date=DAY, seconds=0.2, seed=number)
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


def test_a_plain_qgis_that_was_there_first_shows_the_plan_once_the_command_has_ended(
    qgis_app, twice_planned, run_engine, tmp_path
):
    from qgis.core import QgsVectorLayer

    workspace, plans = copied(twice_planned, tmp_path)
    made, squads = (QgsVectorLayer(f"{workspace}|layername={table}", table, "ogr")
                    for table in ("plans", "squads"))
    there = sum(1 for _ in squads.getFeatures())
    assert there and sum(1 for _ in made.getFeatures()) == len(plans)
    run_engine("plan", str(workspace), "--date", DAY, "--seconds", "0.2")
    assert sum(1 for _ in made.getFeatures()) == len(plans) + 1, "read without a reload"
    assert sum(1 for _ in squads.getFeatures()) == there


def test_layers_opened_before_the_engine_are_whole_after_a_refresh(
    qgis_app, twice_planned, tmp_path
):
    """QGIS reads an idle workspace without locks; the engine then turns the journal."""
    from qgis.core import QgsProject

    from halfhour.plugin import project as workspace_project
    from halfhour.plugin.project.tree import TREE

    workspace, plans = copied(twice_planned, tmp_path)
    project = QgsProject()
    workspace_project.open_workspace_layers(project, str(workspace), "en", plans[0])
    before = counts(project)
    assert before["enterprises"] and before["routes"]
    engine = Engine(workspace)
    try:
        tables = {spec.table for group in TREE for spec in group.layers}
        workspace_project.refresh(project, tables)
        assert counts(project) == before
        engine.ask("plan", date=DAY, seconds=0.2)
        assert counts(project) == {**before, "plans": before["plans"] + 1}
    finally:
        engine.close()
        workspace_project.remove(project)


def counts(project):
    return {one.customProperty("halfhour/layer"): sum(1 for _ in one.getFeatures())
            for one in project.mapLayers().values()}

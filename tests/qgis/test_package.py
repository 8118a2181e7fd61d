"""The zip: the same bytes twice, only what belongs in, and whole enough for an empty QGIS."""

from __future__ import annotations

import json
import shutil
import zipfile

import pytest
from conftest import engine_python
from qgis_program import ROOT, Profile, build_zip

from halfhour.protocol.requests import COMMANDS


@pytest.fixture(scope="module")
def plugin_zip(tmp_path_factory):
    return build_zip(tmp_path_factory.mktemp("zip") / "halfhour.zip")


@pytest.fixture(scope="module")
def profile(plugin_zip, tmp_path_factory):
    """An empty profile, its path with Chinese and a space, with the plugin from the zip."""
    profile = Profile(tmp_path_factory.mktemp("空 profile"))
    profile.install(plugin_zip)
    profile.choose_engine(engine_python())
    return profile


def test_the_same_tree_gives_the_same_bytes(tmp_path):
    one, other = (build_zip(tmp_path / f"{i}.zip").read_bytes() for i in (1, 2))
    assert one == other


def test_one_folder_with_licence_and_lock_and_without_the_workshop(plugin_zip):
    with zipfile.ZipFile(plugin_zip) as archive:
        names = archive.namelist()
    assert all(name.startswith("halfhour/") for name in names)
    inside = {name.removeprefix("halfhour/") for name in names}
    assert {"LICENSE", "metadata.txt", "__init__.py", "requirements.lock",
            "resources/i18n/halfhour_zh_CN.qm", "plugin/engine/launch.py"} <= inside
    top = {name.split("/")[0] for name in inside}
    assert not top & {"tests", "scripts", "benchmarks", "docs", ".ci", ".venv", "demo", ".git"}
    assert not [n for n in inside if "__pycache__" in n or n.endswith((".pyc", ".gpkg"))]


def test_qgis_lists_every_command_of_the_installed_zip(profile):
    listed = profile.qgis_process("list").stdout
    assert not [name for name in COMMANDS if f"halfhour:{name}\t" not in listed]


def test_the_installed_zip_plans_a_day(profile, planned_county, tmp_path):
    workspace = tmp_path / "工作 区.gpkg"
    shutil.copy(planned_county, workspace)
    made = profile.run("plan", WORKSPACE=workspace, DATE="2026-03-17", SECONDS=3)
    answer = json.loads(made["SUMMARY"])
    assert made["PLAN"] == answer["plan_id"] and answer["served"] > 0
    checked = profile.run("check", WORKSPACE=workspace, PLAN=made["PLAN"])
    assert checked["OK"] is True and checked["VIOLATIONS"] == 0
    who = profile.run("dispatch", WORKSPACE=workspace, PLAN=made["PLAN"], TIME="10:30",
                      AT="120.1,30.8 [EPSG:4490]")
    assert json.loads(who["SUMMARY"])["rows"]


def test_a_refusal_is_one_sentence(profile, planned_county, tmp_path):
    workspace = tmp_path / "small.gpkg"
    shutil.copy(planned_county, workspace)
    done = profile.qgis_process("run", "halfhour:plan", "--", f"WORKSPACE={workspace}",
                                "DATE=2026-03-22")
    assert done.returncode != 0
    assert "The roster has nobody on 2026-03-22" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_nothing_is_written_into_the_plugin_folder(profile):
    plugin = profile.plugins / "halfhour"
    new = {str(p.relative_to(plugin)) for p in plugin.rglob("*") if p.is_file()}
    tracked = {str(p.relative_to(ROOT)) for p in ROOT.rglob("*") if p.is_file()}
    assert not {name for name in new - tracked if "__pycache__" not in name}

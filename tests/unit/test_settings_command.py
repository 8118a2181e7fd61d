"""Making a workspace of one's own, and choosing its settings."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfhour.data.records import Circle, Event, Reach, Squad
from halfhour.data.setting_texts import parse_changes, text_of
from halfhour.data.settings import Settings, to_rows
from halfhour.data.store import open_workspace
from halfhour.engine.desk import Desk
from halfhour.engine.report import lines
from halfhour.engine.run import Failure, run
from halfhour.protocol.fields.settings import SETTINGS

#: Set by the commands that load, plant and migrate, never by hand.
NOT_CHOSEN = {"schema_version", "demo", "metric_epsg", "utc_offset_min", "roads", "roads_sha256",
              "hour_factors", "class_factors"}


def do(command, path, language="en", **params):
    return run(command, {"workspace": str(path), **params}, Desk(language=language))


def stored(path):
    with open_workspace(path) as workspace:
        return workspace.settings()


def test_every_setting_is_chosen_here_or_set_by_another_command():
    names = {f.name for f in dataclasses.fields(Settings)}
    assert set(SETTINGS) | NOT_CHOSEN == names and not set(SETTINGS) & NOT_CHOSEN


def test_a_bureau_makes_its_own_workspace(tmp_path):
    path = tmp_path / "我的支队.gpkg"
    answer = do("create", path, city="某市")
    assert answer == {"workspace": str(path), "title": "我的支队"}
    found = stored(path)
    assert (found.title, found.city, found.demo) == ("我的支队", "某市", False)
    with open_workspace(path) as workspace:
        assert workspace.count(Squad) == 0
        assert [e.command for e in workspace.read(Event)] == ["create"]
    before = path.read_bytes()
    again = do("create", path)
    assert isinstance(again, Failure) and "exists already" in again.message
    assert path.read_bytes() == before
    assert any("halfhour roads" in line for line in lines("create", answer, "en"))


@pytest.mark.parametrize("name", ["workspace.xlsx", "workspace", "no such folder/w.gpkg"])
def test_a_workspace_that_cannot_be_is_refused(tmp_path, name):
    assert isinstance(do("create", tmp_path / name), Failure)
    assert list(tmp_path.iterdir()) == []


def test_settings_are_shown_changed_and_logged(path):
    shown = do("settings", path)
    assert shown["saved"] is False and not shown["changed"]
    assert [s["setting"] for g in shown["groups"] for s in g["settings"]] == list(SETTINGS)
    answer = do("settings", path, change="floor_points=4; lunch_open_min=11:00;mutual_aid=是; "
                "mutual_aid_basis=某条例第5条; 某办发〔2025〕3号")
    found = stored(path)
    assert (found.floor_points, found.lunch_open_min, found.mutual_aid) == (4.0, 660.0, True)
    assert found.mutual_aid_basis == "某条例第5条; 某办发〔2025〕3号"
    assert set(answer["changed"]) == {"floor_points", "lunch_open_min", "mutual_aid",
                                      "mutual_aid_basis"}
    with open_workspace(path) as workspace:
        line = workspace.read(Event)[-1]
    assert line.command == "settings" and "lunch_open_min: 11:30 -> 11:00" in line.summary
    told = lines("settings", do("settings", path, "zh_CN"), "zh_CN")
    assert any("市内跨县区互助" in t and "是" in t for t in told)
    assert do("settings", path, change="floor_points=4")["saved"] is False


@pytest.mark.parametrize(("change", "sentence"), [
    ("floor_points=-1", "must be ≥ 0"), ("floor=1", "no setting floor"),
    ("roads={}", "no setting roads"), ("mutual_aid=maybe", "yes or no"),
    ("lunch_open_min=25:99", "08:30"), ("duty_start_min=18:00", "less than duty_end_min"),
    ("mutual_aid=yes", "legal basis"), ("crews_per_squad=two", "write 2"),
    ("cutoffs_min=10;floor_points=x", "12.5"), ("cutoffs_min=", "10, 20, 30"),
    ("certain_min=40", "borderline_min"), ("lunch_min=180", "does not fit"),
    ("travel_engine=fast", "one of scipy, cch"), ("standard_min=nan", "standard_min"),
])
def test_what_cannot_be_is_refused_and_nothing_is_changed(path, change, sentence):
    before = stored(path)
    refused = do("settings", path, change=f"title=other; {change}")
    assert isinstance(refused, Failure) and refused.exit_code == 2
    assert sentence in refused.message
    assert stored(path) == before
    assert do("settings", path, "zh_CN", change=change).message != refused.message


def test_what_is_no_change_is_told(path):
    assert "NAME=VALUE" in do("settings", path, change="four; floor_points=4").message


def test_a_circle_computed_by_other_settings_is_removed(path):
    assert not isinstance(do("coverage", path), Failure)
    assert do("settings", path, change="floor_points=3")["circle_outdated"] is False
    with open_workspace(path) as workspace:
        assert workspace.count(Circle) and workspace.count(Reach)
    answer = do("settings", path, change="standard_min=25")
    assert answer["circle_outdated"]
    assert any("halfhour coverage" in line for line in lines("settings", answer, "en"))
    with open_workspace(path) as workspace:
        assert workspace.count(Circle) == workspace.count(Reach) == 0


texts = st.text(st.characters(codec="utf-8", exclude_characters=";=", exclude_categories=["Cc"]))


@given(st.fixed_dictionaries({}, optional={
    "title": texts, "mutual_aid_basis": texts, "mutual_aid": st.booleans(),
    "unpredictable": st.booleans(), "crews_per_squad": st.integers(1, 99),
    "floor_points": st.floats(0, 100, width=32), "lunch_min": st.integers(0, 1440).map(float),
    "duty_start_min": st.integers(0, 1440).map(float),
    "cutoffs_min": st.lists(st.integers(1, 90).map(float), min_size=1).map(tuple)}),
    st.sampled_from(["en", "zh_CN"]))
def test_what_is_shown_is_understood(values, language):
    said = "; ".join(f"{name}={text_of(name, value, language)}"
                     for name, value in values.items())
    read = parse_changes(said)
    assert read == {name: value.strip() if isinstance(value, str)
                    else pytest.approx(value, rel=1e-9) for name, value in values.items()}
    assert set(to_rows(Settings(**read))) == {f.name for f in dataclasses.fields(Settings)}

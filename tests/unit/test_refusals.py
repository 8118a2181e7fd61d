"""What would harm a workspace or cannot be understood is refused in a sentence, never a trace."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import small_world
from test_engine import Engine

from halfhour.data.errors import BadInput, WorkspaceBusy
from halfhour.data.records import Enterprise
from halfhour.data.settings import Settings, from_rows, to_rows
from halfhour.data.store import open_workspace
from halfhour.data.store.geometry_blob import register_functions
from halfhour.engine.command_line import main
from halfhour.engine.desk import Desk
from halfhour.layers.atomic_file import write_atomically
from halfhour.layers.tracks.bundle import write

DAY = small_world.DAY.isoformat()


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("refusals") / "world.gpkg"
    small_world.build(path).close()
    return path


@pytest.fixture
def workspace(world, tmp_path) -> Path:
    return Path(shutil.copy(world, tmp_path / "工作 区.gpkg"))


@pytest.mark.parametrize(("command", "suffix"), [("webmap", ".html"), ("overview", ".png")])
def test_a_map_never_takes_the_place_of_the_workspace(workspace, command, suffix, capsys):
    before = workspace.read_bytes()
    assert main([command, str(workspace), str(workspace)]) == 2
    assert f"must end in {suffix}" in capsys.readouterr().err
    disguised = workspace.rename(workspace.with_suffix(suffix))
    assert main([command, str(disguised), str(disguised)]) == 2
    assert "is a database" in capsys.readouterr().err
    assert disguised.read_bytes() == before


def test_files_of_other_kinds_are_replaced(workspace, tmp_path):
    page = tmp_path / "page.html"
    for content in (b"old", b"new"):
        write_atomically(page, content)
        assert page.read_bytes() == content
    with pytest.raises(BadInput, match="is a database"):
        write_atomically(workspace, b"x")


def spellings(workspace: Path, tmp_path: Path) -> list[Path]:
    """The same workspace through a link, a linked folder and a detour."""
    other = tmp_path / "elsewhere"
    other.mkdir()
    link, folder = other / "link.gpkg", other / "folder"
    try:
        link.symlink_to(workspace)
        folder.symlink_to(workspace.parent, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets only administrators make links")
    return [link, folder / workspace.name, other / ".." / workspace.name]


def test_a_workspace_has_one_writer_however_it_is_called(workspace, tmp_path):
    names = spellings(workspace, tmp_path)
    with open_workspace(workspace, write=True) as held:
        for name in names:
            with pytest.raises(WorkspaceBusy):
                open_workspace(name, write=True)
            with Desk(held=held).writing(str(name)) as same:
                assert same is held
    for name in names:
        with open_workspace(name, write=True), pytest.raises(WorkspaceBusy):
            open_workspace(workspace, write=True)
    assert not list((tmp_path / "elsewhere").glob(".*"))


def test_a_workspace_is_found_in_its_engine_however_it_is_called(workspace, tmp_path, capsys):
    engine = Engine(workspace)
    try:
        for name in spellings(workspace, tmp_path):
            assert main(["--json", "coverage", str(name)]) == 0, capsys.readouterr().err
    finally:
        engine.close()


def test_links_in_a_circle_are_no_workspace(tmp_path, capsys):
    one, two = tmp_path / "one.gpkg", tmp_path / "two.gpkg"
    one.symlink_to(two)
    two.symlink_to(one)
    assert main(["coverage", str(one)]) == 2
    assert "There is no workspace" in capsys.readouterr().err


def test_a_folder_given_for_a_workspace_is_named_as_such(tmp_path, capsys):
    assert main(["info", str(tmp_path)]) == 2
    assert "is a folder; name the workspace file" in capsys.readouterr().err


def test_routes_into_an_existing_file_say_what_to_name(tmp_path):
    out = tmp_path / "routes"
    out.write_text("mine")
    with pytest.raises(BadInput, match=r"name a folder, or a file that ends in \.zip"):
        write(out, {"a.gpx": b""})
    assert out.read_text() == "mine"


def test_a_mistake_of_ours_is_one_sentence_and_its_trace_is_in_the_file_it_names(
    workspace, tmp_path, monkeypatch, capfd
):
    def fails(*_: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("halfhour.engine.commands.info.run", fails)
    monkeypatch.setattr("halfhour.engine.trace_file.trace_file", lambda: tmp_path / "s" / "h.log")
    for _ in range(2):
        assert main(["info", str(workspace)]) == 1
        error = capfd.readouterr().err.strip()
        assert error.count("\n") == 0 and "ZeroDivisionError" in error
        assert str(tmp_path / "s" / "h.log") in error
    assert (tmp_path / "s" / "h.log").read_text("utf-8").count("Error: planted") == 2
    monkeypatch.setattr("halfhour.engine.trace_file.trace_file", lambda: workspace / "h.log")
    assert main(["info", str(workspace)]) == 1
    assert "--verbose" in capfd.readouterr().err


_FAILING = """
import sys
from halfhour.engine.commands import info
from halfhour.__main__ import main
def fails(*_):
    raise ZeroDivisionError("planted")
info.run = fails
sys.argv = ["halfhour", *sys.argv[1:]]
sys.exit(main())
"""


@pytest.mark.parametrize("verbose", [False, True])
def test_stderr_has_the_trace_only_if_asked_for(workspace, tmp_path, verbose):
    places = dict.fromkeys(("XDG_STATE_HOME", "LOCALAPPDATA", "HOME"), str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", _FAILING, "info", str(workspace), *["--verbose"] * verbose],
        env=os.environ | places, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert done.returncode == 1 and ("Traceback" in done.stderr) == verbose
    kept = next(tmp_path.rglob("halfhour.log"))
    assert "Traceback" in kept.read_text("utf-8") and str(kept) in done.stderr


#: Sends itself Ctrl-C in the midst of loading, at the import of the module named.
_EARLY = """
import os, signal, sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[0]:
            os.kill(os.getpid(), signal.SIGINT)
at = sys.argv[1]
sys.meta_path.insert(0, Interrupting())
from halfhour.__main__ import main
sys.argv = [at, *sys.argv[2:]]
sys.exit(main())
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no way to send oneself Ctrl-C alone")
@pytest.mark.parametrize("module", ["halfhour.engine.command_line", "halfhour.data.store",
                                    "halfhour.engine.report"])
def test_ctrl_c_while_loading_stops_with_the_sentence(workspace, module):
    done = subprocess.run([sys.executable, "-c", _EARLY, module, "info", str(workspace)],
                          capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert done.returncode == 130
    assert done.stderr.strip() == "Cancelled; the workspace is unchanged."
    assert done.stdout == ""


@pytest.mark.skipif(os.name == "nt", reason="a pipe that nobody reads is another error there")
def test_a_reader_who_has_had_enough_is_no_fault(workspace):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        done = subprocess.run([sys.executable, "-m", "halfhour", "info", str(workspace)],
                              stdout=nobody, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def spoil(workspace: Path, sql: str) -> None:
    """Change a row as another program would."""
    connection = sqlite3.connect(workspace)
    register_functions(connection)
    assert connection.execute(sql).rowcount == 1
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("sql", "parts"),
    [
        ("UPDATE items SET due_to = 'soon' WHERE fid = 3", ("items", "due_to", "soon", "DATE")),
        ("UPDATE items SET due_to = x'00ff' WHERE fid = 3", ("items", "due_to")),
        ("UPDATE items SET mandatory = 'yes' WHERE fid = 3", ("items", "mandatory", "yes")),
        ("UPDATE squads SET turnout_min = 'three' WHERE squad_id = 'W1'",
         ("squads", "W1", "turnout_min", "three")),
        ("UPDATE squads SET turnout_min = 9e999 WHERE squad_id = 'W1'", ("turnout_min", "inf")),
        ("UPDATE squads SET turnout_min = -3 WHERE squad_id = 'W1'",
         ("squads", "W1", "turnout_min", "-3")),
        ("UPDATE squads SET geom = NULL WHERE squad_id = 'W1'", ("squads", "W1", "no position")),
        (f"UPDATE squads SET geom = x'47500003{'00' * 36}ff' WHERE squad_id = 'W1'",
         ("squads", "W1", "geometry")),
        ("UPDATE units SET geom = NULL WHERE fid = 2", ("units", "no position")),
        ("UPDATE units SET weight = -1 WHERE fid = 2", ("units", "weight", "-1")),
        ("UPDATE items SET duration_min = -5 WHERE fid = 3", ("items", "duration_min", "-5")),
        ("UPDATE settings SET value = '0' WHERE key = 'travel_factor'", ("travel_factor", "> 0")),
    ],
)
def test_a_broken_row_is_named(workspace, sql, parts, capsys):
    spoil(workspace, sql)
    commands = [["plan", str(workspace), "--date", DAY, "--seconds", "1", "--method", "simple"]]
    if "items" not in sql:
        commands.append(["coverage", str(workspace)])
    for command in commands:
        assert main(command) == 2
        error = capsys.readouterr().err
        assert all(part in error for part in parts), error
        assert "Traceback" not in error


def test_a_record_that_may_be_without_position_is_read_without(workspace):
    spoil(workspace, "UPDATE enterprises SET geom = NULL WHERE fid = 5")
    with open_workspace(workspace) as reading:
        assert reading.read(Enterprise)[4].geom is None


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("standard_min", "0", "> 0"), ("standard_min", "true", "a number"),
        ("travel_factor", "Infinity", "a number"), ("travel_factor", "NaN", "a number"),
        ("travel_factor", '"1.3"', "a number"), ("access_kmh", "-1", "> 0"),
        ("snap_limit_m", "-0.5", "≥ 0"), ("floor_points", "-1", "≥ 0"),
        ("crews_per_squad", "0", "≥ 1"), ("crews_per_squad", "1.5", "whole number"),
        ("cutoffs_min", "[10, 0]", "> 0"), ("cutoffs_min", "10", "square brackets"),
        ("duty_start_min", "1050", "less than duty_end_min"), ("duty_end_min", "1441", "0–1440"),
        ("demo", "1", "true or false"), ("title", "5", "double quotes"), ("title", "湖州", "JSON"),
    ],
)
def test_a_setting_that_cannot_be_is_named(name, text, part):
    with pytest.raises(BadInput) as refusal:
        from_rows({**to_rows(Settings()), name: text})
    assert f"{name} " in str(refusal.value) and part in str(refusal.value)


def test_every_setting_has_its_kind_and_the_defaults_pass():
    assert from_rows(to_rows(Settings())) == Settings()
    for name in to_rows(Settings()):
        with pytest.raises(BadInput):
            from_rows({name: '{"not": "this"}'})

"""What would harm a workspace or cannot be understood is refused in a sentence, never a trace."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import small_world
from test_engine import Engine

from halfhour.data.errors import BadInput, WorkspaceBusy
from halfhour.data.store import open_workspace
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

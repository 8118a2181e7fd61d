"""What would harm a workspace or cannot be understood is refused in a sentence, never a trace."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import small_world

from halfhour.data.errors import BadInput
from halfhour.engine.command_line import main
from halfhour.layers.atomic_file import write_atomically

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

"""Where the tests find the package, the shared fixtures and the real road files."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from halfhour.routing.zones.stored import StoredZone

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "fixtures"))


def _shared_folder() -> Path:
    return Path(os.environ.get("HALFHOUR_SHARED") or ROOT.parent / "shared" / "data")


@pytest.fixture(scope="session")
def package_root() -> Path:
    """The tree under test; fails if another copy of the package would be tested."""
    import halfhour

    assert Path(halfhour.__file__).resolve().parent == ROOT, "a stale copy is installed"
    return ROOT


@pytest.fixture(scope="session")
def shared_roads() -> Path:
    """Folder of the real road files. Missing: skipped loudly, but an error where CI is set."""
    folder = _shared_folder() / "roads"
    if not folder.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"CI needs the shared data, and {folder} is missing")
        pytest.skip(f"NOT RUN: no real road files in {folder} (set HALFHOUR_SHARED)")
    return folder


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small county's workspace; to be copied, never written."""
    import small_world

    path = tmp_path_factory.mktemp("world") / "小县.gpkg"
    small_world.build(path).close()
    return path


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    """A copy of the small county's workspace, under a name with a blank."""
    return Path(shutil.copy(template, tmp_path / "工作区 1.gpkg"))


@pytest.fixture(scope="session")
def world() -> list[Any]:
    """The rows of the small county."""
    import small_world

    return small_world.records()


@pytest.fixture(scope="session")
def zone(world: list[Any]) -> StoredZone:
    """The joint zone of the small county."""
    from halfhour.data.records import BoundaryLine, JointZoneSide
    from halfhour.routing.zones.stored import stored_zones

    (one,) = stored_zones([x for x in world if isinstance(x, JointZoneSide)],
                          [x for x in world if isinstance(x, BoundaryLine)])
    return one


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALFHOUR_LANG", "en")

"""Where the tests find the package, the shared fixtures and the real road files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

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


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALFHOUR_LANG", "en")

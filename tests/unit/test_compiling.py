"""Compiled kernels are kept by what is in their sources, not by where these lie."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numba
import pytest

from halfhour.routing import compiling

SOURCE = "def twice(x):\n    return 2 * x\n"


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setattr(compiling, "user_cache_folder", lambda: tmp_path / "cache")


def compiled_in(folder: Path, source: str = SOURCE):
    """The kernel of a module in ``folder``, called once."""
    folder.mkdir(parents=True)
    (folder / "numbers.py").write_text(source, "utf-8")
    spec = importlib.util.spec_from_file_location("numbers_of_a_test", folder / "numbers.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    kernel = compiling.KernelCompiler("test", folder).kernel(module.twice)
    return kernel, kernel(21)


def test_the_same_kernels_elsewhere_are_not_compiled_again(tmp_path):
    first, answer = compiled_in(tmp_path / "one profile")
    assert answer == 42
    assert sum(first.stats.cache_hits.values()) == 0
    second, answer = compiled_in(tmp_path / "另一个" / "profile")
    assert answer == 42
    assert sum(second.stats.cache_hits.values()) == 1


def test_a_changed_kernel_is_compiled_again(tmp_path):
    compiled_in(tmp_path / "old")
    changed, answer = compiled_in(tmp_path / "new", SOURCE.replace("2 *", "3 *"))
    assert answer == 63
    assert sum(changed.stats.cache_hits.values()) == 0


def test_other_users_of_numba_keep_their_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(numba.config, "CACHE_DIR", "theirs")
    monkeypatch.setattr(numba.config, "CACHE_LOCATOR_CLASSES", "")
    compiled_in(tmp_path / "ours")
    assert numba.config.CACHE_DIR == "theirs"
    assert not numba.config.CACHE_LOCATOR_CLASSES

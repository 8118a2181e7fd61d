"""How the kernels of the search are compiled: by numba, once, into the user's cache folder.

Nothing is ever written into the package's own folder, which may be read-only.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numba
from numba.core import config as _config

F = TypeVar("F", bound=Callable[..., Any])

_READY = "compiled"


def _user_cache_folder() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "halfhour"


def _kernel_folder() -> Path:
    # numba looks at the file of a kernel only, not at those of the kernels it calls
    digest = hashlib.sha256(numba.__version__.encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    folder = _user_cache_folder() / f"search-{digest.hexdigest()[:12]}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="halfhour-search-"))
    return folder if os.access(folder, os.W_OK) else Path(tempfile.mkdtemp())


KERNEL_FOLDER = _kernel_folder()
settings: Any = _config


def kernel(function: F) -> F:
    """Compile ``function`` at its first call, without Python's lock, and keep the result."""
    before = settings.CACHE_DIR
    settings.CACHE_DIR = str(KERNEL_FOLDER)
    try:
        compiled: Any = numba.njit(cache=True, nogil=True, error_model="numpy")(function)
    finally:
        settings.CACHE_DIR = before  # other users of numba keep their own folder
    return compiled  # type: ignore[no-any-return]


def inner(function: F) -> F:
    """Compile ``function`` as :func:`kernel` does, to be called by kernels only.

    Without the wrappers for callers in Python, which take most of the time to compile: a call
    from Python would crash the process.
    """
    options: dict[str, Any] = {"nogil": True, "error_model": "numpy", "no_cpython_wrapper": True,
                               "no_cfunc_wrapper": True}
    compiled: Any = numba.njit(**options)(function)
    return compiled  # type: ignore[no-any-return]


def is_compiled() -> bool:
    """Whether an earlier run has left all kernels in the user's cache folder."""
    return (KERNEL_FOLDER / _READY).is_file()


def mark_compiled() -> None:
    """Remember that all kernels are in the cache folder."""
    (KERNEL_FOLDER / _READY).touch()

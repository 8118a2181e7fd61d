"""How the kernels are compiled: by numba, once, into the user's cache folder.

Nothing is ever written into the package's own folder, which may be read-only.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numpy.typing import NDArray

F = TypeVar("F", bound=Callable[..., Any])
#: What a kernel takes: shapes and meaning are in its docstring, the element type is inferred.
Array = NDArray[Any]

_READY = "compiled"


def user_cache_folder() -> Path:
    """Return the folder of this user for what can be made again, whether it exists or not."""
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
    name = f"kernels-{digest.hexdigest()[:12]}"
    for base in (user_cache_folder(), Path(tempfile.gettempdir()) / f"halfhour-{_user()}"):
        folder = base / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.mkdtemp(prefix="halfhour-kernels-"))


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


KERNEL_FOLDER = _kernel_folder()


def kernel(function: F) -> F:
    """Compile ``function`` at its first call, without Python's lock, and keep the result."""
    config: Any = numba.config  # its names are made at run time
    before = config.CACHE_DIR
    config.CACHE_DIR = str(KERNEL_FOLDER)
    try:
        compiled: Any = numba.njit(cache=True, nogil=True)(function)
    finally:
        config.CACHE_DIR = before  # other users of numba keep their own folder
    return cast(F, compiled)


def is_compiled() -> bool:
    """Whether an earlier run has left all kernels in the user's cache folder."""
    return (KERNEL_FOLDER / _READY).is_file()


def mark_compiled() -> None:
    """Remember that all kernels are in the cache folder."""
    (KERNEL_FOLDER / _READY).touch()

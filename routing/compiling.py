"""Compiling a folder of kernels with numba, once, into the user's cache folder.

Nothing is ever written into the package's own folder, which may be read-only.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba.core.caching import UserProvidedCacheLocator

F = TypeVar("F", bound=Callable[..., Any])

_READY = "compiled"
_njit: Any = numba.njit  # not all of its options are in its types


def user_cache_folder() -> Path:
    """Return the folder of this user for what can be made again, whether it exists or not."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "halfhour"


class ByContent(UserProvidedCacheLocator):  # type: ignore[misc]
    """Finds a kernel wherever the package lies: the cache folder is named by what is in it.

    numba's own locators put the path of the source file into the name, so that a plugin
    installed anew, or for a second user's profile, would be compiled again.
    """

    @classmethod
    def get_suitable_cache_subpath(cls, py_file: str) -> str:
        """Return the folder below the cache folder for the kernels of a source file."""
        return Path(py_file).stem


class KernelCompiler:
    """Compiles the kernels of the modules in ``sources``; ``name`` begins their cache folder.

    ``options`` go to ``numba.njit``. The cache folder's name holds a digest of all modules:
    numba itself looks at the file of a kernel only, not at those of the kernels it calls.
    """

    def __init__(self, name: str, sources: Path, **options: Any) -> None:
        self._name = name
        self._sources = sources
        self._options = {"nogil": True, **options}

    @cached_property
    def folder(self) -> Path:
        """The folder of the compiled kernels; made if it is not there."""
        digest = hashlib.sha256(numba.__version__.encode())
        for source in sorted(self._sources.glob("*.py")):
            digest.update(source.read_bytes())
        name = f"{self._name}-{digest.hexdigest()[:12]}"
        for base in (user_cache_folder(), Path(tempfile.gettempdir()) / f"halfhour-{_user()}"):
            folder = base / name
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError:
                continue
            if os.access(folder, os.W_OK) and _is_ours(base):
                return folder
        return Path(tempfile.mkdtemp(prefix=f"halfhour-{self._name}-"))

    def kernel(self, function: F) -> F:
        """Compile ``function`` at its first call, without Python's lock, and keep the result."""
        config: Any = numba.config  # its names are made at run time
        before = config.CACHE_DIR, config.CACHE_LOCATOR_CLASSES
        config.CACHE_DIR = str(self.folder)
        config.CACHE_LOCATOR_CLASSES = f"{__name__}.{ByContent.__qualname__}"
        try:
            return cast(F, _njit(cache=True, **self._options)(function))
        finally:  # other users of numba keep their own folder
            config.CACHE_DIR, config.CACHE_LOCATOR_CLASSES = before

    def inner(self, function: F) -> F:
        """Compile ``function`` as :meth:`kernel` does, to be called by kernels only.

        Without the wrappers for callers in Python, which take most of the time to compile: a
        call from Python would crash the process.
        """
        no_wrappers = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
        return cast(F, _njit(**self._options, **no_wrappers)(function))

    def is_compiled(self) -> bool:
        """Whether an earlier run has left all kernels in the cache folder."""
        return (self.folder / _READY).is_file()

    def mark_compiled(self) -> None:
        """Remember that all kernels are in the cache folder."""
        (self.folder / _READY).touch()


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


def _is_ours(folder: Path) -> bool:
    # what numba keeps is run when it is read: nothing that another user could have planted
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()

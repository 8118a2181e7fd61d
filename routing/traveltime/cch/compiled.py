"""How the kernels of the hierarchy are compiled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from ...compiling import KernelCompiler

#: What a kernel takes: shapes and meaning are in its docstring, the element type is inferred.
Array = NDArray[Any]

COMPILER = KernelCompiler("kernels", Path(__file__).parent)

kernel = COMPILER.kernel
is_compiled = COMPILER.is_compiled
mark_compiled = COMPILER.mark_compiled

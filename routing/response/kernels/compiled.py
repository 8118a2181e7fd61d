"""How the kernels of the search are compiled."""

from __future__ import annotations

from pathlib import Path

from ...compiling import KernelCompiler

COMPILER = KernelCompiler("search", Path(__file__).parent, error_model="numpy")

kernel = COMPILER.kernel
inner = COMPILER.inner
is_compiled = COMPILER.is_compiled
mark_compiled = COMPILER.mark_compiled

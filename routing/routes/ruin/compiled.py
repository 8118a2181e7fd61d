"""How the kernels of ruin and recreate are compiled."""

from __future__ import annotations

from pathlib import Path

from ...compiling import KernelCompiler

COMPILER = KernelCompiler("routes", Path(__file__).parent, error_model="numpy")

kernel = COMPILER.kernel
inner = COMPILER.inner

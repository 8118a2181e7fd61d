"""The one line that says why the very first use of the quick engine takes a while."""

from __future__ import annotations

from collections.abc import Callable

from ..desk import Desk


def compiling(desk: Desk) -> Callable[[], None]:
    """Return what to call before the kernels of the travel-time engine are compiled."""
    return lambda: desk.progress(
        0.0, "Compiling the travel-time engine once for this computer; about ten seconds"
    )

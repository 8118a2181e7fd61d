"""What every route engine takes and gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from .problem import RouteProblem, Routes

#: Called now and then; the engine stops as soon as it returns True.
Stop = Callable[[], bool]


class RouteEngine(Protocol):
    """Solve a problem; ``start`` may be a plan to begin with. None: no valid plan was found."""

    def __call__(
        self, problem: RouteProblem, stop: Stop, *, seed: int = 1, start: Routes | None = None
    ) -> Routes | None:
        """Return the best valid routes found before ``stop()``."""
        ...

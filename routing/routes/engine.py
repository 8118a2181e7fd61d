"""What every route engine takes and gives."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from .problem import RouteProblem, Routes

#: The share of what may be spent that is spent; the engine stops as soon as it is 1 or more.
Budget = Callable[[], float]


class RouteEngine(Protocol):
    """Solve a problem; ``start`` may be a plan to begin with. None: no valid plan was found."""

    def __call__(
        self, problem: RouteProblem, budget: Budget, *, seed: int = 1, start: Routes | None = None
    ) -> Routes | None:
        """Return the best valid routes found before ``budget()`` reaches 1."""
        ...


def cpu_seconds(seconds: float) -> Budget:
    """Return a budget of this thread's own seconds, which other work does not shorten."""
    began = time.thread_time()
    return lambda: (time.thread_time() - began) / seconds


def part(budget: Budget, low: float, high: float) -> Budget:
    """Return the part of a budget from share ``low`` to share ``high``."""
    return lambda: (budget() - low) / (high - low)

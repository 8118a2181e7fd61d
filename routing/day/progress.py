"""How a day planner tells how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Receives a fraction 0–1 and a sentence as template and parameters."""

    def __call__(self, fraction: float, template: str, **params: object) -> None:
        """Show it."""

"""A double-random draw as a pure function: frozen roster and seed in, result out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .enterprises import draw_enterprises
from .officers import draw_officers

KIND = "double_random"


def run(frozen: Mapping[str, Any], seed: bytes) -> dict[str, Any]:
    """Return ``classes`` (what was drawn in each) and ``visits`` (enterprise and officers)."""
    classes = draw_enterprises(frozen, seed)
    drawn = [name for entry in classes for name in entry["drawn"]]
    return {"classes": classes, "visits": draw_officers(frozen, drawn, seed)}

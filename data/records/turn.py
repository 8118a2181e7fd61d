"""Turn restrictions: which road may not, or must, follow which."""

from __future__ import annotations

from dataclasses import dataclass

from .table import table


@table("turn_restrictions", key=("restriction_id",))
@dataclass(frozen=True)
class TurnRestriction:
    """A way that drives ``roads``, by the ``nodes`` between them, breaks it.

    ``only``: a way that drives all but the last of ``roads`` must go on by the last, if it goes
    on. Both are ids as text, one node fewer than roads; what exactly is forbidden is defined in
    docs/architecture.md, "Turn restriction". ``source`` is where it comes from,
    e.g. ``relation/1234 no_left_turn``.
    """

    restriction_id: int
    only: bool
    roads: tuple[str, ...]
    nodes: tuple[str, ...]
    source: str

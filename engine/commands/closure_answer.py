"""A road closure as the commands answer it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ...data.errors import BadInput
from ...data.records import RoadClosure
from ...routing.network.closure_rows import closure_of


def as_json(row: RoadClosure, now: datetime) -> dict[str, Any]:
    """Return a closure for machines; ``state`` is what it is at the local moment ``now``."""
    return {
        "closure_id": row.closure_id, "reason": row.reason, "source": row.source,
        "valid_from": row.valid_from, "valid_until": row.valid_until, "drawn": row.drawn,
        "state": _state(row, now),
    }


def _state(row: RoadClosure, now: datetime) -> str:
    if row.lifted_at is not None:
        return "lifted"
    try:
        closure = closure_of(row)
    except BadInput:
        return "unreadable"  # it can be lifted all the same
    if closure.ends is not None and closure.ends <= now:
        return "over"
    return "in force" if closure.holds_at(now) else "to come"

"""The request about who is on duty."""

from __future__ import annotations

from dataclasses import dataclass

from .command import WORKSPACE, command, option


@command("roster", "Say who is on duty, who is away, and which days have no roster", writes=False)
@dataclass(frozen=True)
class RosterRequest:
    """The duty calendar; one day with its people, or several days in numbers."""

    workspace: str = option(WORKSPACE, positional=True)
    date: str = option("first day, YYYY-MM-DD; default: the roster's first", "")
    days: int = option("number of days; 1: with the people", 14)

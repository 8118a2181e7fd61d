"""The request for the days of a campaign's teams."""

from __future__ import annotations

from dataclasses import dataclass

from .command import WORKSPACE, command, option


@command("missions", "Plan the days of drawn teams in the regions they inspect; team sheets",
         writes=False)
@dataclass(frozen=True)
class MissionsRequest:
    """The teams' days are told and printed, not stored: they are no part of the city's own day."""

    workspace: str = option(WORKSPACE, positional=True)
    draw: str = option("draw id; default: the newest campaign that is drawn", "")
    base: str = option("bases other than the region's brigade: mission=brigade, …", "")
    visit_min: float = option("minutes a visit takes", 90.0)
    sheet: str = option("HTML file for team sheets, travel sheets and hand-over lists", "")
    seconds: float = option("seconds a day may be searched for", 3.0)
    seed: int = option("seed of the search", 1)

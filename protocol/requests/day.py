"""The requests of a day: plan, edit, publish, dispatch, check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from .command import WORKSPACE, command, option

#: The planners of a day.
RESPONSE, SIMPLE = "response", "simple"


@command("plan", "Plan the inspection routes of a day", writes=True)
@dataclass(frozen=True)
class PlanRequest:
    """Plan one day; the plan is stored as a draft."""

    workspace: str = option(WORKSPACE, positional=True)
    date: str = option("day to plan, YYYY-MM-DD")
    name: str = option("name of the plan", "")
    reason: str = option("why the plan is made", "")
    seconds: float = option("seconds for the route search", 20.0)
    seed: int = option("seed of the search", 1)
    method: str = option("planner: response (keeps the half-hour circle) or simple", RESPONSE,
                         choices=(RESPONSE, SIMPLE))
    drop_pins: bool = option("plan without what was pinned by hand in the day's newest plan",
                             False)
    tradeoff: bool = option("make up to five plans between most coverage and least driving", False)
    chart: str = option("picture of the trade-off to write (.svg or .png)", "")


@command("edit", "Move, reorder or pin a visit of a plan; checked before it is saved",
         writes=True)
@dataclass(frozen=True)
class EditRequest:
    """Change a plan by hand; without ``save`` it is only said what the change would do."""

    workspace: str = option(WORKSPACE, positional=True)
    visit: str = option("visit id")
    plan: str = option("plan id; default: the newest plan", "")
    crew: str = option("crew that is to make the visit; default: the one that makes it now", "")
    position: int = option("its number in the crew's order; 0: where it costs least driving", 0)
    pin: bool = option("keep crew and time of the visit in later changes", False)
    save: bool = option("store the change as a new draft", False)


@command("publish", "Publish a draft plan; the day's earlier plan is superseded", writes=True)
@dataclass(frozen=True)
class PublishRequest:
    """Publish a plan."""

    workspace: str = option(WORKSPACE, positional=True)
    plan: str = option("plan id; default: the newest plan", "")
    name: str = option("new name of the plan; default: as it is", "")
    reason: str = option("why it is published", "")
    despite_violations: bool = option("publish it even if the checker rejects it", False)


@command("dispatch", "Who can be there: rank the crews for an incident", writes=False)
@dataclass(frozen=True)
class DispatchRequest:
    """Rank crews by minutes from where the plan has them."""

    workspace: str = option(WORKSPACE, positional=True)
    at: str = option("place of the incident, LON,LAT in degrees (CGCS2000)")
    time: str = option("time of the call, HH:MM")
    plan: str = option("plan id; default: the plan of the day", "")
    date: Optional[str] = option("day whose plan is meant, YYYY-MM-DD; default: today", None)


@command("check", "Check a plan with the independent checker", writes=False)
@dataclass(frozen=True)
class CheckRequest:
    """Recompute a plan from the raw tables."""

    workspace: str = option(WORKSPACE, positional=True)
    plan: str = option("plan id; default: the newest plan", "")


@command("tradeoff", "Make up to five plans of a day between most coverage and least driving",
         writes=True)
@dataclass(frozen=True)
class TradeoffRequest:
    """Plan one day several times; the plans are stored as drafts to choose from."""

    workspace: str = option(WORKSPACE, positional=True)
    date: str = option("day to plan, YYYY-MM-DD")
    seconds: float = option("seconds for the route search, shared by all plans", 60.0)
    seed: int = option("seed of the search", 1)
    reason: str = option("why the plan is made", "")
    chart: str = option("picture of the trade-off to write (.svg or .png)", "")
    drop_pins: bool = option("plan without what was pinned by hand in the day's newest plan",
                             False)

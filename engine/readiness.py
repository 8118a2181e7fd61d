"""What is still missing in a workspace before a command makes sense, and what to do next."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ..data.errors import BadInput
from ..data.local_time import local_now
from ..data.records import District, Plan, Reach, RosterDay, registered
from ..data.store import Workspace
from ..protocol import readiness
from ..protocol.fields import table_name
from ..protocol.language import say
from ..protocol.readiness import NEEDED, OWN_DISTRICTS

#: What a map shows even of an unfinished workspace: one of these must be there.
_DRAWN = ("roads", "districts", "squads", "units", "enterprises")


def missing(workspace: Workspace) -> list[str]:
    """Return the tables without which no day can be planned, in the order of getting them."""
    return readiness.missing({name: _count(workspace, name) for name in NEEDED})


def next_step(workspace: Workspace, language: str) -> str:
    """Return what to do next, one sentence; empty once there is a plan."""
    absent = missing(workspace)
    if absent:
        return _next(workspace, absent, language)
    if not workspace.count(Reach):
        return say("Next: compute the half-hour circle (halfhour coverage).", language)
    if not workspace.count(Plan):
        return say("Next: plan a day (halfhour plan --date {day}).", language,
                   day=_day_to_plan(workspace))
    return ""


def demand(workspace: Workspace, tables: Collection[str], language: str) -> None:
    """Raise ``BadInput`` if one of ``tables`` is missing; it names all and the next step."""
    absent = [name for name in missing(workspace) if name in tables]
    if absent:
        raise BadInput("The workspace still lacks: {tables}. {next}",
                       tables=_named(absent, language), next=_next(workspace, absent, language))


def demand_ground(workspace: Workspace, language: str) -> None:
    """Raise ``BadInput`` if there is nothing at all that a map could show."""
    kinds = registered()
    if not any(workspace.count(kinds[name].record) for name in _DRAWN):
        raise BadInput("The workspace has nothing to draw yet. {next}",
                       next=_next(workspace, missing(workspace), language))


def _next(workspace: Workspace, absent: list[str], language: str) -> str:
    if absent[0] == "roads":
        return say("Next: load the roads (halfhour roads).", language)
    if absent[0] == OWN_DISTRICTS and workspace.count(District):
        return say("Next: say which districts are your own, in the column 本市 of the districts: "
                   "all that are stored are neighbours'.", language)
    return say("Next: import {tables} (halfhour import).", language,
               tables=_named(absent, language))


def _named(tables: Collection[str], language: str) -> str:
    return say(", ", language).join(table_name(name, language) for name in tables)


def _count(workspace: Workspace, name: str) -> int:
    if name == OWN_DISTRICTS:
        return sum(d.own for d in workspace.read(District))
    return workspace.count(registered()[name].record)


def _day_to_plan(workspace: Workspace) -> str:
    """Return the first day of the roster from today on, else its last."""
    today: date = local_now(workspace.settings().utc_offset_min).date()
    days = sorted({row.day for row in workspace.read(RosterDay)})
    return next((day for day in days if day >= today), days[-1]).isoformat()

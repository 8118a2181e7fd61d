"""Which plan a map shows, and all of its rows sorted for drawing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ..data.plan_choice import named_or_newest
from ..data.records import (
    Crew,
    CrewMember,
    FloorRelaxation,
    Leg,
    Plan,
    PlanCoverage,
    Route,
    Stop,
    Visit,
)
from ..data.store import Workspace


@dataclass(frozen=True)
class ShownPlan:
    """A plan and its rows. ``officers`` counts the members by crew; names stay out of maps."""

    plan: Plan
    crews: list[Crew]
    officers: dict[str, int]
    visits: dict[str, Visit]
    stops: dict[str, list[Stop]]
    legs: dict[str, list[Leg]]
    routes: dict[str, Route]
    coverage: list[PlanCoverage]
    relaxations: list[FloorRelaxation]

    def unserved(self) -> list[Visit]:
        """Return the visits that are due but not in the plan, the mandatory ones first."""
        left = [v for v in self.visits.values() if v.state != "served"]
        return sorted(left, key=lambda v: (not v.mandatory, v.visit_id))


def choose(workspace: Workspace, plan_id: str) -> Plan | None:
    """Return plan ``plan_id``; if empty the newest plan, or None if there is none at all.

    Raises ``BadInput`` for a plan id the workspace does not have.
    """
    plans = workspace.read(Plan)
    return named_or_newest(plans, plan_id) if plans or plan_id else None


def load(workspace: Workspace, plan_id: str) -> ShownPlan | None:
    """Read the plan to show, or None if the workspace has none. Errors as in :func:`choose`."""
    plan = choose(workspace, plan_id)
    return None if plan is None else _sorted(
        plan, lambda record: workspace.read(record, plan_id=plan.plan_id))


def of_rows(rows: Iterable[Any]) -> ShownPlan:
    """Return the plan made of ``rows``, its head among them, which need not be stored."""
    kinds: dict[type, list[Any]] = {}
    for row in rows:
        kinds.setdefault(type(row), []).append(row)
    return _sorted(kinds[Plan][0], lambda record: kinds.get(record, []))


def _sorted(plan: Plan, read: Callable[[type[Any]], list[Any]]) -> ShownPlan:
    stops: dict[str, list[Stop]] = {}
    for stop in sorted(read(Stop), key=lambda s: s.seq):
        stops.setdefault(stop.crew_id, []).append(stop)
    legs: dict[str, list[Leg]] = {}
    for leg in sorted(read(Leg), key=lambda g: g.seq):
        legs.setdefault(leg.crew_id, []).append(leg)
    return ShownPlan(
        plan=plan,
        crews=sorted(read(Crew), key=lambda c: c.crew_id),
        officers=dict(Counter(m.crew_id for m in read(CrewMember))),
        visits={v.visit_id: v for v in read(Visit)},
        stops=stops,
        legs=legs,
        routes={route.crew_id: route for route in read(Route)},
        coverage=sorted(read(PlanCoverage), key=lambda c: c.minute),
        relaxations=sorted(read(FloorRelaxation), key=lambda x: x.from_min),
    )

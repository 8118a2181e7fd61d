"""The pins of a day: read from the plan made last, stored with the plan that keeps them."""

from __future__ import annotations

from datetime import date
from typing import Any

from ...data.plan_choice import newest_of_day
from ...data.records import Crew, LostPin, Plan, Visit, VisitPin
from ...data.store import Workspace
from ...protocol.language import CHINESE, ENGLISH, say
from ...routing.day.clock import hhmm, to_min, to_ms
from ...routing.day.keep_pins import KeptPins, NotKept, PinByHand
from ...routing.day.problem import DayProblem


def pins_by_hand(workspace: Workspace, when: date) -> list[PinByHand]:
    """Return the pins of the newest plan of ``when``; none without such a plan."""
    plan = newest_of_day(workspace.read(Plan), when)
    pins = workspace.read(VisitPin, plan_id=plan.plan_id) if plan is not None else []
    if plan is None or not pins:
        return []
    visits = {v.visit_id: v for v in workspace.read(Visit, plan_id=plan.plan_id)}
    crews = {c.crew_id: c.name for c in workspace.read(Crew, plan_id=plan.plan_id)}
    return [
        PinByHand(visits[p.visit_id].enterprise_id, visits[p.visit_id].name, p.crew_id,
                  crews.get(p.crew_id, p.crew_id), to_ms(p.start_min))
        for p in pins if p.visit_id in visits
    ]


def pin_rows(plan_id: str, problem: DayProblem, kept: KeptPins) -> list[Any]:
    """Return the rows of the pins that the plan keeps, and of those it cannot."""
    return [
        *(VisitPin(plan_id, problem.visits[p.visit].visit_id, problem.crews[p.crew].crew_id,
                   to_min(p.start_ms)) for p in kept.pins if p.start_ms is not None),
        *(LostPin(plan_id, one.pin.enterprise_id, one.pin.name, one.pin.crew_id,
                  to_min(one.pin.start_ms), one.why.code, _sentence(one, ENGLISH),
                  _sentence(one, CHINESE)) for one in kept.lost),
    ]


def _sentence(one: NotKept, language: str) -> str:
    return say("The pin of {name} to {crew} at {start} could not be kept: {why}", language,
               name=one.pin.name, crew=one.pin.crew_name, start=hhmm(one.pin.start_ms),
               why=say(one.why.template, language, **one.why.params))

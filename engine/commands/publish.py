"""``halfhour publish``: a draft becomes the day's plan, the one before it is superseded."""

from __future__ import annotations

import unicodedata
from typing import Any

from ...data.errors import BadInput, Infeasible
from ...data.plan_choice import named_or_newest
from ...data.records import Plan
from ...data.store import Workspace
from ...protocol.language import say
from ...protocol.requests import PublishRequest
from ...routing.check.check import check_plan
from ...routing.check.report import CheckReport
from ..desk import Desk


def run(request: PublishRequest, desk: Desk) -> dict[str, Any]:
    """Publish a plan that passes the checker; without an id the newest one.

    The event log gets ids and states alone: it is append-only, and a reason may name people.

    Raises ``BadInput`` without a reason, without such a plan, or if it is no draft, and
    ``Infeasible`` if the checker rejects it, unless it is to be published despite that.
    """
    reason = _one_line(request.reason, "--reason")
    if not reason:
        raise BadInput("Publishing needs a reason; give it with --reason.")
    new_name = _one_line(request.name, "--name")
    with desk.writing(request.workspace) as workspace:
        plans = workspace.read(Plan)
        plan = named_or_newest(plans, request.plan)
        if plan.state != "draft":
            raise BadInput("Plan {plan} is {state}; only a draft can be published.",
                           plan=plan.plan_id, state=say(plan.state, desk.language))
        report = _checked(workspace, plan, desk)
        if not report.ok and not request.despite_violations:
            first = report.violations[0]
            raise Infeasible(
                "Plan {plan} was not published; violations found by the checker: {count}. The "
                "first: {first} Mend the plan, or publish it with --despite-violations.",
                plan=plan.plan_id, count=len(report.violations),
                first=say(first.template, desk.language, **first.params))
        name = new_name or plan.name
        earlier = [p.plan_id for p in plans if p.day == plan.day and p.state == "published"]
        with workspace.transaction() as writer:
            for plan_id in earlier:
                writer.update(Plan, {"plan_id": plan_id}, state="superseded")
            writer.update(Plan, {"plan_id": plan.plan_id}, state="published", name=name,
                          author=desk.actor, reason=reason)
            writer.log(desk.actor, "publish", _log_line(plan, earlier, len(report.violations)))
    return {"plan_id": plan.plan_id, "day": plan.day.isoformat(), "state": "published",
            "name": name, "superseded": earlier, "reason": reason,
            "violations": len(report.violations)}


def _one_line(text: str, option: str) -> str:
    """Return ``text`` without blanks around it; control characters and line breaks are refused."""
    text = text.strip()
    if any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in text):
        raise BadInput("{option} holds a line break or another control character; write one "
                       "plain line.", option=option)
    return text


def _checked(workspace: Workspace, plan: Plan, desk: Desk) -> CheckReport:
    def tick(share: float) -> None:
        desk.progress(share, "Recomputing the plan from the raw tables")

    return check_plan(workspace.path, plan.plan_id, tick)


def _log_line(plan: Plan, earlier: list[str], violations: int) -> str:
    changes = [f"{plan.plan_id}: draft -> published",
               *(f"{plan_id}: published -> superseded" for plan_id in earlier)]
    if violations:
        changes.insert(1, f"despite violations: {violations}")
    return "; ".join(changes)

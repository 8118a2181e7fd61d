"""``halfhour publish``: a draft becomes the day's plan, the one before it is superseded."""

from __future__ import annotations

from typing import Any

from ...data.errors import BadInput
from ...data.records import Plan
from ...protocol.requests import PublishRequest
from ..desk import Desk


def run(request: PublishRequest, desk: Desk) -> dict[str, Any]:
    """Publish a plan; without an id the newest one.

    Raises ``BadInput`` without a reason, without such a plan, or if it is no draft.
    """
    reason = request.reason.strip()
    if not reason:
        raise BadInput("Publishing needs a reason; give it with --reason.")
    with desk.writing(request.workspace) as workspace:
        plans = workspace.read(Plan)
        plan = _chosen(plans, request.plan)
        if plan.state != "draft":
            raise BadInput("Plan {plan} is {state}; only a draft can be published.",
                           plan=plan.plan_id, state=plan.state)
        name = request.name.strip() or plan.name
        earlier = [p.plan_id for p in plans if p.day == plan.day and p.state == "published"]
        with workspace.transaction() as writer:
            for plan_id in earlier:
                writer.update(Plan, {"plan_id": plan_id}, state="superseded")
            writer.update(Plan, {"plan_id": plan.plan_id}, state="published", name=name,
                          author=desk.actor, reason=reason)
            superseded = f"; supersedes {', '.join(earlier)}" if earlier else ""
            writer.log(desk.actor, "publish", f"{plan.plan_id}: {reason}{superseded}")
    return {"plan_id": plan.plan_id, "day": plan.day.isoformat(), "state": "published",
            "name": name, "superseded": earlier, "reason": reason}


def _chosen(plans: list[Plan], plan_id: str) -> Plan:
    if not plans:
        raise BadInput("The workspace has no plan; make one with the command plan first.")
    if not plan_id:
        return max(plans, key=lambda p: (p.made_at, p.plan_id))
    for plan in plans:
        if plan.plan_id == plan_id:
            return plan
    raise BadInput("There is no plan {plan}; the workspace has {plans}.",
                   plan=plan_id, plans=", ".join(p.plan_id for p in plans))

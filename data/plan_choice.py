"""Which plan a command means when it is not told: one rule for all of them.

A plan of another day is never taken for the one asked for: either the newest plan made is
meant (to look at, to check, to print), or the plan of a day (to dispatch).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .errors import BadInput
from .records import Plan


def named_or_newest(plans: Sequence[Plan], plan_id: str) -> Plan:
    """Return plan ``plan_id``, or the one made last if ``plan_id`` is empty.

    Raises ``BadInput`` if there is no such plan.
    """
    if not plans:
        raise BadInput("The workspace has no plan; make one with the command plan first.")
    if not plan_id:
        return max(plans, key=_made)
    for plan in plans:
        if plan.plan_id == plan_id:
            return plan
    raise BadInput("There is no plan {plan}; the workspace has {plans}.",
                   plan=plan_id, plans=", ".join(sorted(p.plan_id for p in plans)))


def of_day(plans: Sequence[Plan], day: date) -> Plan | None:
    """Return the plan published for ``day``, else the newest made for it, else None."""
    return max((p for p in plans if p.day == day),
               key=lambda p: (p.state == "published", *_made(p)), default=None)


def newest_of_day(plans: Sequence[Plan], day: date) -> Plan | None:
    """Return the plan of ``day`` made last, published or not; None if there is none."""
    return max((p for p in plans if p.day == day), key=_made, default=None)


def of_today(plans: Sequence[Plan], today: date) -> Plan:
    """Return the plan of ``today``; without one that of the latest day published, else the newest.

    The caller says so if its day is not ``today``. Raises ``BadInput`` if there is no plan.
    """
    plan = of_day(plans, today)
    if plan is not None:
        return plan
    published = [p for p in plans if p.state == "published"]
    if published:
        return max(published, key=lambda p: (p.day, *_made(p)))
    return named_or_newest(plans, "")


def _made(plan: Plan) -> tuple[object, ...]:
    return plan.made_at, plan.plan_id

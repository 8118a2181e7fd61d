"""``halfhour jointlog``: the joint calendar, entered into and counted."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from ...data.codes.admin_code import is_place
from ...data.errors import BadInput
from ...data.records import Agreement, JointAction, Partner
from ...data.store import Workspace
from ...protocol.requests import JointlogRequest
from ...routing.zones.joint_count import ENFORCEMENT, HELD, joint_count
from ..desk import Desk
from .when_and_where import day_from, day_meant
from .zone_choice import force_on, zone_named


def run(request: JointlogRequest, desk: Desk) -> dict[str, Any]:
    """Enter an action if there is a title, then count. Raises ``BadInput`` in a sentence."""
    changing = bool(request.title or request.action)
    with desk.writing(request.workspace) if changing else desk.reading(
            request.workspace) as workspace:
        today = day_meant(None, workspace.settings())
        entered = _enter(request, workspace, desk) if changing else ""
        year = day_from(request.day).year if request.day else today.year
        first = day_from(request.first) if request.first else date(year, 1, 1)
        last = day_from(request.last) if request.last else date(year, 12, 31)
        actions = workspace.read(JointAction)
        count = joint_count(workspace.read(Partner), actions, first, last)
    return {
        "saved": entered, "first": first.isoformat(), "last": last.isoformat(),
        "enforcement": count.enforcement, "other": count.other, "planned": count.planned,
        "by_level": count.by_level(), "partners": [vars(p) for p in count.partners],
        "actions": [_row(a) for a in sorted(actions, key=lambda a: (a.day, a.action_id))
                    if first <= a.day <= last],
    }


def _enter(request: JointlogRequest, workspace: Workspace, desk: Desk) -> str:
    actions = {a.action_id: a for a in workspace.read(JointAction)}
    if request.action and request.action not in actions:
        raise BadInput("There is no joint action {action}.", action=request.action)
    if not request.title:
        raise BadInput("A joint action needs a --title.")
    if not request.day:
        raise BadInput("A joint action needs its --day, YYYY-MM-DD.")
    day = day_from(request.day)
    partners = tuple(p for p in re.split(r"[,，;；\s]+", request.partners) if p)
    if not partners:
        raise BadInput("A joint action needs --partners: six-digit codes, by commas.")
    for code in partners:
        if not is_place(code, demo=True):
            raise BadInput("{code} is no six-digit code of a province, city or county.", code=code)
    agreement_id = _authority(request, workspace, day) if request.zone else None
    number = max((int(m[1]) for m in (re.fullmatch(rf"JA-{day.year}-(\d+)", i) for i in actions)
                  if m), default=0) + 1
    row = JointAction(
        request.action or f"JA-{day.year}-{number:03d}", day, request.kind, request.mode,
        request.state, request.title, partners, request.zone or None, agreement_id, request.lead,
        request.result or None)
    desk.check_cancel()
    with workspace.transaction() as writer:
        writer.replace(JointAction, [row], action_id=row.action_id)
        writer.log(desk.actor, "jointlog", f"{row.action_id} {row.kind} {row.state}")
    return row.action_id


def _authority(request: JointlogRequest, workspace: Workspace, day: date) -> str:
    """Return the agreement under which a zone is acted in; meetings need none in force."""
    zone = zone_named(workspace, request.zone)
    force = force_on(zone, workspace.read(Agreement), day)
    if request.kind == ENFORCEMENT and request.state in (HELD, "planned") and not force.in_force:
        raise BadInput("Zone {zone} is not in force on {day}; nothing can be enforced in it. Enter "
                       "the agreement first.", zone=zone.zone_id, day=day)
    return zone.sides[0].agreement_id


def _row(action: JointAction) -> dict[str, Any]:
    return vars(action) | {"day": action.day.isoformat(), "partners": list(action.partners)}

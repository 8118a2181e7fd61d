"""``halfhour agreement``: the register of agreements on joint enforcement."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from ...data.errors import BadInput
from ...data.records import Agreement, District
from ...data.store import Workspace
from ...protocol.requests import AgreementRequest
from ...routing.zones.in_force import force_of
from ..desk import Desk
from .when_and_where import day_from, day_meant
from .zone_choice import district_named


def run(request: AgreementRequest, desk: Desk) -> dict[str, Any]:
    """Enter, change or list agreements. Raises ``BadInput`` naming what is missing or wrong."""
    entering = bool(request.a or request.b or request.agreement)
    with desk.writing(request.workspace) if entering else desk.reading(
            request.workspace) as workspace:
        saved = _enter(request, workspace, desk) if entering else ""
        day = day_meant(request.date, workspace.settings())
        rows = sorted(workspace.read(Agreement), key=lambda a: (a.valid_to, a.agreement_id))
    return {"saved": saved, "day": day.isoformat(), "agreements": [_row(a, day) for a in rows]}


def _enter(request: AgreementRequest, workspace: Workspace, desk: Desk) -> str:
    kept = {a.agreement_id: a for a in workspace.read(Agreement)}
    if request.agreement and request.agreement not in kept:
        raise BadInput("There is no agreement {agreement}.", agreement=request.agreement)
    row = (_changed(kept[request.agreement], request, workspace) if request.agreement
           else _new(request, workspace, set(kept)))
    if row.valid_to < row.valid_from:
        raise BadInput("The agreement would end on {to}, before it begins on {start}.",
                       to=row.valid_to, start=row.valid_from)
    if not row.actions:
        raise BadInput("An agreement without --actions allows nothing; name what is agreed.")
    if not row.legal_basis:
        raise BadInput("An agreement needs its --legal-basis.")
    desk.check_cancel()
    with workspace.transaction() as writer:
        writer.replace(Agreement, [row], agreement_id=row.agreement_id)
        writer.log(desk.actor, "agreement", f"{row.agreement_id} until {row.valid_to}")
    return row.agreement_id


def _new(request: AgreementRequest, workspace: Workspace, taken: set[str]) -> Agreement:
    districts = workspace.read(District)
    a, b = (district_named(districts, named) for named in (request.a, request.b))
    if a.district == b.district:
        raise BadInput("An agreement needs two districts; {district} is named twice.",
                       district=a.name)
    for flag, value in (("--name", request.name), ("--signed", request.signed),
                        ("--valid-to", request.valid_to)):
        if not value:
            raise BadInput("A new agreement needs {flag}.", flag=flag)
    signed = day_from(request.signed)
    first = f"A-{a.district}-{b.district}"
    key = first if first not in taken else f"{first}-{signed:%Y%m%d}"
    if key in taken:
        raise BadInput("Agreement {agreement} is there already; change it with --agreement.",
                       agreement=key)
    return Agreement(
        key, request.name, a.district, b.district, signed,
        day_from(request.valid_from) if request.valid_from else signed,
        day_from(request.valid_to), _actions(request.actions), request.legal_basis.strip(),
        request.desk or None)


def _changed(row: Agreement, request: AgreementRequest, workspace: Workspace) -> Agreement:
    """Change only what is named."""
    districts = workspace.read(District)
    return replace(
        row,
        name=request.name or row.name,
        district_a=district_named(districts, request.a).district if request.a else row.district_a,
        district_b=district_named(districts, request.b).district if request.b else row.district_b,
        signed_on=day_from(request.signed) if request.signed else row.signed_on,
        valid_from=day_from(request.valid_from) if request.valid_from else row.valid_from,
        valid_to=day_from(request.valid_to) if request.valid_to else row.valid_to,
        actions=_actions(request.actions) or row.actions,
        legal_basis=request.legal_basis.strip() or row.legal_basis,
        contact_desk=request.desk or row.contact_desk,
    )


def _actions(text: str) -> tuple[str, ...]:
    return tuple(p.strip() for p in re.split(r"[,，;；、]", text) if p.strip())


def _row(row: Agreement, day: date) -> dict[str, Any]:
    force = force_of(row.agreement_id, (row.district_a, row.district_b), [row], day)
    return {
        "agreement_id": row.agreement_id, "name": row.name, "district_a": row.district_a,
        "district_b": row.district_b, "signed_on": row.signed_on.isoformat(),
        "valid_from": row.valid_from.isoformat(), "valid_to": row.valid_to.isoformat(),
        "actions": list(row.actions), "legal_basis": row.legal_basis,
        "contact_desk": row.contact_desk, "state": force.state, "days_left": force.days_left,
        "expires_soon": force.expires_soon,
    }

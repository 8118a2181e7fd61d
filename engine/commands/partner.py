"""``halfhour partner``: the register of partners in joint enforcement."""

from __future__ import annotations

from typing import Any

from ...data.codes.admin_code import is_place
from ...data.errors import BadInput
from ...data.records import Partner
from ...data.store import Workspace
from ...protocol.requests import PartnerRequest
from ...routing.zones.joint_count import level_of
from ..desk import Desk
from .when_and_where import day_from


def run(request: PartnerRequest, desk: Desk) -> dict[str, Any]:
    """Enter, change, remove or list partners. Raises ``BadInput`` naming what is missing or wrong.

    A partner that was removed stays in the joint calendar with its code.
    """
    code = request.code.strip()
    if not code and (request.name or request.signed or request.desk or request.remove):
        raise BadInput("Say which partner is meant with --code, six digits.")
    with desk.writing(request.workspace) if code else desk.reading(
            request.workspace) as workspace:
        removed = _remove(workspace, code, desk) if request.remove else ""
        saved = _enter(workspace, code, request, desk) if code and not request.remove else ""
        rows = sorted(workspace.read(Partner), key=lambda p: p.partner)
    return {"saved": saved, "removed": removed, "partners": [_row(p) for p in rows]}


def _enter(workspace: Workspace, code: str, request: PartnerRequest, desk: Desk) -> str:
    if not is_place(code, demo=True):
        raise BadInput("{code} is no six-digit code of a province, city or county.", code=code)
    known = next(iter(workspace.read(Partner, partner=code)), None)
    name = request.name.strip() or (known.name if known else "")
    if not name:
        raise BadInput("A new partner needs its --name.")
    row = Partner(
        code, name,
        day_from(request.signed) if request.signed else known.signed_on if known else None,
        request.desk.strip() or (known.contact_desk if known else None))
    desk.check_cancel()
    with workspace.transaction() as writer:
        writer.replace(Partner, [row], partner=code)
        writer.log(desk.actor, "partner", f"{code} {'changed' if known else 'entered'}")
    return code


def _remove(workspace: Workspace, code: str, desk: Desk) -> str:
    known = sorted(p.partner for p in workspace.read(Partner))
    if code not in known:
        raise BadInput("There is no partner {partner}; there are: {known}.", partner=code,
                       known=", ".join(known) or "–")
    with workspace.transaction() as writer:
        writer.delete(Partner, partner=code)
        writer.log(desk.actor, "partner", f"{code} removed")
    return code


def _row(row: Partner) -> dict[str, Any]:
    return {"partner": row.partner, "name": row.name, "level": level_of(row.partner),
            "signed_on": None if row.signed_on is None else row.signed_on.isoformat(),
            "contact_desk": row.contact_desk}

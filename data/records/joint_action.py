"""With whom we enforce jointly, and the log of what was done together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .table import table


@table("partners", key=("partner",))
@dataclass(frozen=True)
class Partner:
    """A province, city or county with which a joint-enforcement framework exists.

    ``partner`` is its six-digit GB/T 2260 code, which tells the level: ``320000`` a province,
    ``320500`` a city, ``320509`` a county.
    """

    partner: str
    name: str
    signed_on: date | None
    contact_desk: str | None


@table("joint_actions", key=("action_id",))
@dataclass(frozen=True)
class JointAction:
    """One entry of the joint calendar: a meeting, a joint enforcement, information shared.

    ``kind`` is the mechanism (``meeting`` 联席会议, ``enforcement`` 联合执法, ``information``
    信息共享), ``mode`` is ``routine`` (常态联防), ``emergency`` (应急联动) or ``area`` (区域联管),
    ``state`` is ``planned``, ``held`` or ``cancelled``. ``partners`` are codes of partners.
    """

    action_id: str
    day: date
    kind: str
    mode: str
    state: str
    title: str
    partners: tuple[str, ...]
    zone_id: str | None
    agreement_id: str | None
    lead: str
    result: str | None

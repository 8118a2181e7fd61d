"""Who may inspect: officers, their absences and recusals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .table import table


@table("officers", key=("officer_id",))
@dataclass(frozen=True)
class Officer:
    """An enforcement officer and the enforcement certificate that lets them inspect.

    ``home_kind``/``home_id`` say where they are posted (``squad`` or ``brigade``);
    ``staff`` is ``civil_service`` or ``public_institution``; ``joined_on`` dates the
    front-line seniority (under one year: novice, to be paired with someone senior).
    The certificate is valid on D when ``cert_from <= D <= cert_to``.
    """

    officer_id: str
    name: str
    home_kind: str
    home_id: str
    staff: str
    certificate_no: str | None
    cert_from: date | None
    cert_to: date | None
    law_qualified: bool
    skills: tuple[str, ...]
    joined_on: date
    phone: str | None


@table("absences", key=("officer_id", "from_day"))
@dataclass(frozen=True)
class Absence:
    """An officer away from ``from_day`` to ``to_day`` inclusive (leave, training, office duty)."""

    officer_id: str
    from_day: date
    to_day: date
    reason: str


@table("roster", key=("officer_id", "day"))
@dataclass(frozen=True)
class RosterDay:
    """An officer on duty on ``day``. A day without any row has no roster."""

    officer_id: str
    day: date
    duty: str  # "field" | "office"


@table("recusals", key=("officer_id", "enterprise_id"))
@dataclass(frozen=True)
class Recusal:
    """An officer who must not inspect an enterprise (行政处罚法 art. 43)."""

    officer_id: str
    enterprise_id: str
    reason: str


@table("vehicles", key=("vehicle_id",))
@dataclass(frozen=True)
class Vehicle:
    """An enforcement vehicle kept at a squad or brigade."""

    vehicle_id: str
    plate: str
    kind: str
    home_kind: str
    home_id: str
    available: bool


@table("equipment", key=("equipment_id",))
@dataclass(frozen=True)
class Equipment:
    """A kind of kit kept at a squad or brigade, and how many there are."""

    equipment_id: str
    name: str
    home_kind: str
    home_id: str
    count: int

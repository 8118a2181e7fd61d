"""Cross-regional campaigns (区域交叉检查), their teams, and the draws with their records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .table import table


@table("campaigns", key=("campaign_id",))
@dataclass(frozen=True)
class Campaign:
    """A campaign in which regions inspect each other.

    ``regions`` are district codes; ``banned_pairs`` are ``inspecting>inspected`` codes that
    must not be drawn; ``travel`` is ``same_day`` or ``overnight``; ``policy`` is a JSON object
    of switches (``routing.draw.policy``), what it does not name has its default.
    """

    campaign_id: str
    name: str
    from_day: date
    to_day: date
    regions: tuple[str, ...]
    banned_pairs: tuple[str, ...]
    travel: str
    policy: str
    legal_basis: str


@table("missions", key=("campaign_id", "mission_id"))
@dataclass(frozen=True)
class Mission:
    """One team's task in a target region (``district``), ``size`` officers strong.

    ``skills`` are ``skill`` or ``skill:least``; empty: from the targets' industries.
    ``enterprises`` are the targets; ``draw_targets`` more are drawn in the region.
    ``territorial_lead`` is who of the region leads every visit (属地).
    """

    campaign_id: str
    mission_id: str
    name: str
    district: str
    from_day: date
    to_day: date
    size: int
    skills: tuple[str, ...]
    enterprises: tuple[str, ...]
    draw_targets: int
    legal_basis: str
    territorial_lead: str


@table("team_members", key=("campaign_id", "mission_id", "officer_id"))
@dataclass(frozen=True)
class TeamMember:
    """An officer in the team of a mission. ``role``: ``head`` or ``member``; ``seq`` from 0."""

    campaign_id: str
    mission_id: str
    officer_id: str
    role: str
    seq: int
    draw_id: str


@table("postings", key=("officer_id", "district", "kind", "from_day"))
@dataclass(frozen=True)
class Posting:
    """What ties an officer to a region: ``kind`` ``posting`` (served there) or ``recusal``.

    ``to_day`` None: still so.
    """

    officer_id: str
    district: str
    kind: str
    from_day: date
    to_day: date | None
    reason: str


@table("draws", key=("draw_id",))
@dataclass(frozen=True)
class Draw:
    """A draw: ``committed`` (roster frozen, salt committed), ``sealed``, ``drawn`` or ``void``.

    ``kind`` is ``double_random`` or ``campaign``; ``roster`` the frozen roster and ``record``
    the whole record, both canonical JSON (docs/draw-record.md). The salt of a draw that is
    not yet drawn is kept in a file of its own, never here, and so is the record of a draw that
    is sealed until ``opens_at``; ``record_sha256`` is its fingerprint.
    """

    draw_id: str
    kind: str
    campaign_id: str | None
    day: date
    state: str
    roster: str
    roster_sha256: str
    commitment: str
    committed_at: datetime
    digits: str | None
    drawn_at: datetime | None
    record: str | None
    opens_at: datetime | None = None
    record_sha256: str | None = None

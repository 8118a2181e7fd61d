"""Everything a map of the situation shows, read from the workspace once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..data.local_time import local_now
from ..data.records import (
    Agreement,
    BoundaryLine,
    Brigade,
    Circle,
    CoverArea,
    District,
    Enterprise,
    JointZoneSide,
    NeighbourSquad,
    Post,
    Reach,
    Road,
    RoadClosure,
    Squad,
    Unit,
    Water,
)
from ..data.settings import Settings
from ..data.store import Workspace
from ..routing.network.closure_rows import counting_on
from ..routing.zones.in_force import force_of
from . import shown_plan
from .shown_plan import ShownPlan

R = TypeVar("R")

#: ``Circle.squad_id`` of the union over all squads.
UNION = "*"


@dataclass(frozen=True)
class Situation:
    """The rows of one workspace, sorted by key; ``plan`` is None where there is none.

    ``closures`` are those that count on the day of the plan, without a plan all not lifted.
    """

    settings: Settings
    roads: list[Road]
    waters: list[Water]
    closures: list[RoadClosure]
    districts: list[District]
    units: list[Unit]
    brigades: list[Brigade]
    squads: list[Squad]
    posts: list[Post]
    neighbours: list[NeighbourSquad]
    enterprises: list[Enterprise]
    boundaries: list[BoundaryLine]
    zones: list[JointZoneSide]
    agreements: dict[str, Agreement]
    circles: list[Circle]
    reach: dict[tuple[str, str], Reach]
    plan: ShownPlan | None
    cover_areas: Sequence[CoverArea] = ()

    def outside(self, unit: Unit) -> bool:
        """Whether the unit is known to lie outside the half-hour circle."""
        reach = self.reach.get(("unit", unit.unit_code))
        return reach is not None and not reach.inside

    def in_force(self, side: JointZoneSide) -> bool:
        """Whether a zone may be acted upon, on the day of the plan, without a plan today."""
        parties = [z.district for z in self.zones if z.zone_id == side.zone_id]
        day = self.plan.plan.day if self.plan else local_now(self.settings.utc_offset_min).date()
        return force_of(side.agreement_id, parties, self.agreements.values(), day).in_force

    def own(self, district: str) -> bool:
        """Whether a district is one of ours."""
        return any(d.own for d in self.districts if d.district == district)

    def unit_cover(self) -> tuple[int, int]:
        """Return (units inside the circle, units judged); (0, 0) before ``coverage`` ran."""
        judged = [r for (kind, _), r in self.reach.items() if kind == "unit"]
        return sum(r.inside for r in judged), len(judged)

    def unreached_names(self) -> list[str]:
        """Return the names of the units outside the circle, in order of their codes."""
        return [u.name for u in self.units if self.outside(u)]


def load(workspace: Workspace, plan_id: str = "") -> Situation:
    """Read the situation with plan ``plan_id`` (empty: the published, else the newest).

    Raises ``BadInput`` for an unknown plan id.
    """

    def rows(record: type[R], *key: str) -> list[R]:
        found = workspace.read(record)
        return sorted(found, key=lambda row: tuple(getattr(row, k) for k in key))

    shown, settings = shown_plan.load(workspace, plan_id), workspace.settings()
    closures = [c for c in rows(RoadClosure, "closure_id") if c.lifted_at is None]
    if shown is not None:
        closures = counting_on(closures, shown.plan.day, settings)
    return Situation(
        settings=settings,
        roads=rows(Road, "road_id"),
        waters=rows(Water, "name"),
        closures=closures,
        districts=rows(District, "district"),
        units=rows(Unit, "unit_code"),
        brigades=rows(Brigade, "brigade_id"),
        squads=rows(Squad, "squad_id"),
        posts=rows(Post, "post_id"),
        neighbours=rows(NeighbourSquad, "squad_id"),
        enterprises=rows(Enterprise, "enterprise_id"),
        boundaries=rows(BoundaryLine, "line_id"),
        zones=rows(JointZoneSide, "zone_id", "district"),
        agreements={a.agreement_id: a for a in workspace.read(Agreement)},
        circles=rows(Circle, "squad_id", "minutes"),
        reach={(r.kind, r.place_id): r for r in workspace.read(Reach)},
        plan=shown,
        cover_areas=rows(CoverArea, "kind", "squad_id"),
    )

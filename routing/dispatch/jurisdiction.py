"""Whose ground an incident lies on, and on what basis who may act there.

Territorial jurisdiction (属地管辖) is the rule; mutual aid within the city and a valid
joint-enforcement agreement in a joint zone are the exceptions, each with its basis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shapely.geometry import Point

from ...data.errors import BadInput
from ...data.records import Agreement, District, JointZoneSide
from ...data.settings import Settings
from ..day.from_rows import mutual_aid

#: How firm the authority is, the firmest first.
LAWFUL, PROPOSED, NONE = "lawful", "proposed", "none"


@dataclass(frozen=True)
class Authority:
    """``level`` is lawful, proposed (the dispatcher decides) or none; ``basis`` says why.

    ``basis`` is ``own_district``, ``mutual_aid``, ``agreement`` or ``foreign``; ``params``
    fill the sentence of the basis.
    """

    level: str
    basis: str
    params: dict[str, str]


@dataclass(frozen=True)
class Jurisdiction:
    """The district of an incident, and the joint zone with its agreements if it lies in one."""

    district: District
    own: frozenset[str]
    aid_basis: str | None
    zone: JointZoneSide | None
    valid: tuple[Agreement, ...]
    lapsed: tuple[Agreement, ...]

    def authority(self, district: str) -> Authority:
        """Return what a crew of ``district`` may do at the incident."""
        here = self.district
        if district == here.district:
            return Authority(LAWFUL, "own_district", {"district": here.name})
        if self.aid_basis is not None and {district, here.district} <= self.own:
            return Authority(LAWFUL, "mutual_aid", {"basis": self.aid_basis})
        for agreement in self.valid:
            if district in (agreement.district_a, agreement.district_b):
                return Authority(PROPOSED, "agreement",
                                 {"agreement": agreement.name, "lead": here.name})
        return Authority(NONE, "foreign", {"district": here.name})

    @property
    def partners(self) -> frozenset[str]:
        """The districts whose squads a valid agreement brings in."""
        return frozenset(d for a in self.valid for d in (a.district_a, a.district_b))


def jurisdiction_at(
    point: Point, day: date, districts: Sequence[District], sides: Sequence[JointZoneSide],
    agreements: Sequence[Agreement], settings: Settings,
) -> Jurisdiction:
    """Return the jurisdiction of a point, lon/lat.

    On a boundary an own district comes first, then the smaller code. Raises ``BadInput``
    if the point lies in no district.
    """
    here = sorted((d for d in districts if d.geom.covers(point)),
                  key=lambda d: (not d.own, d.district))
    if not here:
        raise BadInput(
            "The place {lon},{lat} lies in no district of the workspace; check the order "
            "longitude,latitude and the coordinates.",
            lon=round(point.x, 6), lat=round(point.y, 6),
        )
    zones = sorted((s for s in sides if s.geom.covers(point)),
                   key=lambda s: (s.district != here[0].district, s.zone_id))
    ids = {s.agreement_id for s in zones}
    concerned = sorted((a for a in agreements if a.agreement_id in ids
                        and here[0].district in (a.district_a, a.district_b)),
                       key=lambda a: a.agreement_id)
    valid = tuple(a for a in concerned if a.valid_from <= day <= a.valid_to)
    return Jurisdiction(
        here[0], frozenset(d.district for d in districts if d.own),
        settings.mutual_aid_basis if mutual_aid(settings) else None,
        zones[0] if zones else None, valid, tuple(a for a in concerned if a not in valid),
    )

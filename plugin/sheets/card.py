"""What stands on a crew's card, before any thought of layout."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple

from ...protocol.gcj02 import wgs_to_gcj
from .plan_rows import PlanRows
from .rows import Row, words


@dataclass(frozen=True)
class CardOfficer:
    """An officer of the crew; ``phone`` only where the user allows it on paper."""

    name: str
    certificate_no: str
    phone: Optional[str]


@dataclass(frozen=True)
class CardStop:
    """A stay of the crew. ``number`` counts the visits, None for other stops.

    Times are minutes since midnight. ``lon``/``lat`` are CGCS2000 degrees, ``gcj`` the
    same place in GCJ-02 (lon, lat), both to 6 decimals. ``break_off_min`` None on a
    visit means that it cannot be broken off.
    """

    number: Optional[int]
    kind: str
    name: str
    address: str
    items: Tuple[str, ...]
    arrive_min: float
    start_min: float
    end_min: float
    depart_min: float
    break_off_min: Optional[float]
    contact: str
    last_check: str
    last_finding: str
    lon: float
    lat: float
    gcj: Tuple[float, float]


@dataclass(frozen=True)
class Card:
    """A crew's card. Complainants have no place in it."""

    plan_id: str
    day: str
    crew_id: str
    crew: str
    squad_id: str
    squad: str
    district: str
    duty: str
    shift_start_min: float
    shift_end_min: float
    turnout_min: float
    standard_min: float
    skills: Tuple[str, ...]
    officers: Tuple[CardOfficer, ...]
    vehicle: str
    equipment: Tuple[str, ...]
    desk_phone: str
    drive_km: float
    drive_min: float
    stops: Tuple[CardStop, ...]

    def visits(self) -> List[CardStop]:
        """Return the visits in order."""
        return [stop for stop in self.stops if stop.number is not None]

    def fingerprint(self) -> str:
        """Return the page hash: the first 12 hex digits of SHA-256 over the card.

        Hashed is the UTF-8 JSON of all fields of this class and of the classes in it,
        by name, keys sorted, separators ``,`` and ``:``, non-ASCII characters unescaped.
        Layout, language and the date of printing do not enter: a reprint of the same
        plan has the same hash.
        """
        text = json.dumps(dataclasses.asdict(self), ensure_ascii=False, sort_keys=True,
                          separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def cards(plan: PlanRows, *, desk_phone: str) -> List[Card]:
    """Return the cards, inspecting crews first, each group in the order of the crew ids."""
    made = [_card(plan, crew, desk_phone) for crew in plan.crews]
    return sorted(made, key=lambda card: not card.visits())


def _card(plan: PlanRows, crew: Row, desk_phone: str) -> Card:
    key = crew["crew_id"]
    route = plan.routes.get(key)
    vehicle = plan.vehicles.get(crew["vehicle_id"] or "")
    district = plan.districts.get(crew["district"])
    return Card(
        plan_id=plan.head["plan_id"],
        day=plan.head["day"],
        crew_id=key,
        crew=crew["name"],
        squad_id=crew["squad_id"],
        squad=plan.squads[crew["squad_id"]]["name"],
        district=district["name"] if district else crew["district"],
        duty=crew["duty"],
        shift_start_min=crew["shift_start_min"],
        shift_end_min=crew["shift_end_min"],
        turnout_min=crew["turnout_min"],
        standard_min=plan.facts.standard_min,
        skills=words(crew["skills"]),
        officers=tuple(
            CardOfficer(row["name"], row["certificate_no"], plan.phones.get(row["officer_id"]))
            for row in plan.members.get(key, [])),
        vehicle="{} {}".format(vehicle["plate"], vehicle["kind"]) if vehicle else "",
        equipment=tuple(plan.equipment.get(crew["squad_id"], [])),
        desk_phone=desk_phone,
        drive_km=route["drive_km"] if route else 0.0,
        drive_min=route["drive_min"] if route else 0.0,
        stops=_stops(plan, plan.stops.get(key, []), plan.squads[crew["squad_id"]]["name"]),
    )


def _stops(plan: PlanRows, rows: List[Row], squad: str) -> Tuple[CardStop, ...]:
    found: List[CardStop] = []
    visits = 0
    for row in rows:
        visit = plan.visits.get(row["visit_id"] or "") if row["kind"] == "visit" else None
        visits += visit is not None
        found.append(_stop(plan, row, visit, visits if visit else None, squad))
    return tuple(found)


def _stop(plan: PlanRows, row: Row, visit: Optional[Row], number: Optional[int],
          squad: str) -> CardStop:
    enterprise: Dict[str, str] = (
        plan.enterprises.get(visit["enterprise_id"], {}) if visit else {})
    point = row["geom"].asPoint()
    gcj = wgs_to_gcj(point.x(), point.y())
    return CardStop(
        number=number,
        kind=row["kind"],
        name=visit["name"] if visit else squad if row["kind"] == "home" else row["label"],
        address=enterprise.get("address") or "",
        items=words(visit["item_names"]) if visit else (),
        arrive_min=row["arrive_min"],
        start_min=row["start_min"],
        end_min=row["end_min"],
        depart_min=row["depart_min"],
        break_off_min=visit["break_off_min"] if visit else None,
        contact=enterprise.get("contact") or "",
        last_check=enterprise.get("last_check") or "",
        last_finding=enterprise.get("last_finding") or "",
        lon=round(point.x(), 6),
        lat=round(point.y(), 6),
        gcj=(round(gcj[0], 6), round(gcj[1], 6)),
    )

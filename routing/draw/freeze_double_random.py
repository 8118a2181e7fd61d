"""Workspace rows → the frozen roster of a double-random draw: facts only, no names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from ...data.errors import BadInput
from ...data.records import Absence, Brigade, Draw, Enterprise, Officer, Recusal, Squad
from ...data.settings import Settings
from .double_random import KIND
from .industry_skill import industry_skill
from .scheme import Scheme


def freeze_double_random(
    draw_id: str, day: date, scheme: Scheme, settings: Settings, *,
    enterprises: Sequence[Enterprise], officers: Sequence[Officer],
    absences: Sequence[Absence], recusals: Sequence[Recusal], squads: Sequence[Squad],
    brigades: Sequence[Brigade], earlier: Sequence[Draw], visits_max: int = 0,
    same_squad: bool = True,
) -> dict[str, Any]:
    """Return the roster of a draw on ``day``.

    ``earlier`` draws carry the rotation on. Raises ``BadInput`` if there is no enterprise or
    nobody to inspect.
    """
    if not enterprises:
        raise BadInput("The workspace has no enterprises to draw from; enter or import them.")
    home = district_of_home(squads, brigades)
    away = {a.officer_id for a in absences if a.from_day <= day <= a.to_day}
    there = [o for o in officers if o.officer_id not in away]
    if len(there) < 2:
        raise BadInput("Fewer than two officers are there on {day}; nobody could inspect.",
                       day=day)
    known = {o.officer_id for o in there}
    return {
        "draw_id": draw_id, "title": settings.title, "demo": settings.demo,
        "day": day.isoformat(), "scheme": dict(scheme),
        "rotation": rotation(earlier, scheme),
        "officer_rules": {
            "own_district": not (settings.mutual_aid and settings.mutual_aid_basis.strip()),
            "novice_years": round(settings.novice_years), "visits_max": visits_max,
            "same_squad": same_squad,
        },
        "enterprises": [_enterprise(e) for e in sorted(enterprises, key=lambda e: e.enterprise_id)],
        "officers": [_officer(o, home) for o in sorted(there, key=lambda o: o.officer_id)],
        "recusals": sorted([r.officer_id, r.enterprise_id] for r in recusals
                           if r.officer_id in known),
    }


def district_of_home(
    squads: Iterable[Squad], brigades: Iterable[Brigade]
) -> dict[tuple[str, str], str | None]:
    """Return (home kind, home id) → district; None for a brigade of the city."""
    homes: dict[tuple[str, str], str | None] = {
        ("squad", s.squad_id): s.district for s in squads
    }
    homes |= {("brigade", b.brigade_id): None if b.level == "city" else b.district
              for b in brigades}
    return homes


def rotation(earlier: Sequence[Draw], scheme: Scheme) -> dict[str, list[str]]:
    """Return by class who was drawn in the present round of a rotation, from the records.

    Raises ``BadInput`` if one of them is sealed.
    """
    had: dict[str, set[str]] = {c["code"]: set() for c in scheme["classes"]}
    if scheme["mode"] != "rotation":
        return {}
    for draw in earlier:
        if draw.state == "sealed" and json.loads(draw.roster).get("scheme") == dict(scheme):
            raise BadInput("Draw {draw} is sealed; open it before the next draw of this scheme "
                           "in rotation.", draw=draw.draw_id)
    done = [d for d in earlier if d.kind == KIND and d.state == "drawn" and d.record]
    for draw in sorted(done, key=lambda d: (d.day, d.draw_id)):
        record: Mapping[str, Any] = json.loads(draw.record or "")
        if record["roster"]["scheme"]["id"] != scheme["id"]:
            continue
        for entry in record["result"]["classes"]:
            drawn, before = set(entry["drawn"]), had.get(entry["class"], set())
            # a new round begins with those who were drawn although they had their turn
            had[entry["class"]] = drawn & before if entry["cycle_begins"] else before | drawn
    return {code: sorted(names) for code, names in had.items()}


def _enterprise(row: Enterprise) -> dict[str, Any]:
    return {
        "id": row.enterprise_id, "permit_class": row.permit_class, "colour": row.colour,
        "district": row.district, "industry": row.industry,
        "skill": industry_skill(row.industry), "positive_list": row.positive_list,
        "positive_until": iso(row.positive_until), "last_check": iso(row.last_check),
        "checks": row.checks_this_year,
    }


def _officer(row: Officer, home: Mapping[tuple[str, str], str | None]) -> dict[str, Any]:
    certified = row.certificate_no and row.cert_from is not None and row.cert_to is not None
    return {
        "id": row.officer_id, "district": home.get((row.home_kind, row.home_id)),
        "cert_from": iso(row.cert_from) if certified else None,
        "cert_to": iso(row.cert_to) if certified else None,
        "squad": row.home_id if row.home_kind == "squad" else None,
        "skills": sorted(row.skills), "joined_on": row.joined_on.isoformat(),
    }


def iso(day: date | None) -> str | None:
    """Return a day as YYYY-MM-DD, None as None."""
    return None if day is None else day.isoformat()

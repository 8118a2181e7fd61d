"""The points of the map as page data. No telephone number and no contact goes into a map."""

from __future__ import annotations

from typing import Any

from ...data.records import Enterprise
from ..situation import Situation
from . import compact


def units(situation: Situation) -> list[dict[str, Any]]:
    """Return towns, streets and parks with their place in or out of the circle."""
    squads = {s.squad_id: s.name for s in situation.squads}
    return [
        {
            "at": compact.point(u.geom), "name": u.name, "kind": u.kind, "code": u.unit_code,
            "squad": squads.get(u.squad_id), "outside": situation.outside(u),
            **_reach(situation, "unit", u.unit_code),
        }
        for u in situation.units
    ]


def squads(situation: Situation) -> list[dict[str, Any]]:
    """Return our squads."""
    brigades = {b.brigade_id: b.name for b in situation.brigades}
    return [
        {"at": compact.point(s.geom), "id": s.squad_id, "name": s.name,
         "brigade": brigades.get(s.brigade_id), "turnout_min": s.turnout_min}
        for s in situation.squads
    ]


def brigades(situation: Situation) -> list[dict[str, Any]]:
    """Return the brigades."""
    return [
        {"at": compact.point(b.geom), "name": b.name, "level": b.level}
        for b in situation.brigades
    ]


def posts(situation: Situation) -> list[dict[str, Any]]:
    """Return the joint police posts."""
    return [
        {"at": compact.point(p.geom), "name": p.name, "theme": p.theme} for p in situation.posts
    ]


def neighbours(situation: Situation) -> list[dict[str, Any]]:
    """Return the neighbouring districts' squads."""
    names = {d.district: d.name for d in situation.districts}
    return [
        {"at": compact.point(n.geom), "name": n.name,
         "district": names.get(n.district, n.district)}
        for n in situation.neighbours
    ]


def enterprises(situation: Situation) -> list[dict[str, Any]]:
    """Return the enterprises that have coordinates; red ones last, on top."""
    rank = {"uncoded": 0, "green": 1, "yellow": 2, "red": 3}
    names = {u.unit_code: u.name for u in situation.units}
    return [
        _enterprise(situation, e, names)
        for e in sorted(situation.enterprises, key=lambda e: rank.get(e.colour, 0))
        if e.geom is not None
    ]


def _enterprise(situation: Situation, e: Enterprise, units: dict[str, str]) -> dict[str, Any]:
    return {
        "at": compact.point(e.geom), "id": e.enterprise_id, "name": e.name, "colour": e.colour,
        "industry": e.industry_name, "permit": e.permit_class,
        "unit": units.get(e.unit_code), "positive": e.positive_list,
        "last_check": e.last_check.isoformat() if e.last_check else None,
        **_reach(situation, "enterprise", e.enterprise_id),
    }


def _reach(situation: Situation, kind: str, place_id: str) -> dict[str, Any]:
    reach = situation.reach.get((kind, place_id))
    if reach is None:
        return {}
    minutes = reach.response_min
    return {
        "band": reach.band,
        "response_min": round(minutes, 1) if minutes is not None else None,
        "missing_min": round(reach.missing_min, 1) if reach.missing_min else 0,
    }

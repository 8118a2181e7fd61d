"""What follows for districts, squads, townships and posts."""

from __future__ import annotations

from itertools import chain, count

import numpy as np

from ..codes import admin_code as admin
from ..crs import GEOD
from ..records import Brigade, District, Squad
from . import resolve
from .draft import Draft
from .invented import invented_id
from .known import Known, plain_name
from .problem import Unreadable, _

_NO_PLACE = (_("There are no coordinates"), _("Enter longitude and latitude"))


def refer(draft: Draft, name: str, known: Known) -> None:
    """Replace what a row says of district, township, squad or brigade by its code."""
    said = draft.values.get(name)
    if said is None:
        return
    try:
        if name in ("district", "district_a", "district_b"):
            draft.values[name] = resolve.district(said, known)
        elif name == "unit_code":
            draft.values[name] = resolve.unit(said, known, draft.get("district"))
        elif name == "squad_id":
            draft.values[name] = resolve.squad(said, known)
        elif name == "brigade_id":
            draft.values[name] = resolve.brigade(said, known)
    except Unreadable as unreadable:
        del draft.values[name]
        draft.problems.append(unreadable.problem(draft.headers.get(name, "")))


def refer_districts(draft: Draft, known: Known) -> None:
    """Replace what a row says of its districts by their codes."""
    if draft.table != "districts":
        for name in ("district", "district_a", "district_b"):
            refer(draft, name, known)


def district(draft: Draft, known: Known) -> None:
    """Demand a county-level code and an area; the rest follows from the workspace."""
    code = draft.values.get("district")
    if code is not None and not admin.is_county(str(code), demo=known.settings.demo):
        draft.stop("district", _("{value} is no code of a district (GB/T 2260)"),
                   _("Write the six digits of the county-level code"), value=code)
    draft.values.setdefault("province", draft.get("province") or "")
    if draft.get("city") is None:
        ours = {d.district[:4] for d in known.all(District) if d.own}
        draft.values["city"] = known.settings.city if str(code)[:4] in ours else ""
        if known.settings.city and not draft.values["city"] and draft.get("own") is None:
            draft.doubt("city", _("The city is not stated; the district is taken for a "
                                  "neighbour's"), _("Enter the city, or 是 in column 本市"))
    if draft.get("own") is None and not known.settings.city:
        draft.stop("city", _("The settings name no city; nobody can tell whether the district is "
                             "yours"),
                   _("Set the city first (halfhour settings --change \"city=…\"), or enter 是 or "
                     "否 in the column 本市"))
    if draft.get("own") is None:
        draft.values["own"] = bool(draft.get("city")) and \
            str(draft.get("city")).removesuffix("市") == known.settings.city.removesuffix("市")
    if draft.get("geom") is None and not draft.stopped:
        draft.stop("", _("There is no area"), _("Import districts from a layer of polygons"))


def brigade(draft: Draft, known: Known) -> None:
    """Derive level and number of a brigade; demand its place."""
    if draft.get("level") is None:
        draft.values["level"] = "city" if draft.get("district") is None else "county"
    if draft.get("brigade_id") is None and draft.get("name"):
        own = invented_id("B-", draft.get("name"))
        called = plain_name(draft.get("name")), draft.get("district")
        # a park may have a brigade of its own beside that of the county
        draft.values["brigade_id"] = known.number(
            Brigade, called, chain((f"B-{draft.get('district')}", own),
                                   (f"{own}-{i}" for i in count(2)))
        ) if draft.get("level") == "county" else own
    _place(draft)


def neighbour_squad(draft: Draft, known: Known) -> None:
    """A neighbour's squad turns out as ours do unless it says otherwise."""
    if draft.get("turnout_min") is None:
        draft.values["turnout_min"] = known.settings.turnout_min
    if draft.get("squad_id") is None and draft.get("name"):
        draft.values["squad_id"] = invented_id("N-", draft.get("name"), draft.get("district"))
    _place(draft)


def squad(draft: Draft, known: Known) -> None:
    """Derive brigade, turn-out time and number of a squad; demand its place."""
    refer(draft, "brigade_id", known)
    if draft.get("brigade_id") is None:
        county = [b for b in known.all(Brigade) if b.district == draft.get("district")]
        if len(county) == 1:
            draft.values["brigade_id"] = county[0].brigade_id
    if draft.get("turnout_min") is None:
        draft.values["turnout_min"] = known.settings.turnout_min
    if draft.get("squad_id") is None and draft.get("name") and draft.get("district"):
        district, name = draft.get("district"), draft.get("name")
        draft.values["squad_id"] = known.number(
            Squad, (plain_name(name), district), (f"S{district}-{i:02d}" for i in count(1)))
    _place(draft)


def unit(draft: Draft, known: Known) -> None:
    """Derive kind, district, brigade and squad of a township, street or park."""
    code = str(draft.get("unit_code") or "")
    if draft.get("kind") is None and admin.town_kind(code) in ("street", "town", "township"):
        draft.values["kind"] = admin.town_kind(code)
    if draft.get("kind") != "park" and code and not admin.is_town(code, demo=known.settings.demo):
        draft.stop("unit_code", _("{value} is no code of a township (GB/T 10114)"),
                   _("Write the nine digits of the township-level code"), value=code)
    if draft.get("district") is None and code[:6].isdigit():
        draft.values["district"] = code[:6]
        refer(draft, "district", known)
    if draft.get("district") and code[:6].isdigit() and draft.get("kind") != "park" and \
            code[:6] != draft.get("district"):
        draft.stop("unit_code", _("{value} does not lie in district {district}"),
                   _("Correct one of the two"), value=code, district=draft.get("district"))
    refer(draft, "squad_id", known)
    refer(draft, "brigade_id", known)
    _place(draft)
    if draft.get("squad_id") is None:
        _nearest_squad(draft, known)
    if draft.get("brigade_id") is None:
        owner = known.find(Squad, (draft.get("squad_id"),))
        if owner is not None:
            draft.values["brigade_id"] = owner.brigade_id
    if draft.get("weight") is None:
        draft.values["weight"] = 1.0
    moved = "geom" in draft.values and "position" not in draft.values
    if moved or draft.get("position") is None:
        draft.values["position"] = "imported"


def _nearest_squad(draft: Draft, known: Known) -> None:
    here = draft.get("geom")
    near = [s for s in known.all(Squad) if s.district == draft.get("district")]
    if here is None or not near:
        return
    metres = [GEOD.inv(here.x, here.y, s.geom.x, s.geom.y)[2] for s in near]
    squad = near[int(np.argmin(metres))]
    draft.values["squad_id"] = squad.squad_id
    draft.doubt("squad_id", _("No squad is stated; the nearest of the district, {name}, was taken"),
                _("Enter the squad that is responsible"), name=squad.name)


def post(draft: Draft, known: Known) -> None:
    """Number a post; demand its place."""
    refer(draft, "unit_code", known)
    draft.values.setdefault("theme", draft.get("theme") or "")
    if draft.get("post_id") is None and draft.get("name"):
        draft.values["post_id"] = invented_id("P-", draft.get("name"), draft.get("district"))
    _place(draft)


def _place(draft: Draft) -> None:
    if draft.get("geom") is None and not any(p.stops for p in draft.problems):
        draft.stop("lon", *_NO_PLACE)

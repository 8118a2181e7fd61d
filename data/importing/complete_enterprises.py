"""What follows for enterprises."""

from __future__ import annotations

import re

from ..codes import industry
from ..records import District, Unit
from . import resolve
from .checks import LOCAL_MARK
from .complete_territory import refer
from .draft import Draft
from .invented import invented_id
from .known import Known
from .problem import Unreadable, _

_TOWN = re.compile(r"(?:市|区|县)?([\u4e00-\u9fff]{2,8}?(?:街道|镇|乡|开发区|园区))")


def enterprise(draft: Draft, known: Known) -> None:
    """Derive district and township from each other or the address; note what is not known."""
    township(draft, known)
    _industry(draft)
    _number(draft)
    for name in ("address", "colour_reason", "industry_name", "industry", "uscc", "unit_code"):
        if draft.get(name) is None:
            draft.values[name] = ""
    if not draft.get("uscc"):
        draft.doubt("uscc", _("There is no credit code"),
                    _("Enter the 18-character unified social credit code"))
    if not draft.get("unit_code") and not draft.stopped:
        draft.doubt("unit_code", _("The township is not known"),
                    _("Enter the township, street or park"))
    if draft.get("permit_class") is None:
        draft.values["permit_class"] = "registered"
        draft.doubt("permit_class", _("The permit class is not stated; registration only is "
                                      "assumed"), _("Enter 重点管理, 简化管理 or 登记管理"))
    if draft.get("colour") is None:
        draft.values["colour"] = "uncoded"
    if draft.get("positive_list") is None:
        draft.values["positive_list"] = draft.get("positive_until") is not None
    if draft.get("checks_this_year") is None:
        draft.values["checks_this_year"] = 0
    if draft.get("geom") is None and not draft.stopped:
        draft.doubt("lon", _("There are no coordinates; the enterprise cannot be visited yet"),
                    _("Enter longitude and latitude"))


def township(draft: Draft, known: Known) -> None:
    """Find district and township, from what the row says of them or from its address."""
    refer(draft, "unit_code", known)
    place = known.find(Unit, (draft.get("unit_code"),))
    if draft.get("district") is None:
        if place is not None:
            draft.values["district"] = place.district
        else:
            _from_address(draft, known)
    elif place is not None and place.district != draft.get("district"):
        draft.stop("unit_code", _("{value} does not lie in district {district}"),
                   _("Correct one of the two"), value=place.name, district=draft.get("district"))
    elif place is None and "address" in draft.values and "unit_code" not in draft.values:
        _unit_from_address(draft, known)


def _from_address(draft: Draft, known: Known) -> None:
    address = str(draft.get("address") or "")
    found = [d for d in known.all(District) if d.name in address]
    if len(found) == 1:
        draft.values["district"] = found[0].district
    if draft.get("unit_code") is None:
        _unit_from_address(draft, known)
        place = known.find(Unit, (draft.get("unit_code"),))
        if place is not None and draft.get("district") is None:
            draft.values["district"] = place.district


def _unit_from_address(draft: Draft, known: Known) -> None:
    address = str(draft.get("address") or "")
    units = [u for u in known.all(Unit) if u.district == draft.get("district")] or (
        known.all(Unit) if draft.get("district") is None else [])
    named = [u for u in units if u.name in address]
    # of 织里镇 and 织里镇工业园 the longer is meant
    named = [u for u in named if not any(u.name != v.name and u.name in v.name for v in named)]
    if len(named) == 1:
        draft.values["unit_code"] = named[0].unit_code
        return
    found = _TOWN.search(address)
    if found:
        try:
            draft.values["unit_code"] = resolve.unit(found[1], known, draft.get("district"))
        except Unreadable:
            return  # an address may name anything


def _industry(draft: Draft) -> None:
    # a column 行业类别 holds codes as often as names
    name = draft.values.get("industry_name")
    if name and "industry" not in draft.values:
        found = re.match(r"([A-T]?\d{2,4})[\s\-:：]*(.*)", str(name))
        if found and industry.is_valid(found[1]):
            draft.values["industry"] = industry.with_section(found[1])
            if found[2]:
                draft.values["industry_name"] = found[2]
            else:
                del draft.values["industry_name"]
    if draft.get("industry") is None:
        draft.doubt("industry", _("The industry code is not stated"),
                    _("Enter a letter and two to four digits, for example C2614"))


def _number(draft: Draft) -> None:
    if draft.get("enterprise_id") is not None or not draft.get("name"):
        return
    if any(p.stops and p.column == draft.headers.get("enterprise_id") for p in draft.problems):
        return
    code = draft.get("uscc") or invented_id(
        LOCAL_MARK, draft.get("name"), draft.get("district") or "")
    draft.values["enterprise_id"] = code
    draft.doubt("enterprise_id", _("There is no permit code; {code} stands for it"),
                _("Enter the 22-character permit code if there is one"), code=code)

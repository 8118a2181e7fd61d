"""What follows for officers, rosters, vehicles and equipment."""

from __future__ import annotations

from . import resolve
from .draft import Draft
from .invented import invented_id
from .known import Known
from .problem import Unreadable, _


def refer_home(draft: Draft, known: Known) -> None:
    """Replace what a row says of its squad or brigade by kind and id."""
    said = draft.values.get("home_id")
    if said is None:
        return
    try:
        draft.values["home_kind"], draft.values["home_id"] = resolve.home(said, known)
    except Unreadable as unreadable:
        del draft.values["home_id"]
        draft.problems.append(unreadable.problem(draft.headers.get("home_id", "")))


def officer(draft: Draft, known: Known) -> None:
    """Number an officer by the certificate; demand home and name."""
    if draft.get("officer_id") is None:
        number = draft.get("certificate_no")
        if number:
            draft.values["officer_id"] = f"ZF-{number}"
        elif draft.get("name"):
            draft.stop("officer_id", _("Neither number nor certificate identifies the officer"),
                       _("Enter the officer's number or the certificate number"))
    if draft.get("law_qualified") is None:
        draft.values["law_qualified"] = False
    if draft.get("skills") is None:
        draft.values["skills"] = ()
    if draft.get("staff") is None:
        draft.values["staff"] = "civil_service"
        draft.doubt("staff", _("The kind of post is not stated; civil service is assumed"),
                    _("Enter 行政编制 or 事业编制"))
    if draft.get("joined_on") is None and draft.get("cert_from") is not None:
        draft.values["joined_on"] = draft.get("cert_from")
        draft.doubt("joined_on", _("The day of joining is not stated; the certificate's first day "
                                   "is taken"), _("Enter the first day in enforcement"))


def refer_officer(draft: Draft, known: Known) -> None:
    """Replace what a row says of an officer by the officer's number."""
    said = draft.values.get("officer_id")
    if said is None:
        return
    try:
        draft.values["officer_id"] = resolve.officer(str(said), known)
    except Unreadable as unreadable:
        del draft.values["officer_id"]
        draft.problems.append(unreadable.problem(draft.headers.get("officer_id", "")))


def roster_day(draft: Draft, known: Known) -> None:
    """A row without a duty means the field."""
    if draft.get("duty") is None:
        draft.values["duty"] = "field"


def absence(draft: Draft, known: Known) -> None:
    """An absence without an end is of one day; the reason need not be told."""
    if draft.get("to_day") is None and draft.get("from_day") is not None:
        draft.values["to_day"] = draft.get("from_day")
    if draft.get("reason") is None:
        draft.values["reason"] = ""


def vehicle(draft: Draft, known: Known) -> None:
    """A vehicle is known by its plate unless it has a number."""
    if draft.get("vehicle_id") is None and draft.get("plate"):
        draft.values["vehicle_id"] = str(draft.get("plate"))
    if draft.get("kind") is None:
        draft.values["kind"] = ""
    if draft.get("available") is None:
        draft.values["available"] = True


def equipment(draft: Draft, known: Known) -> None:
    """Number a kind of equipment by its name and home; one if no number is stated."""
    if draft.get("equipment_id") is None and draft.get("name") and draft.get("home_id"):
        draft.values["equipment_id"] = invented_id("ZB-", draft.get("name"), draft.get("home_id"))
    if draft.get("count") is None:
        draft.values["count"] = 1

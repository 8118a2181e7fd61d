"""What follows for agreements, partners, due items and recusals."""

from __future__ import annotations

from . import resolve
from .draft import Draft
from .invented import invented_id
from .known import Known
from .private import without_numbers
from .problem import Unreadable, _

_DEFAULT_DURATION_MIN = 60.0


def refer_enterprise(draft: Draft, known: Known) -> None:
    """Replace what a row says of an enterprise by its permit code."""
    said = draft.values.get("enterprise_id")
    if said is None:
        return
    try:
        draft.values["enterprise_id"] = resolve.enterprise(str(said), known)
    except Unreadable as unreadable:
        del draft.values["enterprise_id"]
        draft.problems.append(unreadable.problem(draft.headers.get("enterprise_id", "")))


def strike_numbers(draft: Draft) -> None:
    """Strike telephone and identity numbers out of the texts of an item, cells included."""
    for name in ("name", "legal_basis"):
        for holder in (draft.values, draft.cells):
            said = holder.get(name)
            if isinstance(said, str) and without_numbers(said) != said:
                holder[name] = without_numbers(said)
                if holder is draft.values:
                    draft.doubt(name, _("A telephone or identity number was struck out"),
                                _("Nothing need be done; who complained is not stored"))


def agreement(draft: Draft, known: Known) -> None:
    """Number an agreement by its districts and day; it is valid from the day it was signed."""
    if draft.get("valid_from") is None and draft.get("signed_on") is not None:
        draft.values["valid_from"] = draft.get("signed_on")
    if draft.get("actions") is None:
        draft.values["actions"] = ()
        draft.doubt("actions", _("No actions are agreed; it gives no authority"),
                    _("Enter what the agreement allows"))
    if draft.get("legal_basis") is None:
        draft.values["legal_basis"] = ""
    a, b = draft.get("district_a"), draft.get("district_b")
    if draft.get("agreement_id") is None and a and b and draft.get("signed_on"):
        draft.values["agreement_id"] = f"A-{a}-{b}-{draft.get('signed_on'):%Y%m%d}"


def partner(draft: Draft, known: Known) -> None:
    """A framework is as good without its day, but somebody will be asked for it."""
    if draft.get("signed_on") is None:
        draft.doubt("signed_on", _("The day the framework was signed is not stated"),
                    _("Enter the day if it is known"))


def item(draft: Draft, known: Known) -> None:
    """Give an item the defaults of its kind."""
    if draft.get("kind") is None:
        draft.values["kind"] = "routine"
    if draft.get("counts_to_cap") is None:
        draft.values["counts_to_cap"] = draft.get("kind") != "case"
    if draft.get("mandatory") is None:
        draft.values["mandatory"] = draft.get("kind") == "case"
    if draft.get("prize") is None:
        draft.values["prize"] = 1.0
    if draft.get("duration_min") is None:
        draft.values["duration_min"] = _DEFAULT_DURATION_MIN
        draft.doubt("duration_min", _("No duration is stated; {minutes} minutes are assumed"),
                    _("Enter the minutes on site"), minutes=f"{_DEFAULT_DURATION_MIN:g}")
    if "break_off_min" not in draft.values and draft.existing is None and \
            "break_off_min" not in draft.headers:
        draft.values["break_off_min"] = known.settings.break_off_min
    if draft.get("legal_basis") is None:
        draft.values["legal_basis"] = ""
        draft.doubt("legal_basis", _("No legal basis is stated"), _("Enter statute and article"))
    stated = draft.get("enterprise_id"), draft.get("name"), draft.get("due_from")
    if draft.get("item_id") is None and None not in stated:
        draft.values["item_id"] = invented_id("SX-", *stated)


def recusal(draft: Draft, known: Known) -> None:
    """A recusal needs no reason on paper."""
    if draft.get("reason") is None:
        draft.values["reason"] = ""

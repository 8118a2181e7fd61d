"""What follows for holidays, the rule of the colour code, and the schemes of draws."""

from __future__ import annotations

from .draft import Draft
from .fields import words_of
from .known import Known
from .problem import _


def holiday(draft: Draft, known: Known) -> None:
    """A listed day is a holiday unless it says otherwise; the name need not be told."""
    if draft.get("kind") is None:
        draft.values["kind"] = "holiday"
    if draft.get("name") is None:
        draft.values["name"] = ""


def colour_rule(draft: Draft, known: Known) -> None:
    """The line of the total has no weight of its own."""
    if draft.get("weight") is None and draft.get("dimension") == "total":
        draft.values["weight"] = 0.0


def draw_scheme(draft: Draft, known: Known) -> None:
    """A scheme needs neither weights nor a source, and counts those that may be drawn."""
    for name, value in (("weights", ()), ("source", ""), ("ratio_base", "eligible"),
                        ("mode", "independent"), ("cool_down_days", 0)):
        if draft.get(name) is None:
            draft.values[name] = value
    for one, other in (("name_en", "name_zh"), ("name_zh", "name_en")):
        if draft.get(one) is None and draft.get(other) is not None:
            draft.values[one] = draft.get(other)


def draw_class(draft: Draft, known: Known) -> None:
    """An empty condition is met by all; a class must say how many are drawn."""
    for name, column in (("colours", "colour"), ("permit_classes", "permit_class")):
        words = words_of("enterprises", column)
        draft.values[name] = tuple(words.get(w.strip().lower(), w) for w in draft.get(name) or ())
    for name in ("districts", "industries"):
        draft.values[name] = draft.get(name) or ()
    for one, other in (("name_en", "name_zh"), ("name_zh", "name_en"), ("name_zh", "code")):
        if draft.get(one) is None and draft.get(other) is not None:
            draft.values[one] = draft.get(other)
    if draft.get("share_pct") is None and draft.get("per_officer") is None:
        draft.stop("share_pct", _("The class says neither a share nor a number per officer"),
                   _("Enter a percentage, or the enterprises per officer"))
    elif draft.get("share_pct") is not None and not 0 <= draft.get("share_pct") <= 100:
        draft.stop("share_pct", _("{value} is not between {least} and {most}"),
                   _("Correct the number"), value=f"{draft.get('share_pct'):g}", least=0, most=100)

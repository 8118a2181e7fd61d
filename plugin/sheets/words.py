"""Small words that stand on several sheets."""

from __future__ import annotations

from ...protocol.codes import CODES
from ...protocol.fields import chosen
from ...protocol.language import CHINESE, say
from .card import Card, CardStop


def clock(minutes: float) -> str:
    """Return minutes since midnight as ``HH:MM``, rounded to the minute."""
    whole = round(minutes)
    return "{:02d}:{:02d}".format(whole // 60, whole % 60)


def whole(minutes: float) -> str:
    """Return minutes without a trailing ``.0``."""
    return "{:.1f}".format(minutes).rstrip("0").rstrip(".")


def joined(parts: object, language: str) -> str:
    """Join words as the language does."""
    return ("、" if language == CHINESE else ", ").join(str(part) for part in parts)  # type: ignore


def kind_of(stop: CardStop, language: str) -> str:
    """Name a stop that is no visit."""
    if stop.kind == "lunch":
        return say("Lunch (on call)", language)
    if stop.kind == "standby":
        return say("Stand-by", language)
    return say("At the squad, on call", language)


def duty_of(card: Card, language: str) -> str:
    """Name what the crew is for; one without visits stands by, whatever it was made for."""
    return chosen(CODES["crews"]["duty"]["inspect" if card.visits() else "standby"], language)


def harmless(text: str) -> str:
    """Return ``text`` so that a QGIS label shows it and never evaluates it.

    Labels compute what stands in ``[% … %]``; a name from a register must not.
    """
    return text.replace("[%", "\uff3b%")

"""The card of a stop: the enterprise, why it is due, and the crew's time there."""

from __future__ import annotations

from html import escape
from typing import List, Optional, Tuple

from ..reading.connection import clock
from ..reading.crews import Card, Due, StopLine
from ..translation import tr
from ..words import colour, item_kind, listed, stop_kind

_HEX = {"red": "#b3261e", "yellow": "#a67c00", "green": "#2e7d32"}


def stop_html(stop: StopLine) -> str:
    """Return what is known of a stop that is no visit."""
    return f"<p><b>{escape(stop_kind(stop.kind))}</b><br>{escape(stop.label)}</p>{_times(stop)}"


def card_html(card: Card, stop: Optional[StopLine]) -> str:
    """Return the card of an enterprise; every value from the data is escaped."""
    shade = _HEX.get(card.colour, "#333333")
    head = (f"<p><b>{escape(card.name)}</b> "
            f"<span style='color:{shade}'>{escape(colour(card.colour))}</span></p>")
    return head + _why(card.due) + (_times(stop) if stop is not None else "") + _facts(card)


def _why(due: Optional[Due]) -> str:
    if due is None:
        return f"<p>{tr('Nothing is due there in this plan.')}</p>"
    lines = "".join(
        f"<li>{escape(item.name)} ({escape(item_kind(item.kind))}"
        f"{tr(', ') + tr('mandatory') if item.mandatory else ''}; "
        f"{tr('due')} {item.due_from} – {item.due_to}; {escape(item.legal_basis)})</li>"
        for item in due.items)
    return f"<p>{tr('Why it is due:')}</p><ul style='margin-left:-20px'>{lines}</ul>"


def _times(stop: StopLine) -> str:
    there = f"{clock(stop.arrive_min)}–{clock(stop.depart_min)}"
    if stop.kind in ("visit", "lunch"):
        there += " (" + tr("begins {start}, ends {end}").format(
            start=clock(stop.start_min), end=clock(stop.end_min)) + ")"
    return f"<p>{tr('There:')} {there}</p>"


def _facts(card: Card) -> str:
    facts = [
        *(_conditions(card.due) if card.due is not None else ()),
        (tr("Address"), card.address),
        (tr("Industry"), card.industry),
        (tr("Permit code"), card.enterprise_id),
        (tr("Colour because"), card.colour_reason),
        (tr("Last check"), card.last_check or "–"),
        (tr("Last finding"), card.last_finding or "–"),
        (tr("Checks this year"), str(card.checks_this_year)),
    ]
    rows = "".join(f"<tr><td style='color:#666;padding-right:8px'>{name}</td>"
                   f"<td>{escape(value)}</td></tr>" for name, value in facts)
    return f"<table>{rows}</table>"


def _conditions(due: Due) -> List[Tuple[str, str]]:
    off = (tr("cannot be broken off") if due.break_off_min is None else
           tr("can be broken off within {minutes} min").format(
               minutes=f"{due.break_off_min:g}"))
    return [(tr("On a call-out"), off),
            (tr("Open"), f"{clock(due.open_min)}–{clock(due.close_min)}"),
            (tr("Skills"), listed(due.skills) or "–")]

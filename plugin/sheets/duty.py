"""The half-hour duty box: where to wait, until when, and what to do on a call-out."""

from __future__ import annotations

from typing import List

from ...protocol.language import say
from .card import Card, CardStop
from .words import clock, joined, whole

#: Shorter stays are not worth a line: the crew is merely between two drives.
_WORTH_MIN = 1.0
#: A long day of short waits must not push the orders for a call-out off the card.
_MOST_WAITS = 6


def duty_lines(card: Card, language: str) -> List[str]:
    """Return the sentences of the box."""
    return waiting_lines(card, language) + call_out_lines(card, language)


def waiting_lines(card: Card, language: str) -> List[str]:
    """Say where and when the crew stands by, and before what time it must not leave."""
    found = []
    last = card.stops[-1] if card.stops else None
    for stop in card.stops:
        if stop.number is not None or stop.depart_min - stop.arrive_min < _WORTH_MIN:
            continue
        span = {"start": clock(stop.arrive_min), "end": clock(stop.depart_min)}
        if stop.kind == "lunch":
            # the meal itself: the wait before it is spent at the stop before
            span = {"start": clock(stop.start_min), "end": clock(stop.end_min)}
            found.append(say("{start}–{end} Lunch near {place}: on call.", language,
                             place=_lunch_place(card, stop, language), **span))
        elif stop is last:
            found.append(say(
                "{start}–{end} Stand by at {place}: do not leave before {end} (end of shift).",
                language, place=stop.name, **span))
        else:
            found.append(say("{start}–{end} Stand by at {place}: do not leave before {end}.",
                             language, place=stop.name, **span))
    if len(found) > _MOST_WAITS:
        rest = len(found) - _MOST_WAITS
        found = [*found[:_MOST_WAITS],
                 say("… and {count} more, see the table of stops.", language, count=rest)]
    return found


def call_out_lines(card: Card, language: str) -> List[str]:
    """Say what to do when the desk calls."""
    bound = [str(stop.number) for stop in card.visits() if stop.break_off_min is None]
    free = [stop.break_off_min for stop in card.visits() if stop.break_off_min is not None]
    lines = [say("On a call-out: start within {turnout} min; be there within {standard} min "
                 "of the call.", language, turnout=whole(card.turnout_min),
                 standard=whole(card.standard_min))]
    if free:
        lines.append(say("While inspecting: break off and leave within {minutes} min.", language,
                         minutes=whole(max(free))))
    if bound:
        lines.append(say("Not to be broken off: stop {numbers}. Tell the desk at once and finish "
                         "first.", language, numbers=joined(bound, language)))
    if card.visits():
        lines.append(say("While driving: turn at the next junction. Tell the desk where you are "
                         "and which visits are left.", language))
    else:
        lines.append(say("Keep vehicle and equipment ready, and stay by the telephone.", language))
    lines.append(say("Duty desk: {phone}", language,
                     phone=card.desk_phone or "__________________"))
    return lines


def _lunch_place(card: Card, lunch: CardStop, language: str) -> str:
    """Name the place of a lunch by the stop that it shares its place with."""
    for stop in card.stops:
        if stop.kind != "lunch" and (stop.lon, stop.lat) == (lunch.lon, lunch.lat):
            if stop.number is not None:
                return say("stop {number}", language, number=stop.number)
            return stop.name
    return lunch.name

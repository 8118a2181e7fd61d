"""A stop as a link that a phone's navigation app understands."""

from __future__ import annotations

from urllib.parse import quote

from ...protocol.language import say
from .card import CardStop


def link(stop: CardStop, language: str) -> str:
    """Return the URI of Amap (高德) for a stop, in GCJ-02 to 6 decimals.

    It names the stop by its number only: who is going to be inspected is no business of
    the app's maker, and a short link makes a coarse, easily read code.
    """
    name = say("Stop {number}", language, number=stop.number)
    return "https://uri.amap.com/marker?position={:.6f},{:.6f}&name={}".format(
        stop.gcj[0], stop.gcj[1], quote(name, safe=""))

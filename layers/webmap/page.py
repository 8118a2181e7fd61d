"""Put the page together: folium's map, Leaflet inside, the data, and a strict policy."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from ..situation import Situation
from . import assets, compact
from .offline_map import OfflineMap, SituationLayers, Verbatim, figure_of
from .payload import payload, style_words
from .policy import policy

BLOCK_ID = "situation-data"
_POLICY_PLACE = "<!-- policy -->"


def render(situation: Situation) -> str:
    """Return the situation map as the text of one HTML file.

    The page forbids itself every network access and every script but its own, named by
    their SHA-256 (Content Security Policy), so that nothing in the data can be executed.
    """
    data = payload(situation, spoken_words() | style_words())
    the_map = OfflineMap(_centre(situation), zoom=10)
    the_map.add_child(SituationLayers(BLOCK_ID))
    figure = figure_of(the_map)
    figure.title = html.escape(data["title"][0])
    parts = (
        ("policy", _POLICY_PLACE),
        ("styles", f"<style>{assets.styles()}</style>"),
        ("scripts", f"<script>{assets.script()}</script>"),
    )
    for name, text in parts:
        figure.header.add_child(Verbatim(text, name), name=name)
    block = assets.json_block(data)
    figure.html.add_child(
        Verbatim(f'<script type="application/json" id="{BLOCK_ID}">{block}</script>', "data"),
        name="data",
    )
    page = figure.render().replace("<html>", '<html lang="zh-CN">', 1)
    return page.replace(_POLICY_PLACE, policy(page), 1)


@lru_cache(maxsize=1)
def spoken_words() -> frozenset[str]:
    """Return the English phrases that the page's scripts pass to ``say("…")``."""
    return frozenset(re.findall(r'\bsay\("([^"]+)"', assets.script()))


def _centre(situation: Situation) -> tuple[float, float]:
    """Return (lat, lon) folium starts at; the page's script then fits the whole territory."""
    places = [compact.point(unit.geom) for unit in situation.units]
    if not places:
        return (30.9, 120.1)
    return (sum(p[0] for p in places) / len(places), sum(p[1] for p in places) / len(places))

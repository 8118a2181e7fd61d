"""Put the time-lapse together: its scripts inside, the data, and a strict policy."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import lru_cache

from ..shown_plan import ShownPlan
from ..situation import Situation
from ..webmap import assets
from ..webmap.policy import policy
from .payload import payload

BLOCK_ID = "timelapse-data"
#: In the order in which they build upon each other.
_SCRIPTS = (("situation", "words.js"), *(
    ("timelapse", f"{name}.js") for name in ("tracks", "scene", "chart", "player")))


def render(
    situation: Situation, plans: Sequence[tuple[ShownPlan, tuple[str, str]]], language: str
) -> str:
    """Return the time-lapse of ``plans`` side by side as the text of one HTML file.

    Like the web map it forbids itself every network access and every script but its own.
    Raises ``BadInput`` for a plan that is not whole.
    """
    data = payload(situation, plans, spoken_words(), language)
    block = assets.json_block(data)
    script = f"<script>{_script()}</script>"
    return "\n".join((
        "<!DOCTYPE html>", '<html lang="zh-CN">', "<head>", '<meta charset="utf-8">',
        policy(script), f"<title>{html.escape(data['title'][0])}</title>",
        f"<style>{assets.text('timelapse', 'timelapse.css')}</style>", "</head>", "<body>",
        f'<script type="application/json" id="{BLOCK_ID}">{block}</script>',
        script, "</body>", "</html>", "",
    ))


@lru_cache(maxsize=1)
def spoken_words() -> frozenset[str]:
    """Return the English phrases that the page's scripts pass to ``say("…")``."""
    return frozenset(re.findall(r'\bsay\("([^"]+)"', _script()))


@lru_cache(maxsize=1)
def _script() -> str:
    return assets.closed("\n".join(assets.text(*part) for part in _SCRIPTS))

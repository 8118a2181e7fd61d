"""The rules a new workspace begins with: published presets, every one of them a row to edit."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import Any

from .records import ColourRule, DrawClass, DrawScheme

#: Huzhou's four dimensions; weights and thresholds are ours, for whoever has none of their own.
COLOUR_RULES = (
    ColourRule("discharge", 0.35, 40.0, 60.0),
    ColourRule("enforcement", 0.30, 40.0, 60.0),
    ColourRule("safety", 0.20, 40.0, 60.0),
    ColourRule("public", 0.15, 40.0, 60.0),
    ColourRule("total", 0.0, 60.0, 75.0),
)


def preset_rows() -> list[Any]:
    """Return the rows of ``colour_rules``, ``draw_schemes`` and ``draw_classes``."""
    schemes = _schemes()
    return [*COLOUR_RULES, *map(_scheme, schemes),
            *(_class(s["id"], i, c) for s in schemes for i, c in enumerate(s["classes"], 1))]


@lru_cache(maxsize=1)
def _schemes() -> list[dict[str, Any]]:
    root = resources.files(__name__.partition(".")[0])
    text = (root / "resources" / "draw" / "schemes.json").read_text("utf-8")
    return list(json.loads(text))


def _scheme(s: dict[str, Any]) -> DrawScheme:
    return DrawScheme(s["id"], s["en"], s["zh"], s["source"], s["period"], s["mode"],
                      s["ratio_base"], s["cap"], s["cool_down_days"],
                      tuple(f"{k}:{v}" for k, v in s.get("weights", {}).items()))


def _class(scheme: str, seq: int, c: dict[str, Any]) -> DrawClass:
    when, share = c["when"], c.get("share")
    return DrawClass(
        scheme, c["code"], seq, c["en"], c["zh"], tuple(when.get("colour", ())),
        tuple(when.get("permit_class", ())), tuple(when.get("district", ())),
        tuple(when.get("industry", ())), None if share is None else 100.0 * share[0] / share[1],
        c.get("per_officer"))

"""The one JSON value the page is built from; everything in it is text or number, never HTML."""

from __future__ import annotations

import dataclasses
from typing import Any

from ...protocol.language import catalogue
from .. import captions, style
from ..situation import Situation
from . import ground, places, routes


def payload(situation: Situation, words: frozenset[str]) -> dict[str, Any]:
    """Return the page's data. ``words`` are the English phrases its scripts say."""
    settings = situation.settings
    inside, judged = situation.unit_cover()
    shown = situation.plan
    return {
        "title": captions.title(situation),
        "subtitle": settings.title if settings.title != settings.city else "",
        "demo": settings.demo,
        "demo_stamp": captions.both(captions.DEMO_STAMP),
        "stamps": [captions.both(captions.INTERNAL_STAMP)],
        "coordinates": captions.coordinate_note(settings.metric_epsg),
        "attribution": captions.attribution(situation),
        "standard_min": settings.standard_min,
        "travel_factor": settings.travel_factor,
        "unit_cover": {"inside": inside, "judged": judged},
        "words": {word: catalogue().get(word, word) for word in sorted(words)},
        "style": _styles(),
        "waters": ground.waters(situation),
        "roads": ground.roads(situation),
        "closures": ground.closures(situation),
        "districts": ground.districts(situation),
        "zones": ground.zones(situation),
        "circles": ground.circles(situation),
        "cover_areas": ground.cover_areas(situation),
        "units": places.units(situation),
        "squads": places.squads(situation),
        "brigades": places.brigades(situation),
        "posts": places.posts(situation),
        "neighbours": places.neighbours(situation),
        "enterprises": places.enterprises(situation),
        "plan": routes.head(shown) if shown else None,
        "crews": routes.crews(situation, shown) if shown else [],
        "unserved": routes.unserved(shown) if shown else [],
    }


def style_words() -> frozenset[str]:
    """Return the legend's names in the style table."""
    symbols = [*style.ENTERPRISES.values(), *style.POINTS.values()]
    lines = [*style.ZONE_SIDES.values(), style.BOUNDARY, style.CLOSURE, style.DISTRICT,
             style.NEIGHBOUR_DISTRICT, *style.CIRCLES.values(), *style.COVER_AREAS.values(),
             style.LAPSED_ZONE, *(c.line for c in style.ROADS)]
    return frozenset([s.name for s in symbols] + [line.name for line in lines])


def _styles() -> dict[str, Any]:
    own, other = style.ZONE_SIDES[True], style.ZONE_SIDES[False]
    return {
        "shapes": style.SHAPES,
        "enterprises": {k: dataclasses.asdict(s) for k, s in style.ENTERPRISES.items()},
        "points": {k: dataclasses.asdict(s) for k, s in style.POINTS.items()},
        "zone_own": dataclasses.asdict(own),
        "zone_other": dataclasses.asdict(other),
        "zone_lapsed": dataclasses.asdict(style.LAPSED_ZONE),
        "boundary": dataclasses.asdict(style.BOUNDARY),
        "closure": dataclasses.asdict(style.CLOSURE),
        "district": dataclasses.asdict(style.DISTRICT),
        "neighbour_district": dataclasses.asdict(style.NEIGHBOUR_DISTRICT),
        "circles": {line.name: dataclasses.asdict(line) for line in style.CIRCLES.values()},
        "roads": [dataclasses.asdict(c.line) for c in style.ROADS],
        "paper": style.PAPER,
        "water": style.WATER,
    }

"""Turn restrictions of an OSM file: counted, so that nobody takes them for applied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import osmium

from .link import both

_KEYS = ("restriction:motorcar", "restriction:motor_vehicle", "restriction")
_CARS = {"motorcar", "motor_vehicle"}


def turn_note(path: Path) -> tuple[dict[str, str], ...]:
    """Return a remark on the turn restrictions for cars in a file, nothing if it has none."""
    found = count_turns(path)
    if not found:
        return ()
    return (both(
        "{nodes} turn restrictions at junctions, {ways} over a road and {odd} not understood are "
        "in the source; they are not applied: ways may turn there.",
        nodes=found["node"], ways=found["way"], odd=found["odd"],
    ),)


def count_turns(path: Path) -> Counter[str]:
    """Count the restrictions by what lies between from and to: ``node``, ``way``, else ``odd``."""
    found: Counter[str] = Counter()
    entities = osmium.FileProcessor(str(path), osmium.osm.RELATION)
    relation: Any
    for relation in entities.with_filter(osmium.filter.TagFilter(("type", "restriction"))):
        kind = _restriction(dict(relation.tags))
        if kind is None:
            continue
        via = {member.type for member in relation.members if member.role == "via"}
        if not kind.startswith(("no_", "only_")) or via not in ({"n"}, {"w"}):
            found["odd"] += 1
        else:
            found["node" if via == {"n"} else "way"] += 1
    return found


def _restriction(tags: Mapping[str, str]) -> str | None:
    """Return the restriction as it holds for an official car, None if it does not."""
    if _CARS & set(tags.get("except", "").replace(" ", "").split(";")):
        return None
    if not any(key.startswith("restriction") for key in tags):
        return ""  # it does not say which
    return next((tags[key] for key in _KEYS if key in tags), None)

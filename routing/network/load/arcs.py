"""Directed arcs as osmnx has them (GraphML, downloads), paired into one- and two-way links."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .chains import merge_chains
from .link import Link, class_and_speed
from .speeds import CLASS_KMH, limit_kmh


@dataclass(frozen=True)
class Arc:
    """A drive from ``tail`` to ``head`` along ``lonlat`` (p, 2) with the texts of its tags."""

    tail: int
    head: int
    lonlat: NDArray[np.float64]
    tags: Mapping[str, str]


def links_of(arcs: Sequence[Arc], default_kmh: float | None) -> tuple[list[Link], int]:
    """Return the links of ``arcs``, chains merged, and how many arcs no car may use.

    An arc and its exact reverse, alike in class, speed and name, become one two-way link;
    an arc without a reverse is one-way, whatever its ``oneway`` tag says.
    """
    links: list[Link] = []
    waiting: dict[tuple[object, ...], list[int]] = {}
    skipped = 0
    for arc in arcs:
        kinds = _all_of(arc.tags.get("highway"))
        if not CLASS_KMH.keys() >= set(kinds):  # one stretch on foot closes the whole link
            skipped += 1
            continue
        slowest = min(kinds, key=lambda kind: (CLASS_KMH[kind], kind), default=None)
        link = _one_way(arc, slowest, default_kmh)
        partner = waiting.get((_line(link.lonlat[::-1]), *link.traits))
        if partner:
            at = partner.pop()
            links[at] = dataclasses.replace(links[at], oneway=False)
        else:
            waiting.setdefault((_line(link.lonlat), *link.traits), []).append(len(links))
            links.append(link)
    return merge_chains(links), skipped


def _all_of(text: str | None) -> list[str]:
    """Return a tag's values; osmnx writes several as a Python list, ``['a', 'b']``."""
    if not text:
        return []
    listed = text.startswith("[") and text.endswith("]")
    words = text[1:-1].split(",") if listed else [text]
    return [word for part in words if (word := part.strip().strip("'\""))]


def _first_of(text: str | None) -> str | None:
    return next(iter(_all_of(text)), None)


def _one_way(arc: Arc, kind: str | None, default_kmh: float | None) -> Link:
    stated = limit_kmh(arc.tags.get("speed_kph")) or limit_kmh(arc.tags.get("maxspeed"))
    kind, kmh, class_stated, speed_stated = class_and_speed(kind, stated, default_kmh)
    name = _first_of(arc.tags.get("name")) or _first_of(arc.tags.get("ref"))
    return Link(arc.tail, arc.head, arc.lonlat, kind, kmh, True, name, class_stated,
                speed_stated)


def _line(lonlat: NDArray[np.float64]) -> bytes:
    # both directions of one way are cut from the same coordinates; 1e-9° forgives a text form
    return np.round(lonlat, 9).tobytes()

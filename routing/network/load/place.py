"""Download by place name through osmnx: Nominatim says where, Overpass gives the roads.

Both servers can be set, so that an intranet may have its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import shapely

from ....data.errors import BadInput
from .arcs import Arc, links_of
from .assemble import OSM_ATTRIBUTION, LoadedRoads, assemble
from .link import Found

_TIMEOUT_S = 180


def load_place(
    place: str, overpass_url: str | None = None, nominatim_url: str | None = None,
    default_kmh: float | None = None, on_tick: Callable[[], None] | None = None,
) -> LoadedRoads:
    """Download the drivable roads of ``place``. URLs are server roots such as
    ``https://overpass.example/api`` and ``https://nominatim.example/``.

    The report's ``sha256`` is that of the arcs as they came, for there is no file. Raises
    ``BadInput`` if a server does not answer or knows no such place, or without roads.
    """
    import osmnx  # three quarters of a second, paid by downloads only
    import requests

    tick = on_tick or (lambda: None)
    tick()
    with _servers(osmnx.settings, overpass_url, nominatim_url):
        try:
            # osmnx would merge streets of different class and limit into one
            graph = osmnx.graph_from_place(
                place, network_type="drive_service", simplify=False, retain_all=True
            )
        except (requests.RequestException, OSError) as problem:
            raise BadInput(
                "The map server could not be reached for {place} ({problem}); check the network "
                "or --overpass-url.",
                place=place, problem=type(problem).__name__,
            ) from None
        except (ValueError, TypeError, osmnx._errors.InsufficientResponseError,
                osmnx._errors.ResponseStatusCodeError) as problem:
            raise BadInput(
                "The map server gave no roads for {place} ({problem}); try the full name of the "
                "place.",
                place=place, problem=str(problem).splitlines()[0][:200],
            ) from None
    tick()
    arcs = _arcs(graph)
    links, skipped = links_of(arcs, default_kmh)
    found = Found(links, skipped_links=skipped, attribution=OSM_ATTRIBUTION)
    return assemble(found, source=place, sha256=_sha256(arcs), format_="place")


@contextmanager
def _servers(
    settings: Any, overpass_url: str | None, nominatim_url: str | None
) -> Iterator[None]:
    """Point osmnx at the servers for one download; its settings are global."""
    changes: dict[str, Any] = {"use_cache": False, "requests_timeout": _TIMEOUT_S}
    if overpass_url:
        # a server of one's own has no queue to ask about
        changes |= {"overpass_url": overpass_url.rstrip("/"), "overpass_rate_limit": False}
    if nominatim_url:
        changes["nominatim_url"] = nominatim_url.rstrip("/") + "/"
    before = {name: getattr(settings, name) for name in changes}
    for name, value in changes.items():
        setattr(settings, name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(settings, name, value)


def _arcs(graph: Any) -> list[Arc]:
    arcs = []
    for tail, head, data in graph.edges(data=True):
        line = data.get("geometry")
        if line is None:
            ends = [(graph.nodes[n]["x"], graph.nodes[n]["y"]) for n in (tail, head)]
            lonlat = np.array(ends, dtype=float)
        else:
            lonlat = shapely.get_coordinates(line)
        tags = {key: str(value) for key, value in data.items() if key != "geometry"}
        arcs.append(Arc(int(tail), int(head), lonlat, tags))
    return arcs


def _sha256(arcs: list[Arc]) -> str:
    digest = hashlib.sha256()
    for line in sorted(
        f"{a.tail} {a.head} {a.lonlat.tolist()} {a.tags.get('highway')} {a.tags.get('maxspeed')}"
        for a in arcs
    ):
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()

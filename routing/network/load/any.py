"""Choosing the reader by the ending of the file name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from . import graphml, link_node, osm
from .assemble import LoadedRoads
from .source_file import require_file


def load_any(
    path: Path, links: str | None = None, nodes: str | None = None,
    default_kmh: float | None = None, on_tick: Callable[[], None] | None = None,
) -> LoadedRoads:
    """Load a road file of any known format. Raises ``BadInput`` if it cannot be used."""
    require_file(path, osm.EXTENSIONS + graphml.EXTENSIONS + link_node.EXTENSIONS)
    name = path.name.lower()
    if name.endswith(graphml.EXTENSIONS):
        return graphml.load_graphml(path, default_kmh, on_tick)
    if name.endswith(link_node.EXTENSIONS):
        return link_node.load_link_node(path, links, nodes, default_kmh, on_tick)
    return osm.load_osm(path, default_kmh, on_tick)

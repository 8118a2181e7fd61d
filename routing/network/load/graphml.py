"""GraphML as osmnx writes it (``ox.save_graphml``), read as a stream by the standard library."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from ....data.errors import BadInput
from .arcs import Arc, links_of
from .assemble import OSM_ATTRIBUTION, LoadedRoads, assemble
from .link import Found
from .report import file_sha256
from .source_file import require_file

EXTENSIONS = (".graphml",)
_XMLNS = "{http://graphml.graphdrawing.org/xmlns}"
_TICK_ELEMENTS = 20_000
_Tags = dict[str, str]


def load_graphml(
    path: Path, default_kmh: float | None = None, on_tick: Callable[[], None] | None = None
) -> LoadedRoads:
    """Load a GraphML file of osmnx. ``on_tick`` is called now and then and may raise.

    Node ids that are no whole numbers are numbered from 1 in file order. Raises
    ``BadInput`` for a file that is missing, named otherwise, broken, without coordinates,
    or without drivable roads.
    """
    require_file(path, EXTENSIONS)
    try:
        graph, nodes, edges = _read(path, on_tick or (lambda: None))
        spots = _spots(nodes, graph.get("crs"))
        arcs = _arcs(edges, spots, _numbers(nodes), graph.get("crs"))
    except (ElementTree.ParseError, KeyError, ValueError, CRSError, shapely.GEOSException) as bad:
        raise BadInput(
            "{file} is not a whole GraphML file of osmnx ({problem}); save it again with "
            "ox.save_graphml.",
            file=path.name, problem=str(bad).splitlines()[0],
        ) from None
    links, skipped = links_of(arcs, default_kmh)
    by_osmnx = "osmnx" in graph.get("created_with", "").lower()
    found = Found(links, skipped_links=skipped,
                  attribution=OSM_ATTRIBUTION if by_osmnx else "")
    return assemble(found, source=path.name, sha256=file_sha256(path), format_="graphml")


def _read(
    path: Path, tick: Callable[[], None]
) -> tuple[_Tags, dict[str, _Tags], list[tuple[str, str, _Tags]]]:
    """Return the graph's tags, the nodes' tags by id, and (source, target, tags) of edges."""
    names: dict[str, str] = {}
    graph: _Tags = {}
    nodes: dict[str, _Tags] = {}
    edges: list[tuple[str, str, _Tags]] = []
    for count, (_, element) in enumerate(ElementTree.iterparse(path)):
        if count % _TICK_ELEMENTS == 0:
            tick()
        what = element.tag.removeprefix(_XMLNS)
        if what == "key":
            names[element.attrib["id"]] = element.attrib["attr.name"]
        elif what == "node":
            nodes[element.attrib["id"]] = _tags(element, names)
            element.clear()
        elif what == "edge":
            edges.append(
                (element.attrib["source"], element.attrib["target"], _tags(element, names))
            )
            element.clear()
        elif what == "graph":
            graph = _tags(element, names)
    if not nodes:
        raise ValueError("no node")
    return graph, nodes, edges


def _tags(element: ElementTree.Element, names: dict[str, str]) -> _Tags:
    return {names[data.attrib["key"]]: data.text or ""
            for data in element if data.tag.removeprefix(_XMLNS) == "data"}


def _numbers(nodes: dict[str, _Tags]) -> dict[str, int]:
    if all(name.lstrip("-").isdigit() for name in nodes):
        return {name: int(name) for name in nodes}
    return {name: number for number, name in enumerate(nodes, start=1)}


def _spots(nodes: dict[str, _Tags], crs: str | None) -> dict[str, NDArray[np.float64]]:
    xy = np.array([(float(tags["x"]), float(tags["y"])) for tags in nodes.values()])
    return dict(zip(nodes, _to_lonlat(xy, crs), strict=True))


def _arcs(
    edges: list[tuple[str, str, _Tags]], spots: dict[str, NDArray[np.float64]],
    numbers: dict[str, int], crs: str | None,
) -> list[Arc]:
    arcs = []
    for source, target, tags in edges:
        wkt = tags.pop("geometry", None)
        if wkt:
            lonlat = _to_lonlat(shapely.get_coordinates(shapely.from_wkt(wkt)), crs)
        else:
            lonlat = np.vstack([spots[source], spots[target]])
        arcs.append(Arc(numbers[source], numbers[target], lonlat, tags))
    return arcs


def _to_lonlat(xy: NDArray[np.float64], crs: str | None) -> NDArray[np.float64]:
    """Return lon/lat; a projected graph (``ox.project_graph``) is brought back."""
    back = _transformer(crs or "EPSG:4326")
    return xy if back is None else np.column_stack(back.transform(xy[:, 0], xy[:, 1]))


@lru_cache(maxsize=4)
def _transformer(crs: str) -> Transformer | None:
    known = CRS.from_user_input(crs)
    if known.is_geographic:
        return None
    return Transformer.from_crs(known, CRS.from_epsg(4326), always_xy=True)

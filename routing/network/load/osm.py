"""OpenStreetMap files by pyosmium: ``.osm.pbf``, ``.osm``, ``.osm.gz``, ``.osm.bz2``.

Two passes with osmium's own filters: first the drivable ways, then only their nodes. A way
that leaves the file at its edge is cut there, not refused. Rules: :mod:`.osm_rules`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import osmium

from ....data.errors import BadInput
from .assemble import OSM_ATTRIBUTION, LoadedRoads, assemble
from .chains import merge_chains
from .link import Found, Link, both, class_and_speed
from .osm_rules import Direction, direction, may_drive, node_blocks, road_name
from .osm_turns import Relation, nodes_to_keep, read_turns, turns_on_links
from .report import file_sha256
from .source_file import require_file
from .speeds import limits_kmh

EXTENSIONS = (".osm.pbf", ".pbf", ".osm", ".osm.gz", ".osm.bz2")
_TICK_WAYS = 20_000


@dataclass(frozen=True)
class _Way:
    number: int
    refs: tuple[int, ...]
    kind: str
    speed_kmh: float
    speed_stated: bool
    way_direction: Direction
    name: str | None
    two_limits: bool


def load_osm(
    path: Path, default_kmh: float | None = None, on_tick: Callable[[], None] | None = None
) -> LoadedRoads:
    """Load an OpenStreetMap file. ``on_tick`` is called now and then and may raise.

    Every drivable way has a class, so ``default_kmh`` is never needed here; it is taken so
    that all readers can be called alike. Raises ``BadInput`` for a file that is missing,
    named otherwise, broken, or without drivable roads.
    """
    require_file(path, EXTENSIONS)
    tick = on_tick or (lambda: None)
    try:
        ways = list(_drivable_ways(path, tick))
        spots, blocked = _nodes(path, {ref for way in ways for ref in way.refs})
        relations, odd = read_turns(path)
    except osmium.InvalidLocationError:
        raise BadInput(
            "{file} has coordinates that are no longitudes and latitudes in degrees; "
            "state its coordinate system.",
            file=path.name,
        ) from None
    except (RuntimeError, ValueError) as problem:
        raise BadInput(
            "{file} cannot be read to its end ({problem}); download it again.",
            file=path.name, problem=str(problem).splitlines()[0],
        ) from None
    tick()
    if ways and not spots:
        raise BadInput(
            "{file}: the {count} nodes of its roads are missing; export it with the nodes of its "
            "ways.", file=path.name, count=len({ref for way in ways for ref in way.refs}))
    found = _links(ways, spots, blocked, relations)
    found = replace(found, turns_odd=found.turns_odd + odd)
    tick()
    return assemble(found, source=path.name, sha256=file_sha256(path), format_="osm")


def _drivable_ways(path: Path, tick: Callable[[], None]) -> Iterator[_Way]:
    entities = osmium.FileProcessor(str(path), osmium.osm.WAY)
    way: Any  # the stubs know only the union of all entities
    for count, way in enumerate(entities.with_filter(osmium.filter.KeyFilter("highway"))):
        if count % _TICK_WAYS == 0:
            tick()
        tags = dict(way.tags)
        if not may_drive(tags):
            continue
        way_direction = direction(tags)
        limits = limits_kmh(tags, forward=way_direction is not Direction.BACKWARD,
                            backward=way_direction is not Direction.FORWARD)
        kind, kmh, _, stated = class_and_speed(tags["highway"], min(limits, default=None), None)
        refs = tuple(node.ref for node in way.nodes)
        yield _Way(way.id, refs, kind, kmh, stated, way_direction, road_name(tags),
                   len(limits) > 1)


def _nodes(path: Path, wanted: set[int]) -> tuple[dict[int, tuple[float, float]], set[int]]:
    """Return lon/lat by node id, of the wanted nodes in the file, and those a car cannot pass."""
    spots: dict[int, tuple[float, float]] = {}
    blocked: set[int] = set()
    if not wanted:
        return spots, blocked
    entities = osmium.FileProcessor(str(path), osmium.osm.NODE)
    node: Any
    for node in entities.with_filter(osmium.filter.IdFilter(wanted)):
        if node.location.valid():
            spots[node.id] = (node.lon, node.lat)
        if node.tags and node_blocks(dict(node.tags)):
            blocked.add(node.id)
    return spots, blocked


def _links(
    ways: list[_Way], spots: dict[int, tuple[float, float]], blocked: set[int],
    relations: list[Relation],
) -> Found:
    clipped, missing = 0, set[int]()
    links: list[Link] = []
    runs: list[tuple[_Way, tuple[int, ...]]] = []
    cut = _BlockedNodes(blocked)
    for way in ways:
        unknown = [ref for ref in way.refs if ref not in spots]
        clipped += bool(unknown)
        missing.update(unknown)
        runs.extend((way, run) for run in _known_runs(way.refs, spots))
    uses = Counter(ref for _, run in runs for ref in run)
    for way, run in runs:
        for piece in _split(run, uses, blocked):
            if way.way_direction is Direction.BACKWARD:
                piece = piece[::-1]
            links.append(Link(
                cut.own_id(piece[0]), cut.own_id(piece[-1]),
                np.array([spots[ref] for ref in piece]), way.kind, way.speed_kmh,
                way.way_direction is not Direction.BOTH, way.name,
                speed_stated=way.speed_stated, ways=(way.number, way.number),
            ))
    keep = nodes_to_keep(relations, {way.number: (way.refs[0], way.refs[-1]) for way in ways})
    merged = merge_chains(links, keep)
    turns, nowhere, unclear = turns_on_links(relations, merged)
    two_limits = sum(way.two_limits for way in ways)
    notes = (both(
        "{count} two-way roads have another speed limit each way; the lower one is taken both "
        "ways.", count=two_limits,
    ),) if two_limits else ()
    return Found(merged, clipped_ways=clipped, missing_nodes=len(missing),
                 attribution=OSM_ATTRIBUTION, turns=tuple(turns), turns_left_out=nowhere,
                 turns_odd=unclear, notes=notes)


class _BlockedNodes:
    """Gives each visit of a blocked node an id of its own, so that no way leads through it."""

    def __init__(self, blocked: set[int]) -> None:
        self._blocked = blocked
        self._next = 0

    def own_id(self, ref: int) -> int:
        if ref not in self._blocked:
            return ref
        self._next -= 1  # OSM extracts use positive ids
        return self._next


def _known_runs(
    refs: tuple[int, ...], spots: dict[int, tuple[float, float]]
) -> Iterator[tuple[int, ...]]:
    """Yield the longest stretches of nodes the file knows, of at least two nodes."""
    run: list[int] = []
    for ref in refs:
        if ref in spots:
            if not run or run[-1] != ref:
                run.append(ref)
            continue
        if len(run) > 1:
            yield tuple(run)
        run = []
    if len(run) > 1:
        yield tuple(run)


def _split(
    run: tuple[int, ...], uses: Counter[int], blocked: set[int]
) -> Iterator[tuple[int, ...]]:
    """Cut a run at every node that another way, or the run itself, passes as well."""
    start = 0
    for i in range(1, len(run)):
        if i == len(run) - 1 or uses[run[i]] > 1 or run[i] in blocked:
            yield run[start : i + 1]
            start = i

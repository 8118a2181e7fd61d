"""Turn restrictions of an OSM file: which relations bind an official car, on which links.

``no_*`` and ``only_*`` with nodes or ways between from and to, several froms of ``no_entry`` and
several tos of ``no_exit`` included. Restrictions that hold at certain hours only, and whatever else
is not understood, are counted and bind nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import osmium

from .link import Link, Turn

_KEYS = ("restriction:motorcar", "restriction:motor_vehicle", "restriction")
_HOURS = ("day_on", "day_off", "hour_on", "hour_off")
_CARS = {"motorcar", "motor_vehicle"}
#: A restriction by way over more links than this is taken for a mistake.
_MOST_LINKS = 12


@dataclass(frozen=True)
class Relation:
    """A restriction as written: OSM ids of ways, and between them of nodes or ways."""

    source: str
    only: bool
    from_ways: tuple[int, ...]
    via_nodes: tuple[int, ...]
    via_ways: tuple[int, ...]
    to_ways: tuple[int, ...]


def read_turns(path: Path) -> tuple[list[Relation], int]:
    """Return the restrictions for cars in a file, and how many were not understood."""
    found: list[Relation] = []
    odd = 0
    entities = osmium.FileProcessor(str(path), osmium.osm.RELATION)
    relation: Any
    for relation in entities.with_filter(osmium.filter.TagFilter(("type", "restriction"))):
        kind = _restriction(dict(relation.tags))
        if kind is None:
            continue
        one = _understood(relation, kind)
        odd += one is None
        found += [] if one is None else [one]
    return found, odd


def nodes_to_keep(relations: Sequence[Relation], ends: Mapping[int, Collection[int]]) -> set[int]:
    """Return the nodes that must stay junctions: where a turn other than a turn round ends.

    ``ends`` are the first and the last node of each way.
    """
    keep: set[int] = set()
    for relation in relations:
        if relation.from_ways != relation.to_ways:
            keep.update(relation.via_nodes)
        for way in relation.via_ways:
            keep.update(ends.get(way, ()))
    return keep


def turns_on_links(
    relations: Sequence[Relation], links: Sequence[Link]
) -> tuple[list[Turn], int, int]:
    """Return the restrictions as turns on ``links``, how many bind none, and how many several.

    None: a road of theirs is not drivable, or not that way. Several: a way goes on through the
    junction, so that it is not told which end is meant; they are not applied.
    """
    finder = _Finder(links)
    turns: list[Turn] = []
    nowhere = unclear = 0
    for relation in relations:
        for source, target in product(relation.from_ways, relation.to_ways):
            found = list(finder.ways_through(relation, source, target))
            nowhere += not found
            unclear += len(found) > 1
            if len(found) == 1:
                turns.append(Turn(relation.only, *found[0], relation.source))
    return turns, nowhere, unclear


def _understood(relation: Any, kind: str) -> Relation | None:
    members: dict[tuple[str, str], list[int]] = {}
    for member in relation.members:
        members.setdefault((member.role, member.type), []).append(member.ref)
    froms, tos = members.get(("from", "w"), []), members.get(("to", "w"), [])
    nodes, ways = members.get(("via", "n"), []), members.get(("via", "w"), [])
    only = kind.startswith("only_")
    plain = (len(froms), len(tos)) == (1, 1) or (not only and min(len(froms), len(tos)) == 1)
    if not (only or kind.startswith("no_")) or not plain or len(nodes) + bool(ways) != 1:
        return None
    return Relation(f"relation/{relation.id} {kind}", only, tuple(froms), tuple(nodes),
                    tuple(ways), tuple(tos))


def _restriction(tags: Mapping[str, str]) -> str | None:
    """Return the restriction as it holds for an official car, None if it does not."""
    if _CARS & set(tags.get("except", "").replace(" ", "").split(";")):
        return None
    if any(f"{key}:conditional" in tags for key in _KEYS) or any(key in tags for key in _HOURS):
        return ""  # at certain hours only
    if not any(key.startswith("restriction") for key in tags):
        return ""  # it does not say which
    return next((tags[key] for key in _KEYS if key in tags), None)


class _Finder:
    """Finds the links that a relation's ways are, from junction to junction."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = links
        self._ends: dict[tuple[int, int], list[int]] = {}
        self._nodes: dict[int, list[int]] = {}
        for number, link in enumerate(links):
            for way, node in dict.fromkeys(zip(link.ways, (link.tail, link.head), strict=True)):
                self._ends.setdefault((way, node), []).append(number)
                self._nodes.setdefault(way, []).append(node)

    def ways_through(
        self, relation: Relation, source: int, target: int
    ) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Yield (links, nodes between them) of every drive from ``source`` to ``target``."""
        starts = relation.via_nodes or dict.fromkeys(self._nodes.get(source, ()))
        ways = (*relation.via_ways, target)
        for node in starts:
            for first in self._ends.get((source, node), ()):
                if self._leads(first, to=node):
                    yield from self._onward((first,), (node,), ways)

    def _onward(
        self, links: tuple[int, ...], nodes: tuple[int, ...], ways: tuple[int, ...]
    ) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Yield the drives that go on along ``ways``, each of them to its meeting the next."""
        node = nodes[-1]
        for link in self._ends.get((ways[0], node), ()):
            if not self._leads(link, to=None, start=node):
                continue
            if len(ways) == 1:
                yield (*links, link), nodes
                continue
            there = self._other_end(link, node)
            if len(links) >= _MOST_LINKS or there in nodes:
                continue
            at_next = (ways[1], there) in self._ends
            yield from self._onward((*links, link), (*nodes, there),
                                    ways[1:] if at_next else ways)

    def _leads(self, number: int, *, to: int | None, start: int | None = None) -> bool:
        link = self._links[number]
        if not link.oneway:
            return True
        return link.head == to if start is None else link.tail == start

    def _other_end(self, number: int, node: int) -> int:
        link = self._links[number]
        return link.head if link.tail == node else link.tail

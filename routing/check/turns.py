"""Turn restrictions as an outsider reads them: from what was driven, which road may follow.

What was driven is remembered as a *trail*, road, node, road, node, as far back as some
restriction begins with it (docs/architecture.md, "Turn restriction").
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from ...data.errors import BadInput
from .read import Row, texts

#: Road and node ids in turn, a node last; empty: nothing that matters.
Trail = tuple[int, ...]


@dataclass(frozen=True)
class _Restriction:
    number: int
    only: bool
    begins: Trail
    last: int


class TurnRules:
    """The restrictions of a table whose roads are all ``known``; none if they do not bind.

    Raises ``BadInput`` for a row that is no restriction.
    """

    def __init__(self, rows: list[Row], known: Container[int], *, bind: bool) -> None:
        found = [_restriction(row) for row in rows] if bind else []
        self._rules = [rule for rule, roads in found if all(road in known for road in roads)]
        self._memory = {rule.begins[: 2 * i] for rule in self._rules
                        for i in range(1, len(rule.begins) // 2 + 1)}
        self._after: dict[Trail, list[_Restriction]] = {}
        for rule in self._rules:
            self._after.setdefault(rule.begins[-2:], []).append(rule)

    def forbids(self, trail: Trail, road: int) -> int | None:
        """Return the restriction that keeps a car from driving ``road`` next, None if none does."""
        for rule in self._after.get(trail[-2:], ()):
            if trail[-len(rule.begins):] == rule.begins and (road == rule.last) != rule.only:
                return rule.number
        return None

    def remembered(self, trail: Trail) -> Trail:
        """Return as much of the end of ``trail`` as any restriction begins with."""
        while trail and trail not in self._memory:
            trail = trail[2:]
        return trail

    def broken(self, roads: Sequence[int], nodes: Sequence[int]) -> tuple[int, int] | None:
        """Return (restriction, road) of the first breach of a way, one node fewer than roads."""
        trail: Trail = ()
        for i, road in enumerate(roads):
            number = self.forbids(trail, road)
            if number is not None:
                return number, road
            if i < len(nodes):
                trail = self.remembered((*trail, road, nodes[i]))
        return None


def _restriction(row: Row) -> tuple[_Restriction, list[int]]:
    try:
        roads = [int(text) for text in texts(row["roads"])]
        nodes = [int(text) for text in texts(row["nodes"])]
    except ValueError:
        roads, nodes = [], []
    if len(roads) < 2 or len(nodes) != len(roads) - 1:
        raise BadInput(
            "Turn restriction {number} does not name two or more roads and the nodes between "
            "them; load the roads again.", number=row["restriction_id"])
    begins = tuple(i for pair in zip(roads, nodes, strict=False) for i in pair)
    return _Restriction(row["restriction_id"], bool(row["only"]), begins, roads[-1]), roads

"""Which region inspects which: uniform over all allowed pairings.

A pairing is a permutation: every region inspects one other and is inspected once. None inspects
itself, two do not inspect each other unless the policy allows it, banned pairs do not occur.
Permutations are drawn until one is allowed, which is exactly uniform. Where that is hopeless,
the allowed ones are counted exactly and one is chosen by its number, which is uniform too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache

from ...data.errors import Infeasible
from .stream import Stream

LABEL = "pairing"
#: Later choices (region, target) that would make two regions inspect each other.
_Mutual = frozenset[tuple[int, int]]
#: With an acceptance of 10^-4 and more, this many tries fail less than once in 20,000 draws.
MOST_TRIES = 100_000


@dataclass(frozen=True)
class Pairing:
    """``target_of`` each region, how it was found, and after how many permutations.

    ``count`` is the number of allowed pairings where they had to be counted.
    """

    target_of: dict[str, str]
    method: str  # "rejection" | "exact"
    tries: int
    count: int | None


def draw_pairing(
    regions: Sequence[str], banned: Collection[tuple[str, str]], *, reciprocal: bool, seed: bytes,
    most_tries: int = MOST_TRIES,
) -> Pairing:
    """Draw one of the allowed pairings, each with the same probability.

    ``banned`` holds (inspecting, inspected). Raises ``Infeasible`` if none is allowed.
    """
    names = sorted(regions)
    rules = _Rules(names, banned, reciprocal)
    if not rules.promising():  # no need to try
        raise _none_allowed(rules)
    stream = Stream(seed, LABEL)
    for tries in range(1, most_tries + 1):
        order = stream.permutation(len(names))
        if rules.allow(order):
            return Pairing(_named(names, order), "rejection", tries, None)
    count = rules.count()
    if count == 0:
        raise _none_allowed(rules)
    order = rules.numbered(stream.below(count))
    return Pairing(_named(names, order), "exact", most_tries, count)


def count_pairings(
    regions: Sequence[str], banned: Collection[tuple[str, str]], *, reciprocal: bool
) -> int:
    """Return the number of allowed pairings."""
    return _Rules(sorted(regions), banned, reciprocal).count()


def no_pairing(
    regions: Sequence[str], banned: Collection[tuple[str, str]], *, reciprocal: bool
) -> Infeasible:
    """Return the error of regions that have no allowed pairing."""
    return _none_allowed(_Rules(sorted(regions), banned, reciprocal))


def _named(names: Sequence[str], order: Sequence[int]) -> dict[str, str]:
    return {names[i]: names[target] for i, target in enumerate(order)}


def _none_allowed(rules: _Rules) -> Infeasible:
    stuck = [rules.names[i] for i, row in enumerate(rules.rows) if not row]
    return Infeasible(
        "No pairing of the regions {regions} is allowed; without any target: {stuck}. Lift a ban "
        "or allow mutual inspection.",
        regions=", ".join(rules.names), stuck=", ".join(stuck) or "-",
    )


class _Rules:
    """The allowed permutations of 0 … n − 1."""

    def __init__(
        self, names: Sequence[str], banned: Collection[tuple[str, str]], reciprocal: bool
    ) -> None:
        self.names, self._reciprocal = names, reciprocal
        self.rows = [
            tuple(j for j, there in enumerate(names)
                  if j != i and (here, there) not in banned)
            for i, here in enumerate(names)
        ]

    def allow(self, order: Sequence[int]) -> bool:
        """Say whether a permutation is allowed."""
        return all(
            target in self.rows[i] and (self._reciprocal or order[target] != i)
            for i, target in enumerate(order)
        )

    def promising(self) -> bool:
        """Say whether every region has an allowed target and an allowed inspector.

        Necessary only; one region, or two that may not inspect each other, have none.
        """
        inspected = {j for row in self.rows for j in row}
        least = 2 if self._reciprocal else 3
        return all(self.rows) and len(inspected) == len(self.rows) >= least

    def count(self) -> int:
        """Count the allowed permutations, row by row, equal remainders only once."""
        return self._counter()(0, 0, _Mutual())

    def numbered(self, number: int) -> list[int]:
        """Return allowed permutation ``number`` in lexicographic order."""
        count = self._counter()
        order: list[int] = []
        used, mutual = 0, _Mutual()
        for row in range(len(self.rows)):
            for target in self._choices(row, used, mutual):
                state = self._after(row, target, used, mutual)
                below = count(row + 1, *state)
                if number < below:
                    order.append(target)
                    used, mutual = state
                    break
                number -= below
        return order

    def _counter(self) -> Callable[[int, int, _Mutual], int]:
        @cache
        def count(row: int, used: int, mutual: _Mutual) -> int:
            if row == len(self.rows):
                return 1
            return sum(
                count(row + 1, *self._after(row, target, used, mutual))
                for target in self._choices(row, used, mutual)
            )

        return count

    def _choices(self, row: int, used: int, mutual: _Mutual) -> list[int]:
        return [j for j in self.rows[row] if not used >> j & 1 and (row, j) not in mutual]

    def _after(
        self, row: int, target: int, used: int, mutual: _Mutual
    ) -> tuple[int, _Mutual]:
        """Return the columns used and the later choices that would be mutual."""
        used |= 1 << target
        later = {(i, j) for i, j in mutual if i > row and not used >> j & 1}
        if not self._reciprocal and target > row and not used >> row & 1:
            later.add((target, row))
        return used, frozenset(later)

"""Divide the rideable officers of a squad into crews of two or three."""

from __future__ import annotations

from collections.abc import Sequence

from ...data.records import Officer

LARGEST_CREW = 3

Groups = list[list[Officer]]


def pair_up(
    fit: Sequence[Officer], seniors: set[str], crews: int
) -> tuple[Groups, list[Officer]]:
    """Return ``crews`` groups, the most skilled first, and whoever is left over.

    Each group has two or three officers, one of them in ``seniors`` (ids). Every swap of
    two officers that spreads the skills better is made, until there is none.
    """
    if crews == 0:
        return [], list(fit)
    # the seniors first, so that each group begins with one
    queue = sorted(fit, key=lambda o: (o.officer_id not in seniors, -len(o.skills), o.officer_id))
    seats = queue[: crews * LARGEST_CREW]
    groups: Groups = [[] for _ in range(crews)]
    for position, officer in enumerate(seats):
        groups[position % crews].append(officer)
    left = queue[crews * LARGEST_CREW :]
    while _swap_once(groups, left, seniors):
        pass
    groups.sort(key=lambda g: (-len(_skills(g)), g[0].officer_id))
    return [sorted(g, key=lambda o: o.officer_id) for g in groups], left


def _swap_once(groups: Groups, left: list[Officer], seniors: set[str]) -> bool:
    pools = [*groups, left]
    before = _spread(groups)
    for a, group in enumerate(groups):
        for pool in pools[a + 1 :]:
            for i in range(len(group)):
                for j in range(len(pool)):
                    group[i], pool[j] = pool[j], group[i]
                    if _led(groups, seniors) and _spread(groups) > before:
                        return True
                    group[i], pool[j] = pool[j], group[i]
    return False


def _spread(groups: Groups) -> tuple[int, int]:
    """Skills on the road in all, then those of the least skilled crew."""
    sizes = [len(_skills(g)) for g in groups]
    return sum(sizes), min(sizes)


def _skills(group: list[Officer]) -> set[str]:
    return {skill for officer in group for skill in officer.skills}


def _led(groups: Groups, seniors: set[str]) -> bool:
    return all(any(o.officer_id in seniors for o in g) for g in groups)

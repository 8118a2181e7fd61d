"""Divide the rideable officers of a squad into crews of two or three."""

from __future__ import annotations

from collections.abc import Sequence

from ...data.records import Officer

LARGEST_CREW = 3

Groups = list[list[Officer]]


def pair_up(
    fit: Sequence[Officer], seniors: set[str], crews: int,
    wishes: Sequence[frozenset[str]] = (),
) -> tuple[Groups, list[Officer]]:
    """Return ``crews`` groups, the most skilled first, and whoever is left over.

    Each group has two or three officers, one of them in ``seniors`` (ids). The ``wishes`` (ids
    that were drawn to go together) are met one after the other while the rest can still be
    grouped. Every swap of two other officers that spreads the skills better is made, until
    there is none.
    """
    if crews == 0:
        return [], list(fit)
    fixed, free = _fixed(fit, seniors, crews, wishes)
    if fixed:
        others, left = pair_up(free, seniors, crews - len(fixed))
        for group in fixed:  # a third one brings more skills
            group += [left.pop(0)] if left and len(group) < LARGEST_CREW else []
        return _sorted([*others, *fixed]), left
    # the seniors first, so that each group begins with one
    queue = sorted(fit, key=lambda o: (o.officer_id not in seniors, -len(o.skills), o.officer_id))
    seats = queue[: crews * LARGEST_CREW]
    groups: Groups = [[] for _ in range(crews)]
    for position, officer in enumerate(seats):
        groups[position % crews].append(officer)
    left = queue[crews * LARGEST_CREW :]
    while _swap_once(groups, left, seniors):
        pass
    return _sorted(groups), left


def _sorted(groups: Groups) -> Groups:
    ordered = [sorted(g, key=lambda o: o.officer_id) for g in groups]
    return sorted(ordered, key=lambda g: (-len(_skills(g)), g[0].officer_id))


def _fixed(
    fit: Sequence[Officer], seniors: set[str], crews: int, wishes: Sequence[frozenset[str]]
) -> tuple[Groups, list[Officer]]:
    """Return the groups that the wishes make, and who is free for the others."""
    groups: Groups = []
    free = list(fit)
    for wish in wishes:
        chosen = [o for o in free if o.officer_id in wish]
        rest = [o for o in free if o.officer_id not in wish]
        others = crews - len(groups) - 1
        if (len(chosen) == len(wish) <= LARGEST_CREW and _led([chosen], seniors)
                and others >= 0 and len(rest) >= 2 * others
                and sum(o.officer_id in seniors for o in rest) >= others):
            groups.append(chosen)
            free = rest
    return groups, free


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

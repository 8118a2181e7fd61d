"""Are there enough people of each kind for all missions at once? Bipartite matching.

Necessary, not sufficient. A shortage of this sort is a pigeonhole, which a matching sees at
once and a SAT solver only after long counting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching

from .team_problem import TeamProblem


def short_supply(problem: TeamProblem, placed: Mapping[str, str]) -> str | None:
    """Return the first kind of people of whom not all missions can have enough, else None.

    Kinds: ``skill|S``, ``lead``, ``law``, ``senior``, ``size`` (people at all).
    """
    needs: dict[str, list[tuple[frozenset[str], int]]] = {}
    for mission, rules in problem.least.items():
        team = {p for p, m in placed.items() if m == mission}
        for low in rules:
            missing = low.least - len(low.people & team)
            if missing > 0:
                family, _, skill = low.rule.partition("|")
                kind = f"skill|{skill.split('|')[-1]}" if family == "skill" else family
                holders = low.people & problem.allowed[mission] - placed.keys()
                needs.setdefault(kind, []).append((holders, missing))
    for kind in sorted(needs):
        if not _enough(needs[kind]):
            return f"supply|{kind}"
    return None


def _enough(needs: Sequence[tuple[frozenset[str], int]]) -> bool:
    """Say whether every need can have its people, nobody serving two (bipartite matching)."""
    people = {p: i for i, p in enumerate(sorted(frozenset().union(*(h for h, _ in needs))))}
    slots = [holders for holders, count in needs for _ in range(count)]
    if len(slots) > len(people):
        return False
    rows = np.repeat(np.arange(len(slots)), [len(s) for s in slots])
    columns = np.array([people[p] for s in slots for p in sorted(s)], dtype=np.int64)
    graph = csr_matrix((np.ones(len(rows), dtype=np.int8), (rows, columns)),
                       shape=(len(slots), len(people)))
    return bool((maximum_bipartite_matching(graph, perm_type="column") >= 0).all())

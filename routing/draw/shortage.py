"""Why a campaign has no lawful teams: a minimal set of conflicting rules, and what would help.

The conflict comes from QuickXplain (Junker 2004) over the rules in their order, so it is unique
and every rule in it is needed. The relaxation breaks the rules by the least sum.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .feasible import complete, least_slack
from .team_problem import TeamProblem


def shortage(problem: TeamProblem) -> dict[str, Any]:
    """Return ``conflict`` (names of rules) and ``relaxation`` (rule, by how much)."""
    rules = problem.rules()

    def fails(kept: Sequence[str]) -> bool:
        return complete(problem.keeping(kept), {}) is None

    relaxed = least_slack(problem, rules)
    return {"conflict": quick_xplain(rules, fails),
            "relaxation": [[rule, count] for rule, count in relaxed.items()]}


def quick_xplain(
    rules: Sequence[str], fails: Callable[[Sequence[str]], bool]
) -> list[str]:
    """Return the preferred minimal failing subset of ``rules``, which fail as a whole."""
    def explain(background: list[str], grown: bool, items: list[str]) -> list[str]:
        if grown and fails(background):
            return []
        if len(items) == 1:
            return items
        half = len(items) // 2
        first, second = items[:half], items[half:]
        from_second = explain([*background, *first], bool(first), second)
        from_first = explain([*background, *from_second], bool(from_second), first)
        return from_first + from_second

    return explain([], False, list(rules))

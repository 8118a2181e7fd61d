"""``halfhour colours``: the colour code by the workspace's rule, as a difference first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...data.colouring import (
    DIMENSIONS,
    TOTAL,
    Rule,
    Verdict,
    dimension_name,
    reason,
    rule_of,
    scores_of,
    verdict,
)
from ...data.errors import BadInput
from ...data.records import ColourRule, Enterprise
from ...data.store import Workspace
from ...protocol.language import CHINESE
from ...protocol.requests.rules import ColoursRequest
from ..desk import Desk

_SHOWN = 500


@dataclass(frozen=True)
class _Judged:
    enterprise: Enterprise
    found: Verdict | None  # None: a score is lacking, the colour stays


def run(request: ColoursRequest, desk: Desk) -> dict[str, Any]:
    """Judge every enterprise; return the difference, and store it if asked to.

    An enterprise that lacks a score keeps the colour it has. Raises ``BadInput`` for a rule
    that is none, or an enterprise that is not known.
    """
    opened = desk.writing if request.save else desk.reading
    with opened(request.workspace) as workspace:
        rule = rule_of(workspace.read(ColourRule))
        enterprises = workspace.read(Enterprise)
        if request.enterprise:
            return _explained(_named(enterprises, request.enterprise), rule, desk.language)
        desk.progress(0.1, "Judging {count} enterprises", count=len(enterprises))
        judged = [_judge(e, rule) for e in enterprises]
        changed = [j for j in judged if j.found and j.found.colour != j.enterprise.colour]
        if request.save:
            _save(workspace, judged, rule, desk)
    return _answer(judged, changed, rule, desk.language) | {"saved": request.save}


def _judge(enterprise: Enterprise, rule: Rule) -> _Judged:
    scores = scores_of(enterprise)
    return _Judged(enterprise, None if scores is None else verdict(scores, rule))


def _save(workspace: Workspace, judged: list[_Judged], rule: Rule, desk: Desk) -> None:
    wanted = [(j.enterprise, j.found.colour, reason(j.found, rule, CHINESE))
              for j in judged if j.found is not None]
    wanted = [(e, colour, why) for e, colour, why in wanted
              if (e.colour, e.colour_reason) != (colour, why)]
    steps: Counter[str] = Counter(f"{e.colour} -> {colour}" for e, colour, _ in wanted
                                  if e.colour != colour)
    with workspace.transaction() as writer:
        for e, colour, why in wanted:
            writer.update(Enterprise, {"enterprise_id": e.enterprise_id}, colour=colour,
                          colour_reason=why)
        if not workspace.count(ColourRule):
            writer.append(rule.lines.values())  # whoever looks for the rule finds it
        told = ", ".join(f"{step}: {n}" for step, n in sorted(steps.items())) or "no change"
        writer.log(desk.actor, "colours", told)


def _answer(
    judged: list[_Judged], changed: list[_Judged], rule: Rule, language: str
) -> dict[str, Any]:
    today = date.today()
    listed = [j.enterprise for j in judged if j.enterprise.positive_list]
    return {
        "rule": [_line(rule, d, language) for d in (*DIMENSIONS, TOTAL)],
        "before": dict(Counter(j.enterprise.colour for j in judged)),
        "after": dict(Counter(_colour(j) for j in judged)),
        "kept": sum(j.found is None for j in judged),
        "changed": len(changed),
        "changes": [{
            "enterprise_id": j.enterprise.enterprise_id, "name": j.enterprise.name,
            "before": j.enterprise.colour, "after": _colour(j),
            "reason": reason(j.found, rule, language)} for j in changed[:_SHOWN]
            if j.found is not None],
        "positive": {
            "listed": len(listed),
            "expired": sum(e.positive_until is not None and e.positive_until < today
                           for e in listed),
            "red": sum(_colour(j) == "red" for j in judged if j.enterprise.positive_list),
        },
    }


def _colour(judged: _Judged) -> str:
    return judged.found.colour if judged.found is not None else judged.enterprise.colour


def _line(rule: Rule, dimension: str, language: str) -> dict[str, Any]:
    row = rule.lines[dimension]
    return {"dimension": dimension, "name": dimension_name(dimension, language),
            "weight": row.weight if dimension != TOTAL else None,
            "red_below": row.red_below, "yellow_below": row.yellow_below}


def _explained(enterprise: Enterprise, rule: Rule, language: str) -> dict[str, Any]:
    found = _judge(enterprise, rule).found
    points = [
        _line(rule, d, language) | {
            "score": (score := getattr(enterprise, f"score_{d}")),
            "points": None if score is None else round(score * rule.lines[d].weight, 2)}
        for d in DIMENSIONS]
    return {
        "enterprise_id": enterprise.enterprise_id, "name": enterprise.name,
        "colour": enterprise.colour, "stored_reason": enterprise.colour_reason,
        "computed": found.colour if found else None,
        "reason": reason(found, rule, language) if found else None,
        "total": found.total if found else None, "dimensions": points,
        "total_line": _line(rule, TOTAL, language),
        "positive_list": enterprise.positive_list,
        "positive_until": enterprise.positive_until.isoformat()
        if enterprise.positive_until else None,
        "saved": False,
    }


def _named(enterprises: list[Enterprise], said: str) -> Enterprise:
    for column in ("enterprise_id", "uscc", "name"):
        found = [e for e in enterprises if getattr(e, column) == said]
        if len(found) == 1:
            return found[0]
        if found:
            raise BadInput("{count} enterprises are called {name}; write the permit code.",
                           count=len(found), name=said)
    raise BadInput("There is no enterprise {name} in the workspace.", name=said)

"""The colour code in words: the rule, the difference, the explanation of one enterprise."""

from __future__ import annotations

from typing import Any

from ...protocol.codes import CODES
from ...protocol.fields import chosen
from ...protocol.language import say
from .columns import columns

_SHOWN = 20
_COLOURS = ("red", "yellow", "green", "uncoded")


def colours(outcome: dict[str, Any], language: str) -> list[str]:
    """Say which enterprises get another colour and why, or explain one."""
    if "dimensions" in outcome:
        return _explained(outcome, language)
    out = [say("The rule (table colour_rules):", language), *_rule(outcome["rule"], language)]
    out += columns([
        ["", say("before", language), say("after", language)],
        *([_colour(c, language), str(outcome["before"].get(c, 0)),
           str(outcome["after"].get(c, 0))] for c in _COLOURS)])
    if outcome["kept"]:
        out.append(say("{count} enterprises lack a score and keep their colour.", language,
                       count=outcome["kept"]))
    positive = outcome["positive"]
    out.append(say("Positive list: {listed} enterprises; {expired} entries have ended, {red} are "
                   "red by the rule.", language, **positive))
    if outcome["changes"]:
        out.append(say("{count} enterprises change:", language, count=outcome["changed"]))
        out += columns([[c["enterprise_id"], c["name"],
                         f"{_colour(c['before'], language)} → {_colour(c['after'], language)}",
                         c["reason"]] for c in outcome["changes"][:_SHOWN]])
        if outcome["changed"] > _SHOWN:
            out.append("  " + say("and {more} more", language, more=outcome["changed"] - _SHOWN))
    else:
        out.append(say("No enterprise changes its colour.", language))
    out.append(say("Saved.", language) if outcome["saved"] else
               say("Nothing was written; --save stores it.", language))
    return out


def _explained(outcome: dict[str, Any], language: str) -> list[str]:
    out = [f"{outcome['enterprise_id']}  {outcome['name']}",
           say("Colour stored: {colour}. {reason}", language,
               colour=_colour(outcome["colour"], language), reason=outcome["stored_reason"])]
    out += _rule([*outcome["dimensions"],
                  outcome["total_line"] | {"score": outcome["total"], "points": None}], language)
    if outcome["computed"] is None:
        out.append(say("A score is lacking; the rule gives no colour.", language))
    else:
        out.append(say("By the rule: {colour}. {reason}", language,
                       colour=_colour(outcome["computed"], language), reason=outcome["reason"]))
    if outcome["positive_list"]:
        out.append(say("On the positive list until {day}.", language,
                       day=outcome["positive_until"] or "–"))
    return out


def _rule(lines: list[dict[str, Any]], language: str) -> list[str]:
    head = [say(w, language) for w in ("dimension", "weight", "red below", "yellow below")]
    scored = "score" in lines[0]
    if scored:
        head += [say("score", language), say("points", language)]
    rows = [[line["name"], _number(line["weight"]), _number(line["red_below"]),
             _number(line["yellow_below"]),
             *([_number(line["score"]), _number(line["points"])] if scored else [])]
            for line in lines]
    return columns([head, *rows])


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _colour(code: str, language: str) -> str:
    return chosen(CODES["enterprises"]["colour"][code], language)

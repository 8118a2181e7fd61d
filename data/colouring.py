"""The red-yellow-green code (三色赋码): a visible rule on four scores, with its reason.

The four dimensions (污染排放、执法监管、环境安全、公众监督) follow Huzhou's published practice;
weights and thresholds are rows of the table ``colour_rules``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..protocol.language import CHINESE, _, say
from .errors import BadInput
from .records import ColourRule, Enterprise
from .rule_presets import COLOUR_RULES

DIMENSIONS = ("discharge", "enforcement", "safety", "public")
TOTAL = "total"
Scores = tuple[float, float, float, float]


_NAMES = {"discharge": _("discharge"), "enforcement": _("enforcement"), "safety": _("safety"),
          "public": _("public supervision"), TOTAL: _("total")}
_BELOW = _("{name} {value:.1f}, below {least:g}")
_ENDS = {"red": _("{reasons}: red code."), "yellow": _("{reasons}: yellow code.")}
_GREEN = _("Total {total:.1f}, not below {least:g}; no dimension below {score:g}: green code.")
_GREEN_EACH = _("Total {total:.1f}, not below {least:g}; no dimension below its own limit: green "
                "code.")


@dataclass(frozen=True)
class Rule:
    """The lines of ``colour_rules`` by dimension; all five are there, the weights sum to 1."""

    lines: dict[str, ColourRule]

    def total(self, scores: Scores) -> float:
        """Return the weighted total, rounded to the tenth that is shown."""
        weights = (self.lines[d].weight for d in DIMENSIONS)
        return round(sum(w * s for w, s in zip(weights, scores, strict=True)), 1)


@dataclass(frozen=True)
class Verdict:
    """A colour, the total, and why: (dimension or ``total``, value, least value demanded)."""

    colour: str
    total: float
    short: tuple[tuple[str, float, float], ...]


def rule_of(rows: Iterable[ColourRule]) -> Rule:
    """Return the rule of the table; an empty table means the preset.

    Raises ``BadInput`` naming the line for a missing dimension, weights that do not sum to 1,
    and limits that are out of order.
    """
    lines = {row.dimension: row for row in rows} or {r.dimension: r for r in COLOUR_RULES}
    for dimension in (*DIMENSIONS, TOTAL):
        if dimension not in lines:
            raise BadInput("Table colour_rules has no line {dimension}; add it.",
                           dimension=dimension)
    for row in lines.values():
        if not 0 <= row.red_below <= row.yellow_below <= 100:
            raise BadInput("Table colour_rules, line {dimension}: the limits are {red:g} and "
                           "{yellow:g}; 0 ≤ red ≤ yellow ≤ 100 must hold.",
                           dimension=row.dimension, red=row.red_below, yellow=row.yellow_below)
    weight = sum(lines[d].weight for d in DIMENSIONS)
    if abs(weight - 1.0) > 1e-6 or any(lines[d].weight < 0 for d in DIMENSIONS):
        raise BadInput("Table colour_rules: the weights of the four dimensions sum to {weight:g}; "
                       "they must not be negative, and sum to 1.", weight=weight)
    return Rule(lines)


DEFAULT_RULE = rule_of(())


def scores_of(enterprise: Enterprise) -> Scores | None:
    """Return the four scores of an enterprise, None if one is lacking."""
    first, second, third, fourth = (getattr(enterprise, f"score_{d}") for d in DIMENSIONS)
    if None in (first, second, third, fourth):
        return None
    return first, second, third, fourth


def verdict(scores: Scores, rule: Rule = DEFAULT_RULE) -> Verdict:
    """Judge four scores: red, else yellow, else green."""
    total = rule.total(scores)
    values = {TOTAL: total, **dict(zip(DIMENSIONS, scores, strict=True))}
    for colour in ("red", "yellow"):
        limits = {d: getattr(rule.lines[d], f"{colour}_below") for d in values}
        short = tuple((d, v, limits[d]) for d, v in values.items() if v < limits[d])
        if short:
            return Verdict(colour, total, short)
    return Verdict("green", total, ())


def reason(found: Verdict, rule: Rule = DEFAULT_RULE, language: str = CHINESE) -> str:
    """Return the reason of a colour as one sentence."""
    if found.short:
        parts = [say(_BELOW, language, name=dimension_name(d, language), value=v, least=least)
                 for d, v, least in found.short]
        joined = ("；" if language == CHINESE else "; ").join(parts)
        sentence = say(_ENDS[found.colour], language, reasons=joined)
        return sentence[0].upper() + sentence[1:]
    limits = {rule.lines[d].yellow_below for d in DIMENSIONS}
    least = rule.lines[TOTAL].yellow_below
    if len(limits) > 1:
        return say(_GREEN_EACH, language, total=found.total, least=least)
    return say(_GREEN, language, total=found.total, least=least, score=limits.pop())


def dimension_name(dimension: str, language: str) -> str:
    """Return what people call a dimension."""
    return say(_NAMES[dimension], language)

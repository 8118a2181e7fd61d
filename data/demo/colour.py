"""The red-yellow-green code (三色赋码): a visible rule on four scores, with its reason.

The four dimensions follow Huzhou's published practice (污染排放、执法监管、环境安全、
公众监督); the weights and thresholds are ours, for demonstration.
"""

from __future__ import annotations

from dataclasses import dataclass

DIMENSIONS = ("污染排放", "执法监管", "环境安全", "公众监督")
Scores = tuple[float, float, float, float]


@dataclass(frozen=True)
class ColourRule:
    """Weights of the four dimensions (sum 1) and the least scores, 0–100, of a colour.

    Red: the total below ``red_total`` or one score below ``red_score``; else yellow:
    below ``yellow_total`` or one below ``yellow_score``; else green.
    """

    weights: Scores = (0.35, 0.30, 0.20, 0.15)
    red_total: float = 60.0
    red_score: float = 40.0
    yellow_total: float = 75.0
    yellow_score: float = 60.0

    def total(self, scores: Scores) -> float:
        """Return the weighted total, rounded to the tenth that is shown."""
        return round(sum(w * s for w, s in zip(self.weights, scores, strict=True)), 1)


DEFAULT_RULE = ColourRule()


def colour_of(scores: Scores, rule: ColourRule = DEFAULT_RULE) -> tuple[str, str]:
    """Return the colour (``red``, ``yellow``, ``green``) and its reason, a Chinese sentence."""
    total = rule.total(scores)
    for colour, word, least_total, least_score in (
        ("red", "红", rule.red_total, rule.red_score),
        ("yellow", "黄", rule.yellow_total, rule.yellow_score),
    ):
        short = _shortfalls(total, scores, least_total, least_score)
        if short:
            return colour, f"{'；'.join(short)}，赋{word}码。"
    return "green", (
        f"综合{total:.1f}分，不低于{rule.yellow_total:g}分，"
        f"四个维度均不低于{rule.yellow_score:g}分，赋绿码。"
    )


def _shortfalls(
    total: float, scores: Scores, least_total: float, least_score: float
) -> list[str]:
    short = []
    if total < least_total:
        short.append(f"综合{total:.1f}分，低于{least_total:g}分")
    for name, score in zip(DIMENSIONS, scores, strict=True):
        if score < least_score:
            short.append(f"{name}{score:.1f}分，低于{least_score:g}分")
    return short

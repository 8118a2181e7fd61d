"""Rules that differ from place to place, as tables that are edited: colours, draw classes."""

from __future__ import annotations

from dataclasses import dataclass

from .table import table


@table("colour_rules", key=("dimension",))
@dataclass(frozen=True)
class ColourRule:
    """One line of the rule of the red-yellow-green code (三色赋码).

    ``dimension`` is ``discharge``, ``enforcement``, ``safety``, ``public`` or ``total``. The
    total is the sum of score × ``weight``; its own weight means nothing. A score (0–100) below
    ``red_below`` makes the enterprise red, else one below ``yellow_below`` yellow.
    """

    dimension: str
    weight: float
    red_below: float
    yellow_below: float


@table("draw_schemes", key=("scheme_id",))
@dataclass(frozen=True)
class DrawScheme:
    """A scheme of double-random draws: its cap, its ``mode`` and where it was published.

    ``cap`` is the greatest number of checks of an enterprise a year, ``cool_down_days`` the
    least time between two. ``mode`` is ``independent`` or ``rotation``, ``ratio_base``
    ``eligible`` or ``class``.
    """

    scheme_id: str
    name_en: str
    name_zh: str
    source: str
    period: str
    mode: str
    ratio_base: str
    cap: int
    cool_down_days: int
    weights: tuple[str, ...]  # ``red:4``


@table("draw_classes", key=("scheme_id", "code"))
@dataclass(frozen=True)
class DrawClass:
    """A class of a scheme: which enterprises, in the order ``seq``, and how many are drawn.

    An enterprise is of the first class whose conditions it meets; an empty condition is met by
    all. Drawn are ``share_pct`` percent, or ``per_officer`` for each officer.
    """

    scheme_id: str
    code: str
    seq: int
    name_en: str
    name_zh: str
    colours: tuple[str, ...]
    permit_classes: tuple[str, ...]
    districts: tuple[str, ...]
    industries: tuple[str, ...]
    share_pct: float | None
    per_officer: int | None

"""Plans of one day that were made to be weighed against each other."""

from __future__ import annotations

from dataclasses import dataclass

from .table import table


@table("tradeoffs", key=("plan_id",))
@dataclass(frozen=True)
class TradeOff:
    """A plan's place in a series from most coverage to least driving.

    ``series_id`` is the id of the first plan of the series; ``rank`` counts from 1 to ``plans``.
    The plan was made for a floor ``aimed_points`` below static(t), None: for none at all;
    in ``below_min`` minutes it does not hold the floor of the workspace (0: it holds it).
    """

    plan_id: str
    series_id: str
    rank: int
    plans: int
    aimed_points: float | None
    below_min: int

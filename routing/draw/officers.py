"""Second half of the double random: which two officers inspect each drawn enterprise.

All officers are put in a random order of their own for every enterprise; the first lawful pair
in that order goes. Lawful: two valid certificates (行政处罚法 art. 42), nobody who must recuse
themselves (art. 43), the own district, the skill of the industry, not two novices, nobody
over the greatest number of visits, and by default both of one squad, so that they can ride
together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from .stream import in_order

LABEL = "officer"


def draw_officers(
    frozen: Mapping[str, Any], enterprises: Sequence[str], seed: bytes
) -> list[dict[str, Any]]:
    """Draw a pair for each enterprise in the order drawn; without one, ``missing`` says why."""
    by_id = {row["id"]: row for row in frozen["enterprises"]}
    recused = {(officer, enterprise) for officer, enterprise in frozen["recusals"]}
    load: Counter[str] = Counter()
    drawn = []
    for name in enterprises:
        pair, missing = _pair(frozen, by_id[name], recused, load, seed)
        load.update(pair)
        drawn.append({"enterprise": name, "officers": pair, "missing": missing})
    return drawn


def fit_officers(
    frozen: Mapping[str, Any], enterprise: Mapping[str, Any], recused: set[tuple[str, str]]
) -> list[Mapping[str, Any]]:
    """Return the officers who may inspect ``enterprise`` at all."""
    day, rules = frozen["day"], frozen["officer_rules"]
    return [
        o for o in frozen["officers"]
        if o["cert_from"] is not None and o["cert_from"] <= day <= o["cert_to"]
        and (o["id"], enterprise["id"]) not in recused
        and (not rules["own_district"] or o["district"] in (None, enterprise["district"]))
    ]


def is_novice(joined_on: str, day: str, years: int) -> bool:
    """Say whether somebody has served less than ``years`` years of 365.25 days on ``day``."""
    served = (date.fromisoformat(day) - date.fromisoformat(joined_on)).days
    return served * 4 < years * 1461


def _pair(
    frozen: Mapping[str, Any], enterprise: Mapping[str, Any], recused: set[tuple[str, str]],
    load: Counter[str], seed: bytes,
) -> tuple[list[str], str | None]:
    rules, need = frozen["officer_rules"], enterprise["skill"]
    fit = {o["id"]: o for o in fit_officers(frozen, enterprise, recused)}
    most = rules["visits_max"]
    free = [name for name in fit if not most or load[name] < most]
    order = in_order(seed, f"{LABEL}|{enterprise['id']}", free)
    novices = {n for n in free if is_novice(fit[n]["joined_on"], frozen["day"],
                                            rules["novice_years"])}
    skilled = {n for n in free if need is None or need in fit[n]["skills"]}
    squad = {n: fit[n]["squad"] for n in free} if rules.get("same_squad") else None
    other = None
    # combinations() keeps the order, so the pair found is the first in lexicographic order
    for pair in combinations(order, 2):
        if skilled.intersection(pair) and not novices.issuperset(pair):
            if squad is None or squad[pair[0]] == squad[pair[1]] is not None:
                return list(pair), None
            other = pair
    return [], "same_squad" if other else _missing(len(fit), free, skilled, novices)


def _missing(fit: int, free: Sequence[str], skilled: set[str], novices: set[str]) -> str:
    """Name the rule that left no pair, the first that does so on its own."""
    if fit < 2:
        return "two_officers"
    if len(free) < 2:
        return "visits_max"
    if not skilled:
        return "skill"
    return "novices" if novices.issuperset(free) else "skill"

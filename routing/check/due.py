"""What is due on a day: the items of each enterprise, merged as the definition says."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from .drawn import in_last_days, open_for_the_draw
from .read import Row, Tables, texts
from .report import Findings
from .rules import Rules

_CHECKS_A_YEAR = 2  # 国办发〔2024〕54号 and the provincial rules after it
_MINUTE_EPSILON = 1e-9


@dataclass(frozen=True)
class DueVisit:
    """The visit that the items of one enterprise add up to. Minutes, as the names say."""

    enterprise: Row
    items: frozenset[str]
    item_names: tuple[str, ...]
    duration_min: float
    open_min: float
    close_min: float
    skills: frozenset[str]
    mandatory: bool
    prize: float
    break_off_min: float | None
    crews: int
    kit: frozenset[str]


def due_visits(tables: Tables, rules: Rules, findings: Findings) -> dict[str, DueVisit]:
    """Return enterprise id → the visit due there on the plan's day."""
    enterprises = {e["enterprise_id"]: e for e in tables.enterprises}
    due: dict[str, list[Row]] = defaultdict(list)
    for item in tables.items:
        if item["done_on"] or not item["due_from"][:10] <= tables.day <= item["due_to"][:10]:
            continue
        enterprise = enterprises.get(item["enterprise_id"])
        if enterprise is None:
            findings.notice("item_without_enterprise", item=item["item_id"],
                            enterprise=item["enterprise_id"])
        elif _admitted(item, enterprise, tables.day) and open_for_the_draw(item, tables):
            due[item["enterprise_id"]].append(item)
    return {key: _merged(enterprises[key], items, rules, tables.day)
            for key, items in due.items()}


def on_positive_list(enterprise: Row, day: str) -> bool:
    """Whether the enterprise is exempt from planned on-site checks on ``day``."""
    until = enterprise["positive_until"]
    return bool(enterprise["positive_list"]) and (not until or until[:10] >= day)


def _admitted(item: Row, enterprise: Row, day: str) -> bool:
    if on_positive_list(enterprise, day) and item["kind"] != "case":
        return False
    return not (item["counts_to_cap"] and enterprise["checks_this_year"] >= _CHECKS_A_YEAR)


def _merged(enterprise: Row, items: list[Row], rules: Rules, day: str) -> DueVisit:
    longest = max(i["duration_min"] for i in items)
    others = sum(i["duration_min"] for i in items) - longest
    breaks = [i["break_off_min"] for i in items]
    opens = [i["open_min"] for i in items if i["open_min"] is not None]
    closes = [i["close_min"] for i in items if i["close_min"] is not None]
    return DueVisit(
        enterprise=enterprise,
        items=frozenset(i["item_id"] for i in items),
        item_names=tuple(i["name"] for i in items),
        duration_min=math.ceil(longest + others / 2 - _MINUTE_EPSILON),
        open_min=max([*opens, rules.duty_start_min]),
        close_min=min([*closes, rules.duty_end_min]),
        skills=frozenset(i["skill"] for i in items if i["skill"]),
        mandatory=any(i["mandatory"] or in_last_days(i, day) for i in items),
        prize=sum(i["prize"] for i in items),
        break_off_min=None if None in breaks else max(breaks),
        crews=max(1, *(i.get("crews_needed") or 1 for i in items)),
        kit=frozenset(name for i in items for name in texts(i.get("kit") or "")),
    )

"""What stands on every sheet: 图名, 密级, stamps, maker and dates, sources, page number."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Dict

from ...protocol.coordinate_note import coordinate_note
from ...protocol.language import say
from .order import PrintOrder
from .plan_rows import PlanRows

SECRECY = "Internal – keep safe"
DEMO_STAMP = "Demo data · schematic, not the real boundaries"
INTERNAL_STAMP = "Internal working map, not to be published without review"


def furniture(plan: PlanRows, order: PrintOrder, *, title: str, subtitle: str) -> Dict[str, str]:
    """Return the texts by item id."""
    language = order.language
    facts = plan.facts
    stamp = say(DEMO_STAMP, language).replace(" · ", "\n") if facts.demo else ""
    return {
        "title": title,
        "subtitle": subtitle,
        "secrecy": say(SECRECY, language),
        "demo_stamp": stamp,
        "crs_note": say(
            "{note}. Driving times: free flow × {factor}.", language,
            note=coordinate_note(facts.metric_epsg, language),
            factor=json.loads(plan.head["settings"])["travel_factor"]),
        "maker": say(
            "Made by: {maker} · {author} · on {made} · data of {data}", language,
            maker=plan.makers[0] if plan.makers else facts.city,
            author=_person(plan.head["author"]), made=order.made_on.isoformat(),
            data=data_day(plan)),
        "attribution": facts.attribution,
    }


def _person(author: str) -> str:
    """Return who made the plan; a program's name stands for nobody."""
    return author if author not in ("", "command line", "engine") else "–"


def data_day(plan: PlanRows) -> str:
    """Return the local day on which the plan was made from the data."""
    moment = datetime.strptime(plan.head["made_at"], "%Y-%m-%dT%H:%M:%S")
    return (moment + timedelta(minutes=plan.facts.utc_offset_min)).date().isoformat()


def page_text(number: int, count: int, language: str) -> str:
    """Return page n of N."""
    return say("Page {number} of {count}", language, number=number, count=count)

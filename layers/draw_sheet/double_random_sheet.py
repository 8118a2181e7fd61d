"""The record sheet of a double-random draw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .markup import both, element, page, table
from .names import Names
from .protocol_part import head, numbers, signatures

#: Why an enterprise got no officers, as in ``routing.draw.officers``.
MISSING: dict[str, str] = {
    "two_officers": "fewer than two lawful officers",
    "visits_max": "everybody has the most visits already",
    "skill": "nobody with the skill",
    "novices": "only novices are left",
    "same_squad": "no lawful pair within one squad",
}


def double_random_sheet(record: Mapping[str, Any], names: Names, *, sealed: bool) -> str:
    """Return the sheet as HTML."""
    roster, result = record["roster"], record["result"]
    scheme = roster["scheme"]
    words = {c["code"]: f"{c['zh']} {c['en']}" for c in scheme["classes"]}
    classes = [
        [words[c["class"]], c["size"], c["excluded"]["positive_list"], c["excluded"]["cap"],
         c["excluded"]["cool_down"], c["eligible"], c["number"]] for c in result["classes"]
    ]
    code_of = {e: c["class"] for c in result["classes"] for e in c["drawn"]}
    visits = [
        [number, words[code_of[v["enterprise"]]], names.enterprise(v["enterprise"], sealed=sealed),
         "、".join(names.officer(o) for o in v["officers"])
         or element("span", both(MISSING[v["missing"]]), cls="broken")]
        for number, v in enumerate(result["visits"], start=1)
    ]
    return page(f"{record['draw_id']} 双随机抽取记录单", [
        *head(both("Record sheet of the double random"), record, sealed=sealed),
        *numbers(record, sealed=sealed),
        element("h2", both("Classes and ratios")),
        element("p", f"{scheme['zh']} — {scheme['source']}"),
        table([both("Class"), both("In the directory"), both("Positive list"),
               both("Yearly cap reached"), both("Checked lately"), both("Could be drawn"),
               both("Drawn")], classes),
        element("h2", both("Enterprises drawn, in the order drawn, and their officers")),
        table([both("No."), both("Class"), both("Enterprise"), both("Officers (certificate)")],
              visits),
        *signatures(),
    ])

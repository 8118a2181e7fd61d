"""What every sheet has: head, the protocol's numbers, how to verify, and signatures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .markup import Markup, both, element, facts, table


def head(title: Markup, record: Mapping[str, Any], *, sealed: bool) -> list[Markup]:
    """Return stamp, title and the draw's own facts."""
    roster = record["roster"]
    parts = [element("p", both("Internal, keep safe"), cls="stamp"), element("h1", title)]
    if roster["demo"]:
        parts.append(element("p", both("demo data, not real"), cls="demo"))
    if sealed:
        parts.append(element("p", both("Sealed: the enterprises are hidden until they are "
                                       "visited"), cls="demo"))
    return [*parts, facts([
        (both("Draw"), record["draw_id"]), (both("Bureau"), roster["title"]),
        (both("Day"), roster["day"]), (both("Drawn at (UTC)"), record["drawn_at"]),
    ])]


def numbers(record: Mapping[str, Any], *, sealed: bool) -> list[Markup]:
    """Return the protocol step by step, with its numbers.

    Salt and seed tell whoever has the roster what was drawn, so a sealed sheet lacks them.
    """
    later = both("Shown when the seal is opened")
    return [
        element("h2", both("How the seed came about")),
        facts([
            (both("1. Roster frozen, SHA-256"), record["roster_sha256"]),
            (both("2. Commitment, SHA-256 of the salt"), record["commitment"]),
            (both("3. Digits of the witness"), record["digits"]),
            (both("4. Salt, shown after the draw"), later if sealed else record["salt"]),
            (both("5. Seed: SHA-256 of 1, 4 and 3"), later if sealed else record["seed"]),
            (both("Record, SHA-256"), record["record_sha256"]),
        ]),
        element("p", both("Anyone can repeat this draw from its record: halfhour verify "
                          "RECORD.json. Numbers 1 and 2 were shown before number 3 was said; "
                          "compare them with your own notes.")),
    ]


def signatures() -> list[Markup]:
    """Return the lines to sign on."""
    who = [both("Witness"), both("Operator"), both("Supervisor"), both("Date")]
    empty = "".join("<td></td>" for _ in who)
    return [element("h2", both("Signatures")),
            Markup(table(who, []).replace("<tbody></tbody>",
                                          f'<tbody class="sign"><tr>{empty}</tr></tbody>'))]

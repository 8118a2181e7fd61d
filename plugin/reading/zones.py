"""Districts to choose from, and the joint zones that are stored."""

from __future__ import annotations

import json
from typing import Any, Dict, List, NamedTuple

from ...protocol.zone_words import WARN_DAYS
from .connection import rows


class Named(NamedTuple):
    """A district: its code and what it is called."""

    district: str
    name: str
    own: bool


class Stored(NamedTuple):
    """A stored zone: its id, its two districts and the wish it was designed from."""

    zone_id: str
    district_a: str
    district_b: str
    wish: Dict[str, Any]


def districts(workspace: str) -> List[Named]:
    """Return the districts, ours first."""
    found = rows(workspace, "SELECT district, name, own FROM districts ORDER BY own DESC, district")
    return [Named(code, name, bool(own)) for code, name, own in found]


class RunsOut(NamedTuple):
    """An agreement behind a zone that has run out, or soon will."""

    name: str
    valid_to: str
    days_left: int  # negative: it has run out


def running_out(workspace: str, today: str) -> List[RunsOut]:
    """Return the agreements behind the zones that ran out, or soon will, on ``today`` (ISO)."""
    found = rows(workspace, """
        SELECT name, valid_to, CAST(julianday(valid_to) - julianday(?) AS INTEGER) AS days_left
        FROM agreements WHERE agreement_id IN (SELECT agreement_id FROM joint_zones)
        AND days_left <= ? ORDER BY valid_to, name""", (today, WARN_DAYS))
    return [RunsOut(*row) for row in found]


def stored(workspace: str) -> List[Stored]:
    """Return the zones, the one stored last first.

    A zone without its wish, e.g. an imported one, is read from its columns.
    """
    columns = {name for _, name, *_ in rows(workspace, "PRAGMA table_info(joint_zones)")}
    wish = "z.design" if "design" in columns else "NULL"
    found = rows(workspace, f"""
        SELECT z.zone_id, l.district_a, l.district_b, {wish}, z.ends,
               (SELECT width_m FROM joint_zones w WHERE w.zone_id = z.zone_id
                AND w.district = l.district_a),
               (SELECT width_m FROM joint_zones w WHERE w.zone_id = z.zone_id
                AND w.district = l.district_b)
        FROM joint_zones z JOIN boundary_lines l ON l.line_id = z.line_id
        GROUP BY z.zone_id ORDER BY max(z.fid) DESC""")
    return [
        Stored(zone, a, b, json.loads(design) if design else {
            "ends": ends, "width_a": width_a, "width_b": width_b})
        for zone, a, b, design, ends, width_a, width_b in found]

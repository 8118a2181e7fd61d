"""Draws, what can be drawn, and where regions are shown on the map."""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Tuple

from .connection import has_table, rows

DOUBLE_RANDOM, CAMPAIGN = "double_random", "campaign"
#: Kind of draw → the engine's command for it.
COMMAND_OF = {DOUBLE_RANDOM: "draw", CAMPAIGN: "teams"}


class StoredDraw(NamedTuple):
    """A draw of the workspace; never what a sealed one has drawn."""

    draw_id: str
    kind: str
    state: str
    day: str
    roster_sha256: str
    commitment: str
    digits: str


def draws(workspace: str) -> List[StoredDraw]:
    """Return the draws that were not given up, the newest first."""
    found = rows(workspace, "SELECT draw_id, kind, state, day, roster_sha256, commitment, digits "
                            "FROM draws WHERE state <> 'void' ORDER BY committed_at DESC, fid DESC")
    return [StoredDraw(*(cell or "" for cell in row)) for row in found]


def campaigns(workspace: str) -> List[Tuple[str, str]]:
    """Return (campaign id, name), the newest first."""
    return rows(workspace, "SELECT campaign_id, name FROM campaigns ORDER BY from_day DESC")


def schemes(workspace: str) -> List[Tuple[str, str, str]]:
    """Return (scheme id, English name, Chinese name)."""
    if not has_table(workspace, "draw_schemes"):
        return []
    return rows(workspace, "SELECT scheme_id, name_en, name_zh FROM draw_schemes ORDER BY fid")


def region_points(workspace: str) -> Dict[str, Tuple[float, float]]:
    """Return lon/lat by region: its first brigade, else the middle of its bounding box."""
    found = rows(workspace, "SELECT d.district, (r.minx + r.maxx) / 2, (r.miny + r.maxy) / 2 "
                            "FROM districts d JOIN rtree_districts_geom r ON r.id = d.fid")
    points = {region: (lon, lat) for region, lon, lat in found}
    homes = rows(workspace, "SELECT b.district, r.minx, r.miny FROM brigades b "
                            "JOIN rtree_brigades_geom r ON r.id = b.fid "
                            "WHERE b.district IS NOT NULL ORDER BY b.fid DESC")
    points.update({region: (lon, lat) for region, lon, lat in homes})
    return points

"""The request of road closures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from .command import WORKSPACE, command, option


@command("close", "Close a road for a time, list the closures, or lift one", writes=True)
@dataclass(frozen=True)
class CloseRequest:
    """Draw a closure or lift one; without either, the closures are listed."""

    workspace: str = option(WORKSPACE, positional=True)
    at: str = option("close the road at LON,LAT in degrees (CGCS2000)", "")
    line: str = option("close the roads along and across a line: WKT, or a GeoJSON file", "")
    polygon: str = option("close every road in an area: WKT, or a GeoJSON file", "")
    reason: str = option("why, as people call it: flood, road works …", "")
    valid_from: Optional[str] = option("closed from, local time YYYY-MM-DDTHH:MM; default: always",
                                       None, alias="--from")
    valid_until: Optional[str] = option("open again at, local time YYYY-MM-DDTHH:MM; "
                                        "default: never", None, alias="--until")
    source: str = option("who says so; default: who closes it", "")
    lift: str = option("id of a closure to lift", "")

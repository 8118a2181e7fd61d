"""What was printed, in words."""

from __future__ import annotations

from typing import Any

from ...protocol.language import say


def printed(outcome: dict[str, Any], language: str) -> list[str]:
    """Name the files with their pages and tracks."""
    out = [
        say("{path}: {pages} pages", language, path=outcome[sheet], pages=outcome["pages"][sheet])
        for sheet in ("cards", "overview") if outcome[sheet]
    ]
    if outcome["gpx"]:
        out.append(say("{path}: {tracks} tracks", language, path=outcome["gpx"],
                       tracks=outcome["tracks"]))
    return out

"""What was loaded, what was dropped and what had to be assumed: said, never hidden."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class LoadReport:
    """The report of one load. Lengths in km, ``bbox`` west, south, east, north in degrees.

    ``dropped_*``: outside the largest strongly connected part. ``clipped_ways`` leave the
    file (``missing_nodes`` of theirs are not in it). ``skipped_links`` could not be used at
    all. ``assumed_class_links``/``assumed_speed_links``: loaded links whose class/speed the
    source does not state. ``columns``: meaning → column name, of link layers.
    ``turn_restrictions``: those that bind. ``notes`` are remarks as {language: sentence}.
    """

    source: str
    sha256: str
    format: str
    attribution: str
    metric_epsg: int
    nodes: int
    links: int
    km: float
    bbox: tuple[float, float, float, float]
    dropped_nodes: int
    dropped_links: int
    dropped_km: float
    clipped_ways: int
    missing_nodes: int
    skipped_links: int
    assumed_class_links: int
    assumed_speed_links: int
    columns: dict[str, str]
    turn_restrictions: int
    notes: tuple[dict[str, str], ...]

    def as_dict(self) -> dict[str, object]:
        """Return the report as JSON-able values."""
        return dataclasses.asdict(self)

    def to_json(self) -> str:
        """Return the report as JSON text, as the setting ``roads`` keeps it."""
        return json.dumps(self.as_dict(), ensure_ascii=False, sort_keys=True)


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

"""Which skill an inspection of an industry needs most: ``resources/draw/industry_skills.csv``."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources


def industry_skill(code: str) -> str | None:
    """Return the skill for a GB/T 4754 code such as ``C2614``, None if none is stated."""
    digits = code.lstrip("ABCDEFGHIJKLMNOPQRST")
    skills = _skills()
    for length in range(len(digits), 1, -1):
        if digits[:length] in skills:
            return skills[digits[:length]]
    return None


@lru_cache(maxsize=1)
def _skills() -> dict[str, str]:
    root = __package__.split(".")[0]
    folder = resources.files(root) / "resources" / "draw"
    lines = (folder / "industry_skills.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["prefix"]: row["skill"] for row in rows}

"""The small world with its circle and two plans, made by the real engine."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

DAY = "2026-03-17"


def county_with_plans(planned_county, run_engine, folder: Path) -> tuple[Path, list[str]]:
    """Return a copy of the county in ``folder`` and the ids of its two plans."""
    path = folder / "小 县.gpkg"
    shutil.copy(planned_county, path)
    run_engine("coverage", str(path))
    for seed in ("1", "2"):
        run_engine("plan", str(path), "--date", DAY, "--seconds", "0.5", "--seed", seed)
    run_engine("publish", str(path), "--reason", "test")
    info = json.loads(run_engine("--json", "info", str(path)))
    return path, sorted(plan["plan_id"] for plan in info["plans"])

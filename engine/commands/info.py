"""``halfhour info``: what a workspace holds."""

from __future__ import annotations

import json
from typing import Any

from ...data.records import Plan, registered
from ...protocol.requests import InfoRequest
from ..desk import Desk
from ..readiness import missing, next_step


def run(request: InfoRequest, desk: Desk) -> dict[str, Any]:
    """Count every table, name the plans, say what is missing and whether the log is whole."""
    with desk.reading(request.workspace) as workspace:
        settings = workspace.settings()
        plans = workspace.read(Plan)
        return {
            "title": settings.title,
            "demo": settings.demo,
            "metric_epsg": settings.metric_epsg,
            "roads": json.loads(settings.roads) if settings.roads else None,
            "tables": {
                name: workspace.count(spec.record) for name, spec in registered().items()
            },
            "plans": [
                {"plan_id": p.plan_id, "day": p.day.isoformat(), "name": p.name,
                 "state": p.state, "worst_pct": p.worst_pct}
                for p in plans
            ],
            "missing": missing(workspace),
            "next": next_step(workspace, desk.language),
            "log_broken_at": workspace.first_broken_log_line(),
        }

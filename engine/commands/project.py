"""``halfhour project``: the workspace as a QGIS project that needs no plugin."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from ...data.errors import BadInput
from ...protocol.requests import ProjectRequest
from ..desk import Desk
from ..qgis_process import run_in_qgis
from ..readiness import demand_ground


def run(request: ProjectRequest, desk: Desk) -> dict[str, Any]:
    """Write the project; return its path, layers, plan id (or None) and the seconds.

    Raises ``BadInput`` for an unknown plan, an output that cannot be written, or if
    there is no QGIS.
    """
    from ...layers.shown_plan import choose

    started = time.monotonic()
    out = Path(request.out).absolute()
    if out.suffix.lower() not in (".qgz", ".qgs"):
        raise BadInput("{file} must end in .qgz.", file=out.name)
    if not out.parent.is_dir():
        raise BadInput("There is no folder {folder}; make it first.", folder=out.parent)
    with desk.reading(request.workspace) as workspace:
        demand_ground(workspace, desk.language)
        plan = choose(workspace, request.plan)
        answer = run_in_qgis(
            "project",
            {
                "workspace": str(workspace.path.absolute()),
                "out": str(out),
                "language": desk.language,
                "plan": plan.plan_id if plan else None,
            },
            qgis=request.qgis or None,
            desk=desk,
        )
    return {
        "path": str(out),
        "layers": answer["layers"],
        "plan": plan.plan_id if plan else None,
        "qgis": answer["qgis"],
        "seconds": round(time.monotonic() - started, 2),
    }

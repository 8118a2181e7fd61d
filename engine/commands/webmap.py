"""``halfhour webmap``: the situation as one HTML file."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from ...protocol.requests import WebmapRequest
from ..desk import Desk
from ..readiness import demand_ground


def run(request: WebmapRequest, desk: Desk) -> dict[str, Any]:
    """Write the web map; return its path, size in bytes, plan id (or None) and the seconds.

    Raises ``BadInput`` for an empty workspace, an unknown plan or an output that cannot be written.
    """
    from ...layers import situation  # folium costs half a second: only this command pays it
    from ...layers.atomic_file import demand_suffix, write_atomically
    from ...layers.webmap import render

    started = time.monotonic()
    demand_suffix(Path(request.out), ".html")
    desk.progress(0.0, "Reading the workspace")
    with desk.reading(request.workspace) as workspace:
        demand_ground(workspace, desk.language)
        shown = situation.load(workspace, request.plan)
    desk.progress(0.4, "Building the web map")
    content = render(shown).encode("utf-8")
    desk.progress(0.9, "Writing {name}", name=Path(request.out).name)
    write_atomically(Path(request.out), content)
    return {
        "path": str(Path(request.out).absolute()),
        "bytes": len(content),
        "plan": shown.plan.plan.plan_id if shown.plan else None,
        "seconds": round(time.monotonic() - started, 2),
    }

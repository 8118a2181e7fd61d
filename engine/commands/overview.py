"""``halfhour overview``: the city, its circle and the plan as a picture."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from ...protocol.language import say
from ...protocol.requests import OverviewRequest
from ..desk import Desk
from ..readiness import demand_ground

NO_FONT = (
    "No Chinese font was found, so the picture is in English and places go by their codes; "
    "install Noto Sans CJK SC for names."
)


def run(request: OverviewRequest, desk: Desk) -> dict[str, Any]:
    """Write the picture; return its path, size in bytes, plan id, font and the seconds.

    ``font`` is None, and ``note`` says so, where no font for Chinese was found. Raises
    ``BadInput`` for an empty workspace, an unknown plan or an output that cannot be written.
    """
    from ...layers import situation  # matplotlib takes its time: only this command pays it
    from ...layers.atomic_file import demand_suffix, write_atomically
    from ...layers.overview import draw
    from ...layers.overview.font import installed

    started = time.monotonic()
    demand_suffix(Path(request.out), ".png")
    desk.progress(0.0, "Reading the workspace")
    with desk.reading(request.workspace) as workspace:
        demand_ground(workspace, desk.language)
        shown = situation.load(workspace, request.plan)
    desk.progress(0.3, "Drawing the overview")
    picture = draw(shown, installed())
    desk.progress(0.95, "Writing {name}", name=Path(request.out).name)
    write_atomically(Path(request.out), picture.png)
    return {
        "path": str(Path(request.out).absolute()),
        "bytes": len(picture.png),
        "plan": shown.plan.plan.plan_id if shown.plan else None,
        "font": picture.font,
        "note": None if picture.font else say(NO_FONT, desk.language),
        "seconds": round(time.monotonic() - started, 2),
    }

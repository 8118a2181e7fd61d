"""``halfhour restore``: a workspace back to what a backup holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...data.store.backup import restore
from ...protocol.requests.tables import RestoreRequest
from ..desk import Desk


def run(request: RestoreRequest, desk: Desk) -> dict[str, Any]:
    """Restore the workspace; return its path."""
    desk.progress(0.0, "Copying {file}", file=Path(request.file).name)
    restore(Path(request.file), Path(request.workspace))
    return {"path": request.workspace, "restored_from": request.file}

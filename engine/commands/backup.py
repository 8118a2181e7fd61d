"""``halfhour backup``: a workspace into one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...data.store.backup import back_up
from ...protocol.requests.tables import BackupRequest
from ..desk import Desk


def run(request: BackupRequest, desk: Desk) -> dict[str, Any]:
    """Write the backup; return its path and size."""
    desk.progress(0.0, "Copying {file}", file=Path(request.workspace).name)
    file = Path(request.file)
    back_up(Path(request.workspace), file)
    return {"path": str(file), "bytes": file.stat().st_size}

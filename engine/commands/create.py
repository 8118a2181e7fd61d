"""``halfhour create``: an empty workspace for a bureau's own roads and tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...data.errors import BadInput
from ...data.settings import Settings
from ...data.store import create
from ...protocol.requests import CreateRequest
from ..desk import Desk

_SUFFIX = ".gpkg"


def run(request: CreateRequest, desk: Desk) -> dict[str, Any]:
    """Make the workspace. Raises ``BadInput`` if the file exists or cannot be there."""
    path = Path(request.workspace)
    if path.suffix.lower() != _SUFFIX:
        raise BadInput("{path}: a workspace is a GeoPackage; give it a name that ends in .gpkg.",
                       path=path)
    title = request.title.strip() or path.stem
    desk.check_cancel()
    settings = Settings(title=title, city=request.city.strip())
    with create(path, settings) as workspace, workspace.transaction() as writer:
        writer.log(desk.actor, "create", title)
    return {"workspace": str(path.absolute()), "title": title}

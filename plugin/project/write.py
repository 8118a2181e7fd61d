"""The workspace as a ``.qgz`` that opens in any QGIS, styles and all, without our plugin."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsProject

from ..standalone import TaskError
from . import source
from .cover import put_cover
from .workspace_layers import layers, open_workspace_layers


def write_project(workspace: str, out_qgz: str, language: str, plan_id: Optional[str]) -> int:
    """Write the project of a workspace, with paths relative to it; return its number of layers.

    An existing file is replaced. Raises ``TaskError`` if the workspace cannot be opened
    or the project cannot be written.
    """
    out = Path(out_qgz)
    project = QgsProject()
    try:
        open_workspace_layers(project, workspace, language, plan_id)
        put_cover(project, source.facts(workspace), language)
        project.setFilePathStorage(Qgis.FilePathType.Relative)
        number = len(layers(project))
        if not project.write(str(out)):
            raise TaskError(
                "{file} cannot be written; check the folder's permissions.", file=str(out)
            )
        # QGIS keeps what it has replaced; ours can be made again at any time
        backup = Path(str(out) + "~")
        if backup.exists():
            backup.unlink()
        return number
    finally:
        project.clear()

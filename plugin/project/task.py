"""The task ``project`` of a QGIS without a window, see ``plugin/standalone.py``."""

from __future__ import annotations

from typing import Any, Dict

from qgis.core import Qgis

from ..standalone import Report
from .write import write_project


def run(params: Dict[str, Any], report: Report) -> Dict[str, Any]:
    """Write a project; ``params``: workspace, out, language, plan (or None)."""
    report.progress(0.1, "Opening the layers")
    number = write_project(params["workspace"], params["out"], params["language"],
                           params["plan"])
    report.progress(1.0, "Writing {name}", name=params["out"].replace("\\", "/").split("/")[-1])
    return {"layers": number, "qgis": Qgis.version()}

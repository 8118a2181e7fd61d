"""``halfhour print`` in the QGIS without a window: see ``plugin/standalone.py``."""

from __future__ import annotations

from typing import Any, Dict

from qgis.core import Qgis

from ..standalone import Report
from .order import PrintOrder
from .printing import printing


def run(params: Dict[str, Any], report: Report) -> Dict[str, Any]:
    """Print the sheets; return ``pages`` by output and the QGIS version.

    ``params``: ``workspace``, ``plan``, ``cards``, ``overview`` (paths or None),
    ``language``, ``phones``, ``desk_phone``.
    """
    order = PrintOrder(
        workspace=params["workspace"], plan_id=params["plan"], cards=params["cards"],
        overview=params["overview"], language=params["language"], phones=params["phones"],
        desk_phone=params["desk_phone"],
    )
    pages: Dict[str, int] = {}
    for step in printing(order, pages):
        report.progress(step.done / max(step.total, 1), "Printing {name} ({done} of {total})",
                        name=step.name, done=step.done, total=step.total)
    return {"pages": pages, "qgis": Qgis.QGIS_VERSION}

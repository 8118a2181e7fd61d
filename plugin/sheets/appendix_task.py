"""``halfhour appendix`` in the QGIS without a window: see ``plugin/standalone.py``."""

from __future__ import annotations

from typing import Any, Dict

from qgis.core import Qgis

from ...protocol.language import say
from ..standalone import Report
from .appendix_pages import AppendixPages
from .ground import Ground
from .order import PrintOrder
from .pdf import PdfFile


def run(params: Dict[str, Any], report: Report) -> Dict[str, Any]:
    """Print the appendix; return the number of ``pages`` and the QGIS version.

    ``params``: ``workspace``, ``out`` (path), ``language``, ``zone``, ``line``, ``day``,
    ``epsg``, ``points``, ``point_rows``, ``area_rows``, ``reviewed``, ``in_force`` and ``texts``
    by item id, as ``engine/commands/appendix.py`` makes them.
    """
    order = PrintOrder(params["workspace"], "", None, None, params["language"])
    ground = Ground(order, params["epsg"])
    pdf = PdfFile(params["out"], params["texts"]["title"])
    try:
        made = AppendixPages(ground, params)
        for done, sheet in enumerate(made.sheets):
            report.progress((done + 0.5) / len(made.sheets), "Printing {name} ({done} of {total})",
                            name=say("Appendix", params["language"]), done=done,
                            total=len(made.sheets))
            pdf.add(sheet)
        pdf.close()
        pdf.finish()
    finally:
        pdf.abandon()
    return {"pages": pdf.pages, "qgis": Qgis.QGIS_VERSION}

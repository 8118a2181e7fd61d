"""Sheet templates: plain QGIS layouts whose items are filled by their item id.

Ours are in ``resources/sheets``; a file of the same name in ``halfhour/sheets`` of the
user's QGIS profile takes its place. What a template does not have is left out, except
for the items a sheet would be worthless without.

Ids of labels: ``title``, ``subtitle``, ``secrecy`` (密级), ``demo_stamp``, ``crew``,
``scale`` (number), ``crs_note``, ``duty_title``, ``duty``, ``equipment_title``,
``equipment``, ``signature``, ``maker``, ``attribution``, ``hash``, ``page``; on the city
sheet also ``internal_stamp``, ``figures_title``, ``figures``, ``crews_title``. A label
that has nothing to say is removed. Others: ``map``, ``legend``, ``scale_bar``, ``north``,
and frames of manual tables: ``stops``, ``crews``, ``crews_1`` …
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Sequence

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutRenderContext,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
)
from qgis.PyQt.QtXml import QDomDocument

from ..standalone import TaskError
from .fonts import mend_fonts
from .words import harmless
from .wrap import LINE_HEIGHT, MM_PER_POINT, measure, wrap

DPI = 300
#: Type below this size is not read in a moving car.
_LEAST_POINTS = 5.5
#: Widths are measured without hinting, a hair is lost in painting.
_SLACK_MM = 1.0
_OURS = Path(__file__).resolve().parents[2] / "resources" / "sheets"


def template_file(name: str) -> Path:
    """Return the user's template of this name, if there is one, else ours."""
    users = Path(QgsApplication.qgisSettingsDirPath()) / "halfhour" / "sheets"
    own = users / "{}.qpt".format(name)
    return own if own.is_file() else _OURS / "{}.qpt".format(name)


class Sheet:
    """A layout made from a template, being filled."""

    def __init__(self, project: QgsProject, name: str) -> None:
        path = template_file(name)
        self.name = path.name
        self._project = project  # a layout does not keep its project alive
        document = QDomDocument()
        self.layout = QgsPrintLayout(project)
        ok = document.setContent(path.read_text("utf-8"))
        loaded = ok[0] and self.layout.loadFromTemplate(document, QgsReadWriteContext())[1]
        if not loaded:
            raise TaskError("{file} is no layout template of QGIS.", file=str(path))
        mend_fonts(self.layout)
        context = self.layout.renderContext()
        context.setDpi(DPI)
        # text stays text: it can be searched and copied, and the file stays small
        context.setTextRenderFormat(Qgis.TextRenderFormat.AlwaysText)
        context.setFlag(QgsLayoutRenderContext.Flag.FlagForceVectorOutput, True)
        context.setFlag(QgsLayoutRenderContext.Flag.FlagUseAdvancedEffects, False)

    def item(self, id: str) -> Any:
        """Return the item of this id, or None."""
        return self.layout.itemById(id)

    def map(self) -> QgsLayoutItemMap:
        """Return the map. Raises ``TaskError`` if the template has none."""
        return self._needed("map", QgsLayoutItemMap)

    def frame(self, id: str) -> QgsLayoutFrame:
        """Return the frame of a table. Raises ``TaskError`` if the template has none."""
        return self._needed(id, QgsLayoutFrame)

    def write(self, texts: Dict[str, str]) -> None:
        """Fill labels by id, in smaller type if need be; empty ones are removed."""
        for id, text in texts.items():
            label = self.item(id)
            if not isinstance(label, QgsLayoutItemLabel):
                continue
            if text:
                _fit(label, harmless(text))
            else:
                self.layout.removeLayoutItem(label)

    def write_ticks(self, id: str, names: Sequence[str]) -> None:
        """Fill a label with boxes to tick, as many to a line as fit; a name is not broken."""
        label = self.item(id)
        if not isinstance(label, QgsLayoutItemLabel):
            return
        font = label.font()
        measured = measure(font.pointSizeF(), bold=font.bold())
        room = label.rect().width() - 2 * label.marginX() - _SLACK_MM
        lines = [""]
        for name in names:
            tick = "□ " + name
            longer = "{}   {}".format(lines[-1], tick) if lines[-1] else tick
            if lines[-1] and measured(longer) > room:
                lines.append(tick)
            else:
                lines[-1] = longer
        self.write({id: "\n".join(lines) or "–"})

    def ids(self) -> List[str]:
        """Return the ids of all items that have one."""
        return [item.id() for item in self.layout.items()
                if isinstance(item, QgsLayoutItem) and item.id()]

    def _needed(self, id: str, kind: type) -> Any:
        found = self.item(id)
        if not isinstance(found, kind):
            raise TaskError("The template {file} lacks the item {item}.", file=self.name, item=id)
        return found


def _fit(label: QgsLayoutItemLabel, text: str) -> None:
    """Set a text broken into lines, the type so small that nothing is cut off.

    Broken here, because from 3.24 on QGIS breaks lines at spaces only.
    """
    font = label.font()
    width = label.rect().width() - 2 * label.marginX() - _SLACK_MM
    height = label.rect().height() - 2 * label.marginY() + _SLACK_MM / 2
    points = font.pointSizeF()
    while True:
        lines = wrap(text, width, measure(points, bold=font.bold()))
        if len(lines) * points * MM_PER_POINT * LINE_HEIGHT <= height or points <= _LEAST_POINTS:
            break
        points -= 0.5
    if points != font.pointSizeF():
        font.setPointSizeF(points)
        label.setFont(font)
    label.setText("\n".join(lines))

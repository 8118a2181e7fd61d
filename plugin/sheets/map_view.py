"""Set a sheet's map: its layers and window, legend, scale bar and number."""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Optional, Sequence, Tuple

from qgis.core import (
    QgsGeometry,
    QgsLayoutItem,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsRectangle,
    QgsUnitTypes,
)

from ...protocol.language import say
from .framing import Frame, Paper, frame
from .ground import Ground
from .template import Sheet

#: The scale bar shows four segments and should be about this wide.
_BAR_MM, _SEGMENTS = 60.0, 4
_GAP_MM = 2.0
#: Kept free around legend and north arrow: signs are larger than their points.
_AIR_MM = 4.0


class Theme(NamedTuple):
    """What a map shows: layers (topmost first), those that the legend names, and what matters.

    ``nodes`` picks entries, by layer id, of layers with several. ``box`` and
    ``important`` are in metres: the ground that must be on the map, and what neither
    legend nor north arrow may hide. ``margin`` and ``largest`` as in ``framing.frame``.
    """

    layers: Sequence[QgsMapLayer]
    legend: Sequence[QgsMapLayer]
    nodes: Dict[str, List[int]]
    box: QgsRectangle
    important: List[QgsGeometry]
    margin: float
    largest: int


def show(sheet: Sheet, ground: Ground, theme: Theme, language: str) -> Frame:
    """Put ``theme`` onto the map of a sheet with its legend, scale bar and number."""
    view = sheet.map()
    legend = sheet.item("legend")
    view.setCrs(ground.project.crs())
    view.setLayers(list(theme.layers))
    # the legend of the larger piece of ground names no less than that of the final window
    first = _frame(sheet, theme, (0.0, 0.0))
    if isinstance(legend, QgsLayoutItemLegend):
        named = [one for one in theme.legend if ground.shows(one, first.window)]
        view.setExtent(first.window)
        final = _frame(sheet, theme, _fill_legend(legend, named, theme.nodes, language))
        _place(legend, view, final.legend_on_top)
    else:
        final = first
    view.setExtent(final.window)
    _scale_bar(sheet, final.scale)
    sheet.write({"scale": say("Scale 1:{number}", language,
                              number="{:,}".format(final.scale).replace(",", " "))})
    return final


def _frame(sheet: Sheet, theme: Theme, legend: Tuple[float, float]) -> Frame:
    paper, north = sheet.map().rect(), sheet.item("north")
    arrow = (north.rect().width() + _AIR_MM, north.rect().height() + _AIR_MM) if north else (0, 0)
    around = (legend[0] + _AIR_MM, legend[1] + _AIR_MM) if any(legend) else (0.0, 0.0)
    return frame(Paper((paper.width(), paper.height()), around, arrow), theme.box,
                 theme.important, margin=theme.margin, largest=theme.largest)


def _fill_legend(legend: QgsLayoutItemLegend, layers: Sequence[QgsMapLayer],
                 nodes: Dict[str, List[int]], language: str) -> Tuple[float, float]:
    """Name the layers; return the legend's width and height in millimetres."""
    legend.setTitle(say("Legend", language))
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.clear()
    for layer in layers:
        leaf = root.addLayer(layer)
        leaf.setCustomProperty("legend/title-label", layer.name())
        if layer.id() in nodes:
            QgsMapLayerLegendUtils.setLegendNodeOrder(leaf, nodes[layer.id()])
            leaf.setCustomProperty("legend/title-style", "hidden")
        legend.model().refreshLayerLegend(leaf)
    # the item itself learns its size only when it is painted
    size = QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize()
    legend.attemptResize(QgsLayoutSize(size.width(), size.height()))
    return size.width(), size.height()


def _place(legend: QgsLayoutItemLegend, view: QgsLayoutItemMap, on_top: bool) -> None:
    left, top = view.pos().x() + _GAP_MM, view.pos().y()
    corner = QgsLayoutItem.ReferencePoint
    legend.setReferencePoint(corner.UpperLeft if on_top else corner.LowerLeft)
    y = top + _GAP_MM if on_top else top + view.rect().height() - _GAP_MM
    legend.attemptMove(QgsLayoutPoint(left, y))


def _scale_bar(sheet: Sheet, scale: int) -> None:
    bar = sheet.item("scale_bar")
    if not isinstance(bar, QgsLayoutItemScaleBar):
        return
    segment_m = round_down(_BAR_MM / 1000.0 * scale / _SEGMENTS)
    metres = segment_m < 500
    bar.setUnits(QgsUnitTypes.DistanceUnit.DistanceMeters if metres
                 else QgsUnitTypes.DistanceUnit.DistanceKilometers)
    bar.setUnitLabel("m" if metres else "km")
    bar.setUnitsPerSegment(segment_m if metres else segment_m / 1000.0)
    bar.update()
    bar.resizeToMinimumWidth()
    _move_to_right_edge(sheet.map(), bar, sheet.item("scale"))


def _move_to_right_edge(view: QgsLayoutItemMap, bar: QgsLayoutItemScaleBar,
                        number: Optional[QgsLayoutItem]) -> None:
    """End the bar with the map, the number before it: how wide a bar is, its scale decides."""
    x = view.pos().x() + view.rect().width() - bar.rect().width()
    bar.attemptMove(QgsLayoutPoint(x, bar.pos().y()))
    if number is not None:
        number.attemptMove(QgsLayoutPoint(
            x - number.rect().width() - _GAP_MM, number.pos().y()))


def round_down(metres: float) -> float:
    """Return the next of 1, 2, 5 × 10ⁿ not above ``metres``.

    >>> round_down(740.0)
    500.0
    """
    power = 10 ** (len(str(int(metres))) - 1)
    return float(max(step * power for step in (1, 2, 5) if step * power <= metres))

"""A Chinese face for everything on a sheet, whatever the computer has."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, FrozenSet

from qgis.core import (
    QgsLayout,
    QgsLayoutFrame,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemScaleBar,
    QgsLegendStyle,
    QgsTextFormat,
)
from qgis.PyQt.QtGui import QFont, QFontDatabase

from ..project.text import FAMILIES


@lru_cache(maxsize=1)
def chosen_family() -> str:
    """Return the first installed family of the chain, or the first one if none is.

    Named outright, because Qt's own fallback may bring the Japanese shapes of a pan-Chinese
    font, which differ from the Chinese ones.
    """
    known = installed()
    return next((family for family in FAMILIES if family in known), FAMILIES[0])


@lru_cache(maxsize=1)
def installed() -> FrozenSet[str]:
    """Return the families of this computer."""
    try:
        return frozenset(QFontDatabase.families())  # Qt 6
    except TypeError:
        return frozenset(QFontDatabase().families())


def mend_fonts(layout: QgsLayout) -> None:
    """Give items whose family is not installed the chosen one, and keep text searchable."""
    for item in layout.items():
        if isinstance(item, QgsLayoutItemLabel):
            item.setFont(_mended(item.font()))
        elif isinstance(item, QgsLayoutItemScaleBar):
            item.setTextFormat(unshaped(item.textFormat()))
        elif isinstance(item, QgsLayoutItemLegend):
            for part in (QgsLegendStyle.Style.Title, QgsLegendStyle.Style.Group,
                         QgsLegendStyle.Style.Subgroup, QgsLegendStyle.Style.SymbolLabel):
                item.setStyleFont(part, _mended(item.styleFont(part)))
        elif isinstance(item, QgsLayoutFrame):
            _mend_table(item.multiFrame())


def _mend_table(table: Any) -> None:
    table.setContentTextFormat(unshaped(table.contentTextFormat()))
    table.setHeaderTextFormat(unshaped(table.headerTextFormat()))


def unshaped(look: QgsTextFormat) -> QgsTextFormat:
    """Return the format with glyphs taken character by character.

    After a Latin letter, shaping swaps digits for forms that belong to no character, and
    the digits of a number plate are missing in what is copied from the PDF. Neither
    Chinese nor English needs shaping.
    """
    look.setFont(_mended(look.font()))
    return look


def _mended(font: QFont) -> QFont:
    font = QFont(font)
    if font.family() not in installed():
        font.setFamily(chosen_family())
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font

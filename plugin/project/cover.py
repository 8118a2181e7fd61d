"""What a project says about itself: CRS, extent, title, sources, stamps in the map window."""

from __future__ import annotations

from typing import List

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProject,
    QgsProjectMetadata,
    QgsReadWriteContext,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from ...protocol.language import say
from ...protocol.palette import PAPER
from .source import Facts
from .text import text_format
from .workspace_layers import layer

TITLE = "{city} half-hour response situation map"
TITLE_NO_CITY = "Half-hour response situation map"
DEMO_STAMP = "Demo data · schematic, not the real boundaries"
INTERNAL_STAMP = "Internal working map, not to be published without review"
COORDINATES = "CGCS2000, 3-degree zone {meridian}°E (EPSG:{epsg})"
OTHER_COORDINATES = "Coordinate system EPSG:{epsg}"

#: Places of QGIS's map decorations.
_TOP_RIGHT, _BOTTOM_RIGHT, _TOP_CENTRE, _BOTTOM_LEFT = 2, 3, 4, 0


def put_cover(project: QgsProject, facts: Facts, language: str) -> None:
    """Set CRS, extent, title and metadata, and decorate the map with title and stamps."""
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:{}".format(facts.metric_epsg)))
    project.setEllipsoid(project.crs().ellipsoidAcronym())
    project.setBackgroundColor(QColor(PAPER))
    view = QgsReferencedRectangle(city_extent(project), project.crs())
    project.viewSettings().setDefaultViewExtent(view)
    project.viewSettings().setPresetFullExtent(view)
    title = (say(TITLE, language, city=facts.city) if facts.city
             else say(TITLE_NO_CITY, language))
    notes = stamps(facts, language)
    metadata = QgsProjectMetadata()
    metadata.setTitle(title)
    metadata.setAbstract(" · ".join(filter(None, [facts.title, *notes, facts.attribution])))
    metadata.setLanguage("zh" if language.startswith("zh") else "en")
    project.setMetadata(metadata)
    project.setTitle(title)
    head = title + ("    " + say(DEMO_STAMP, language) if facts.demo else "")
    _text(project, "TitleLabel", head, _TOP_CENTRE, 12)
    project.writeEntry("TitleLabel", "/BackgroundColor", "255,255,255,220")
    foot = [say(INTERNAL_STAMP, language), coordinate_note(facts.metric_epsg, language)]
    if facts.attribution:
        foot.append(facts.attribution)
    _text(project, "CopyrightLabel", "\n".join(foot), _BOTTOM_RIGHT, 8)
    _on(project, "NorthArrow", _TOP_RIGHT)
    _on(project, "ScaleBar", _BOTTOM_LEFT)


def stamps(facts: Facts, language: str) -> List[str]:
    """Return what must stand on every map of the workspace."""
    demo = [say(DEMO_STAMP, language)] if facts.demo else []
    return [*demo, say(INTERNAL_STAMP, language)]


def coordinate_note(epsg: int, language: str) -> str:
    """Name the metric coordinate system as map sheets do."""
    if 4534 <= epsg <= 4554:
        return say(COORDINATES, language, meridian=75 + 3 * (epsg - 4534), epsg=epsg)
    return say(OTHER_COORDINATES, language, epsg=epsg)


def city_extent(project: QgsProject) -> QgsRectangle:
    """Return the rectangle of our districts, else of the enterprises, in the project's CRS."""
    box = QgsRectangle()
    for key, condition in (("districts", '"own"'), ("enterprises", "")):
        one = layer(project, key)
        if one is None:
            continue
        for feature in one.getFeatures(condition) if condition else one.getFeatures():
            if feature.hasGeometry():
                box.combineExtentWith(_projected(project, one, feature.geometry().boundingBox()))
        if not box.isEmpty():
            break
    box.scale(1.06)
    return box


def _projected(project: QgsProject, one: QgsVectorLayer, box: QgsRectangle) -> QgsRectangle:
    return QgsCoordinateTransform(one.crs(), project.crs(), project).transformBoundingBox(box)


def _text(project: QgsProject, scope: str, text: str, place: int, points: float) -> None:
    document = QDomDocument()
    look = text_format(points, bold=points > 10)
    document.appendChild(look.writeXml(document, QgsReadWriteContext()))
    project.writeEntry(scope, "/Label", text)
    project.writeEntry(scope, "/Font", document.toString())
    _on(project, scope, place)


def _on(project: QgsProject, scope: str, place: int) -> None:
    project.writeEntryBool(scope, "/Enabled", True)
    project.writeEntry(scope, "/Placement", place)

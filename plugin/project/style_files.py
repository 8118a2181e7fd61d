"""The styles as QML files, for tables that are loaded by hand and for outputs of Processing.

The code in ``styles`` is the truth; ``scripts/write_styles.py`` writes the files anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict
from xml.etree import ElementTree

from qgis.core import QgsMapLayer, QgsProject, QgsReadWriteContext, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from ...protocol.language import CHINESE, ENGLISH
from ..standalone import Report
from .look import Look
from .source import table_layer
from .styles import STYLES
from .tree import TREE
from .workspace_layers import layer, open_workspace_layers

#: Where the committed files are: ``FOLDER/zh_CN/enterprises.qml`` and so on.
FOLDER = Path(__file__).resolve().parents[2] / "resources" / "styles"

_CATEGORIES = (
    QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling
    | QgsMapLayer.StyleCategory.Rendering
)


def style_file(key: str, language: str) -> Path:
    """Return the QML file of a layer of the tree."""
    return FOLDER / language / (key + ".qml")


def texts(workspace: str, language: str) -> Dict[str, str]:
    """Return the QML text of every styled layer, by key, made over an empty workspace."""
    project = QgsProject()
    open_workspace_layers(project, workspace, language, None)
    found = {}
    for key in sorted(STYLES):
        one = layer(project, key) or _left_out(workspace, key, language)
        document = QDomDocument("qgis")
        one.exportNamedStyle(document, QgsReadWriteContext(), _CATEGORIES)
        found[key] = _settled(document.toString(1))
    project.clear()
    return found


def _left_out(workspace: str, key: str, language: str) -> QgsVectorLayer:
    """Return a layer that the tree leaves out because its table is empty."""
    spec = next(spec for group in TREE for spec in group.layers if spec.key == key)
    one = table_layer(workspace, spec.table, key)
    STYLES[key](one, Look(language))
    return one


def _settled(text: str) -> str:
    """Return the same style written the same way each time: Qt orders attributes at random."""
    root = ElementTree.fromstring(text)
    for parent in list(root.iter()):
        for callout in parent.findall("callout"):
            parent.remove(callout)  # unused, and holds a whole symbol as escaped text
    return ElementTree.canonicalize(ElementTree.tostring(root, "unicode")) + "\n"


def run(params: Dict[str, Any], report: Report) -> Dict[str, Any]:
    """Write the files into ``params["folder"]`` from the workspace ``params["workspace"]``."""
    number = 0
    for language in (ENGLISH, CHINESE):
        folder = Path(params["folder"]) / language
        folder.mkdir(parents=True, exist_ok=True)
        for key, text in texts(params["workspace"], language).items():
            (folder / (key + ".qml")).write_text(text, "utf-8")
            number += 1
    return {"files": number}

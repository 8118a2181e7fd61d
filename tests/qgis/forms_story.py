"""A plant's form filled in by mouse in a real QGIS window: saved, refused, and overtaken.

Run by QGIS itself (see story.sh) with ``HALFHOUR_WORKSPACE`` and ``HALFHOUR_PICTURES``.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from typing import Any

import hands
from qgis.core import QgsFeature, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import (
    QAction,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QTextEdit,
    QToolBar,
    QToolButton,
)
from qgis.utils import iface
from story import Steps, Story

_WRONG = "91330500000000000I"


class FormsStory(Story):
    """The steps in order; each ends with a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.workspace = os.environ["HALFHOUR_WORKSPACE"]

    def walk(self) -> Steps:
        """From the plain layer to the sentence the second editor gets."""
        from halfhour.plugin.canvas.our_layers import layers_of
        from halfhour.plugin.engine import client

        gui = yield from self.opened()
        told: list[str] = []
        gui.session.told.connect(lambda sentence, _level: told.append(sentence))
        yield lambda: gui.session.engine.state == client.READY
        layer = layers_of(self.workspace, "enterprises")[0]
        iface.setActiveLayer(layer)
        yield 2.0
        (key, code), = self.stored("enterprise_id, uscc", "LIMIT 1")
        self.press(iface.actionToggleEditing())
        yield layer.isEditable

        yield from self.filled(layer, key, contact="演示专员甲")
        self.press(iface.actionSaveActiveLayerEdits())
        yield (lambda: self.value(key, "contact") == "演示专员甲"), 60.0
        yield 1.0
        self.shoot("form-saved")

        yield from self.filled(layer, key, uscc=_WRONG)
        self.press(iface.actionSaveActiveLayerEdits())
        yield (lambda: any(_WRONG in sentence for sentence in told)), 60.0
        yield (lambda: layer.isEditable() and layer.isModified()), 10.0
        yield 1.0
        self.shoot("form-refused")
        assert self.value(key, "uscc") == code
        yield from self.filled(layer, key, uscc=code)
        self.press(iface.actionSaveActiveLayerEdits())
        yield lambda: not layer.isModified()

        yield from self.filled(layer, key, contact="演示专员乙")
        gui.session.ask("record", "…", table="enterprises", changes=json.dumps({"changed": [
            {"before": {"enterprise_id": key}, "after": {"contact": "演示专员丙"}}]}))
        yield lambda: self.value(key, "contact") == "演示专员丙"
        yield lambda: gui.session.engine.state == client.READY
        self.press(iface.actionSaveActiveLayerEdits())
        yield (lambda: any("演示专员丙" in sentence for sentence in told)), 60.0
        yield lambda: layer.isEditable() and layer.isModified()
        yield 1.0
        self.shoot("form-overtaken")
        assert self.value(key, "contact") == "演示专员丙"
        hands.click(next(b for b in iface.messageBar().findChildren(QToolButton)
                         if b.isVisible() and b.text() in ("显示更多", "Show more")))
        yield lambda: hands.dialog(QDialog) is not None
        yield 0.5
        self.shoot("form-overtaken-told")
        assert "演示专员丙" in hands.dialog(QDialog).findChild(QTextEdit).toPlainText()
        hands.dialog(QDialog).reject()
        layer.rollBack()
        print("filled in, refused and overtaken", flush=True)

    def press(self, action: QAction) -> None:
        """Click an action's button on a tool bar."""
        buttons = [bar.widgetForAction(action) for bar in self.window.findChildren(QToolBar)]
        hands.click(next(b for b in buttons if b is not None and b.isVisible()))

    def filled(self, layer: QgsVectorLayer, key: str, **cells: str) -> Steps:
        """Open the form of a plant, write into its fields, look, and click OK."""
        if not layer.isEditable():
            self.press(iface.actionToggleEditing())
            yield layer.isEditable
        feature = next(f for f in layer.getFeatures() if f["enterprise_id"] == key)
        QTimer.singleShot(0, lambda: iface.openFeatureForm(layer, QgsFeature(feature), False, True))
        yield lambda: self.form(next(iter(cells))) is not None
        form = self.form(next(iter(cells)))
        yield 0.5
        for name, text in cells.items():
            field = form.findChild(QLineEdit, name)
            hands.wheel_into_view(field)
            yield 0.2
            hands.write(field, text)
        yield 0.5
        self.shoot("form-" + "-".join(cells))
        ok = form.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
        hands.click(ok)
        yield lambda: not form.isVisible()

    def form(self, name: str) -> Any:
        """Return the form that is open and has a field of this name."""
        for window in QGuiApplication.instance().topLevelWidgets():
            if (isinstance(window, QDialog) and window.isVisible()
                    and window.findChild(QLineEdit, name) is not None):
                return window
        return None

    def stored(self, columns: str, rest: str, *values: object) -> list[tuple[Any, ...]]:
        """Read rows of the enterprises as they are in the file."""
        with closing(sqlite3.connect(self.workspace)) as file:
            return file.execute(f"SELECT {columns} FROM enterprises {rest}", values).fetchall()

    def value(self, key: str, column: str) -> Any:
        """Read one cell as it is in the file."""
        return self.stored(column, "WHERE enterprise_id = ?", key)[0][0]


_story = FormsStory()
_story.begin()

"""The settings of the workspace: standard, floor, duty hours; judged by the engine."""

from __future__ import annotations

from typing import Any, Dict, List

from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..dialog_buttons import button_box
from ..engine.request import EngineError
from ..session import Session
from ..translation import tr

_NAME, _VALUE, _UNIT, _DEFAULT = range(4)
_KEY = Qt.ItemDataRole.UserRole


class SettingsDialog(QDialog):
    """Shows what the engine says of the settings; what is typed goes back to it in one change."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(tr("Settings of the workspace"))
        self.resize(740, 640)
        self.list = QTreeWidget()
        self.list.setHeaderLabels([tr("Setting"), tr("Value"), tr("Unit"), tr("Default")])
        self.list.setRootIsDecorated(False)
        self.list.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.list.itemClicked.connect(self._edit)
        self.list.itemActivated.connect(self._edit)
        self.list.itemChanged.connect(self._allow)
        note = QLabel(tr("Click a value to change it. Plans keep the settings they were made "
                         "under; the half-hour circle is removed if it no longer holds."))
        note.setWordWrap(True)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setStyleSheet("color: #a40000")
        buttons = button_box(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = buttons.addButton(tr("Save"), QDialogButtonBox.ButtonRole.ApplyRole)
        self.save_button.clicked.connect(self._save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(note)
        column.addWidget(self.list, 1)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        session.closed.connect(self.reject)

    def ask(self) -> None:
        """Get the settings from the engine and show them."""
        self.problem.clear()
        self.list.clear()
        self._allow()
        request = self._session.ask("settings", tr("Reading the settings"))
        request.succeeded.connect(self._fill)
        request.failed.connect(self._refused)
        self.show()
        self.raise_()

    def changes(self) -> Dict[str, str]:
        """Return what was typed: setting → text."""
        return {item.data(_NAME, _KEY): item.text(_VALUE).strip() for item in self._settings()
                if item.text(_VALUE).strip() != item.data(_VALUE, _KEY)}

    def _fill(self, answer: Dict[str, Any]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for group in answer["groups"]:
            head = QTreeWidgetItem([group["name"]])
            font = head.font(_NAME)
            font.setBold(True)
            head.setFont(_NAME, font)
            self.list.addTopLevelItem(head)
            for setting in group["settings"]:
                item = QTreeWidgetItem(
                    [setting["name"], setting["value"], setting["unit"], setting["default"]])
                item.setData(_NAME, _KEY, setting["setting"])
                item.setData(_VALUE, _KEY, setting["value"])
                item.setToolTip(_NAME, setting["setting"])
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                head.addChild(item)
        self.list.expandAll()
        self.list.blockSignals(False)
        self.list.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setColumnWidth(_VALUE, 150)
        self._allow()

    def _settings(self) -> List[QTreeWidgetItem]:
        heads = [self.list.topLevelItem(i) for i in range(self.list.topLevelItemCount())]
        return [head.child(i) for head in heads for i in range(head.childCount())]

    def _edit(self, item: QTreeWidgetItem, *_: Any) -> None:
        if item.parent() is not None:
            self.list.editItem(item, _VALUE)

    def _allow(self, *_: Any) -> None:
        self.save_button.setEnabled(bool(self.changes()))

    def _save(self) -> None:
        self.problem.clear()
        change = "; ".join("{}={}".format(*pair) for pair in self.changes().items())
        request = self._session.ask("settings", tr("Changing the settings"), change=change)
        request.succeeded.connect(self._saved)
        request.failed.connect(self._refused)

    def _refused(self, error: EngineError) -> None:
        self.problem.setText(error.message)

    def _saved(self, answer: Dict[str, Any]) -> None:
        if answer["circle_outdated"]:
            self._session.told.emit(
                tr("The settings have changed what the half-hour circle is computed by; compute "
                   "it again on the page Circle."), int(Qgis.MessageLevel.Warning))
        self.accept()

"""Our page in QGIS's options. What is set there lies in the user's profile."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from ..protocol.language import CHINESE, ENGLISH
from . import settings
from .icons import icon
from .translation import tr

PAGE = "halfhour"


class Applied(QObject):
    """Tells that the options were applied; the factory is no QObject of ours to do so."""

    applied = pyqtSignal()


class OptionsPage(QgsOptionsPageWidget):
    """Interpreter of the engine, language, telephone numbers on paper."""

    def __init__(self, parent: QWidget, applied: Applied) -> None:
        super().__init__(parent)
        self._applied = applied
        self.python = QgsFileWidget()
        self.python.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.python.setFilePath(settings.engine_python())
        self.language = QComboBox()
        for text, code in ((tr("as QGIS"), ""), ("English", ENGLISH), ("简体中文", CHINESE)):
            self.language.addItem(text, code)
        self.language.setCurrentIndex(self.language.findData(settings.language()))
        self.phones = QCheckBox(tr("Print the telephone numbers of officers on route cards"))
        self.phones.setChecked(settings.print_phones())
        self.desk_phone = QLineEdit(settings.desk_phone())
        note = QLabel(tr("Leave the interpreter empty to use the environment that was set up. "
                         "A new language takes effect when QGIS is started again."))
        note.setWordWrap(True)
        form = QFormLayout(self)
        form.addRow(tr("Python of the engine"), self.python)
        form.addRow(tr("Language"), self.language)
        form.addRow(self.phones)
        form.addRow(tr("Telephone of the duty desk on route cards"), self.desk_phone)
        form.addRow(note)

    def apply(self) -> None:
        """Store what was chosen; called by QGIS."""
        settings.set_engine_python(self.python.filePath().strip())
        settings.set_language(self.language.currentData())
        settings.set_print_phones(self.phones.isChecked())
        settings.set_desk_phone(self.desk_phone.text().strip())
        self._applied.applied.emit()


class OptionsFactory(QgsOptionsWidgetFactory):
    """Gives QGIS the page."""

    def __init__(self) -> None:
        super().__init__(tr("Half-Hour"), icon("halfhour"))
        self.signals = Applied()

    def createWidget(self, parent: Any = None) -> OptionsPage:
        """Return a new page."""
        return OptionsPage(parent, self.signals)

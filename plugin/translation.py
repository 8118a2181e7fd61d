"""The user's language: English source strings, Chinese from ``resources/i18n``."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from ..protocol.language import CHINESE, ENGLISH
from . import settings

CONTEXT = "HalfHour"
_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "i18n"


def tr(text: str) -> str:
    """Return ``text`` in the user's language; English where there is no translation."""
    return QCoreApplication.translate(CONTEXT, text)


def language() -> str:
    """Return ``zh_CN`` or ``en``: the user's choice in the options, else QGIS's language."""
    chosen = settings.language()
    if chosen:
        return chosen
    # QGIS says "zh-Hans", Qt says "zh_CN": only QLocale knows that they are the same
    spoken = QLocale(QgsApplication.locale()).language()
    return CHINESE if spoken == QLocale.Language.Chinese else ENGLISH


class Translation:
    """The installed translator, from :meth:`install` to :meth:`remove`."""

    def __init__(self) -> None:
        self._translator: Optional[QTranslator] = None

    def install(self) -> None:
        """Load the translation of the user's language, if it is not English."""
        if language() != CHINESE:
            return
        translator = QTranslator()
        if translator.load(str(_FOLDER / f"halfhour_{CHINESE}.qm")):
            QCoreApplication.installTranslator(translator)
            self._translator = translator

    def remove(self) -> None:
        """Take the translator out again."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

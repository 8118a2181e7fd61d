"""The Processing provider ``halfhour``."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ...protocol.requests import COMMANDS
from ..icons import icon
from ..translation import tr
from .algorithm import CommandAlgorithm


class HalfHourProvider(QgsProcessingProvider):
    """Offers every command of the engine; nothing heavy is loaded into QGIS for it."""

    def id(self) -> str:
        """Return the prefix of the algorithms."""
        return "halfhour"

    def name(self) -> str:
        """Return the title in the toolbox."""
        return tr("Half-Hour")

    def icon(self) -> QIcon:
        """Return the plugin's icon."""
        return icon("halfhour")

    def loadAlgorithms(self) -> None:
        """Add one algorithm per command."""
        for command in COMMANDS:
            self.addAlgorithm(CommandAlgorithm(command))

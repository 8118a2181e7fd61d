"""The plugin QGIS loads: whatever ``initGui`` makes, ``unload`` takes away again."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsApplication

from .gui import Gui
from .processing.provider import HalfHourProvider
from .translation import Translation


class HalfHourPlugin:
    """What ``classFactory`` returns."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._translation = Translation()
        self._gui: Optional[Gui] = None
        self._provider: Optional[HalfHourProvider] = None

    def initProcessing(self) -> None:
        """Add the algorithms; ``qgis_process`` calls this alone, without a window."""
        self._translation.install()
        self._provider = HalfHourProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Add algorithms, dock, toolbar, menu, locator and options page."""
        self.initProcessing()
        self._gui = Gui(self._iface)
        self._gui.set_up()

    def unload(self) -> None:
        """Remove everything and end every process."""
        if self._gui is not None:
            self._gui.tear_down()
            self._gui = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        self._translation.remove()

    @property
    def gui(self) -> Optional[Gui]:
        """The window's parts while the plugin is loaded; for scripts that drive the plugin."""
        return self._gui

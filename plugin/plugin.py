"""The plugin QGIS loads: whatever ``initGui`` makes, ``unload`` takes away again."""

from __future__ import annotations

from typing import Any, Optional

from .gui import Gui
from .translation import Translation


class HalfHourPlugin:
    """What ``classFactory`` returns."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._translation = Translation()
        self._gui: Optional[Gui] = None

    def initGui(self) -> None:
        """Add dock, toolbar, menu, locator and options page."""
        self._translation.install()
        self._gui = Gui(self._iface)
        self._gui.set_up()

    def unload(self) -> None:
        """Remove everything and end every process."""
        if self._gui is not None:
            self._gui.tear_down()
            self._gui = None
        self._translation.remove()

    @property
    def gui(self) -> Optional[Gui]:
        """The window's parts while the plugin is loaded; for scripts that drive the plugin."""
        return self._gui

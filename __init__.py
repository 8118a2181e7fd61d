"""Half-Hour (半小时): half-hour response planning for environmental enforcement.

The repository root is this package and, at the same time, the QGIS plugin folder.
Nothing heavy may be imported here: QGIS imports this module at start-up.
"""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:
    """Return the plugin; QGIS calls this with its interface, nobody else does."""
    from .plugin.plugin import HalfHourPlugin

    return HalfHourPlugin(iface)

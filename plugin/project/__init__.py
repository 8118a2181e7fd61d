"""The workspace as a QGIS project: a fixed tree of styled layers, and the ``.qgz`` itself."""

from __future__ import annotations

from .workspace_layers import (
    layer,
    open_workspace_layers,
    refresh,
    remove,
    show_plan,
    showing_plan,
    shown_plan,
)

__all__ = [
    "layer", "open_workspace_layers", "refresh", "remove", "show_plan", "showing_plan",
    "shown_plan",
]

"""A button with its tip and what it does."""

from __future__ import annotations

from typing import Any, Callable

from qgis.PyQt.QtWidgets import QPushButton


def push_button(text: str, tip: str, act: Callable[[], Any]) -> QPushButton:
    """Return a button that calls ``act`` without Qt's argument."""
    button = QPushButton(text)
    button.setToolTip(tip)
    button.clicked.connect(lambda _=False: act())
    return button

"""The routes of a plan as files for navigation devices and earth viewers: GPX and KML."""

from __future__ import annotations

from .bundle import files_of, write

__all__ = ["files_of", "write"]

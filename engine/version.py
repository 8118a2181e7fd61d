"""The version, read from its single source ``metadata.txt``."""

from __future__ import annotations

from configparser import ConfigParser
from importlib import resources


def version() -> str:
    """Return the version of this package."""
    metadata = ConfigParser(interpolation=None)
    metadata.read_string(resources.files("halfhour").joinpath("metadata.txt").read_text("utf-8"))
    return metadata["general"]["version"]

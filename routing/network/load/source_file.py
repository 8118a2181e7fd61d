"""Refusing early: a road file must be there and must be named as its format is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ....data.errors import BadInput


def require_file(path: Path, extensions: Sequence[str]) -> None:
    """Raise ``BadInput`` unless ``path`` is a file named with one of ``extensions``."""
    if not path.is_file():
        raise BadInput("There is no road file {file}; check the path.", file=path)
    if not path.name.lower().endswith(tuple(extensions)):
        raise BadInput(
            "{file} has the wrong ending; expected one of {endings}.",
            file=path.name, endings=", ".join(extensions),
        )
    if path.stat().st_size == 0:
        raise BadInput("{file} is empty; download it again.", file=path.name)

"""Any file of a bureau into sheets."""

from __future__ import annotations

from pathlib import Path

from . import sniff
from .sheet import Sheet


def read_file(path: Path) -> list[Sheet]:
    """Read all sheets of a file. Raises ``BadInput``, and nothing else, if it cannot be read."""
    kind = sniff.format_of(path)
    if kind == sniff.TEXT:
        from .read_text import read_text

        return read_text(path)
    if kind == sniff.LAYERS:
        from .read_layers import read_layers

        return read_layers(path)
    from .read_workbook import read_xls, read_xlsx

    return read_xlsx(path) if kind == sniff.XLSX else read_xls(path)

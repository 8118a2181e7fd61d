"""Text in columns, aligned by what it takes on a terminal (a Chinese character takes two)."""

from __future__ import annotations

from collections.abc import Sequence

from ..progress_bar import display_width


def columns(rows: Sequence[Sequence[str]], indent: str = "  ") -> list[str]:
    """Return one line per row, its cells padded to the widest of their column."""
    if not rows:
        return []
    widths = [max(display_width(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        indent + "  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True))
        .rstrip()
        for row in rows
    ]


def pad(text: str, width: int) -> str:
    """Pad ``text`` with blanks to ``width`` terminal columns."""
    return text + " " * max(0, width - display_width(text))

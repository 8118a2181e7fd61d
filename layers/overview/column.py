"""The column beside the map: text and legend rows, written from the top downwards."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.path import Path

from ..style import SHAPES, Line, Symbol
from .ground import dashes
from .lettering import Lettering

_INK, _SOFT = "#1f2933", "#5b6770"


class Column:
    """A column of ``axes`` measured in points; ``y`` is where the next row goes."""

    def __init__(self, axes: Axes, letters: Lettering, width_pt: float, height_pt: float) -> None:
        self.axes, self.letters = axes, letters
        self.width_pt, self.height_pt, self.y = width_pt, height_pt, 0.0
        self.scale = 1.0
        self._measure()

    def fit(self, fill: Callable[[], None]) -> None:
        """Write by ``fill``; if it runs over the end, write it again so much smaller."""
        fill()
        if self.y <= self.height_pt:
            return
        self.scale, self.y = self.height_pt / self.y, 0.0
        self.axes.clear()
        self._measure()
        fill()

    def _measure(self) -> None:
        self.axes.set_axis_off()
        self.axes.set_xlim(0, self.width_pt / self.scale)
        self.axes.set_ylim(self.height_pt / self.scale, 0)

    @property
    def right(self) -> float:
        """The right edge of the column in its own measure."""
        return self.width_pt / self.scale

    def heading(self, words: tuple[str, str | None]) -> None:
        """Write a heading over a thin rule."""
        self.y += 7.0
        self.axes.plot([0, self.right], [self.y, self.y], color="#cfd6dc", linewidth=0.8)
        self.y += 4.0
        self._write(words[0], 0.0, 9.0, _INK, bold=True)
        if words[1]:
            self._write(words[1], 0.0, 6.5, _SOFT)
        self.y += 2.0

    def words(self, words: tuple[str, str | None], *, size: float = 7.4, colour: str = _INK,
              bold: bool = False) -> None:
        """Write a sentence, wrapped, its English small beneath it."""
        self._write(words[0], 0.0, size, colour, bold=bold)
        if words[1]:
            self._write(words[1], 0.0, size * 0.82, _SOFT if colour == _INK else colour)
        self.y += 1.6

    def symbol(self, style: Symbol, words: tuple[str, str | None], count: int) -> None:
        """Write a legend row for a kind of point."""
        outline = np.array([*SHAPES[style.shape], SHAPES[style.shape][0]])
        self.axes.add_line(Line2D(
            [12], [self.y + 7], marker=Path(outline),
            markersize=min(style.size, 8.0) * 1.3 * self.scale,
            markerfacecolor=style.fill, markeredgewidth=0.8, linestyle="none",
            markeredgecolor=style.fill if style.stroke == "#ffffff" else style.stroke,
        ))
        self.axes.text(self.right, self.y + 7, str(count), ha="right", va="center",
                       fontproperties=self.letters.face(7.0 * self.scale), color=_SOFT)
        self._legend(words)

    def lines(self, lines: Sequence[Line], words: tuple[str, str | None]) -> None:
        """Write a legend row for a line, an area, or several lines of one kind."""
        if lines[0].fill:
            line = lines[0]
            self.axes.add_patch(Rectangle(
                (0, self.y + 2), 24, 10, facecolor=line.fill, edgecolor="none",
                alpha=max(line.fill_opacity, 0.25)))
            self.axes.add_patch(Rectangle(
                (0, self.y + 2), 24, 10, fill=False, edgecolor=line.colour,
                linewidth=line.width * 0.8, linestyle=dashes(line)))
        else:
            for i, line in enumerate(lines):
                height = self.y + 7 + (i - (len(lines) - 1) / 2) * 3.2
                self.axes.plot([0, 24], [height, height], color=line.colour,
                               linewidth=line.width * 0.6, linestyle=dashes(line),
                               solid_capstyle="butt", dash_capstyle="butt")
        self._legend(words)

    def _legend(self, words: tuple[str, str | None]) -> None:
        self._write(words[0], 32.0, 7.2, _INK)
        if words[1]:
            self._write(words[1], 32.0, 5.8, _SOFT)
        else:
            self.y += 3.0
        self.y += 1.4

    def _write(self, text: str, left: float, size: float, colour: str, *,
               bold: bool = False) -> None:
        for line in wrapped(text, (self.right - left - (24.0 if left else 0.0)) / size):
            self.axes.text(left, self.y, line, va="top", ha="left", color=colour,
                           fontproperties=self.letters.face(size * self.scale, bold=bold))
            self.y += size * 1.32


def wrapped(text: str, ems: float) -> list[str]:
    """Break ``text`` into lines of at most about ``ems`` times the font's size.

    A Chinese sign is one em wide, a Latin letter about 0.55; Latin words stay whole.
    """
    if all(ord(c) < 0x2E80 for c in text):
        return textwrap.wrap(text, max(8, int(ems / 0.52))) or [""]
    lines, width, line = [], 0.0, ""
    for piece in re.findall(r"[\u0021-\u2e7f]+|.", text):  # a Latin word, or one sign
        piece_width = sum(1.0 if ord(sign) >= 0x2E80 else 0.56 for sign in piece)
        if width + piece_width > ems and line:
            lines.append(line.rstrip())
            width, line = 0.0, ""
        line, width = line + piece, width + piece_width
    return [*lines, line.rstrip()]

"""Names on the sheet: the important ones first, none over another, the same every time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.patheffects import withStroke

Box = tuple[float, float, float, float]


def overlap(a: Box, b: Box) -> bool:
    """Whether two boxes (x0, y0, x1, y1) share any ground."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@dataclass
class Labels:
    """Labels of one axes, in screen pixels. ``taken`` are the boxes nothing may cover."""

    axes: Axes
    taken: list[Box] = field(default_factory=list)
    skipped: int = 0

    def keep_free(self, x: float, y: float, radius_px: float) -> None:
        """Let no label cover the symbol at data coordinates ``x``, ``y``."""
        px, py = self.axes.transData.transform((x, y))
        self.taken.append((px - radius_px, py - radius_px, px + radius_px, py + radius_px))

    def claim(self, x: float, y: float, radius_px: float) -> bool:
        """Keep the place free like :meth:`keep_free` and say True, if nothing is there yet."""
        px, py = self.axes.transData.transform((x, y))
        box = (px - radius_px, py - radius_px, px + radius_px, py + radius_px)
        if any(overlap(box, other) for other in self.taken):
            return False
        self.taken.append(box)
        return True

    def put(
        self, x: float, y: float, text: str, font: FontProperties, *,
        colour: str, gap_px: float, spots: Iterable[str] = "ewns", halo: float = 2.2,
    ) -> bool:
        """Write ``text`` beside (``e``, ``w``, ``n``, ``s``) or on (``c``) the point.

        Takes the first spot that is free and inside the axes; returns False, and
        writes nothing, if there is none. Names are worth less than legibility.
        """
        if not text:
            return False
        mark = self.axes.text(
            x, y, text, fontproperties=font, color=colour, ha="left", va="bottom", zorder=30,
            linespacing=1.05, path_effects=[withStroke(linewidth=halo, foreground="white")],
        )
        renderer: Any = self.axes.figure.canvas.get_renderer()  # type: ignore[attr-defined]
        extent = mark.get_window_extent(renderer)
        px, py = self.axes.transData.transform((x, y))
        frame = self.axes.get_window_extent()
        for spot in spots:
            left, bottom = _corner(spot, px, py, extent.width, extent.height, gap_px)
            box = (left, bottom, left + extent.width, bottom + extent.height)
            inside = (box[0] >= frame.x0 + 3 and box[1] >= frame.y0 + 3
                      and box[2] <= frame.x1 - 3 and box[3] <= frame.y1 - 3)
            if inside and not any(overlap(box, other) for other in self.taken):
                at = self.axes.transData.inverted().transform((left, bottom))
                mark.set_position((float(at[0]), float(at[1])))
                self.taken.append(box)
                return True
        mark.remove()
        self.skipped += 1
        return False


def _corner(
    spot: str, px: float, py: float, width: float, height: float, gap: float
) -> tuple[float, float]:
    corners = {
        "e": (px + gap, py - height / 2),
        "w": (px - gap - width, py - height / 2),
        "n": (px - width / 2, py + gap),
        "s": (px - width / 2, py - gap - height),
        "c": (px - width / 2, py - height / 2),
        "u": (px - width / 2, py + height * 0.7),
        "d": (px - width / 2, py - height * 1.7),
    }
    return corners[spot]

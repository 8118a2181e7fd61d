"""What every map sheet carries beside the map: north arrow, scale bar, frame."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle
from matplotlib.patheffects import withStroke

from .lettering import Lettering

_INK = "#1f2933"


def round_length_m(longest_m: float) -> int:
    """Return the largest of 1, 2 or 5 × 10ⁿ metres that is not longer than ``longest_m``.

    >>> round_length_m(17_300.0)
    10000
    """
    step = 1
    while step * 10 <= longest_m:
        step *= 10
    return max(n * step for n in (1, 2, 5) if n * step <= max(longest_m, 1.0))


def scale_bar(axes: Axes, letters: Lettering) -> None:
    """Draw a bar of round length at the lower left; the axes are in metres."""
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    width, height = x1 - x0, y1 - y0
    length = round_length_m(width * 0.2)
    left, bottom, thick = x0 + width * 0.025, y0 + height * 0.028, height * 0.007
    for i in range(4):
        axes.add_patch(Rectangle((left + i * length / 4, bottom), length / 4, thick, zorder=41,
                                 facecolor=_INK if i % 2 == 0 else "white", edgecolor=_INK,
                                 linewidth=0.7))
    unit, divisor = ("km", 1000) if length >= 1000 else ("m", 1)
    for share in (0.0, 0.5, 1.0):
        number = f"{length * share / divisor:g}" + (f" {unit}" if share == 1.0 else "")
        axes.text(left + length * share, bottom + thick * 1.6, number, zorder=41, ha="center",
                  va="bottom", fontproperties=letters.face(7.0), color=_INK,
                  path_effects=[withStroke(linewidth=2.0, foreground="white")])


def north_arrow(axes: Axes, letters: Lettering) -> None:
    """Draw the north arrow at the upper left (grid north; the zone's convergence is small)."""
    transform = axes.transAxes
    box = axes.get_window_extent()
    shrink = box.height / box.width
    x, top, tall, half = 0.035, 0.962, 0.05, 0.012 * shrink
    for side, fill in ((-1, _INK), (1, "white")):
        axes.add_patch(Polygon(
            [(x, top), (x + side * half, top - tall), (x, top - tall * 0.72)], closed=True,
            transform=transform, facecolor=fill, edgecolor=_INK, linewidth=0.8, zorder=41,
        ))
    chinese, english = letters.lines("N")
    axes.text(x, top + 0.004, chinese if english is None else f"{chinese} N",
              transform=transform, ha="center", va="bottom",
              fontproperties=letters.face(8.5, bold=True), color=_INK, zorder=41,
              path_effects=[withStroke(linewidth=2.0, foreground="white")])


def frame(axes: Axes) -> None:
    """Draw the neat line and no axis marks."""
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_linewidth(1.2)
        spine.set_color(_INK)
        spine.set_zorder(45)

"""Lay a map's window so that legend and north arrow hide nothing that the sheet is about."""

from __future__ import annotations

from typing import Iterator, List, NamedTuple, Tuple

from qgis.core import QgsGeometry, QgsRectangle

_STEPS = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.5, 10.0)
#: How many times the next smaller scale is tried before something stays hidden.
_SCALES_TRIED = 3


class Frame(NamedTuple):
    """A window onto the ground: 1:``scale``, ``window`` in metres, legend up or down left."""

    scale: int
    window: QgsRectangle
    legend_on_top: bool


class Paper(NamedTuple):
    """The map on paper, millimetres: its size, and the boxes on it in its corners."""

    size: Tuple[float, float]
    legend: Tuple[float, float]
    north: Tuple[float, float]


def round_scale(needed: float) -> int:
    """Return the next round denominator not below ``needed``.

    >>> round_scale(41200)
    45000
    """
    power = 10 ** (len(str(int(needed))) - 1)
    return next(round(step * power) for step in _STEPS if step * power >= needed)


def frame(paper: Paper, box: QgsRectangle, important: List[QgsGeometry], *, margin: float,
          largest: int) -> Frame:
    """Return the window at the largest round scale at which nothing important is hidden.

    ``box`` and ``important`` are in metres; ``margin`` is the share of the paper kept free
    around ``box``, ``largest`` the denominator of the largest scale. Where something is
    hidden in any case, it is as little as possible.
    """
    width, height = paper.size
    needed = max(box.width() / width, box.height() / height) * 1000.0 / (1 - margin)
    scale = round_scale(max(needed, largest))
    best = None
    least = float("inf")
    for _ in range(_SCALES_TRIED):
        for one in _windows(paper, scale, box, margin):
            hidden = _hidden(paper, one, important)
            if hidden < least:
                best, least = one, hidden
            if hidden == 0.0:
                return one
        scale = round_scale(scale + 1)
    assert best is not None
    return best


def _windows(paper: Paper, scale: int, box: QgsRectangle, margin: float) -> Iterator[Frame]:
    """Yield windows: the box in the middle, then pushed away from the legend's corners."""
    mm = scale / 1000.0
    width, height = paper.size[0] * mm, paper.size[1] * mm
    middle = box.center()
    free_x = max(0.0, (width * (1 - margin) - box.width()) / 2)
    free_y = max(0.0, (height * (1 - margin) - box.height()) / 2)
    for right, up in ((0, 0), (1, 0), (0, 1), (0, -1), (1, 1), (1, -1)):
        x, y = middle.x() - right * free_x, middle.y() - up * free_y
        window = QgsRectangle(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        for legend_on_top in (False, True):
            yield Frame(scale, window, legend_on_top)


def _hidden(paper: Paper, one: Frame, important: List[QgsGeometry]) -> float:
    """Return metres of lines under legend and north arrow; a point counts like a wide line."""
    mm = one.scale / 1000.0
    window = one.window
    (legend_x, legend_y), (north_x, north_y) = paper.legend, paper.north
    bottom = window.yMaximum() - legend_y * mm if one.legend_on_top else window.yMinimum()
    hidden = 0.0
    for corner in (
        QgsRectangle(window.xMinimum(), bottom, window.xMinimum() + legend_x * mm,
                     bottom + legend_y * mm),
        QgsRectangle(window.xMaximum() - north_x * mm, window.yMaximum() - north_y * mm,
                     window.xMaximum(), window.yMaximum()),
    ):
        area = QgsGeometry.fromRect(corner)
        for geometry in important:
            if geometry.boundingBox().intersects(corner) and geometry.intersects(area):
                hidden += geometry.intersection(area).length() or corner.width()
    return hidden

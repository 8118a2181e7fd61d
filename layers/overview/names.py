"""The names on the sheet: districts and lakes, towns, forces; each where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from matplotlib.axes import Axes

from ...data.crs import geometry_to_metric
from ..situation import Situation
from ..style import POINTS
from .labels import Labels
from .lettering import Lettering
from .marks import metres


def reserve(situation: Situation, labels: Labels) -> None:
    """Keep the symbols of forces and towns free of numbers and names."""
    for rows, key, _ in _named(situation):
        for x, y in metres(situation, rows):
            labels.keep_free(x, y, POINTS[key].size * 1.05 + 1)


def write(situation: Situation, letters: Lettering, labels: Labels, demo_note: str | None) -> None:
    """Name what is drawn: districts, towns outside, brigades, squads, towns, posts."""
    _district_names(situation, letters, labels, demo_note)
    _water_names(situation, letters, labels)
    fonts = {
        "unit_outside": (letters.face(8.0, bold=True), "#a80055"),
        "brigade": (letters.face(7.5, bold=True), "#0b3c8c"),
        "squad": (letters.face(6.6, bold=True), "#0b3c8c"),
        "unit": (letters.face(6.2), "#1f2933"), "post": (letters.face(5.8), "#00566a"),
        "neighbour": (letters.face(5.8), "#0b3c8c"),
    }
    for rows, key, code in _named(situation):
        font, colour = fonts[key]
        for row, (x, y) in zip(rows, metres(situation, rows), strict=True):
            text = letters.name(row.name, str(getattr(row, code)))
            labels.put(x, y, text, font, colour=colour, gap_px=POINTS[key].size * 1.1 + 3)


def _named(situation: Situation) -> list[tuple[Sequence[Any], str, str]]:
    """Return what has a name, the most important first: rows, symbol, column of the code."""
    return [
        ([u for u in situation.units if situation.outside(u)], "unit_outside", "unit_code"),
        (situation.brigades, "brigade", "brigade_id"), (situation.squads, "squad", "squad_id"),
        ([u for u in situation.units if not situation.outside(u)], "unit", "unit_code"),
        (situation.posts, "post", "post_id"), (situation.neighbours, "neighbour", "squad_id"),
    ]


def _district_names(situation: Situation, letters: Lettering, labels: Labels,
                    demo_note: str | None) -> None:
    epsg = situation.settings.metric_epsg
    window = _window(labels.axes)
    for d in sorted(situation.districts, key=lambda d: (not d.own, d.district)):
        visible = geometry_to_metric(d.geom, epsg).buffer(0).intersection(window)
        if visible.is_empty:
            continue
        text = letters.name(d.name, d.district)
        font = letters.face(13.0 if d.own else 9.0, bold=d.own)
        for x, y in _inner_points(visible):
            if labels.put(x, y, text, font, colour="#4a545e" if d.own else "#7b858e",
                          gap_px=0, spots="c", halo=3.0):
                if demo_note:
                    labels.put(x, y, demo_note, letters.face(6.0), colour="#4a545e",
                               gap_px=17 if d.own else 13, spots="sn")
                break


def _water_names(situation: Situation, letters: Lettering, labels: Labels) -> None:
    window, epsg = _window(labels.axes), situation.settings.metric_epsg
    for water in situation.waters:
        visible = geometry_to_metric(water.geom, epsg).intersection(window)
        if visible.is_empty:
            continue
        for x, y in _inner_points(visible):
            if labels.put(x, y, letters.name(water.name, ""), letters.face(11.0),
                          colour="#3c7196", gap_px=0, spots="c"):
                break


def _inner_points(area: Any) -> list[tuple[float, float]]:
    """Return points of an area, its middle first, then outwards on a grid of 9 × 9."""
    middle = area.representative_point()
    x0, y0, x1, y1 = area.bounds
    xs, ys = np.linspace(x0, x1, 11)[1:-1], np.linspace(y0, y1, 11)[1:-1]
    grid = np.array([(x, y) for y in ys for x in xs])
    inside = grid[shapely.contains_xy(area, grid[:, 0], grid[:, 1])]
    far = np.hypot(inside[:, 0] - middle.x, inside[:, 1] - middle.y)
    return [(middle.x, middle.y), *map(tuple, inside[np.argsort(far, kind="stable")].tolist())]


def _window(axes: Axes) -> Any:
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    return shapely.box(x0, y0, x1, y1)

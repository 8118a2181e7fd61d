"""Points and routes of the sheet, drawn by the style table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.path import Path
from numpy.typing import NDArray

from ...data.crs import geometry_to_metric, to_metric
from ..shown_plan import ShownPlan
from ..situation import Situation
from ..style import CLOSURE, ENTERPRISES, POINTS, SHAPES, Symbol, crew_line
from .ground import dashes
from .labels import Labels
from .lettering import Lettering

#: Radius in the style table's screen pixels → diameter in points on the sheet.
POINTS_PER_PIXEL = 1.05
STOP_RADIUS_PX = 9.0
ARROW = Path([(-0.8, -0.8), (1.0, 0.0), (-0.8, 0.8), (-0.3, 0.0), (-0.8, -0.8)])


def symbol(axes: Axes, xy: NDArray[np.float64], style: Symbol, *, zorder: float,
           scale: float = 1.0) -> None:
    """Draw one symbol at every row of ``xy`` (n, 2) metres."""
    if not len(xy):
        return
    outline = np.array([*SHAPES[style.shape], SHAPES[style.shape][0]])
    axes.plot(
        xy[:, 0], xy[:, 1], linestyle="none", marker=Path(outline),
        # matplotlib scales a marker to its own extent, the table's shapes lie in a unit circle
        markersize=style.size * POINTS_PER_PIXEL * scale * float(np.abs(outline).max()),
        markerfacecolor=style.fill, markeredgecolor=style.stroke,
        markeredgewidth=style.stroke_width * 0.6, zorder=zorder,
    )


def metres(situation: Situation, rows: Sequence[Any]) -> NDArray[np.float64]:
    """Return the rows' points as (n, 2) metres."""
    lonlat = [(row.geom.x, row.geom.y) for row in rows if row.geom is not None]
    if not lonlat:
        return np.empty((0, 2))
    return to_metric(np.array(lonlat), situation.settings.metric_epsg)


def enterprises(axes: Axes, situation: Situation, *, scale: float | None = None) -> None:
    """Draw the enterprises by colour and shape, red on top; smaller where there are many."""
    if scale is None:
        scale = 0.65 if len(situation.enterprises) > 500 else 1.0
    for rank, colour in enumerate(("uncoded", "green", "yellow", "red")):
        rows = [e for e in situation.enterprises if e.colour == colour]
        symbol(axes, metres(situation, rows), ENTERPRISES[colour], zorder=10 + rank, scale=scale)


def places(axes: Axes, situation: Situation) -> None:
    """Draw units, posts, squads and brigades."""
    inside = [u for u in situation.units if not situation.outside(u)]
    outside = [u for u in situation.units if situation.outside(u)]
    drawn: list[tuple[Sequence[Any], str]] = [
        (inside, "unit"), (situation.posts, "post"), (situation.neighbours, "neighbour"),
        (outside, "unit_outside"), (situation.squads, "squad"), (situation.brigades, "brigade"),
    ]
    for rank, (rows, key) in enumerate(drawn):
        symbol(axes, metres(situation, rows), POINTS[key], zorder=20 + rank)


def routes(axes: Axes, situation: Situation, shown: ShownPlan) -> None:
    """Draw every crew's way with arrows."""
    epsg = situation.settings.metric_epsg
    for index, crew in enumerate(shown.crews):
        line = crew_line(index)
        legs = [
            shapely.get_coordinates(geometry_to_metric(leg.geom, epsg))
            for leg in shown.legs.get(crew.crew_id, []) if leg.travel_ms > 0
        ]
        if not legs:
            continue
        axes.add_collection(LineCollection(legs, colors="white", linewidths=line.width * 0.6 + 1.2,
                                           zorder=14), autolim=False)
        axes.add_collection(LineCollection(
            legs, colors=line.colour, linewidths=line.width * 0.6, zorder=15,
            linestyles=[dashes(line)],
        ), autolim=False)
        for leg in legs:
            _arrow(axes, leg, line.colour)


def closures(axes: Axes, situation: Situation) -> None:
    """Draw the closed roads over everything that leads through them."""
    lines = [
        shapely.get_coordinates(part)
        for closure in situation.closures
        for part in shapely.get_parts(
            geometry_to_metric(closure.geom, situation.settings.metric_epsg))
    ]
    for colour, width, style in (("white", CLOSURE.width + 1.2, "solid"),
                                 (CLOSURE.colour, CLOSURE.width, dashes(CLOSURE))):
        axes.add_collection(LineCollection(lines, colors=colour, linewidths=width * 0.8,
                                           linestyles=[style], zorder=17), autolim=False)


def stops(axes: Axes, situation: Situation, shown: ShownPlan, letters: Lettering,
          labels: Labels) -> None:
    """Number the visits along each crew's way; where numbers would meet, dots remain."""
    for index, crew in enumerate(shown.crews):
        visits = [s for s in shown.stops.get(crew.crew_id, []) if s.kind == "visit"]
        for number, (x, y) in enumerate(metres(situation, visits), start=1):
            if not labels.claim(x, y, STOP_RADIUS_PX):
                axes.plot(x, y, marker="o", markersize=3.4, markeredgecolor="white",
                          markerfacecolor=crew_line(index).colour, markeredgewidth=0.5, zorder=17)
                continue
            axes.plot(x, y, marker="o", markersize=8.0, markerfacecolor="white",
                      markeredgecolor=crew_line(index).colour, markeredgewidth=1.0, zorder=18)
            axes.text(x, y, str(number), fontproperties=letters.face(5.4, bold=True),
                      color=crew_line(index).colour, ha="center", va="center_baseline", zorder=19)


def _arrow(axes: Axes, leg: NDArray[np.float64], colour: str) -> None:
    """Put an arrow head in the middle of a leg, along its direction there."""
    steps = np.hypot(*np.diff(leg, axis=0).T)
    length = steps.sum()
    if length < 1500.0:
        return
    i = min(int(np.searchsorted(np.cumsum(steps), length / 2)), len(steps) - 1)
    (x0, y0), (x1, y1) = leg[i], leg[i + 1]
    turn = np.arctan2(y1 - y0, x1 - x0)
    turned = ARROW.vertices @ np.array([[np.cos(turn), np.sin(turn)],
                                        [-np.sin(turn), np.cos(turn)]])
    axes.plot((x0 + x1) / 2, (y0 + y1) / 2, marker=Path(turned), markersize=8.0, color=colour,
              markeredgecolor="white", markeredgewidth=0.5, zorder=16)

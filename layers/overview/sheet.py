"""Compose the sheet: title, map, inset of the joint zone, column, stamps."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ...data.crs import geometry_to_metric
from .. import captions
from ..road_background import Network
from ..situation import Situation
from ..style import PAPER
from . import font, furniture, ground, legend, marks, names
from .column import Column
from .labels import Labels
from .lettering import Lettering

WIDTH_PX, HEIGHT_PX, DPI = 2400, 1700, 150
_MAP = (0.012, 0.018, 0.752, 0.905)  # left, bottom, width, height in shares of the sheet
_COLUMN_LEFT, _COLUMN_WIDTH = 0.776, 0.212
_INSET_HEIGHT = 0.235


@dataclass(frozen=True)
class Picture:
    """The finished PNG; ``font`` is the Chinese font used, None if there was none."""

    png: bytes
    font: str | None
    labels_skipped: int


def draw(situation: Situation, chinese: font.ChineseFont | None) -> Picture:
    """Draw the overview, 2400 × 1700 px, with the Chinese font given (None: in English)."""
    letters = Lettering(chinese)
    figure = Figure(figsize=(WIDTH_PX / DPI, HEIGHT_PX / DPI), dpi=DPI, facecolor="white")
    canvas = FigureCanvasAgg(figure)
    _title(figure, situation, letters)
    main = figure.add_axes(_MAP)
    _look_at(main, *_extent(situation))
    network = ground.network_of(situation)
    minutes = _ground(main, situation, network)
    marks.enterprises(main, situation)
    labels = Labels(main)
    names.reserve(situation, labels)
    if situation.plan:
        marks.routes(main, situation, situation.plan)
    marks.closures(main, situation)
    if situation.plan:
        marks.stops(main, situation, situation.plan, letters, labels)
    marks.places(main, situation)
    _reserve_furniture(labels)
    names.write(situation, letters, labels, _demo_note(situation, letters))
    furniture.scale_bar(main, letters)
    furniture.north_arrow(main, letters)
    furniture.frame(main)
    _column(figure, situation, letters, network, minutes)
    buffer = io.BytesIO()
    canvas.print_png(buffer, metadata={"Software": "Half-Hour"})
    return Picture(buffer.getvalue(), chinese.family if chinese else None, labels.skipped)


def _title(figure: Figure, situation: Situation, letters: Lettering) -> None:
    chinese, english = letters.pair(*captions.title(situation))
    figure.text(_MAP[0], 0.974, chinese, fontproperties=letters.face(22, bold=True), va="center")
    if english:
        figure.text(_MAP[0], 0.941, english, fontproperties=letters.face(10.5), va="center",
                    color="#5b6770")
    if situation.settings.demo:
        stamp = letters.pair(*captions.both(captions.DEMO_STAMP))
        figure.text(_MAP[0] + _MAP[2], 0.958, "\n".join(s for s in stamp if s), va="center",
                    ha="right", fontproperties=letters.face(10, bold=True), color="#5c3c00",
                    bbox={"facecolor": "#fff3c4", "edgecolor": "#d9a400",
                          "boxstyle": "round,pad=0.4"})


def _ground(axes: Axes, situation: Situation, network: Network) -> float | None:
    axes.set_facecolor(PAPER)
    ground.waters(axes, situation)
    ground.districts(axes, situation)
    ground.roads(axes, network)
    minutes = ground.circle(axes, situation)
    ground.zones(axes, situation)
    return minutes


def _column(figure: Figure, situation: Situation, letters: Lettering, network: Network,
            minutes: float | None) -> None:
    inset = bool(situation.zones)
    bottom = 0.018 + (_INSET_HEIGHT + 0.045 if inset else 0.0)
    height = 0.985 - bottom
    axes = figure.add_axes((_COLUMN_LEFT, bottom, _COLUMN_WIDTH, height))
    column = Column(axes, letters, _COLUMN_WIDTH * WIDTH_PX * 72 / DPI,
                    height * HEIGHT_PX * 72 / DPI)

    ranks = [road_class.rank for road_class, _ in network]

    def fill() -> None:
        legend.figures(column, situation)
        legend.legend(column, situation, ranks, minutes)
        legend.notes(column, situation)

    column.fit(fill)
    if inset:
        _zone_inset(figure, situation, letters, network)


def _zone_inset(figure: Figure, situation: Situation, letters: Lettering,
                network: Network) -> None:
    axes = figure.add_axes((_COLUMN_LEFT, 0.018, _COLUMN_WIDTH, _INSET_HEIGHT))
    epsg = situation.settings.metric_epsg
    first = situation.zones[0].zone_id
    sides = [z for z in situation.zones if z.zone_id == first]
    bounds = np.array([geometry_to_metric(side.geom, epsg).bounds for side in sides])
    _look_at(axes, *bounds[:, :2].min(axis=0), *bounds[:, 2:].max(axis=0))
    _ground(axes, situation, network)
    marks.enterprises(axes, situation, scale=1.0)
    marks.places(axes, situation)
    labels = Labels(axes)
    names.reserve(situation, labels)
    names.write(situation, letters, labels, None)
    furniture.scale_bar(axes, letters)
    furniture.frame(axes)
    # each side names itself, in brackets, after the zone
    common = re.split("[(\uff08]", sides[0].name)[0].strip()
    chinese, english = letters.lines("Joint zone {name}", name=letters.name(common, first))
    if "联合" in common and letters.font is not None:
        chinese = common
    top = 0.018 + _INSET_HEIGHT
    figure.text(_COLUMN_LEFT, top + 0.019, chinese, va="bottom",
                fontproperties=letters.face(8.5, bold=True))
    length = sum(b.length_m for b in situation.boundaries if b.line_id == sides[0].line_id)
    chinese, english = letters.lines("Boundary {km} km, {width} m on each side",
                                     km=f"{length / 1000:.1f}", width=f"{sides[0].width_m:g}")
    figure.text(_COLUMN_LEFT, top + 0.005, chinese if english is None else f"{chinese}  {english}",
                va="bottom", fontproperties=letters.face(6.6), color="#5b6770")


def _reserve_furniture(labels: Labels) -> None:
    box = labels.axes.get_window_extent()
    labels.taken += [
        (box.x0, box.y0, box.x0 + 0.26 * box.width, box.y0 + 0.065 * box.height),
        (box.x0, box.y1 - 0.11 * box.height, box.x0 + 0.07 * box.width, box.y1),
    ]


def _demo_note(situation: Situation, letters: Lettering) -> str | None:
    if not situation.settings.demo:
        return None
    return letters.lines("schematic, not the real boundary")[0]


def _extent(situation: Situation) -> tuple[float, float, float, float]:
    """Return what the map must hold, in metres: our districts, else all points, else roads."""
    epsg = situation.settings.metric_epsg
    own = [d.geom for d in situation.districts if d.own]
    rows: list[Any] = [*situation.units, *situation.squads, *situation.enterprises]
    points = [row.geom for row in rows if row.geom is not None]
    shown = own or points or [road.geom for road in situation.roads]
    if not shown:
        return (0.0, 0.0, 1000.0, 1000.0)
    bounds = np.array([geometry_to_metric(geom, epsg).bounds for geom in shown])
    (x0, y0), (x1, y1) = bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)
    return float(x0), float(y0), float(x1), float(y1)


def _look_at(axes: Axes, x0: float, y0: float, x1: float, y1: float) -> None:
    """Fit the rectangle into the axes with a margin, one metre being the same both ways."""
    box = axes.get_window_extent()
    shape = box.width / box.height
    width, height = max((x1 - x0) * 1.06, 500.0), max((y1 - y0) * 1.06, 500.0)
    width, height = max(width, height * shape), max(height, width / shape)
    middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
    axes.set_xlim(middle_x - width / 2, middle_x + width / 2)
    axes.set_ylim(middle_y - height / 2, middle_y + height / 2)

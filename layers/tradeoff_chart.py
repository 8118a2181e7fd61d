"""The trade-off as a picture: what each plan drives, and the coverage it keeps for that."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from .captions import DEMO_STAMP, both
from .overview.font import ChineseFont
from .overview.lettering import Lettering

_WORST, _MEAN, _STATIC, _SOFT = "#1f5a92", "#5b8f3a", "#6b7480", "#5b6770"
_INCHES, _DOTS_PER_INCH = (8.0, 5.4), 150


def draw(outcome: Mapping[str, Any], kind: str, font: ChineseFont | None) -> bytes:
    """Return the chart of an answer of ``tradeoff`` as ``svg`` or ``png``.

    Worst (solid) and mean (dashed) coverage over minutes of driving; a plan that keeps the
    city's floor is filled, one that does not is hollow. Letters of an SVG are outlines, so it
    needs no font.
    """
    words = Lettering(font)
    figure = Figure(figsize=_INCHES, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    plans = outcome["plans"]
    drive = [plan["drive_min"] for plan in plans]
    for key, colour, mark, dash, label in (
        ("mean_pct", _MEAN, "s", "--", "Coverage, mean"),
        ("worst_pct", _WORST, "o", "-", "Coverage, worst"),
    ):
        axes.plot(drive, [plan[key] for plan in plans], dash, color=colour, lw=1.4, zorder=2,
                  label=_line(words, label))
        for plan in plans:
            axes.plot(plan["drive_min"], plan[key], mark, ms=8, mec=colour, mew=1.6, zorder=3,
                      mfc=colour if plan["holds_floor"] else "white")
    axes.axhline(outcome["static_pct"], color=_STATIC, lw=1, ls=":",
                 label=_line(words, "All at home, mean"))
    for plan in plans:
        axes.annotate(str(plan["rank"]), (plan["drive_min"], plan["worst_pct"]),
                      (0, -16), textcoords="offset points", ha="center",
                      fontproperties=words.face(9, bold=True))
    _letter(axes, words, outcome)
    with rc_context({"svg.fonttype": "path", "svg.hashsalt": "halfhour"}):
        stream = io.BytesIO()
        figure.savefig(stream, format=kind, dpi=_DOTS_PER_INCH,
                       metadata={"Date": None} if kind == "svg" else {"Software": None})
    return stream.getvalue()


def _letter(axes: Axes, words: Lettering, outcome: Mapping[str, Any]) -> None:
    title, beneath = words.lines("Trade-off of {day}: driving against coverage",
                                 day=outcome["day"])
    axes.set_title("\n".join(filter(None, [title, beneath])), loc="left",
                   fontproperties=words.face(12, bold=True))
    axes.set_xlabel(_line(words, "Driving (min)"), fontproperties=words.face(10))
    axes.set_ylabel(_line(words, "Coverage (%)"), fontproperties=words.face(10))
    for tick in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        tick.set_fontproperties(words.face(9))
    axes.margins(0.08, 0.14)
    axes.grid(visible=True, color="#e3e8ec", lw=0.8)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.legend(loc="lower right", prop=words.face(9), frameon=True, framealpha=0.9)
    notes = [_line(words, "Filled: keeps the city's floor at every minute; hollow: does not")]
    if outcome["demo"]:
        notes.append(_line(words, DEMO_STAMP))
    axes.text(0.0, -0.16, "\n".join(notes), transform=axes.transAxes, va="top", color=_SOFT,
              fontproperties=words.face(8.5))


def _line(words: Lettering, template: str) -> str:
    return " / ".join(dict.fromkeys(filter(None, words.pair(*both(template)))))

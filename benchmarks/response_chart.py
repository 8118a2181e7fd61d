"""Driving against the lowest coverage of every plan, as one picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

#: Methods that look at driving alone, the least of which every city's plans are measured by.
TRAVEL_ONLY = ("ortools", "pyvrp", "free")
_FLOOR_POINTS = 5.0
_LOOKS = {
    "ours": ("Half-Hour", "o", "#1b6ca8"), "pyvrp": ("PyVRP, travel only", "s", "#c0504d"),
    "ortools": ("OR-Tools, travel only", "D", "#e08e45"),
    "standby": ("one crew of each squad stands by", "^", "#7a7f87"),
    "free": ("Half-Hour without floors", "x", "#9c6ade"),
}


def draw(path: Path, lines: Sequence[dict[str, Any]]) -> None:
    """Draw one panel a kind of city: minutes driven a visit over the least of the travel-only
    plans of the same city (or as such, should there be none), and the lowest c1(t) below static.
    """
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    drawn = [line for line in lines if line["method"] in _LOOKS and line["served"]]
    cities = list(dict.fromkeys(line["city"] for line in drawn))
    if not cities:
        return
    figure, axes = pyplot.subplots(
        1, len(cities), figsize=(5.0 * len(cities), 3.8), squeeze=False, sharey=True)
    for axis, name in zip(axes[0], cities, strict=True):
        here = [line for line in drawn if line["city"] == name]
        least = {line["seed"]: min(_a_visit(other) for other in here
                                   if other["seed"] == line["seed"]
                                   and other["method"] in TRAVEL_ONLY)
                 for line in here if line["method"] in TRAVEL_ONLY}
        for method, (label, marker, colour) in _LOOKS.items():
            mine = [line for line in here if line["method"] == method]
            if mine:
                axis.scatter([_a_visit(line) / least.get(line["seed"], 1.0) for line in mine],
                             [line["worst_pct"] - line["static_pct"] for line in mine],
                             label=label, marker=marker, color=colour, s=34, zorder=3)
        axis.axhline(-_FLOOR_POINTS, color="#333333", linewidth=1, linestyle="--")
        axis.annotate("floor", (1.0, -_FLOOR_POINTS), xycoords=("axes fraction", "data"),
                      ha="right", va="bottom", fontsize=8)
        axis.set_title(f"{name}: squads × crews – visits", fontsize=9)
        axis.set_xlabel("driving a visit over the best travel-only plan" if least
                        else "minutes of driving a visit", fontsize=8)
        axis.grid(color="#dddddd", linewidth=0.5)
        axis.tick_params(labelsize=8)
        axis.legend(fontsize=7, loc="lower right")
    axes[0][0].set_ylabel("lowest coverage of the day, points below all at home", fontsize=8)
    figure.text(0.01, 0.01, "generated cities 演示数据; b: visits can be broken off, u: none can",
                fontsize=7, family=["Noto Sans CJK SC", "DejaVu Sans"])
    figure.tight_layout(rect=(0, 0.03, 1, 1))
    figure.savefig(path, dpi=130)


def _a_visit(line: dict[str, Any]) -> float:
    return float(line["drive_min"]) / float(line["served"])

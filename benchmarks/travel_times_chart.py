"""How much quicker than every other library, as one picture."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def draw(path: Path, matrices: Mapping[str, Mapping[str, float]], places: int) -> None:
    """Draw seconds of a ``places`` × ``places`` matrix by library, one panel per network.

    Extrapolated ones are those whose name ends with ``*``.
    """
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(
        1, len(matrices), figsize=(5.2 * len(matrices), 3.6), squeeze=False)
    for axis, (title, seconds) in zip(axes[0], matrices.items(), strict=True):
        names = sorted(seconds, key=lambda name: -seconds[name])
        ours = [name.startswith("half-hour") for name in names]
        axis.barh(names, [seconds[n] for n in names],
                  color=["#1b6ca8" if own else "#9aa3ad" for own in ours],
                  hatch=["" if own else "//" for own in ours], edgecolor="white")
        for at, name in enumerate(names):
            axis.text(seconds[name] * 1.15, at, f"{seconds[name]:.2g} s", va="center", fontsize=8)
        axis.set_xscale("log")
        axis.set_xlim(min(seconds.values()) / 3, max(seconds.values()) * 8)
        axis.set_title(title, fontsize=9)
        axis.set_xlabel(f"processor seconds, {places:,} × {places:,} (log)", fontsize=8)
        axis.tick_params(labelsize=8)
        for side in ("top", "right"):
            axis.spines[side].set_visible(False)
    figure.text(0.01, 0.01, "* extrapolated from a few origins", fontsize=7)
    figure.tight_layout()
    figure.savefig(path, dpi=130)

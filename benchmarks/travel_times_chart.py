"""How much quicker than every other library, as one picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from measured import OURS, Figure


def draw(path: Path, figures: Sequence[Figure], task: str) -> None:
    """Draw the processor seconds of ``task`` by library, one panel per network."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    drawn = [f for f in figures if f.task == task and f.cpu_s is not None]
    networks = list(dict.fromkeys(f.network for f in drawn))
    if not networks:
        return
    figure, axes = pyplot.subplots(
        1, len(networks), figsize=(5.2 * len(networks), 3.6), squeeze=False)
    for axis, name in zip(axes[0], networks, strict=True):
        bars = sorted((f for f in drawn if f.network == name), key=lambda f: -(f.cpu_s or 0))
        spans = [f.cpu_s or 0.0 for f in bars]
        axis.barh([f.by + "*" * f.extrapolated for f in bars], spans,
                  color=["#1b6ca8" if f.by == OURS else "#9aa3ad" for f in bars],
                  hatch=["" if f.by == OURS else "//" for f in bars], edgecolor="white")
        for at, span in enumerate(spans):
            text = f"{span:,.0f} s" if span >= 10 else f"{span:.2g} s"
            axis.text(span * 1.15, at, text, va="center", fontsize=8)
        axis.set_xscale("log")
        axis.set_xlim(min(spans) / 3, max(spans) * 8)
        axis.set_title(name, fontsize=9)
        axis.set_xlabel(f"processor seconds, {task} (log)", fontsize=8)
        axis.tick_params(labelsize=8)
        for side in ("top", "right"):
            axis.spines[side].set_visible(False)
    figure.text(0.01, 0.01, "* extrapolated from a few origins", fontsize=7)
    figure.tight_layout()
    figure.savefig(path, dpi=130)

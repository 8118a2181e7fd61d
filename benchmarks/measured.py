"""Figures of a benchmark: measured once, kept as JSON lines, shown as a table.

So a long comparison can be made in pieces, and what one piece measured is not lost with the next.
"""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

OURS = "half-hour"
#: When this process began, and what else the computer did then.
RUN, LOAD = time.strftime("%Y-%m-%dT%H:%M:%S"), os.getloadavg()[0]
#: Nanoseconds on a processor and waiting for one, of the thread that reads it.
_SCHEDULER = Path("/proc/thread-self/schedstat")


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@dataclass(frozen=True)
class Figure:
    """How long ``task`` took ``by`` somebody; ``cpu_s`` None: only the clock counts.

    ``wall_s`` is without the time of waiting for a processor, see :func:`seconds`.
    ``extrapolated``: from a share of the work. ``differs_ms``: the greatest difference from
    scipy, None where there is nothing to compare. ``peak_mb``: of the process, so far.
    """

    network: str
    task: str
    by: str
    cpu_s: float | None
    wall_s: float
    extrapolated: bool = False
    differs_ms: float | None = None
    note: str = ""
    run: str = RUN
    load: float = LOAD
    peak_mb: int = field(default_factory=_peak_mb)


def seconds(work: Callable[[], Any], repeat: int = 1) -> tuple[float, float, Any]:
    """Return the least processor and clock seconds of ``work`` and what it returned last.

    The clock stands still while this thread waits for a processor that others use, where the
    system (Linux) tells: so threads can be compared on a computer that is not idle.
    """
    cpu, wall, result = float("inf"), float("inf"), None
    for _ in range(repeat):
        began, began_clock = time.process_time(), time.perf_counter() - _waited_s()
        result = work()
        cpu = min(cpu, time.process_time() - began)
        # the clock is read outside of what is taken off: an error makes the span longer
        wall = min(wall, -_waited_s() + time.perf_counter() - began_clock)
    return cpu, wall, result


def _waited_s() -> float:
    try:
        return int(_SCHEDULER.read_text().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


def keep(path: Path, figure: Figure) -> None:
    """Add ``figure`` to the JSON lines of ``path``."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(figure), ensure_ascii=False) + "\n")


def kept(path: Path) -> list[Figure]:
    """Return the figures of ``path``, oldest first."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [Figure(**json.loads(text)) for text in lines]


def latest(figures: Iterable[Figure]) -> list[Figure]:
    """Return ``figures`` without those that were measured again."""
    return list({(f.network, f.task, f.by): f for f in figures}.values())


def heading() -> str:
    """Return the head of the table that :func:`line` fills."""
    cells = ("task", "by", "processor", "clock", "over ours", "differs (ms)", "peak (MB)", "load")
    return f"| {' | '.join(cells)} |\n{'|---' * len(cells)}|"


def line(figure: Figure, figures: Iterable[Figure]) -> str:
    """Return ``figure`` as a row, compared with ours measured last before it in the same run."""
    ours = None
    for f in takewhile(lambda f: f is not figure, figures):
        if (f.by, f.network, f.task, f.run) == (OURS, figure.network, figure.task, figure.run):
            ours = f
    over = "–"
    if ours is not None and figure.by != OURS:
        over = f"{_ratio(figure, ours):.2f} ×" if figure.cpu_s is None else (
            f"{_ratio(figure, ours):.0f} ×")
    mark = "*" if figure.extrapolated else ""
    differs = "–" if figure.differs_ms is None else f"{figure.differs_ms:.0f}"
    task = f"{figure.task} ({figure.note})" if figure.note else figure.task
    return "| " + " | ".join((
        task, figure.by + mark, "–" if figure.cpu_s is None else pretty(figure.cpu_s),
        pretty(figure.wall_s), over, differs, str(figure.peak_mb), f"{figure.load:.1f}")) + " |"


def pretty(value: float) -> str:
    """Return seconds as people read them."""
    return f"{value:.2f} s" if value >= 1 else f"{1000 * value:.1f} ms"


def _ratio(figure: Figure, ours: Figure) -> float:
    if figure.cpu_s is None or ours.cpu_s is None:
        return figure.wall_s / ours.wall_s
    return figure.cpu_s / ours.cpu_s

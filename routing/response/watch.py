"""Between the chunks of a search: cancel, finish early, show the best plan so far."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...data.errors import Cancelled
from ..day.progress import Progress
from .search import Searcher, winner


def never() -> bool:
    """Never."""
    return False


def nothing() -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Wishes:
    """What the person who waits may want: to give up, or to have the best plan so far now.

    ``has_plan`` is called once, as soon as there is a whole plan to finish with.
    """

    cancelled: Callable[[], bool]
    finish: Callable[[], bool] = never
    has_plan: Callable[[], None] = nothing

    def check_cancel(self) -> None:
        """Raise ``Cancelled`` if the person gave up."""
        if self.cancelled():
            raise Cancelled


class Watch:
    """Ends the chunks of a search with its time, or when the person has waited enough."""

    def __init__(
        self, seconds: float, wishes: Wishes, progress: Progress,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wishes, self._progress, self._clock = wishes, progress, clock
        self._began, self._seconds = clock(), seconds
        self._told = False
        #: Seconds until the person stopped the search, None if they did not.
        self.stopped_after_s: float | None = None

    def until(self, share_of_time: float) -> Callable[[], bool]:
        """Return what tells whether that share of the seconds is over, or the person waits."""
        end = self._began + share_of_time * self._seconds
        return lambda: self._wishes.cancelled() or self._clock() > end

    def between(
        self, each: list[Searcher], low: float, high: float, share_of_time: float = 1.0
    ) -> Callable[[float], bool]:
        """Return what to ask between chunks of ``each``; shows fractions ``low``–``high``.

        It ends the search when ``share_of_time`` of the seconds is over.
        """
        until = self._began + share_of_time * self._seconds

        def go_on(share: float) -> bool:
            self._wishes.check_cancel()
            self._show(each, low + (high - low) * share)
            return not self.finishing() and self._clock() < until

        return go_on

    def finishing(self) -> bool:
        """Whether the person wants the best plan so far, and there is one."""
        if self.stopped_after_s is None and self._told and self._wishes.finish():
            self.stopped_after_s = self._clock() - self._began
            self._progress(0.9, "Finishing with the best plan so far")
        return self.stopped_after_s is not None

    def has_plan(self) -> None:
        """Say that from now on there is a whole plan to finish with."""
        if not self._told:
            self._told = True
            self._wishes.has_plan()

    def _show(self, each: list[Searcher], fraction: float) -> None:
        best = winner(each).best
        if np.isfinite(best.rank[0]) and best.told[1] > 0:
            self.has_plan()
            self._progress(
                fraction,
                "{served} of {visits} visits, lowest coverage {worst} %, {drive} min driving",
                served=int(best.told[1]), visits=len(each[0].tables.place),
                worst=f"{best.told[0]:.1f}", drive=round(float(best.told[2])),
            )

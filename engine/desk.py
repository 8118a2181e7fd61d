"""What a command gets to work with: workspaces, progress, and the user's wish to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any, Protocol

from ..data.errors import Cancelled
from ..data.store import Workspace, open_workspace
from ..data.store.lock import true_path
from ..protocol.language import ENGLISH, say


class ProgressSink(Protocol):
    """Receives progress: a fraction 0–1 and a finished sentence."""

    def __call__(self, fraction: float, message: str) -> None:
        """Show it."""


class Desk:
    """The surroundings of one command.

    A resident engine hands in its one open workspace, so that its WAL connection is
    held for the whole session; a one-shot command opens its own.
    """

    def __init__(
        self,
        *,
        language: str = ENGLISH,
        sink: ProgressSink | None = None,
        cancel: Event | None = None,
        finish: Event | None = None,
        on_plan: Callable[[], None] | None = None,
        held: Workspace | None = None,
        actor: str = "command line",
    ) -> None:
        self.language = language
        self.actor = actor
        self._sink = sink
        self._cancel = cancel or Event()
        self._finish = finish or Event()
        self._on_plan = on_plan
        self._held = held
        self._span = (0.0, 1.0)

    def holding(self, workspace: Workspace) -> Desk:
        """Return a desk for inner commands that work on an already open workspace."""
        inner = Desk(language=self.language, sink=self._sink, cancel=self._cancel,
                     finish=self._finish, on_plan=self._on_plan, held=workspace,
                     actor=self.actor)
        inner._span = self._span
        return inner

    def progress(self, fraction: float, template: str, **params: Any) -> None:
        """Report progress (0–1 within this command) and stop here if the user asked to."""
        self.check_cancel()
        if self._sink is not None:
            low, high = self._span
            self._sink(low + fraction * (high - low), say(template, self.language, **params))

    @contextmanager
    def span(self, low: float, high: float) -> Iterator[None]:
        """Map the progress of an inner command onto ``low``–``high`` of this one."""
        outer = self._span
        width = outer[1] - outer[0]
        self._span = (outer[0] + low * width, outer[0] + high * width)
        try:
            yield
        finally:
            self._span = outer

    def cancelled(self) -> bool:
        """Whether the user asked to stop; for callbacks of solvers."""
        return self._cancel.is_set()

    def finishing(self) -> bool:
        """Whether the user wants the best there is so far, now."""
        return self._finish.is_set()

    def has_plan(self) -> None:
        """Say that there is something to finish with: from now on the user may ask for it."""
        if self._on_plan is not None:
            self._on_plan()

    def check_cancel(self) -> None:
        """Raise ``Cancelled`` if the user asked to stop."""
        if self._cancel.is_set():
            raise Cancelled

    @contextmanager
    def reading(self, path: str) -> Iterator[Workspace]:
        """Open a workspace for reading."""
        if self._held is not None and _same(self._held.path, path):
            yield self._held
        else:
            with open_workspace(Path(path)) as workspace:
                yield workspace

    @contextmanager
    def writing(self, path: str) -> Iterator[Workspace]:
        """Open a workspace for writing; raises ``WorkspaceBusy`` if somebody else writes."""
        if self._held is not None and _same(self._held.path, path):
            yield self._held
        else:
            with open_workspace(Path(path), write=True) as workspace:
                yield workspace


def _same(held: Path, path: str) -> bool:
    return true_path(held) == true_path(Path(path))

"""What a user does in a running QGIS, step by step, with a picture after each.

A story is a generator that runs inside QGIS's own event loop: what it yields is waited for
(a number: seconds; a callable: until it is true; a pair: the callable and how long at most).
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface, plugins

Wanted = float | Callable[[], object] | tuple[Callable[[], object], float]
Steps = Generator[Wanted, Any, Any]
PATIENCE_S = 180.0
_BEAT_MS = 10


class Story:
    """Runs the steps of :meth:`walk`; ends QGIS with 0, or with 1 and the reason."""

    def __init__(self) -> None:
        self.pictures = Path(os.environ["HALFHOUR_PICTURES"])
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.window = iface.mainWindow()
        self.stalls = Stalls()
        self._shots = 0
        self._steps: Iterator[Wanted] = iter(())
        self._wanted: Callable[[], object] = lambda: True
        self._until = 0.0
        self._inside = False
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Start; returns at once."""
        self._steps = self.walk()
        self._until = time.monotonic() + PATIENCE_S
        self._timer.start(_BEAT_MS)

    def walk(self) -> Iterator[Wanted]:
        """The steps; overridden."""
        raise NotImplementedError

    def ended(self) -> None:
        """Called after the last step, before QGIS ends."""

    def make_room(self) -> None:
        """Give the window the size of a small screen, without the docks nobody needs here."""
        self.window.setGeometry(0, 0, 1366, 768)
        for dock in self.window.findChildren(QDockWidget):
            if dock.objectName() in ("Browser", "MessageLog"):
                dock.close()

    def opened(self) -> Steps:
        """Open ``HALFHOUR_WORKSPACE``; return the plugin's window parts."""
        self.make_room()
        gui = plugins["halfhour"].gui
        gui.session.open(os.environ["HALFHOUR_WORKSPACE"])
        yield (lambda: gui.session.workspace is not None), 60.0
        return gui

    def shoot(self, name: str) -> None:
        """Keep a numbered picture of the whole screen, as a person sees it."""
        self._shots += 1
        screen = QGuiApplication.primaryScreen().grabWindow(0)
        assert screen.save(str(self.pictures / f"{self._shots:02d}-{name}.png")), name
        self.stalls.forgive()

    def _beat(self) -> None:
        self.stalls.beat()
        if self._inside:  # a step that turned the event loop is not entered again
            return
        self._inside = True
        try:
            if self._wanted():
                self._go_on(next(self._steps))
            elif time.monotonic() > self._until:
                raise AssertionError(f"waited in vain at {_place(self._steps)}")
        except StopIteration:
            self._timer.stop()
            self.ended()
            _leave(0)
        except BaseException:
            traceback.print_exc()
            self.shoot("failed")
            _leave(1)
        finally:
            self._inside = False

    def _go_on(self, wanted: Wanted) -> None:
        now = time.monotonic()
        if isinstance(wanted, (int, float)):
            end = now + wanted
            self._wanted, self._until = (lambda: time.monotonic() >= end), end + PATIENCE_S
        elif isinstance(wanted, tuple):
            self._wanted, self._until = wanted[0], now + wanted[1]
        else:
            self._wanted, self._until = wanted, now + PATIENCE_S


class Stalls:
    """The longest time between two beats of the window while it is watched.

    By the clock, which a busy computer stretches, and in processor seconds of QGIS.
    """

    def __init__(self) -> None:
        self._longest = (0.0, 0.0)
        self._last = _clocks()
        self._watched = False

    def begin(self) -> None:
        """Watch from now on."""
        self._longest, self._watched = (0.0, 0.0), True
        self.forgive()

    def end(self) -> str:
        """Watch no more; return the longest by the clock and by the processor."""
        self._watched = False
        return "{:.3f} s, of the processor {:.3f} s".format(*self._longest)

    def forgive(self) -> None:
        """Do not count what the story itself took since the last beat."""
        self._last = _clocks()

    def beat(self) -> None:
        """Note a turn of the event loop."""
        now = _clocks()
        if self._watched:
            self._longest = tuple(
                max(old, new - last)
                for old, new, last in zip(self._longest, now, self._last, strict=True))
        self._last = now


def _clocks() -> tuple[float, float]:
    return time.monotonic(), time.process_time()


def _place(steps: Iterator[Wanted]) -> str:
    frame = getattr(steps, "gi_frame", None)
    inner = steps
    while getattr(inner, "gi_yieldfrom", None) is not None:
        inner = inner.gi_yieldfrom  # type: ignore[attr-defined]
        frame = getattr(inner, "gi_frame", frame)
    return "?" if frame is None else f"{frame.f_code.co_filename}:{frame.f_lineno}"


def _leave(code: int) -> None:
    # at once: QGIS would ask about an unsaved project
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)

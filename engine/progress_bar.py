"""A progress bar on stderr: one changing line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import shutil
import unicodedata
from types import TracebackType
from typing import TextIO

_BAR = 24


class ProgressBar:
    """Shows a fraction and a sentence; a context manager that clears its line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._last = ""

    def show(self, fraction: float, message: str) -> None:
        """Show progress; off a terminal only changed sentences are printed."""
        if not self._live:
            if message != self._last:
                self._stream.write(f"{round(100 * fraction):3d}% {message}\n")
                self._stream.flush()
            self._last = message
            return
        filled = round(_BAR * min(1.0, max(0.0, fraction)))
        width = shutil.get_terminal_size().columns - _BAR - 9
        text = f"[{'#' * filled}{'.' * (_BAR - filled)}] {round(100 * fraction):3d}% "
        self._stream.write(f"\r\x1b[K{text}{_cut(message, width)}")
        self._stream.flush()
        self._last = message

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live and self._last:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def display_width(text: str) -> int:
    """Return the columns ``text`` takes on a terminal; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _cut(text: str, width: int) -> str:
    while text and display_width(text) > max(0, width):
        text = text[:-1]
    return text

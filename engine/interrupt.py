"""Ctrl-C: the first asks to stop cleanly, the second stops at once.

Imported before everything else, so that it counts while the rest is still being loaded.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType

#: Set by the first Ctrl-C; a running command looks at it.
asked_to_stop = threading.Event()


def listen() -> None:
    """Take Ctrl-C as a wish to stop from now on; only the main thread can say so."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, _on_interrupt)


def stop_at_once() -> None:
    """Let Ctrl-C raise ``KeyboardInterrupt``: the resident engine ends whatever it does."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


def ignore() -> None:
    """Disregard Ctrl-C: everything is done, and the exit code is settled."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _on_interrupt(_number: int, _frame: FrameType | None) -> None:
    if asked_to_stop.is_set():
        raise KeyboardInterrupt
    asked_to_stop.set()

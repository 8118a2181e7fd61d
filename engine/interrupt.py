"""Ctrl-C: the first asks to stop cleanly, the second stops at once.

While a command has something to finish with, and a person looks on, one more comes before
them: it asks for the best there is so far.

Imported before everything else, so that it counts while the rest is still being loaded.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType

#: Set by the first Ctrl-C; a running command looks at it.
asked_to_stop = threading.Event()
#: Set by the first Ctrl-C after :func:`offer_finish`.
asked_to_finish = threading.Event()
_finish_offered = threading.Event()


def listen() -> None:
    """Take Ctrl-C as a wish to stop from now on; only the main thread can say so."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, _on_interrupt)


def offer_finish() -> None:
    """Let the next Ctrl-C ask for the best there is so far, and only the one after it cancel."""
    _finish_offered.set()


def stop_at_once() -> None:
    """Let Ctrl-C raise ``KeyboardInterrupt``: the resident engine ends whatever it does."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


def ignore() -> None:
    """Disregard Ctrl-C: everything is done, and the exit code is settled."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _on_interrupt(_number: int, _frame: FrameType | None) -> None:
    if _finish_offered.is_set() and not asked_to_finish.is_set():
        asked_to_finish.set()
        return
    if asked_to_stop.is_set():
        raise KeyboardInterrupt
    asked_to_stop.set()

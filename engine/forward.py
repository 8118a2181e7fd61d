"""Hand a one-shot command to the resident engine that holds the workspace."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ..protocol.language import say
from . import endpoint
from .run import Failure

_POLL_S = 0.2


def to_engine(path: Path) -> Connection | None:
    """Return a connection to the engine that holds ``path``, or None."""
    return endpoint.connect(path)


def ask(
    connection: Connection, command: str, params: dict[str, Any], language: str,
    sink: Callable[[float, str], None], cancel: threading.Event, finish: threading.Event,
    on_plan: Callable[[], None],
) -> dict[str, Any] | Failure:
    """Run ``command`` in the engine; pass progress on to ``sink`` and wishes to the engine.

    ``on_plan`` is called as soon as the engine has something to finish with.
    """
    _send(connection, {"id": "c", "command": command, "params": params, "language": language})
    told: set[str] = set()
    try:
        while True:
            for wish, asked in (("cancel", cancel), ("finish", finish)):
                if asked.is_set() and wish not in told:
                    _send(connection, {"id": "x", wish: "c"})
                    told.add(wish)
            if not connection.poll(_POLL_S):
                continue
            message = json.loads(connection.recv_bytes().decode("utf-8"))
            if message.get("id") != "c":
                continue
            if "progress" in message:
                sink(message["progress"], message["message"])
                if message.get("can_finish"):
                    on_plan()
            elif "error" in message:
                return Failure(**message["error"])
            else:
                result: dict[str, Any] = message["result"]
                return result
    except (EOFError, OSError):
        sentence = say("The engine ended before it had answered; the workspace is whole. "
                       "Run the command again.", language)
        return Failure("engine_gone", sentence, 1)
    finally:
        connection.close()


def _send(connection: Connection, message: dict[str, Any]) -> None:
    connection.send_bytes(json.dumps(message, ensure_ascii=False).encode("utf-8"))

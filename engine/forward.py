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
    sink: Callable[[float, str], None], cancel: threading.Event,
) -> dict[str, Any] | Failure:
    """Run ``command`` in the engine; pass progress on to ``sink`` and a cancel to the engine."""
    _send(connection, {"id": "c", "command": command, "params": params, "language": language})
    told = False
    try:
        while True:
            if cancel.is_set() and not told:
                _send(connection, {"id": "x", "cancel": "c"})
                told = True
            if not connection.poll(_POLL_S):
                continue
            message = json.loads(connection.recv_bytes().decode("utf-8"))
            if message.get("id") != "c":
                continue
            if "progress" in message:
                sink(message["progress"], message["message"])
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

"""How a one-shot command finds the resident engine that holds a workspace.

The engine listens on the loopback interface and writes address and a random key
into a file beside the workspace that only its owner may read; the handshake of
``multiprocessing.connection`` proves that the caller has read it. Only bytes (JSON)
travel, never pickles.
"""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from ..data.store.lock import beside


@dataclass(frozen=True)
class Endpoint:
    """Where an engine listens, and the key (hex) that opens it."""

    port: int
    key: str
    pid: int


def listen(path: Path) -> tuple[Listener, Endpoint]:
    """Listen for the workspace at ``path`` and announce it beside the workspace."""
    key = secrets.token_hex(32)
    listener = Listener(("127.0.0.1", 0), authkey=bytes.fromhex(key))
    endpoint = Endpoint(listener.address[1], key, os.getpid())
    announcement = beside(path, "engine")
    # the file must never be readable by others, not even while it is written
    descriptor = os.open(
        announcement.with_suffix(".new"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600
    )
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"port": endpoint.port, "key": key, "pid": endpoint.pid}, file)
    announcement.with_suffix(".new").replace(announcement)
    return listener, endpoint


def withdraw(path: Path) -> None:
    """Remove the announcement."""
    beside(path, "engine").unlink(missing_ok=True)


def connect(path: Path) -> Connection | None:
    """Connect to the engine that holds the workspace, or return None if there is none.

    A stale announcement of a killed engine counts as none.
    """
    with suppress(OSError, ValueError, KeyError, EOFError):
        found = json.loads(beside(path, "engine").read_text("utf-8"))
        return Client(("127.0.0.1", found["port"]), authkey=bytes.fromhex(found["key"]))
    return None

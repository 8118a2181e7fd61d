"""The resident engine: one process per open workspace, JSON lines in and out.

Request ``{"id", "command", "params"}`` → any number of ``{"id", "progress", "message"}``
→ one ``{"id", "result"}`` or ``{"id", "error": {code, message, exit_code}}``.
``{"id", "cancel": ID}`` stops the command ID. ``{"id", "finish": ID}`` lets it finish with the
best it has so far; it has something as soon as its progress says ``"can_finish": true``. The
first line out is the greeting ``{"protocol", "version", "workspace", "pid"}``. An unknown key is
an error.

The engine opens the workspace first and holds its one WAL connection until it ends;
commands run one after the other in the main thread, requests are read by threads, so
that a cancel is heard while a solver works.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import Any, TextIO

from ..data.errors import Cancelled, HalfHourError
from ..data.store import Workspace, open_workspace
from ..protocol.language import say
from ..protocol.requests import PROTOCOL_VERSION
from . import endpoint
from .desk import Desk
from .run import Failure, failure_of, run
from .version import version

_REQUEST_KEYS = {"id", "command", "params", "language"}
_WISHES = ("cancel", "finish")

Send = Callable[[dict[str, Any]], None]


class Job:
    """One request on its way: who asked, and whether they still want it."""

    def __init__(self, message: dict[str, Any], send: Send) -> None:
        self.id = message["id"]
        self.message = message
        self.send = send
        self.cancel = threading.Event()
        self.finish = threading.Event()
        self.can_finish = False

    def has_plan(self) -> None:
        """Take note that there is something to finish with."""
        self.can_finish = True


class Resident:
    """The queue of jobs between the reading threads and the working main thread."""

    def __init__(self, workspace: Workspace, language: str) -> None:
        self._workspace = workspace
        self._language = language
        self._jobs: queue.Queue[Job | None] = queue.Queue()
        self._open: dict[tuple[int, Any], Job] = {}
        self._guard = threading.Lock()

    def hear(self, line: str, send: Send, caller: int) -> None:
        """Take one line from a caller: a request, a cancel, or nonsense."""
        try:
            message = json.loads(line)
        except ValueError:
            message = None
        if not isinstance(message, dict) or not isinstance(message.get("id"), int | str):
            self._refuse(
                send, None, "This is not a request; each line is a JSON object with an id."
            )
        elif any(wish in message for wish in _WISHES):
            self._take_wish(message, send, caller)
        elif set(message) - _REQUEST_KEYS:
            key = sorted(set(message) - _REQUEST_KEYS)[0]
            self._refuse(send, message["id"], "A request knows no key {key}.", key=key)
        elif not isinstance(message.get("command"), str) or not isinstance(
            message.get("params", {}), dict
        ):
            self._refuse(send, message["id"], "A request needs a command and its params.")
        else:
            self._enqueue(Job(message, send), caller)

    def _enqueue(self, job: Job, caller: int) -> None:
        with self._guard:
            if (caller, job.id) in self._open:
                self._refuse(job.send, job.id, "The id {id} is in use already.", id=job.id)
                return
            self._open[caller, job.id] = job
        self._jobs.put(job)

    def _take_wish(self, message: dict[str, Any], send: Send, caller: int) -> None:
        wish = next(w for w in _WISHES if w in message)
        odd = sorted(set(message) - {"id", wish})
        if odd:
            self._refuse(send, message["id"], "A request knows no key {key}.", key=odd[0])
            return
        with self._guard:
            job = self._open.get((caller, message[wish]))
        if wish == "cancel":
            if job is not None:
                job.cancel.set()
            send({"id": message["id"], "result": {"cancelling": job is not None}})
            return
        # before there is anything to finish with the wish is not met, and that is said
        able = job is not None and job.can_finish
        if job is not None and able:
            job.finish.set()
        send({"id": message["id"], "result": {"finishing": able}})

    def forget(self, caller: int) -> None:
        """Cancel whatever a caller that went away had asked for."""
        with self._guard:
            for (owner, _), job in self._open.items():
                if owner == caller:
                    job.cancel.set()

    def stop(self) -> None:
        """Let :meth:`work` return after cancelling what is open."""
        with self._guard:
            for job in self._open.values():
                job.cancel.set()
        self._jobs.put(None)

    def work(self) -> None:
        """Run jobs until :meth:`stop`."""
        while (job := self._jobs.get()) is not None:
            answer = self._answer(job)
            with self._guard:
                self._open = {k: v for k, v in self._open.items() if v is not job}
            job.send({"id": job.id, **answer})

    def _answer(self, job: Job) -> dict[str, Any]:
        language = str(job.message.get("language", self._language))

        def sink(fraction: float, message: str) -> None:
            told = {"id": job.id, "progress": round(fraction, 4), "message": message}
            job.send({**told, "can_finish": True} if job.can_finish else told)

        if job.cancel.is_set():
            return {"error": failure_of(Cancelled(), language).as_json()}
        desk = Desk(language=language, sink=sink, cancel=job.cancel, finish=job.finish,
                    on_plan=job.has_plan, held=self._workspace, actor="engine")
        outcome = run(job.message["command"], job.message.get("params", {}), desk)
        if isinstance(outcome, Failure):
            return {"error": outcome.as_json()}
        return {"result": outcome}

    def _refuse(self, send: Send, request_id: Any, template: str, /, **params: Any) -> None:
        sentence = say(template, self._language, **params)
        send({"id": request_id, "error": Failure("bad_request", sentence, 2).as_json()})


def serve(path: Path, language: str, requests: TextIO, answers: TextIO) -> int:
    """Serve the workspace at ``path`` until ``requests`` ends; return the exit code."""
    writing = threading.Lock()

    def send(message: dict[str, Any]) -> None:
        with writing:
            answers.write(json.dumps(message, ensure_ascii=False) + "\n")
            answers.flush()

    try:
        workspace = open_workspace(path, write=True)
    except HalfHourError as error:
        failure = failure_of(error, language)
        send({"id": None, "error": failure.as_json()})
        return failure.exit_code
    with workspace:
        resident = Resident(workspace, language)
        listener, _ = endpoint.listen(path)
        send({"protocol": PROTOCOL_VERSION, "version": version(), "workspace": str(path),
              "pid": os.getpid()})
        threading.Thread(target=_read_lines, args=(requests, resident, send), daemon=True).start()
        threading.Thread(target=_accept, args=(listener, resident), daemon=True).start()
        try:
            resident.work()
        finally:
            endpoint.withdraw(path)
            listener.close()
    return 0


def _read_lines(requests: TextIO, resident: Resident, send: Send) -> None:
    for line in requests:
        if line.strip():
            resident.hear(line, send, caller=0)
    resident.stop()


def _accept(listener: Listener, resident: Resident) -> None:
    caller = 0
    while True:
        try:
            connection = listener.accept()
        except OSError:
            return  # closed: the engine ends
        except Exception:  # a caller without the key, or one that hung up
            continue
        caller += 1
        threading.Thread(
            target=_read_connection, args=(connection, resident, caller), daemon=True
        ).start()


def _read_connection(connection: Connection, resident: Resident, caller: int) -> None:
    guard = threading.Lock()

    def send(message: dict[str, Any]) -> None:
        try:
            with guard:
                connection.send_bytes(json.dumps(message, ensure_ascii=False).encode("utf-8"))
        except OSError:
            resident.forget(caller)

    try:
        while True:
            resident.hear(connection.recv_bytes(1 << 20).decode("utf-8"), send, caller)
    except (EOFError, OSError, UnicodeDecodeError):
        resident.forget(caller)
    finally:
        connection.close()


def main(path: str, language: str) -> int:
    """Serve standard input and output."""
    # whatever a library prints must not get between the JSON lines
    answers, sys.stdout = sys.stdout, sys.stderr
    return serve(Path(path), language, sys.stdin, answers)

"""Run a task of ``plugin/`` in a QGIS without a window, from the engine.

The child is QGIS's own Python; it loads this package by its folder
(``plugin/standalone.py``), never through a search path that would also show it the
engine's numpy, which breaks QGIS's ``gdal_array``. One JSON object goes in, JSON lines
come out: ``{"progress", "template", "params"}`` any number of times, then ``{"result"}``
or ``{"error": {"template", "params"}}``.
"""

from __future__ import annotations

import json
import logging
import queue
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import IO, Any

from ..data.errors import BadInput, HalfHourError
from .desk import Desk
from .find_qgis import clean_environment, find_qgis_python

log = logging.getLogger(__name__)

_BOOTSTRAP = Path(__file__).absolute().parents[1] / "plugin" / "standalone.py"
_CANCEL_LOOK_S = 0.1


def run_in_qgis(
    task: str, params: dict[str, Any], *, qgis: str | None, desk: Desk
) -> dict[str, Any]:
    """Run ``task`` of ``plugin/standalone.py`` with JSON ``params``; return its result.

    Paths in ``params`` must be absolute: the child has another working folder. Progress
    and cancel go through ``desk``. Raises ``BadInput`` if there is no QGIS or the task
    refuses its input, ``Cancelled`` if the user asked to stop (the child is killed).
    """
    python = find_qgis_python(qgis)
    with tempfile.TemporaryDirectory(prefix="halfhour-qgis-") as folder, \
            tempfile.TemporaryFile() as chatter:
        env = clean_environment()
        # the user's own profile is neither read nor written
        env["QGIS_CUSTOM_CONFIG_PATH"] = folder
        with subprocess.Popen(
            [str(python), str(_BOOTSTRAP)], cwd=folder, env=env, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=chatter,
        ) as child:
            try:
                return _converse(child, {"task": task, "params": params}, desk)
            except EOFError:
                child.wait()
                chatter.seek(0)
                log.error("QGIS said: %s", chatter.read().decode("utf-8", "replace").strip())
                raise HalfHourError(
                    "QGIS ended before it had finished; nothing was written. "
                    "The log has the details."
                ) from None
            finally:
                child.kill()


def _converse(child: subprocess.Popen[str], order: dict[str, Any], desk: Desk) -> dict[str, Any]:
    assert child.stdin is not None and child.stdout is not None
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_listen, args=(child.stdout, lines), daemon=True).start()
    try:
        child.stdin.write(json.dumps(order, ensure_ascii=False) + "\n")
        child.stdin.close()
    except OSError:
        raise EOFError from None
    while True:
        desk.check_cancel()
        try:
            line = lines.get(timeout=_CANCEL_LOOK_S)
        except queue.Empty:
            continue
        if not line:
            raise EOFError
        answer = json.loads(line)
        if "progress" in answer:
            desk.progress(answer["progress"], answer["template"], **answer["params"])
        elif "error" in answer:
            raise BadInput(answer["error"]["template"], **answer["error"]["params"])
        else:
            result: dict[str, Any] = answer["result"]
            return result


def _listen(answers: IO[str], lines: queue.Queue[str]) -> None:
    for line in answers:
        lines.put(line)
    lines.put("")

"""Run one command: find its module, and turn whatever goes wrong into an answer."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from ..data.errors import HalfHourError
from ..protocol.language import say
from ..protocol.requests import RequestError, parse
from .desk import Desk
from .trace_file import keep_trace

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Failure:
    """What a person is told: code, one sentence, and the exit code of the command line."""

    code: str
    message: str
    exit_code: int

    def as_json(self) -> dict[str, Any]:
        """Return the ``error`` object of the protocol."""
        return {"code": self.code, "message": self.message, "exit_code": self.exit_code}


def run(name: str, params: dict[str, Any], desk: Desk) -> dict[str, Any] | Failure:
    """Run command ``name`` with JSON parameters; never raises for the user's mistakes."""
    try:
        request = parse(name, params)
        module = import_module(f".commands.{name}", __package__)
        result: dict[str, Any] = module.run(request, desk)
        return result
    except RequestError as error:
        return Failure("bad_request", say(error.template, desk.language, **error.params), 2)
    except HalfHourError as error:
        return failure_of(error, desk.language)
    except Exception as error:
        log.exception("command %s failed", name)
        return _own_mistake(name, error, desk.language)


def _own_mistake(name: str, error: Exception, language: str) -> Failure:
    """Keep the trace in a file; the person gets one sentence that names it."""
    kind, kept = type(error).__name__, keep_trace(name, error)
    if kept is None:
        sentence = say(
            "Half-Hour made a mistake of its own ({kind}); the workspace is unchanged. "
            "Run the command again with --verbose to see the details.", language, kind=kind)
    else:
        sentence = say(
            "Half-Hour made a mistake of its own ({kind}); the workspace is unchanged. "
            "{file} has the details.", language, kind=kind, file=kept)
    return Failure("internal", sentence, 1)


def failure_of(error: HalfHourError, language: str) -> Failure:
    """Render an error of ours in the user's language."""
    return Failure(error.code, say(error.template, language, **error.params), error.exit_code)

"""The command line: the engine's commands with a progress bar.

``--json`` prints the machine's answer on stdout; progress always goes to stderr.
Exit codes: 0 done, 2 bad input, 3 infeasible or violations, 130 cancelled.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

from ..data.drawn import is_text
from ..data.errors import Cancelled
from ..data.store.lock import true_path
from ..protocol.language import CHINESE, ENGLISH, say, user_language
from ..protocol.requests import COMMANDS, CommandSpec, field_type
from . import forward, interrupt
from .argparse_words import CommandParser
from .desk import Desk
from .progress_bar import ProgressBar
from .report import lines
from .run import Failure, failure_of, run
from .version import version


def main(arguments: list[str]) -> int:
    """Run one command; return its exit code."""
    _speak_utf8()
    language = _language(arguments)
    parser = build_parser(language)
    options = vars(parser.parse_args(_join_negative(arguments)))
    name, as_json = options.pop("command"), options.pop("json", False)
    options.pop("lang", None)
    _log(verbose=options.pop("verbose", False), engine=name == "engine")
    if name == "engine":
        from .resident import main as serve

        interrupt.stop_at_once()
        return serve(options["workspace"], language)
    params = {key: value for key, value in options.items() if value is not None}
    return _run_command(COMMANDS[name], params, language, as_json)


def _run_command(
    command: CommandSpec, params: dict[str, Any], language: str, as_json: bool
) -> int:
    cancel, finish = interrupt.asked_to_stop, interrupt.asked_to_finish
    # a program that interrupts us wants us to stop; only a person can press Ctrl-C again
    on_plan = interrupt.offer_finish if sys.stderr.isatty() else _no_offer
    with ProgressBar(sys.stderr) as bar:
        connection = None
        if command.writes and "workspace" in params:
            connection = forward.to_engine(Path(params["workspace"]))
        if connection is not None:
            # the engine may have another working folder
            params = _with_absolute_paths(params)
            outcome = forward.ask(connection, command.name, params, language, bar.show, cancel,
                                  finish, on_plan)
        else:
            desk = Desk(language=language, sink=bar.show, cancel=cancel, finish=finish,
                        on_plan=on_plan)
            # some commands are over before they would look whether to stop
            outcome = (failure_of(Cancelled(), language) if cancel.is_set()
                       else run(command.name, params, desk))
    if isinstance(outcome, Failure):
        if as_json:
            _tell([json.dumps({"error": outcome.as_json()}, ensure_ascii=False)])
        print(outcome.message, file=sys.stderr)
        return outcome.exit_code
    _tell([json.dumps(outcome, ensure_ascii=False)] if as_json
          else lines(command.name, outcome, language))
    return int(outcome.get("exit_code", 0))


def _tell(found: list[str]) -> None:
    """Print lines. Whoever reads them may have had enough (``| head``): all is done by then."""
    try:
        for line in found:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _no_offer() -> None:
    """Let Ctrl-C cancel, whatever there is to finish with."""


def build_parser(language: str) -> CommandParser:
    """Build the parser of all commands from their request classes."""
    general = _general_options(language)  # understood before and after the command's name
    parser = CommandParser(
        language=language, prog="halfhour", parents=[general],
        description=say("Half-hour response planning for environmental enforcement", language),
    )
    parser.add_argument("--version", action="version", version=f"halfhour {version()}",
                        help=say("show the version and exit", language))
    commands: Any = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS.values():
        text = say(command.help, language)
        sub = commands.add_parser(command.name, help=text, description=text, parents=[general],
                                  language=language)
        for field in dataclasses.fields(command.request):
            _add_option(sub, command, field, language)
    text = say("Serve a workspace over standard input and output (JSON lines)", language)
    sub = commands.add_parser("engine", help=text, description=text, parents=[general],
                              language=language)
    sub.add_argument("workspace", help=say("workspace file (.gpkg)", language))
    return parser


def _general_options(language: str) -> argparse.ArgumentParser:
    """Return the options of every command; absent ones leave the defaults alone."""
    general = argparse.ArgumentParser(add_help=False)
    absent = argparse.SUPPRESS
    general.add_argument("--json", action="store_true", default=absent,
                         help=say("machine-readable answer on stdout", language))
    general.add_argument("--lang", choices=(ENGLISH, CHINESE), default=absent,
                         help=say("language of messages", language))
    general.add_argument("--verbose", action="store_true", default=absent,
                         help=say("log what is done to stderr", language))
    return general


def _add_option(
    parser: argparse.ArgumentParser, command: CommandSpec, field: dataclasses.Field[Any],
    language: str,
) -> None:
    kind, _ = field_type(command.request, field.name)
    required = field.default is dataclasses.MISSING
    text = say(field.metadata["help"], language)
    if field.metadata["positional"]:
        many: dict[str, Any] = {"nargs": "*"} if kind is list else {}
        parser.add_argument(field.name, metavar=field.name.upper(), help=text, **many)
        return
    flag = "--" + field.name.replace("_", "-")
    flags = [flag, *([field.metadata["alias"]] if field.metadata["alias"] else [])]
    if kind is bool:
        parser.add_argument(*flags, action="store_true", default=None, help=text)
        return
    if not required and field.default not in (None, ""):
        text += f" [{field.default}]"
    parser.add_argument(*flags, dest=field.name, type=kind, required=required, default=None,
                        choices=field.metadata["choices"] or None, help=text)


def _join_negative(arguments: list[str]) -> list[str]:
    """Let ``--at -51.2,-30.0`` through: argparse takes a leading minus for an option."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == "--at" and argument.startswith("-"):
            joined[-1] = f"--at={argument}"
        else:
            joined.append(argument)
    return joined


def _with_absolute_paths(params: dict[str, Any]) -> dict[str, Any]:
    paths = {"workspace", "out", "osm", "graphml", "gpkg", "files", "mapping", "errors",
             "record", "sheet", "calibrate", "areas"}
    # a drawing is a file's name, or the text itself
    paths |= {k for k in ("line", "polygon") if k in params and not is_text(params[k])}
    absolute = {k: _absolute(v) if k in paths else v for k, v in params.items()}
    # as the engine knows it, whatever link it was called by
    return absolute | {"workspace": str(true_path(Path(params["workspace"])))}


def _absolute(value: Any) -> Any:
    if isinstance(value, str) and value.lstrip().startswith("{"):
        return value  # JSON itself, not the file of it
    if isinstance(value, list):
        return [_absolute(one) for one in value]
    return str(Path(value).absolute())


def _language(arguments: list[str]) -> str:
    for here, after in zip(arguments, [*arguments[1:], ""], strict=False):
        value = after if here == "--lang" else here.removeprefix("--lang=")
        if value in (ENGLISH, CHINESE) and here.startswith("--lang"):
            return value
    return user_language()


def _speak_utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _log(*, verbose: bool, engine: bool) -> None:
    """Log to stderr. A person sees traces only if asked for; the engine's stderr is its log."""
    level = logging.INFO if verbose else logging.ERROR if engine else logging.CRITICAL
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")

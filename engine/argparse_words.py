"""``argparse`` in the user's language: headings, usage, help, and what it says of a wrong line.

argparse asks the system's gettext for its words, which has none of Chinese for it. Its
sentences reach :meth:`CommandParser.error` finished; they are recognised by their templates.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from ..protocol.language import say

#: argparse's own sentences, as Python 3.11 to 3.14 form them.
SENTENCES = (
    "the following arguments are required: {arguments}",
    "unrecognized arguments: {arguments}",
    "argument {argument}: invalid choice: {value} (choose from {choices})",
    "argument {argument}: invalid float value: {value}",
    "argument {argument}: invalid int value: {value}",
    "argument {argument}: expected one argument",
    "argument {argument}: ignored explicit argument {value}",
    "ambiguous option: {option} could match {matches}",
)


class CommandParser(argparse.ArgumentParser):
    """An ``ArgumentParser`` that speaks ``language``; it exits with 2 as argparse does."""

    def __init__(self, *, language: str, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_formatter(language), **options)
        self._language = language
        self._positionals.title = say("positional arguments", language)
        self._optionals.title = say("options", language)
        self.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS,
                          help=say("show this help and exit", language))

    def error(self, message: str) -> NoReturn:
        """Print the usage and ``message`` in the user's language; exit with 2."""
        self.print_usage(sys.stderr)
        told = translated(message, self._language)
        self.exit(2, say("{program}: error: {message}", self._language, program=self.prog,
                         message=told) + "\n")


def translated(message: str, language: str) -> str:
    """Return a finished sentence of argparse in ``language``; an unknown one as it is."""
    for template in SENTENCES:
        found = re.fullmatch(_pattern(template), message, re.DOTALL)
        if found:
            return say(template, language, **found.groupdict())
    return message


def _pattern(template: str) -> str:
    return re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(template))


def _formatter(language: str) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.HelpFormatter):
        def add_usage(
            self, usage: str | None, actions: Iterable[argparse.Action],
            groups: Iterable[Any], prefix: str | None = None,
        ) -> None:
            # an empty prefix is argparse making the name of a sub-command
            heading = say("usage: ", language) if prefix is None else prefix
            super().add_usage(usage, actions, groups, heading)

    return Formatter

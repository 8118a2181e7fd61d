"""A command and its request: one dataclass serves the command line, the engine and
the Processing algorithms. An unknown key is an error.

Kept to Python 3.9, the Python of QGIS 3.22 on Windows: ``X | None`` cannot be evaluated
there, and these annotations are evaluated.

Field metadata: ``help`` (English source string), ``positional``, ``choices``.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

PROTOCOL_VERSION = 1

T = TypeVar("T", bound=type)


class RequestError(ValueError):
    """A request that does not fit its command. ``template``/``params`` as in errors."""

    def __init__(self, template: str, **params: object) -> None:
        self.template = template
        self.params = params
        super().__init__(template.format(**params))


@dataclass(frozen=True)
class CommandSpec:
    """A command: its name, request class, one line of help, and whether it writes."""

    name: str
    request: type
    help: str
    writes: bool


COMMANDS: dict[str, CommandSpec] = {}


def command(name: str, help: str, *, writes: bool) -> Any:
    """Register the decorated frozen dataclass as the request of command ``name``."""

    def register(request: T) -> T:
        COMMANDS[name] = CommandSpec(name, request, help, writes)
        return request

    return register


def option(
    help: str, default: Any = dataclasses.MISSING, *, positional: bool = False,
    choices: tuple[str, ...] = (), alias: str = "",
) -> Any:
    """Declare a request field with its help text; ``alias`` is another flag for it."""
    metadata = {"help": help, "positional": positional, "choices": choices, "alias": alias}
    return field(default=default, metadata=metadata)


def field_type(request: type, name: str) -> tuple[type, bool]:
    """Return the plain type of a request field and whether it may be None."""
    hint = get_type_hints(request)[name]
    if get_origin(hint) is Union:
        kinds = [a for a in get_args(hint) if a is not type(None)]
        return kinds[0], True
    return hint, False


def parse(name: str, params: dict[str, Any]) -> Any:
    """Build the request of command ``name`` from JSON parameters.

    Raises :class:`RequestError` for an unknown command, an unknown or missing key,
    or a value of the wrong type.
    """
    if name not in COMMANDS:
        raise RequestError("There is no command {name}.", name=name)
    request = COMMANDS[name].request
    fields = {f.name: f for f in dataclasses.fields(request)}
    for key in params:
        if key not in fields:
            raise RequestError("{name} knows no parameter {key}.", name=name, key=key)
    values = {}
    for key, spec in fields.items():
        if key not in params:
            if spec.default is dataclasses.MISSING:
                raise RequestError("{name} needs the parameter {key}.", name=name, key=key)
            continue
        values[key] = _checked(name, request, key, params[key])
    return request(**values)


def _checked(name: str, request: type, key: str, value: Any) -> Any:
    kind, optional = field_type(request, key)
    if value is None and optional:
        return None
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    no_words = kind is list and isinstance(value, list) and not all(
        isinstance(one, str) for one in value)
    if no_words or not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
        raise RequestError(
            "{name}: {key} must be of type {kind}.", name=name, key=key, kind=kind.__name__
        )
    choices = next(f for f in dataclasses.fields(request) if f.name == key).metadata["choices"]
    if choices and value not in choices:
        raise RequestError(
            "{name}: {key} must be one of {choices}.",
            name=name, key=key, choices=", ".join(choices),
        )
    return value


#: Help of the parameter that every command on a workspace has.
WORKSPACE = "workspace file (.gpkg)"

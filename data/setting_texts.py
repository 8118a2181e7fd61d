"""Settings as people write and read them: clock times, yes and no, numbers with commas between."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from ..protocol.fields import chosen
from ..protocol.fields.settings import CLOCK, SETTINGS
from ..protocol.language import ENGLISH
from .errors import BadInput
from .settings import Settings

_KINDS = {f.name: str(f.type) for f in dataclasses.fields(Settings)}
_CLOCK_TIME = re.compile(r"(\d{1,2})[:\uff1a](\d{2})")
_YES, _NO = ("yes", "true", "1", "是", "√"), ("no", "false", "0", "否", "×")
_SAID = {True: ("yes", "是"), False: ("no", "否")}
_CHANGE = re.compile(r"\s*([A-Za-z_]+)\s*=(.*)", re.DOTALL)


def parse_changes(text: str) -> dict[str, Any]:
    """Return setting → value of ``name=value; name=value``. A part without ``=`` belongs to the
    value before it.

    Raises ``BadInput`` for a name that is no setting people choose, or a value of the wrong kind.
    """
    said: dict[str, str] = {}
    last = ""
    for part in text.split(";"):
        found = _CHANGE.fullmatch(part)
        if found:
            last = found[1]
            if last not in SETTINGS:
                raise BadInput("There is no setting {name} to choose; there are: {known}.",
                               name=last, known=", ".join(SETTINGS))
            said[last] = found[2].strip()
        elif last:
            said[last] += f";{part.rstrip()}" if part.strip() else ""
        elif part.strip():
            raise BadInput("“{text}” is no change of a setting; write NAME=VALUE, several with "
                           "semicolons between.", text=part.strip())
    return {name: _value(name, value) for name, value in said.items()}


def text_of(name: str, value: Any, language: str = ENGLISH) -> str:
    """Return the value of a setting as :func:`parse_changes` takes it back."""
    if isinstance(value, bool):
        return chosen(_SAID[value], language)
    if isinstance(value, tuple):
        return ", ".join(f"{one:.12g}" for one in value)
    if SETTINGS[name].unit == CLOCK and float(value).is_integer():
        return f"{int(value) // 60:02d}:{int(value) % 60:02d}"
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _value(name: str, text: str) -> Any:
    kind = _KINDS[name]
    if kind == "str":
        return text
    if kind == "bool":
        if text.lower() in _YES + _NO:
            return text.lower() in _YES
        raise BadInput("{name} is “{value}”; write yes or no.", name=name, value=text)
    clock = _CLOCK_TIME.fullmatch(text) if SETTINGS[name].unit == CLOCK else None
    if clock and int(clock[1]) * 60 + int(clock[2]) <= 24 * 60 and int(clock[2]) < 60:
        return float(int(clock[1]) * 60 + int(clock[2]))
    try:
        if kind == "int":
            return int(text)
        if kind == "float":
            return float(text)
        return tuple(float(one) for one in re.split(r"[,\s\uff0c\u3001]+", text.strip("[]() ")))
    except ValueError:
        raise BadInput("{name} is “{value}”; write {wanted}.", name=name, value=text,
                       wanted=_wanted(name, kind)) from None


def _wanted(name: str, kind: str) -> str:
    """Return an example, which needs no translation."""
    if SETTINGS[name].unit == CLOCK:
        return "08:30"
    return {"int": "2", "float": "12.5"}.get(kind, "10, 20, 30")

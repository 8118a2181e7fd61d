"""The user's settings, in QGIS's own store: an update of the plugin does not wipe them."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsSettings

_ENGINE_PYTHON = "engine_python"
_LANGUAGE = "language"
_PRINT_PHONES = "print_phones"
_DESK_PHONE = "desk_phone"
_LAST_WORKSPACE = "last_workspace"
_SEARCH_SECONDS = "search_seconds"

DEFAULT_SEARCH_SECONDS = 20.0


def _get(name: str, default: Any, kind: type) -> Any:
    return QgsSettings().value(f"halfhour/{name}", default, type=kind)


def _set(name: str, value: Any) -> None:
    QgsSettings().setValue(f"halfhour/{name}", value)


def engine_python() -> str:
    """Return the interpreter chosen for the engine; empty: found by itself."""
    return str(_get(_ENGINE_PYTHON, "", str))


def set_engine_python(path: str) -> None:
    """Choose the interpreter of the engine."""
    _set(_ENGINE_PYTHON, path)


def language() -> str:
    """Return ``en``, ``zh_CN`` or, to follow QGIS, an empty text."""
    return str(_get(_LANGUAGE, "", str))


def set_language(code: str) -> None:
    """Choose the language; takes effect when the plugin is loaded next."""
    _set(_LANGUAGE, code)


def print_phones() -> bool:
    """Whether officers' telephone numbers may stand on printed sheets. Default: no."""
    return bool(_get(_PRINT_PHONES, False, bool))


def set_print_phones(allowed: bool) -> None:
    """Allow or forbid telephone numbers on printed sheets."""
    _set(_PRINT_PHONES, allowed)


def desk_phone() -> str:
    """Return the duty desk's telephone for route cards; empty: a line to write on."""
    return str(_get(_DESK_PHONE, "", str))


def set_desk_phone(number: str) -> None:
    """Set the duty desk's telephone."""
    _set(_DESK_PHONE, number)


def last_workspace() -> str:
    """Return the path of the workspace opened last, or an empty text."""
    return str(_get(_LAST_WORKSPACE, "", str))


def set_last_workspace(path: str) -> None:
    """Remember the workspace opened last."""
    _set(_LAST_WORKSPACE, path)


def search_seconds() -> float:
    """Return the seconds the user last gave the route search."""
    return float(_get(_SEARCH_SECONDS, DEFAULT_SEARCH_SECONDS, float))


def set_search_seconds(seconds: float) -> None:
    """Remember the seconds given to the route search."""
    _set(_SEARCH_SECONDS, seconds)

"""What the user has decided about columns, remembered in the workspace's settings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from ..errors import BadInput
from ..records import Setting
from ..store import Workspace, Writer
from .fields import TABLES, fields_of

_KEY = "import_mapping"
#: Table → header → field; the field is empty for a column to be left out.
Decisions = dict[str, dict[str, str]]


def remembered(workspace: Workspace) -> Decisions:
    """Return the decisions stored in the workspace."""
    stored = workspace.read(Setting, key=_KEY)
    return dict(json.loads(stored[0].value)) if stored else {}


def with_file(decisions: Decisions, path: Path | None, table: str | None) -> Decisions:
    """Return the decisions with those of a ``--mapping`` file.

    The file is JSON, ``{"header": "field"}`` for the table of ``--as``, or
    ``{"table": {"header": "field"}}``; ``null`` leaves a column out. Raises ``BadInput`` for
    anything else.
    """
    if path is None:
        return decisions
    try:
        told = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError):
        raise BadInput('{file} is no mapping; write {{"header": "field"}} as JSON in UTF-8.',
                       file=path) from None
    if isinstance(told, dict) and not any(isinstance(v, dict) for v in told.values()):
        if table is None:
            raise BadInput("{file} does not say for which table it is; give --as.", file=path)
        told = {table: told}
    merged = {name: dict(columns) for name, columns in decisions.items()}
    for name, columns in _checked(told, path).items():
        merged.setdefault(name, {}).update(columns)
    return merged


def _checked(told: object, path: Path) -> Decisions:
    if not isinstance(told, dict):
        raise BadInput('{file} is no mapping; write {{"header": "field"}} as JSON in UTF-8.',
                       file=path)
    for name, columns in told.items():
        if name not in TABLES or not isinstance(columns, dict):
            raise BadInput("{file}: {table} is no table that can be imported; there are {tables}.",
                           file=path, table=name, tables=", ".join(TABLES))
        for field in columns.values():
            if field not in (None, "") and field not in fields_of(name):
                raise BadInput("{file}: {table} has no field {field}; there are {fields}.",
                               file=path, table=name, field=field,
                               fields=", ".join(fields_of(name)))
    return {name: {str(h): str(f or "") for h, f in columns.items()}
            for name, columns in told.items()}


def remember(writer: Writer, decisions: Mapping[str, Mapping[str, str]]) -> None:
    """Store the decisions within the caller's transaction."""
    text = json.dumps(decisions, ensure_ascii=False, sort_keys=True)
    writer.replace(Setting, [Setting(_KEY, text)], key=_KEY)

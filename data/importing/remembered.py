"""What the user has decided about columns and sources, remembered in the workspace's settings.

A *source* is known by its headers: next month's sheet from the same office has them again,
whatever the file is called.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import BadInput
from ..records import Setting
from ..store import Workspace, Writer
from .fields import TABLES, fields_of
from .outcome import Source
from .synonyms import plain

_TABLES_KEY, _SOURCES_KEY = "import_mapping", "import_sources"
#: Table → header → field; the field is empty for a column to be left out.
Columns = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Decisions:
    """Decisions on columns: by table, by source, and those of this very import.

    ``sources``: fingerprint → {"file", "table", "datum", "columns"}.
    """

    tables: Columns = field(default_factory=dict)
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    now: Columns = field(default_factory=dict)

    def of(self, table: str, headers: Sequence[str]) -> dict[str, str]:
        """Return header → field for a source of these headers; the latest decision wins."""
        source = self.source(headers)
        known = source.get("columns", {}) if source.get("table") == table else {}
        return {**self.tables.get(table, {}), **known, **self.now.get(table, {})}

    def source(self, headers: Sequence[str]) -> dict[str, Any]:
        """Return what is remembered of a source, an empty dict if it is new."""
        return self.sources.get(fingerprint(headers), {})


def fingerprint(headers: Sequence[str]) -> str:
    """Return what a source is known by: its headers, in whatever order."""
    names = "\n".join(sorted(plain(h) for h in headers))
    return hashlib.sha256(names.encode("utf-8")).hexdigest()[:16]


def remembered(workspace: Workspace) -> Decisions:
    """Return the decisions stored in the workspace."""
    stored = {s.key: json.loads(s.value) for key in (_TABLES_KEY, _SOURCES_KEY)
              for s in workspace.read(Setting, key=key)}
    return Decisions(stored.get(_TABLES_KEY, {}), stored.get(_SOURCES_KEY, {}))


def with_mapping(decisions: Decisions, mapping: str | None, table: str | None) -> Decisions:
    """Return the decisions with those of ``--mapping``: a file, or its text itself.

    It is JSON, ``{"header": "field"}`` for the table of ``--as``, or
    ``{"table": {"header": "field"}}``; ``null`` leaves a column out. Raises ``BadInput`` for
    anything else.
    """
    if mapping is None:
        return decisions
    inline = mapping.lstrip().startswith("{")
    named = "--mapping" if inline else mapping
    try:
        told = json.loads(mapping if inline else Path(mapping).read_text("utf-8-sig"))
    except (OSError, ValueError):
        raise BadInput('{file} is no mapping; write {{"header": "field"}} as JSON in UTF-8.',
                       file=named) from None
    if isinstance(told, dict) and not any(isinstance(v, dict) for v in told.values()):
        if table is None:
            raise BadInput("{file} does not say for which table it is; give --as.", file=named)
        told = {table: told}
    return Decisions(decisions.tables, decisions.sources, _checked(told, named))


def _checked(told: object, named: str) -> Columns:
    if not isinstance(told, dict):
        raise BadInput('{file} is no mapping; write {{"header": "field"}} as JSON in UTF-8.',
                       file=named)
    for name, columns in told.items():
        if name not in TABLES or not isinstance(columns, dict):
            raise BadInput("{file}: {table} is no table that can be imported; there are {tables}.",
                           file=named, table=name, tables=", ".join(TABLES))
        for field_ in columns.values():
            if field_ not in (None, "") and field_ not in fields_of(name):
                raise BadInput("{file}: {table} has no field {field}; there are {fields}.",
                               file=named, table=name, field=field_,
                               fields=", ".join(fields_of(name)))
    return {name: {str(h): str(f or "") for h, f in columns.items()}
            for name, columns in told.items()}


def remember(
    writer: Writer, decisions: Decisions, sources: Iterable[Source], datum: str
) -> None:
    """Store the decisions of this import, by table and by source, in the caller's transaction.

    ``datum`` is what the user declared, or ``auto``.
    """
    tables = {name: dict(columns) for name, columns in decisions.tables.items()}
    known = dict(decisions.sources)
    for name, columns in decisions.now.items():
        tables.setdefault(name, {}).update(columns)
    for source in sources:
        told = {plain(h): f for h, f in decisions.of(source.table, source.headers).items()}
        columns = {h: told[plain(h)] for h in source.headers if plain(h) in told}
        known[fingerprint(source.headers)] = {
            "file": source.file, "table": source.table, "datum": datum, "columns": columns}
    for key, value in ((_TABLES_KEY, tables), (_SOURCES_KEY, known)):
        _store(writer, key, value)


def _store(writer: Writer, key: str, value: Mapping[str, Any]) -> None:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    writer.replace(Setting, [Setting(key, text)], key=key)

"""The answer of an import: what was understood, what would change, what is wrong."""

from __future__ import annotations

from typing import Any

from ...data.importing.known import record_key
from ...data.importing.outcome import Entry, Outcome
from ...data.importing.take import changed_fields
from ...data.records import spec_of
from ...protocol.fields import field_name, table_name

_SHOWN = 20
_SEAMS = 200


def answer(outcome: Outcome, language: str) -> dict[str, Any]:
    """Return the outcome as JSON: counts whole, rows as far as a screen takes them."""
    problems = [
        {"file": d.file, "sheet": d.sheet, "row": d.row, "column": p.column,
         "problem": p.told(language), "mend": p.advice(language)}
        for d in outcome.set_aside for p in d.problems if p.stops
    ]
    changed = [e for e in outcome.entries if e.action == "changed"]
    return {
        "sources": [_source(s, language) for s in outcome.sources],
        "skipped": [{"file": file, "sheet": sheet} for file, sheet in outcome.skipped],
        "new": outcome.count("new"), "changed": len(changed), "same": outcome.count("same"),
        "gone": len(outcome.gone), "set_aside": len(outcome.set_aside),
        "doubtful": outcome.doubtful(), "problem_count": len(problems),
        "problems": problems[:_SHOWN],
        "changed_rows": [_changed(e, language) for e in changed[:_SHOWN]],
        "gone_rows": [_named(r) for r in outcome.gone[:_SHOWN]],
    }


def _source(source: Any, language: str) -> dict[str, Any]:
    from ...data.importing.fields import TABLES

    return {
        "file": source.file, "sheet": source.sheet, "table": source.table,
        "table_name": table_name(spec_of(TABLES[source.table]).name, language),
        "encoding": source.encoding, "header_row": source.header_row,
        "columns": source.columns, "close": source.close, "unused": source.unused,
        "dropped": source.dropped, "left_out": source.notes, "datums": source.datums,
        "forms": source.forms, "seams": [
            {"kind": s.kind, "districts": list(s.districts), "area_m2": round(s.area_m2, 1),
             "width_m": round(s.width_m, 2), "sliver": s.sliver, "at": [s.lon, s.lat]}
            for s in source.seams[:_SEAMS]],
    }


def _changed(entry: Entry, language: str) -> dict[str, Any]:
    table = spec_of(type(entry.after)).name
    return _named(entry.after) | {
        "row": entry.draft.row,
        "fields": [field_name(table, n, language) if n != "geom" else "geom"
                   for n in changed_fields(entry)],
    }


def _named(record: Any) -> dict[str, Any]:
    key = "; ".join(str(part) for part in record_key(record))
    return {"table": spec_of(type(record)).name, "key": key,
            "name": str(getattr(record, "name", "") or "")}

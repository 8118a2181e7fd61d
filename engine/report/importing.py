"""Imports, their undoing, backups and restoring, in words."""

from __future__ import annotations

from typing import Any

from ...protocol.codes import CODES
from ...protocol.fields import chosen, table_name
from ...protocol.language import _, say
from .columns import columns

_SHOWN = 10


_OVERLAP, _GAP, _SLIVER = _("overlap"), _("gap"), _("sliver")
_SEAM = _("{area:.0f} m², {width:.1f} m wide")


def importing(outcome: dict[str, Any], language: str) -> list[str]:
    """Say what was understood of each sheet, what changed, and what is wrong where."""
    if "undone" in outcome:
        return [say("Import {batch} of {files} is undone: {rows} rows.", language,
                    batch=outcome["undone"], files=", ".join(outcome["files"]),
                    rows=outcome["rows"])]
    out: list[str] = []
    for source in outcome["sources"]:
        out += _source(source, language)
    out += [say("No table recognised in: {sheet}.", language, sheet=_called(skipped))
            for skipped in outcome["skipped"]]
    counts = {k: outcome[k] for k in ("new", "changed", "same", "gone", "set_aside", "doubtful")}
    out.append(say(
        "This would be {new} new, {changed} changed and {same} unchanged rows; {gone} rows of the "
        "workspace are not in the files; {set_aside} rows have errors, {doubtful} doubts."
        if outcome["dry_run"] else
        "{new} new, {changed} changed, {same} unchanged rows; {gone} rows of the workspace are "
        "not in the files; {set_aside} rows set aside, {doubtful} rows with doubts.",
        language, **counts))
    out += _some(outcome["changed_rows"], say("Changed:", language), outcome["changed"], language,
                 lambda r: [r["key"], r["name"], ", ".join(r["fields"])])
    out += _some(outcome["gone_rows"], say("Not in the files:", language), outcome["gone"],
                 language, lambda r: [table_name(r["table"], language), r["key"], r["name"]])
    out += _some(outcome["problems"], say("Errors:", language), outcome["problem_count"], language,
                 lambda p: [say("row {row}", language, row=p["row"]), p["column"], p["problem"],
                            p["mend"]])
    if outcome["errors_file"]:
        out.append(say("The rows to correct are in {file}; correct them there and import that "
                       "file.", language, file=outcome["errors_file"]))
    if outcome["dry_run"]:
        out.append(say("Nothing was written.", language))
    else:
        out.append(say("Import {batch}; take it back with --undo.", language,
                       batch=outcome["batch"]))
    return out


def _source(source: dict[str, Any], language: str) -> list[str]:
    encoding = f" ({source['encoding']})" if source["encoding"] else ""
    out = [say("{sheet}: {table}, header in row {row}.", language, sheet=_called(source) + encoding,
               table=source["table_name"], row=source["header_row"])]
    details = []
    if source["close"]:
        details.append(say("taken by their spelling: {columns}", language,
                           columns=", ".join(f"{h} → {f}" for h, f in source["close"].items())))
    if source["unused"]:
        details.append(say("not used: {columns}", language, columns=", ".join(source["unused"])))
    if source["dropped"]:
        details.append(say("about complainants, not stored: {columns}", language,
                           columns=", ".join(source["dropped"])))
    if source["left_out"]:
        details.append(say("titles, notes and sums left out: rows {rows}", language,
                           rows=", ".join(map(str, source["left_out"][:20]))))
    if source["datums"]:
        names = CODES["import_rows"]["datum"]
        details.append(say("datum: {counts}", language, counts=", ".join(
            f"{chosen(names[d], language)} {n}" for d, n in source["datums"].items())))
    return out + columns([[d] for d in details]) + _seams(source["seams"], language)


def _seams(seams: list[dict[str, Any]], language: str) -> list[str]:
    words = {"overlap": _OVERLAP, "gap": _GAP}
    rows = [[say(words[s["kind"]], language), " – ".join(s["districts"]),
             say(_SEAM, language, area=s["area_m2"], width=s["width_m"]),
             say(_SLIVER, language) if s["sliver"] else "", "{}, {}".format(*s["at"])]
            for s in seams[:_SHOWN]]
    if not rows:
        return []
    more = [] if len(seams) <= _SHOWN else [
        "  " + say("and {more} more", language, more=len(seams) - _SHOWN)]
    return [say("Districts that do not fit together:", language), *columns(rows), *more]


def _called(source: dict[str, Any]) -> str:
    return f"{source['file']} / {source['sheet']}" if source["sheet"] else str(source["file"])


def _some(rows: list[Any], title: str, total: int, language: str, cells: Any) -> list[str]:
    if not rows:
        return []
    out = [title, *columns([cells(r) for r in rows[:_SHOWN]])]
    if total > _SHOWN:
        out.append("  " + say("and {more} more", language, more=total - _SHOWN))
    return out


def export(outcome: dict[str, Any], language: str) -> list[str]:
    """Say what was exported."""
    rows = [[table_name(table, language), str(count)]
            for table, count in outcome["tables"].items()]
    return [say("Exported to {path}:", language, path=outcome["path"]), *columns(rows)]


def record(outcome: dict[str, Any], language: str) -> list[str]:
    """Say what was changed by hand."""
    told = say("{batch}: {changed} changed, {new} added, {deleted} deleted.", language,
               **{k: outcome[k] for k in ("batch", "changed", "new", "deleted")})
    return [told, *outcome["notes"]]


def backup(outcome: dict[str, Any], language: str) -> list[str]:
    """Say where the backup is."""
    return [say("Backed up to {path} ({size:.1f} MB).", language, path=outcome["path"],
                size=outcome["bytes"] / 1e6)]


def restore(outcome: dict[str, Any], language: str) -> list[str]:
    """Say what was restored."""
    return [say("{path} is what {file} holds.", language, path=outcome["path"],
                file=outcome["restored_from"])]

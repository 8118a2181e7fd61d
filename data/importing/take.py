"""The judgement of an import, from files to an outcome; nothing is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from ..datum import form as forms
from ..datum.ground import Ground, ground_of
from ..errors import BadInput
from ..records import District, Road, Unit, spec_of
from ..store import Workspace
from . import areas, places
from .checks import check
from .complete import complete, refer
from .complete_work import strike_numbers
from .draft import Draft
from .fields import BATCH, TABLES
from .identify import identify
from .known import Known, record_key
from .outcome import Entry, Outcome, Source
from .problem import _
from .read import read_file
from .roster_matrix import roster_sheets
from .roster_shifts import shift_sheet
from .seams import note_seams
from .sheet import Sheet
from .trips import place_ends
from .understand import Told, guess_table, likely_tables, understand

#: Told with a fraction 0–1 and the number of rows done; may raise to cancel.
Tick = Callable[[float, int], None]
_EVERY = 1000


def take(
    workspace: Workspace, files: Sequence[Path], *, table: str | None, datum: str,
    told: Told, today: date, tick: Tick, header_row: int = 0, preview: bool = False,
) -> Outcome:
    """Judge every row of ``files`` against the workspace.

    ``table`` is an ``--as`` word or None to have it told by the headers; ``datum`` a datum or
    ``auto``; ``told`` gives the user's decisions on headers; ``header_row`` is the number of
    the header's row, 0 to have it found. Raises ``BadInput`` if a file cannot be read or
    nothing in it is a table; a ``preview`` asks nothing and tells what is unclear.
    """
    sheets: list[tuple[Sheet, str | None]] = []
    rival: dict[int, list[str]] = {}
    for sheet in (s for path in files for s in read_file(path)):
        grid = roster_sheets(sheet) if table in (None, "roster") else None
        if grid is not None:
            sheets += [(part, name) for name, part in grid.items()]
            continue
        shifts = shift_sheet(sheet) if table in (None, "roster") else None
        if shifts is not None:
            sheets.append((shifts, "roster"))
            continue
        if preview and not table:
            rival[id(sheet)] = likely_tables(sheet)
        sheets.append((sheet, table or (
            next(iter(rival[id(sheet)]), None) if preview else guess_table(sheet))))
    order = list(TABLES)
    sheets.sort(key=lambda pair: order.index(pair[1]) if pair[1] else len(order))
    outcome = Outcome()
    known = Known(workspace, {t for _sheet, t in sheets if t})
    ground = _Ground(workspace)
    seen: dict[tuple[str, tuple[Any, ...]], Draft] = {}
    for number, (sheet, name) in enumerate(sheets):
        understood = None if name is None else understand(
            sheet, name, told, header_row=header_row, preview=preview)
        if name is None or understood is None:
            outcome.skipped.append((sheet.file, sheet.name))
            continue
        source, drafts = understood
        source.rivals = [t for t in rival.get(id(sheet), []) if t != name]
        outcome.sources.append(source)

        def progress(done: int, number: int = number, total: int = len(drafts)) -> None:
            tick((number + done / max(1, total)) / len(sheets), done)

        _judge(drafts, source, known, ground, datum, today, progress)
        _sort_out(drafts, known, seen, outcome)
    if not outcome.sources:
        raise BadInput("{file}: no table was recognised; check that it has a header row, and say "
                       "with --as what it holds.", file=", ".join(p.name for p in files))
    if not preview and not outcome.entries and not outcome.set_aside:
        raise BadInput("{file}: there is a header, but no row below it.",
                       file=", ".join(p.name for p in files))
    if not any(BATCH in source.columns.values() for source in outcome.sources):
        outcome.gone = _gone(known, outcome)  # a workbook of corrections is never the whole table
    return outcome


class _Ground:
    """The ground of the workspace, read when the first coordinates ask for it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._ground: Ground | None = None

    def get(self, known: Known) -> Ground:
        """Return it."""
        if self._ground is None:
            self._ground = ground_of(
                known.settings.metric_epsg, known.all(District), known.all(Unit),
                self._workspace.read(Road))
        return self._ground


def _judge(
    drafts: list[Draft], source: Source, known: Known, ground: _Ground, datum: str, today: date,
    progress: Callable[[int], None],
) -> None:
    for draft in drafts:
        refer(draft, known)
        if draft.table == "visits":
            strike_numbers(draft)
    geometry = spec_of(TABLES[source.table]).geometry
    datum = source.declared or datum
    if geometry == "POINT":
        pairs = places.stated_pairs(drafts)
        here = ground.get(known) if (~np.isnan(pairs)).any() else None
        formed = forms.formed(pairs, here.near if here else None)
        for i, draft in enumerate(drafts):
            lon, lat = formed.lonlat[i]
            identify(draft, known, None if np.isnan(lon) else (float(lon), float(lat)))
        if here is not None:
            verdict = places.place(drafts, formed, here, datum)
            source.shares = verdict.shares if verdict is not None else {}
            source.stated = formed.lonlat[formed.form != forms.PROJECTED]
            source.forms = dict(sorted(Counter(formed.form.tolist()).items()))
    else:
        for draft in drafts:
            identify(draft, known, None)
        if geometry is not None:
            areas.place_areas(drafts, known.settings.metric_epsg, datum)
    if source.table == "trips":
        place_ends(drafts, datum)
    for i, draft in enumerate(drafts):
        if i % _EVERY == 0:
            progress(i)
        check(draft, known, today)
        complete(draft, known)
    if source.table == "districts":
        source.seams = note_seams(drafts, known.all(District), known.settings.metric_epsg)
    source.datums = dict(sorted(Counter(d.datum for d in drafts if d.datum).items()))


def _sort_out(
    drafts: Iterable[Draft], known: Known, seen: dict[tuple[str, tuple[Any, ...]], Draft],
    outcome: Outcome,
) -> None:
    for draft in drafts:
        if draft.stopped:
            outcome.set_aside.append(draft)
            continue
        record = draft.record()
        key = (draft.table, record_key(record))
        if key in seen:
            draft.stop("", _("The same row stands in {file}, row {row}, already"),
                       _("Keep one of the two"), file=seen[key].file, row=seen[key].row)
            outcome.set_aside.append(draft)
            continue
        seen[key] = draft
        # an enterprise matched by name may have got its permit code: the stored row is replaced
        before = draft.existing or known.find(TABLES[draft.table], key[1])
        action = "new" if before is None else "same" if before == record else "changed"
        outcome.entries.append(Entry(draft, action, before, record))
        known.learn(record)


def _gone(known: Known, outcome: Outcome) -> list[Any]:
    """Stored rows of the imported tables that no accepted or rejected row is about."""
    met = {(e.draft.table, record_key(e.before)) for e in outcome.entries if e.before is not None}
    met |= {(e.draft.table, record_key(e.after)) for e in outcome.entries}
    met |= {(d.table, record_key(d.existing)) for d in outcome.set_aside if d.existing is not None}
    return [
        row for table in outcome.tables() for row in known.all(TABLES[table])
        if (table, record_key(row)) not in met
    ]


def changed_fields(entry: Entry) -> list[str]:
    """Return the columns in which a changed row differs from what is stored."""
    if entry.before is None:
        return []
    spec = spec_of(type(entry.after))
    names = [c.name for c in spec.columns] + (["geom"] if spec.geometry else [])
    return [n for n in names if getattr(entry.before, n) != getattr(entry.after, n)]


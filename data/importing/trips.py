"""Trips driven: both ends brought to CGCS2000 as declared, numbered if they have no number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..datum import form as forms
from ..datum.shifts import CGCS2000, to_cgcs2000
from .draft import Draft
from .invented import invented_id
from .known import Known
from .places import AUTO
from .problem import _

_ENDS = (("from_lon", "from_lat"), ("to_lon", "to_lat"))
_MOST_MIN = 1440.0
_DECIMALS = 8


def place_ends(drafts: Sequence[Draft], datum: str) -> dict[str, int]:
    """Bring both ends of every trip to CGCS2000; return the rows by datum.

    Recorders of vehicles speak WGS 84, which is what ``auto`` takes them for.
    """
    taken = CGCS2000 if datum == AUTO else datum
    for lon, lat in _ENDS:
        rows = [d for d in drafts if {lon, lat} <= set(d.values)]
        pairs = np.array([[d.values[lon], d.values[lat]] for d in rows], dtype=float)
        formed = forms.formed(pairs.reshape(-1, 2), None)
        moved = to_cgcs2000(formed.lonlat, taken) if len(rows) else formed.lonlat
        for draft, form, where, stated in zip(rows, formed.form, moved, pairs, strict=True):
            if form not in (forms.DEGREES, forms.SWAPPED, forms.MICRO):
                draft.stop(lon, _("{value} is no place in China, in degrees or metres"),
                           _("Write degrees such as 120.0868, or 120°05′12″"),
                           value=f"{stated[0]:g}, {stated[1]:g}")
                continue
            if form != forms.DEGREES or taken != CGCS2000:
                where = np.round(where, _DECIMALS)
            draft.values[lon], draft.values[lat] = float(where[0]), float(where[1])
    for draft in drafts:
        draft.datum = taken
    return {taken: len(drafts)} if drafts else {}


def trip(draft: Draft, known: Known) -> None:
    """Number a trip by what it says; refuse durations that cannot be."""
    minutes = draft.get("minutes")
    if minutes is not None and not 0 < minutes <= _MOST_MIN:
        draft.stop("minutes", _("{value} is not between {least} and {most}"),
                   _("Correct the number"), value=f"{minutes:g}", least=0, most=1440)
    said = [draft.get(n) for n in ("from_lon", "from_lat", "to_lon", "to_lat", "minutes", "day",
                                   "depart_min", "vehicle_id")]
    if draft.get("trip_id") is None and None not in said[:5]:
        draft.values["trip_id"] = invented_id("XC-", *said)

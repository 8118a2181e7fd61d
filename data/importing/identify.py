"""Which stored record a row is about: by permit code, credit code, name and distance, …"""

from __future__ import annotations

from typing import Any

import numpy as np

from ..crs import GEOD
from ..records import Enterprise
from .draft import Draft
from .fields import TABLES, own_key
from .known import Known
from .problem import _

SAME_PLACE_M = 3000.0  # a plant of this name no farther is the same, whatever the datum

#: Columns that identify a row beside its key, tried in this order.
_OTHERWISE: dict[str, tuple[tuple[str, ...], ...]] = {
    "officers": (("certificate_no",), ("name", "home_id"), ("name",)),
    "squads": (("name", "district"), ("name",)),
    "units": (("name", "district"),),
    "brigades": (("name",),),
    "neighbour_squads": (("name",),),
    "districts": (("name",),),
    "posts": (("name",),),
    "vehicles": (("plate",),),
    "equipment": (("name", "home_id"),),
    "agreements": (("name",), ("district_a", "district_b", "signed_on")),
    "partners": (("name",),),
    "visits": (("enterprise_id", "name", "due_from"),),
}


def identify(draft: Draft, known: Known, lonlat: tuple[float, float] | None) -> None:
    """Find the record that ``draft`` is about, if there is one, and set ``existing``.

    ``lonlat`` is the place as stated, in whatever datum.
    """
    record = TABLES[draft.table]
    key = own_key(draft.table)
    if all(name in draft.values for name in key):
        draft.existing = known.find(record, tuple(draft.values[n] for n in key))
        if draft.existing is None and record is Enterprise:
            _warn_of_twin(draft, known)
        return
    if record is Enterprise:
        draft.existing = _enterprise(draft, known, lonlat)
        return
    for names in _OTHERWISE.get(draft.table, ()):
        if all(name in draft.values for name in names):
            found = known.by(record, names, tuple(draft.values[n] for n in names))
            if len(found) == 1:
                draft.existing = found[0]
                return


def _enterprise(draft: Draft, known: Known, lonlat: tuple[float, float] | None) -> Any:
    name, uscc = draft.values.get("name"), draft.values.get("uscc")
    if uscc:
        found = known.by(Enterprise, ("uscc",), (uscc,))
        if len(found) > 1:  # several sites of one company
            found = [e for e in found if _near(e, lonlat, sure=True)]
        if len(found) == 1:
            return found[0]
    if name:
        found = [
            e for e in known.by(Enterprise, ("name",), (name,))
            if _near(e, lonlat) and not (uscc and e.uscc and e.uscc != uscc)
            and draft.values.get("district") in (None, e.district)
        ]
        if len(found) == 1:
            return found[0]
    return None


def _near(enterprise: Any, lonlat: tuple[float, float] | None, *, sure: bool = False) -> bool:
    if lonlat is None or np.isnan(lonlat[0]) or enterprise.geom is None:
        return not sure
    _az, _back, metres = GEOD.inv(*lonlat, enterprise.geom.x, enterprise.geom.y)
    return bool(metres <= SAME_PLACE_M)


def _warn_of_twin(draft: Draft, known: Known) -> None:
    uscc = draft.values.get("uscc")
    twins = known.by(Enterprise, ("uscc",), (uscc,)) if uscc else []
    if twins:
        draft.doubt("uscc", _("The workspace has {name} with the same credit code as {code}"),
                    _("Check whether this is another site of the company"),
                    name=twins[0].name, code=twins[0].enterprise_id)

"""What a row leaves out, as far as it follows from the workspace; the rest is asked for."""

from __future__ import annotations

from collections.abc import Callable

from ...protocol.fields import field_name
from ...protocol.language import CHINESE, ENGLISH, InBoth
from ..records import spec_of
from . import (
    complete_enterprises,
    complete_force,
    complete_rules,
    complete_territory,
    complete_work,
    trips,
)
from .draft import Draft
from .fields import TABLES
from .known import Known
from .problem import _

# what identifies a row must be resolved before stored rows are looked for
_REFER: dict[str, tuple[Callable[[Draft, Known], None], ...]] = {
    "officers": (complete_force.refer_home,), "vehicles": (complete_force.refer_home,),
    "equipment": (complete_force.refer_home,), "roster": (complete_force.refer_officer,),
    "absences": (complete_force.refer_officer,),
    "visits": (complete_work.refer_enterprise,),
    "recusals": (complete_force.refer_officer, complete_work.refer_enterprise),
    "enterprises": (complete_enterprises.township,),
}
_COMPLETE: dict[str, Callable[[Draft, Known], None]] = {
    "districts": complete_territory.district, "brigades": complete_territory.brigade,
    "squads": complete_territory.squad, "neighbour_squads": complete_territory.neighbour_squad,
    "units": complete_territory.unit, "posts": complete_territory.post,
    "officers": complete_force.officer, "roster": complete_force.roster_day,
    "absences": complete_force.absence,
    "vehicles": complete_force.vehicle, "equipment": complete_force.equipment,
    "agreements": complete_work.agreement, "partners": complete_work.partner,
    "enterprises": complete_enterprises.enterprise,
    "visits": complete_work.item, "recusals": complete_work.recusal,
    "holidays": complete_rules.holiday, "colour_rules": complete_rules.colour_rule,
    "draw_schemes": complete_rules.draw_scheme,
    "draw_classes": complete_rules.draw_class, "trips": trips.trip,
}  # fmt: skip

#: Columns that nobody need fill in because they follow from others.
_FOLLOWS_FROM = {
    "home_kind": ("home_id",), "item_id": ("enterprise_id", "name", "due_from"),
    "equipment_id": ("name", "home_id"), "squad_id": ("name", "district"),
    "brigade_id": ("name", "squad_id"), "officer_id": ("name", "certificate_no"),
}


def refer(draft: Draft, known: Known) -> None:
    """Resolve the names by which a row refers to others, as far as identifying it needs them."""
    complete_territory.refer_districts(draft, known)
    for one in _REFER.get(draft.table, ()):
        one(draft, known)


def complete(draft: Draft, known: Known) -> None:
    """Fill in what follows for a new row; stop a row that lacks what cannot be invented."""
    _COMPLETE[draft.table](draft, known)
    for column in spec_of(TABLES[draft.table]).columns:
        absent = draft.get(column.name) is None and not column.optional
        if absent and not _told(draft, column.name):
            draft.stop(column.name, _("{field} is missing"), _("Fill the cell"),
                       field=named(draft.table, column.name))


def _told(draft: Draft, name: str) -> bool:
    """Whether a problem of this column, or of one it is derived from, has been told already."""
    columns = {draft.headers[n] for n in (name, *_FOLLOWS_FROM.get(name, ())) if n in draft.headers}
    return any(p.stops and p.column in columns for p in draft.problems)


def named(table: str, field: str) -> InBoth:
    """Return what people call a field."""
    stored = spec_of(TABLES[table]).name
    return InBoth(*(field_name(stored, field, tongue) for tongue in (ENGLISH, CHINESE)))

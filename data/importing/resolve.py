"""Whom a cell means: a district, township, squad, officer or enterprise by code or by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..codes import admin_code as admin
from ..records import Brigade, District, Enterprise, NeighbourSquad, Officer, Squad, Unit
from .known import Known, plain_name
from .problem import Unreadable, _

_SUFFIXES = ("街道", "自治县", "新区", "区", "县", "市", "镇", "乡", "中队")


def district(said: str, known: Known) -> str:
    """Return the six-digit code of a district said by code or by name."""
    if said.isdigit():
        return _district_code(said, known)
    found = _named(said, known.all(District))
    if len(found) == 1:
        return str(found[0].district)
    if not found:
        raise Unreadable(_("There is no district {value} in the workspace"),
                         _("Write its six-digit code or its full name"), value=said)
    raise _ambiguous(said, [d.name for d in found])


def _district_code(said: str, known: Known) -> str:
    code = said[:6]
    if len(said) not in (6, 9, 12) or not admin.is_county(code, demo=known.settings.demo):
        raise Unreadable(_("{value} is no code of a district (GB/T 2260)"),
                         _("Write the six digits of the county-level code"), value=said)
    if known.all(District) and known.find(District, (code,)) is None:
        raise Unreadable(_("There is no district {value} in the workspace"),
                         _("Write its six-digit code or its full name"), value=said)
    return code


def unit(said: str, known: Known, within: str | None) -> str:
    """Return the code of a township, street or park, said by code or by name.

    ``within`` is the code of the row's district, if it states one.
    """
    units = known.all(Unit)
    if known.find(Unit, (said,)) is not None:
        return said
    if said.isdigit():
        code = said[:9] if len(said) == 12 else said
        if not admin.is_town(code, demo=known.settings.demo):
            raise Unreadable(_("{value} is no code of a township (GB/T 10114)"),
                             _("Write the nine digits of the township-level code"), value=said)
        if units and known.find(Unit, (code,)) is None:
            raise Unreadable(_("There is no township or park {value} in the workspace"),
                             _("Correct it, or import the townships first"), value=said)
        return code
    found = _named(said, [u for u in units if not within or u.district == within])
    if len(found) == 1:
        return str(found[0].unit_code)
    if not found:
        raise Unreadable(_("There is no township or park {value} in the workspace"),
                         _("Correct it, or import the townships first"), value=said)
    raise _ambiguous(said, [u.name for u in found])


def home(said: str, known: Known) -> tuple[str, str]:
    """Return kind (``squad`` or ``brigade``) and id of the squad or brigade somebody belongs to."""
    for kind, record in (("squad", Squad), ("brigade", Brigade)):
        if known.find(record, (said,)) is not None:
            return kind, said
    found = [("squad", s.squad_id, s.name) for s in _named(said, known.all(Squad))]
    found = found or [("brigade", b.brigade_id, b.name) for b in _named(said, known.all(Brigade))]
    if len(found) == 1:
        return found[0][0], found[0][1]
    if not found:
        raise Unreadable(_("There is no squad or brigade {value} in the workspace"),
                         _("Write the name as in the table of squads"), value=said)
    raise _ambiguous(said, [name for _kind, _id, name in found])


def squad(said: str, known: Known) -> str:
    """Return the id of a squad said by id or by name."""
    if known.find(Squad, (said,)) is not None or known.find(NeighbourSquad, (said,)) is not None:
        return said
    kind, code = home(said, known)
    if kind != "squad":
        raise Unreadable(_("There is no squad or brigade {value} in the workspace"),
                         _("Write the name as in the table of squads"), value=said)
    return code


def brigade(said: str, known: Known) -> str:
    """Return the id of a brigade said by id or by name."""
    if known.find(Brigade, (said,)) is not None:
        return said
    found = _named(said, known.all(Brigade))
    if len(found) == 1:
        return str(found[0].brigade_id)
    raise Unreadable(_("There is no brigade {value} in the workspace"),
                     _("Write the name as in the table of brigades"), value=said)


def officer(said: str, known: Known) -> str:
    """Return the id of an officer said by id, certificate number or name."""
    if known.find(Officer, (said,)) is not None:
        return said
    for column in ("certificate_no", "name"):
        found = known.by(Officer, (column,), (said,))
        if len(found) == 1:
            return str(found[0].officer_id)
        if found:
            raise Unreadable(_("{count} officers are called {value}"),
                             _("Write the officer's number or certificate number instead"),
                             value=said, count=len(found))
    raise Unreadable(_("There is no officer {value} in the workspace"),
                     _("Correct it, or import the officers first"), value=said)


def enterprise(said: str, known: Known) -> str:
    """Return the id of an enterprise said by permit code, credit code or name."""
    if known.find(Enterprise, (said,)) is not None:
        return said
    for column in ("uscc", "name"):
        found = known.by(Enterprise, (column,), (said,))
        if len(found) == 1:
            return str(found[0].enterprise_id)
        if found:
            raise Unreadable(_("{count} enterprises are meant by {value}"),
                             _("Write the permit code instead"), value=said, count=len(found))
    raise Unreadable(_("There is no enterprise {value} in the workspace"),
                     _("Correct it, or import the enterprises first"), value=said)


def _named(said: str, rows: Sequence[Any]) -> list[Any]:
    """Rows of this name; else those whose name without its class word is meant."""
    wanted = plain_name(said)
    exact = [r for r in rows if plain_name(r.name) == wanted]
    if exact:
        return exact
    # 湖州市吴兴区 ends with the name, 吴兴 is its beginning
    found = [r for r in rows if wanted.endswith(plain_name(r.name))]
    return found or [r for r in rows if _short(plain_name(r.name)) == wanted]


def _short(name: str) -> str:
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    return name


def _ambiguous(said: str, names: Sequence[str]) -> Unreadable:
    return Unreadable(_("{value} may mean {names}"), _("Write the code or the full name"),
                      value=said, names="、".join(sorted(names)[:6]))

"""The validators: what is wrong stops a row, what is odd only marks it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from ..codes import admin_code, industry, uscc
from ..codes import permit_code as permit
from ..records import Enterprise
from .draft import Draft
from .known import Known
from .problem import _
from .values import FOREVER

LOCAL_MARK = "LOCAL-"  # of enterprises that have neither permit nor credit code


def check(draft: Draft, known: Known, today: date) -> None:
    """Check every value the row states, and those that must agree with each other."""
    for name in list(draft.values):
        one = _FIELDS.get((draft.table, name)) or _FIELDS.get(("*", name))
        if one is not None:
            one(draft, name, known)
    for first, last in _PERIODS:
        _in_order(draft, first, last)
    if draft.table == "officers":
        _certificate(draft, today)
    if draft.table == "enterprises":
        _enterprise(draft, today)


def _permit(draft: Draft, name: str, known: Known) -> None:
    code = str(draft.values[name])
    if known.find(Enterprise, (code,)) is not None or code.startswith(LOCAL_MARK):
        return
    kind = permit.holder_kind(code) or permit.holder_kind(code.upper())
    if permit.holder_kind(code) is None:
        code = draft.values[name] = code.upper()
    if kind is None and len(code) == 18 and uscc.is_valid(code):
        draft.doubt(name, _("{value} is a credit code, not a permit code"),
                    _("Enter the 22-character permit code if there is one"), value=code)
    elif kind is None:
        draft.stop(name, _("{value} is no permit code (HJ 608): {why}"),
                   _("Compare it with the permit: credit code, three digits, one letter"),
                   value=code, why=_why_not_permit(code))
    elif kind == "provisional":
        draft.doubt(name, _("{value} is a provisional code of a holder without credit code"),
                    _("Replace it when the holder has a credit code"), value=code)


def _why_not_permit(code: str) -> str:
    if len(code) != 22:
        return f"{len(code)} / 22"
    return f"GB 32100 {code[:18]} ✗" if not uscc.is_valid(code[:18]) else f"{code[18:]} ✗"


def _uscc(draft: Draft, name: str, known: Known) -> None:
    code = draft.values[name] = str(draft.values[name]).upper()
    if uscc.is_valid(code):
        return
    if len(code.replace("-", "")) == 9:
        draft.doubt(name, _("{value} is an old organisation code, not a credit code"),
                    _("Enter the 18-character unified social credit code"), value=code)
        return
    if len(code) == 18 and not set(code) - set(uscc.ALPHABET) and code[2:8].isdigit():
        draft.stop(name, _("The check character of {value} is wrong; a character is mistyped"),
                   _("Compare it with the business licence"), value=code)
        return
    draft.stop(name, _("{value} is no unified social credit code (GB 32100)"),
               _("Enter 18 digits and capitals; I, O, S, V and Z do not occur"), value=code)


def _industry(draft: Draft, name: str, known: Known) -> None:
    code = str(draft.values[name]).upper()
    if not industry.is_valid(code):
        draft.stop(name, _("{value} is no industry code (GB/T 4754)"),
                   _("Enter a letter and two to four digits, for example C2614"), value=code)
        return
    draft.values[name] = industry.with_section(code)


def _place_code(draft: Draft, name: str, known: Known) -> None:
    code = str(draft.values[name])
    if not admin_code.is_place(code, demo=True):
        draft.stop(name, _("{value} is no code of a province, city or county (GB/T 2260)"),
                   _("Enter its six digits, for example 320500"), value=code)


def _score(draft: Draft, name: str, known: Known) -> None:
    if not 0 <= draft.values[name] <= 100:
        draft.stop(name, _("{value} is not between {least} and {most}"), _("Correct the number"),
                   value=f"{draft.values[name]:g}", least=0, most=100)


def _not_negative(draft: Draft, name: str, known: Known) -> None:
    if draft.values[name] < 0:
        draft.stop(name, _("{value} is less than nothing"), _("Correct the number"),
                   value=f"{draft.values[name]:g}")


def _duration(draft: Draft, name: str, known: Known) -> None:
    if not 0 < draft.values[name] <= 1440:
        draft.stop(name, _("{value} is not between {least} and {most}"), _("Correct the number"),
                   value=f"{draft.values[name]:g}", least=0, most=1440)


_FIELDS: dict[tuple[str, str], Callable[[Draft, str, Known], None]] = {
    ("enterprises", "enterprise_id"): _permit,
    ("*", "uscc"): _uscc,
    ("partners", "partner"): _place_code,
    ("*", "industry"): _industry,
    ("*", "score_discharge"): _score, ("*", "score_enforcement"): _score,
    ("*", "score_safety"): _score, ("*", "score_public"): _score,
    ("*", "checks_this_year"): _not_negative, ("*", "count"): _not_negative,
    ("*", "weight"): _not_negative, ("*", "prize"): _not_negative,
    ("*", "turnout_min"): _not_negative, ("*", "break_off_min"): _not_negative,
    ("*", "duration_min"): _duration,
}  # fmt: skip
_PERIODS = (("cert_from", "cert_to"), ("valid_from", "valid_to"), ("due_from", "due_to"),
            ("from_day", "to_day"),
            ("open_min", "close_min"))


def _in_order(draft: Draft, first: str, last: str) -> None:
    if not {first, last} & set(draft.values):
        return
    start, end = draft.get(first), draft.get(last)
    if start is not None and end is not None and end < start:
        draft.stop(last, _("The end, {end}, is before the beginning, {start}"),
                   _("Correct one of the two"), end=_shown(end), start=_shown(start))


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return f"{int(value) // 60:02d}:{int(value) % 60:02d}"


def _certificate(draft: Draft, today: date) -> None:
    number, until = draft.get("certificate_no"), draft.get("cert_to")
    if not number:
        draft.doubt("certificate_no", _("No enforcement certificate; the officer cannot inspect"),
                    _("Enter number and validity of the certificate"))
    elif until is None or draft.get("cert_from") is None:
        draft.doubt("cert_to", _("The certificate's validity is not stated; the officer cannot "
                                 "inspect"), _("Enter from and until when it is valid"))
    elif until < today:
        draft.doubt("cert_to", _("The certificate expired on {day}; the officer cannot inspect"),
                    _("Enter the new validity"), day=until.isoformat())


def _enterprise(draft: Draft, today: date) -> None:
    code, holder = draft.values.get("enterprise_id"), draft.values.get("uscc")
    if code and holder and permit.holder_kind(str(code)) == "uscc" and code[:18] != holder:
        draft.doubt("uscc", _("Credit code {uscc} is not the one within permit code {code}"),
                    _("Correct one of the two"), uscc=holder, code=code)
    checked, until = draft.values.get("last_check"), draft.get("positive_until")
    if checked is not None and checked > today:
        draft.doubt("last_check", _("The last check, {day}, is in the future"),
                    _("Correct the day"), day=checked.isoformat())
    if draft.get("positive_list") and until not in (None, FOREVER) and until < today:
        draft.doubt("positive_until", _("The positive list ended on {day}"),
                    _("Renew it or take the enterprise off the list"), day=until.isoformat())

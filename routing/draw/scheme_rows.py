"""Schemes of the tables ``draw_schemes`` and ``draw_classes``, as a draw freezes them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ...data.errors import BadInput
from ...data.records import DrawClass, DrawScheme
from .scheme import Scheme, problems_of


def stored_scheme(
    name: str, schemes: Sequence[DrawScheme], classes: Sequence[DrawClass]
) -> Scheme | None:
    """Return the scheme ``name`` of the workspace's tables, None if they have none of that name.

    A preset that nobody has edited is the preset exactly. Raises ``BadInput`` naming the
    field for rows that make no scheme.
    """
    head = next((s for s in schemes if s.scheme_id == name), None)
    if head is None:
        return None
    rows = sorted((c for c in classes if c.scheme_id == name), key=lambda c: (c.seq, c.code))
    scheme: Scheme = {
        "id": head.scheme_id, "en": head.name_en, "zh": head.name_zh, "source": head.source,
        "period": head.period, "mode": head.mode, "ratio_base": head.ratio_base,
        "cap": head.cap, "cool_down_days": head.cool_down_days,
    }
    if head.weights:
        scheme["weights"] = dict(map(_weight, head.weights))
    scheme["classes"] = [_class(row) for row in rows]
    for field, problem in problems_of(scheme):
        raise BadInput("Tables draw_schemes and draw_classes, scheme {scheme}: the field {field} "
                       "is wrong: {problem}.", scheme=name, field=field, problem=problem)
    return scheme


def _weight(text: str) -> tuple[str, Any]:
    colour, _, number = text.partition(":")
    return colour.strip(), int(number) if number.strip().isdigit() else number


def _class(row: DrawClass) -> dict[str, Any]:
    when = {"colour": row.colours, "permit_class": row.permit_classes,
            "district": row.districts, "industry": row.industries}
    entry: dict[str, Any] = {"code": row.code, "en": row.name_en, "zh": row.name_zh,
                             "when": {k: list(v) for k, v in when.items() if v}}
    if row.share_pct is not None:
        entry["share"] = _share(row.share_pct)
    else:
        entry["per_officer"] = row.per_officer
    return entry


def _share(percent: float) -> list[int]:
    """12.5 → [125, 1000]: whole numbers, because the record is compared byte by byte."""
    decimals = max(0, -int(Decimal(repr(percent)).normalize().as_tuple().exponent))
    return [round(percent * 10**decimals), 100 * 10**decimals]

"""The inspected: enterprises with their colour code, and the items due at them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shapely.geometry.base import BaseGeometry

from .table import table


@table("enterprises", key=("enterprise_id",), geometry="POINT")
@dataclass(frozen=True)
class Enterprise:
    """An inspected enterprise. ``enterprise_id`` is its permit code (HJ 608-2017), 22 chars.

    ``uscc`` is the unified social credit code (GB 32100), ``industry`` a GB/T 4754-2017
    code such as ``C2614``; the four scores are 0–100, 100 being best, in the four
    dimensions pollution discharge, enforcement record, environmental safety, public
    supervision, None where nobody has scored; ``colour`` is ``red``, ``yellow``, ``green``
    or ``uncoded``.
    """

    enterprise_id: str
    name: str
    uscc: str
    industry: str
    industry_name: str
    permit_class: str  # "key" | "simplified" | "registered"
    district: str
    unit_code: str
    address: str
    score_discharge: float | None
    score_enforcement: float | None
    score_safety: float | None
    score_public: float | None
    colour: str
    colour_reason: str
    positive_list: bool
    positive_until: date | None
    last_check: date | None
    last_finding: str | None
    checks_this_year: int
    contact: str | None
    geom: BaseGeometry | None


@table("items", key=("item_id",))
@dataclass(frozen=True)
class Item:
    """One matter due at an enterprise. All due items of one enterprise make one visit.

    An item is due on day D when ``due_from <= D <= due_to`` and ``done_on`` is empty.
    ``kind`` is ``routine``, ``campaign`` or ``case`` (complaint, clue); only the first
    two count to the yearly cap. ``skill`` is one of the officers' skill labels or None.
    ``open_min``/``close_min`` (minutes since midnight) bound the whole stay on site.
    ``break_off_min`` is the time to break it off for a call-out, None if it cannot be.
    ``draw_id`` is the draw that chose the enterprise, ``drawn_officers`` whom it chose to go.
    ``crews_needed`` is 2 for a joint visit of two crews, else empty or 1; ``kit`` names what
    each crew must have with it (``name`` in the table ``equipment``).
    """

    item_id: str
    enterprise_id: str
    name: str
    kind: str
    due_from: date
    due_to: date
    mandatory: bool
    prize: float
    duration_min: float
    skill: str | None
    open_min: float | None
    close_min: float | None
    break_off_min: float | None
    counts_to_cap: bool
    legal_basis: str
    done_on: date | None
    draw_id: str | None = None
    drawn_officers: tuple[str, ...] | None = None
    crews_needed: int | None = None
    kit: tuple[str, ...] | None = None

"""What the codes of the workspace are called for the user, on every page alike."""

from __future__ import annotations

from typing import Iterable, Optional

from .translation import language, tr


def in_language(english: str, chinese: str) -> str:
    """Choose between the two stored forms of a sentence."""
    return chinese if language().startswith("zh") and chinese else english


def listed(names: Iterable[str]) -> str:
    """Join names as the language lists them."""
    return tr(", ").join(names)


def band(code: str) -> str:
    """Name a band of the half-hour circle."""
    return {
        "certain": tr("certain ≤ 25"), "borderline": tr("borderline 25–35"),
        "beyond": tr("beyond > 35"), "unreachable": tr("unreachable"),
    }[code]


def colour(code: str) -> str:
    """Name a colour code with the shape that stands for it on grey paper."""
    return {"red": tr("■ red"), "yellow": tr("▲ yellow"), "green": tr("● green"),
            "uncoded": tr("○ not coded")}.get(code, code)


def plan_state(code: str) -> str:
    """Name the state of a plan."""
    return {
        "draft": tr("draft"), "published": tr("published"), "superseded": tr("superseded"),
    }.get(code, code)


def duty(code: str) -> str:
    """Name what a crew is for on the day."""
    return {"inspect": tr("inspecting"), "standby": tr("stand-by")}.get(code, code)


def stop_kind(code: str) -> str:
    """Name a kind of stop."""
    return {
        "home": tr("at the squad"), "visit": tr("visit"), "lunch": tr("lunch"),
        "standby": tr("stand-by"),
    }.get(code, code)


def item_kind(code: str) -> str:
    """Name a kind of matter due."""
    return {"routine": tr("routine"), "campaign": tr("campaign"), "case": tr("case")}.get(
        code, code)


def minutes(value: Optional[float]) -> str:
    """Return minutes with one decimal, a dash for None."""
    return "–" if value is None else f"{value:.1f}"


def yes_no(value: bool) -> str:
    """Return yes or no."""
    return tr("yes") if value else tr("no")

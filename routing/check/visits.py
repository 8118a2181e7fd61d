"""Whether the plan visits what is due, all of it and nothing else, and says so truly."""

from __future__ import annotations

from collections import defaultdict

from .clock import span, to_ms
from .crews import point, same_place
from .due import DueVisit, on_positive_list
from .read import Row, Tables, texts
from .report import Findings

_PRIZE_TOLERANCE = 1e-6


def check_visits(tables: Tables, due: dict[str, DueVisit], findings: Findings) -> None:
    """Compare the plan's visits with what is due, and with the stops that serve them."""
    enterprises = {e["enterprise_id"]: e for e in tables.enterprises}
    first: dict[str, str] = {}
    for visit in tables.visits:
        visit_id, key = visit["visit_id"], visit["enterprise_id"]
        if first.setdefault(key, visit_id) != visit_id:
            findings.violation("visit_twice", visit=visit_id, enterprise=key, other=first[key])
        elif key in due:
            _check_merging(visit, due[key], findings)
        elif key in enterprises and on_positive_list(enterprises[key], tables.day):
            findings.violation("visit_positive_list", visit=visit_id, enterprise=key)
        else:
            findings.violation("visit_not_due", visit=visit_id, enterprise=key, day=tables.day)
    for key in sorted(due.keys() - first.keys()):
        findings.violation("visit_missing", enterprise=key, items=", ".join(sorted(due[key].items)))
    _check_service(tables, findings)


def _check_merging(visit: Row, due: DueVisit, findings: Findings) -> None:
    visit_id = visit["visit_id"]
    if sorted(texts(visit["items"])) != sorted(due.items):
        findings.violation("visit_items", visit=visit_id, claimed=visit["items"],
                           found=";".join(sorted(due.items)))
        return  # the rest follows from the items
    # names may hold ";" themselves, so both sides are joined and split alike
    names = sorted(texts(";".join(due.item_names)))
    if sorted(texts(visit["item_names"])) != names:
        findings.violation("visit_item_names", visit=visit_id, claimed=visit["item_names"],
                           found=";".join(names))
    if to_ms(visit["duration_min"]) != to_ms(due.duration_min):
        findings.violation("visit_duration", visit=visit_id, claimed=visit["duration_min"],
                           found=due.duration_min)
    if set(texts(visit["skills"])) != due.skills:
        findings.violation("visit_skills", visit=visit_id, claimed=visit["skills"],
                           found=";".join(sorted(due.skills)))
    window = (due.open_min, due.close_min)
    if [to_ms(visit["open_min"]), to_ms(visit["close_min"])] != [to_ms(m) for m in window]:
        findings.violation("visit_window", visit=visit_id, found=span(*window),
                           claimed=span(visit["open_min"], visit["close_min"]))
    if visit["break_off_min"] != due.break_off_min:
        findings.violation("visit_break_off", visit=visit_id, claimed=visit["break_off_min"],
                           found=due.break_off_min)
    if bool(visit["mandatory"]) != due.mandatory:
        findings.violation("visit_mandatory", visit=visit_id, claimed=bool(visit["mandatory"]),
                           found=due.mandatory)
    if abs(visit["prize"] - due.prize) > _PRIZE_TOLERANCE:
        findings.violation("visit_prize", visit=visit_id, claimed=visit["prize"], found=due.prize)
    _check_place(visit, due.enterprise, findings)


def _check_place(visit: Row, enterprise: Row, findings: Findings) -> None:
    wrong = [name for name in ("name", "district", "unit_code") if visit[name] != enterprise[name]]
    if not same_place(point(visit), point(enterprise)):
        wrong.append("geom")
    for field in wrong:
        findings.violation("visit_place", visit=visit["visit_id"], field=field,
                           enterprise=enterprise["enterprise_id"])


def _check_service(tables: Tables, findings: Findings) -> None:
    crews_at: dict[str, list[str]] = defaultdict(list)
    for stop in tables.stops:
        if stop["visit_id"] is not None:
            crews_at[stop["visit_id"]].append(stop["crew_id"])
    for visit in tables.visits:
        visit_id, crews = visit["visit_id"], crews_at[visit["visit_id"]]
        if visit["state"] == "served":
            if not crews:
                findings.violation("visit_served_nowhere", crew=visit["crew_id"], visit=visit_id)
            elif len(crews) > 1:
                findings.violation("visit_served_twice", visit=visit_id, times=len(crews))
            elif crews[0] != visit["crew_id"]:
                findings.violation("visit_wrong_crew", crew=crews[0], visit=visit_id,
                                   claimed=visit["crew_id"])
        elif visit["state"] == "unserved":
            for crew in crews:
                findings.violation("visit_unserved_but_stopped", crew=crew, visit=visit_id)
            for field in ("reason_code", "reason_en", "reason_zh"):
                if not (visit[field] or "").strip():
                    findings.violation("visit_unexplained", visit=visit_id, field=field)
        else:
            findings.violation("visit_state", visit=visit_id, state=visit["state"])

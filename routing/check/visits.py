"""Whether the plan visits what is due, all of it and nothing else, and says so truly."""

from __future__ import annotations

from collections import defaultdict

from .clock import MS_PER_MINUTE, span, to_ms
from .crews import point, same_place
from .due import DueVisit, on_positive_list
from .read import Row, Tables, texts
from .report import Findings

_PRIZE_TOLERANCE = 1e-6
#: The crews of a joint visit begin within so many minutes of each other.
TOGETHER_MIN = 10.0


def may_be_forced(visit: Row) -> bool:
    """Whether there is a moment at which the visit is under way whenever it is made."""
    window = to_ms(visit["close_min"]) - to_ms(visit["open_min"])
    return window < 2 * to_ms(visit["duration_min"])


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
    if crews_needed(visit) != due.crews:
        findings.violation("visit_crews", visit=visit_id, claimed=crews_needed(visit),
                           found=due.crews)
    if kit_needed(visit) != due.kit:
        findings.violation("visit_kit", visit=visit_id, found=", ".join(sorted(due.kit)),
                           claimed=", ".join(sorted(kit_needed(visit))))
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


def crews_needed(visit: Row) -> int:
    """Return how many crews must be at a visit together."""
    return int(visit.get("crews_needed") or 1)


def kit_needed(visit: Row) -> frozenset[str]:
    """Return the equipment that each crew of a visit must have with it."""
    return frozenset(texts(visit.get("kit") or ""))


def _check_joint(visit: Row, stops: list[Row], findings: Findings) -> None:
    """Check a visit of several crews: so many, all different, and begun together."""
    visit_id, needed = visit["visit_id"], crews_needed(visit)
    crews = {stop["crew_id"] for stop in stops}
    if len(crews) != needed or len(stops) != needed:
        findings.violation("visit_joint", visit=visit_id, needed=needed, found=len(crews))
    starts = [to_ms(stop["start_min"]) for stop in stops]
    apart = (max(starts) - min(starts)) / MS_PER_MINUTE
    if apart > TOGETHER_MIN:
        findings.violation("visit_apart", visit=visit_id, minute=min(starts) / MS_PER_MINUTE,
                           found=round(apart, 1), most=TOGETHER_MIN)
    claimed = {visit["crew_id"], visit.get("partner_crew_id")}
    for crew in sorted(crews - claimed):
        findings.violation("visit_wrong_crew", crew=crew, visit=visit_id,
                           claimed=", ".join(sorted(filter(None, claimed))))


def _check_service(tables: Tables, findings: Findings) -> None:
    stops_at: dict[str, list[Row]] = defaultdict(list)
    for stop in tables.stops:
        if stop["visit_id"] is not None:
            stops_at[stop["visit_id"]].append(stop)
    for visit in tables.visits:
        visit_id = visit["visit_id"]
        crews = [stop["crew_id"] for stop in stops_at[visit_id]]
        if visit["state"] == "served":
            if crews and crews_needed(visit) > 1:
                _check_joint(visit, stops_at[visit_id], findings)
            elif not crews:
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

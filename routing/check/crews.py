"""Who goes: officers, certificates, novices, vehicles, and what a crew may claim of itself."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from .clock import to_ms
from .network import LonLat
from .read import Row, Tables, texts
from .report import Findings
from .rules import Rules

_SAME_PLACE_DEG = 1e-9
_DAYS_PER_YEAR = 365.25
_DUTIES = ("inspect", "standby")


def point(row: Row) -> LonLat | None:
    """Return the lon/lat of a row's point, None if it has none."""
    geom = row["geom"]
    return None if geom is None else (float(geom.x), float(geom.y))


def same_place(a: LonLat | None, b: LonLat | None) -> bool:
    """Whether two lon/lat points are one, but for the last bits of a double."""
    if a is None or b is None:
        return a is b
    return abs(a[0] - b[0]) <= _SAME_PLACE_DEG and abs(a[1] - b[1]) <= _SAME_PLACE_DEG


def members_by_crew(tables: Tables) -> dict[str, list[str]]:
    """Return crew id → officer ids, as the plan has it."""
    members: dict[str, list[str]] = defaultdict(list)
    for row in tables.crew_members:
        members[row["crew_id"]].append(row["officer_id"])
    return members


def skills_by_crew(tables: Tables) -> dict[str, set[str]]:
    """Return crew id → the skills its officers really have."""
    has = {o["officer_id"]: set(texts(o["skills"])) for o in tables.officers}
    return {
        crew: set().union(*(has.get(officer, set()) for officer in officers))
        for crew, officers in members_by_crew(tables).items()
    }


def check_crews(tables: Tables, rules: Rules, findings: Findings) -> None:
    """Check the crews, their officers and vehicles against the raw tables."""
    _check_members(tables, findings)
    _check_officers_out(tables, findings)
    members = members_by_crew(tables)
    skills = skills_by_crew(tables)
    squads = {s["squad_id"]: s for s in tables.squads}
    for crew in tables.crews:
        crew_id = crew["crew_id"]
        officers = members.get(crew_id, [])
        if len(officers) < 2:
            findings.violation("crew_too_small", crew=crew_id, members=len(officers))
        elif _all_novices(tables, officers, rules):
            findings.violation("novices_only", crew=crew_id)
        claimed, found = set(texts(crew["skills"])), skills.get(crew_id, set())
        if claimed != found:
            findings.violation("crew_skills", crew=crew_id, claimed=", ".join(sorted(claimed)),
                               found=", ".join(sorted(found)))
        _check_own_rules(crew, rules, findings)
        squad = squads.get(crew["squad_id"])
        if squad is None:
            findings.violation("squad_unknown", crew=crew_id, squad=crew["squad_id"])
        else:
            _check_against_squad(crew, squad, findings)
    _check_vehicles(tables, findings)
    _check_kit(tables, findings)


def kit_of(crew: Row) -> frozenset[str]:
    """Return the equipment a crew says it has with it."""
    return frozenset(texts(crew.get("kit") or ""))


def _check_kit(tables: Tables, findings: Findings) -> None:
    """Check that no piece of equipment goes with two crews, or with one of another squad."""
    pieces: dict[tuple[str, str], int] = defaultdict(int)
    for row in tables.equipment:
        if row["home_kind"] == "squad":
            pieces[row["home_id"], row["name"]] += row["count"]
    taken: dict[tuple[str, str], int] = defaultdict(int)
    for crew in tables.crews:
        for name in sorted(kit_of(crew)):
            key = crew["squad_id"], name
            taken[key] += 1
            if taken[key] > pieces[key]:
                findings.violation("crew_kit", crew=crew["crew_id"], kit=name, count=pieces[key],
                                   squad=crew["squad_id"])


def _check_members(tables: Tables, findings: Findings) -> None:
    day = tables.day
    crews = {c["crew_id"]: c for c in tables.crews}
    officers = {o["officer_id"]: o for o in tables.officers}
    on_field = {r["officer_id"] for r in tables.roster if r["duty"] == "field"}
    away = {a["officer_id"]: a["reason"] for a in tables.absences
            if a["from_day"][:10] <= day <= a["to_day"][:10]}
    first_crew: dict[str, str] = {}
    for row in tables.crew_members:
        crew_id, officer_id = row["crew_id"], row["officer_id"]
        crew, officer = crews.get(crew_id), officers.get(officer_id)
        if crew is None:
            findings.violation("member_without_crew", crew=crew_id, officer=officer_id)
            continue
        if officer is None:
            findings.violation("officer_unknown", crew=crew_id, officer=officer_id)
            continue
        if first_crew.setdefault(officer_id, crew_id) != crew_id:
            findings.violation("officer_twice", crew=crew_id, officer=officer_id,
                               other=first_crew[officer_id])
        if officer_id not in on_field:
            findings.violation("officer_not_on_roster", crew=crew_id, officer=officer_id, day=day)
        if officer_id in away:
            findings.violation("officer_absent", crew=crew_id, officer=officer_id, day=day,
                               reason=away[officer_id])
        if (officer["home_kind"], officer["home_id"]) != ("squad", crew["squad_id"]):
            findings.violation("officer_of_other_squad", crew=crew_id, officer=officer_id,
                               home=officer["home_id"], squad=crew["squad_id"])
        if officer["name"] != row["name"]:
            findings.violation("member_name", crew=crew_id, officer=officer_id,
                               claimed=row["name"], found=officer["name"])
        _check_certificate(row, officer, day, findings)


def _check_certificate(row: Row, officer: Row, day: str, findings: Findings) -> None:
    crew_id, officer_id = row["crew_id"], row["officer_id"]
    number, since, until = officer["certificate_no"], officer["cert_from"], officer["cert_to"]
    if not number or not since or not until or not since[:10] <= day <= until[:10]:
        findings.violation("certificate_invalid", crew=crew_id, officer=officer_id, day=day,
                           number=number, cert_from=since, cert_to=until)
    elif row["certificate_no"] != number:
        findings.violation("certificate_number", crew=crew_id, officer=officer_id,
                           claimed=row["certificate_no"], found=number)


def _check_officers_out(tables: Tables, findings: Findings) -> None:
    crew_of = {row["officer_id"]: row["crew_id"] for row in tables.crew_members}
    out = {row["officer_id"] for row in tables.officers_out}
    for row in tables.officers_out:
        if row["officer_id"] in crew_of:
            findings.violation("officer_in_and_out", crew=crew_of[row["officer_id"]],
                               officer=row["officer_id"])
    for officer in tables.officers:
        officer_id = officer["officer_id"]
        if officer["home_kind"] == "squad" and officer_id not in out and officer_id not in crew_of:
            findings.notice("officer_unaccounted", officer=officer_id, squad=officer["home_id"])


def _all_novices(tables: Tables, officers: list[str], rules: Rules) -> bool:
    joined = {o["officer_id"]: o["joined_on"] for o in tables.officers}
    day = date.fromisoformat(tables.day)
    return all(
        officer in joined
        and (day - date.fromisoformat(joined[officer][:10])).days
        < _DAYS_PER_YEAR * rules.novice_years
        for officer in officers
    )


def _check_own_rules(crew: Row, rules: Rules, findings: Findings) -> None:
    if crew["duty"] not in _DUTIES:
        findings.violation("crew_duty", crew=crew["crew_id"], duty=crew["duty"])
    names = ("lunch_open_min", "lunch_close_min", "lunch_min")
    claimed = [to_ms(crew[name]) for name in names]
    due = [to_ms(getattr(rules, name)) for name in names]
    if claimed != due:
        findings.violation("crew_lunch", crew=crew["crew_id"],
                           claimed=[crew[name] for name in names],
                           found=[getattr(rules, name) for name in names])


def _check_against_squad(crew: Row, squad: Row, findings: Findings) -> None:
    crew_id = crew["crew_id"]
    if crew["district"] != squad["district"]:
        findings.violation("crew_district", crew=crew_id, claimed=crew["district"],
                           found=squad["district"])
    if to_ms(crew["turnout_min"]) != to_ms(squad["turnout_min"]):
        findings.violation("crew_turnout", crew=crew_id, claimed=crew["turnout_min"],
                           found=squad["turnout_min"])
    if not same_place(point(crew), point(squad)):
        findings.violation("crew_home", crew=crew_id, squad=squad["squad_id"])


def _check_vehicles(tables: Tables, findings: Findings) -> None:
    vehicles = {v["vehicle_id"]: v for v in tables.vehicles}
    drivers = {leg["crew_id"] for leg in tables.legs if leg["travel_ms"] > 0}
    used: dict[str, str] = {}
    for crew in tables.crews:
        crew_id, vehicle_id = crew["crew_id"], crew["vehicle_id"]
        if not vehicle_id:
            if crew_id in drivers:
                findings.violation("vehicle_missing", crew=crew_id)
            continue
        vehicle = vehicles.get(vehicle_id)
        if vehicle is None:
            findings.violation("vehicle_unknown", crew=crew_id, vehicle=vehicle_id)
            continue
        if used.setdefault(vehicle_id, crew_id) != crew_id:
            findings.violation("vehicle_twice", crew=crew_id, vehicle=vehicle_id,
                               other=used[vehicle_id])
        if not vehicle["available"]:
            findings.violation("vehicle_unavailable", crew=crew_id, vehicle=vehicle_id)
        if (vehicle["home_kind"], vehicle["home_id"]) != ("squad", crew["squad_id"]):
            findings.violation("vehicle_elsewhere", crew=crew_id, vehicle=vehicle_id,
                               home=vehicle["home_id"], squad=crew["squad_id"])

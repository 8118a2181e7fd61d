"""All rows that the sheets of one plan are made of, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List

from ..project import source
from ..standalone import TaskError
from .rows import Row, read


@dataclass(frozen=True)
class PlanRows:
    """A plan and what its sheets show. Lists by crew are in their order of time."""

    facts: source.Facts
    head: Row
    crews: List[Row]
    members: Dict[str, List[Row]]
    stops: Dict[str, List[Row]]
    legs: Dict[str, List[Row]]
    routes: Dict[str, Row]
    visits: Dict[str, Row]
    enterprises: Dict[str, Row]
    squads: Dict[str, Row]
    districts: Dict[str, Row]
    vehicles: Dict[str, Row]
    equipment: Dict[str, List[str]]
    phones: Dict[str, str]
    makers: List[str]
    coverage: List[Row]
    relaxations: List[Row]

    def crew_names(self) -> Dict[str, str]:
        """Return the names of the crews by id."""
        return {row["crew_id"]: row["name"] for row in self.crews}

    def several_provinces(self) -> bool:
        """Whether districts of two provinces lie in the workspace, and so on its city sheet."""
        return len({row["province"] for row in self.districts.values()}) > 1


def plan_rows(workspace: str, plan_id: str, *, phones: bool) -> PlanRows:
    """Read a plan. Officers' telephones are not even read unless ``phones``.

    Raises ``TaskError`` for an unknown plan or a file that is no workspace.
    """
    heads = read(workspace, "plans", plan_id)
    if not heads:
        raise TaskError("There is no plan {plan} in {file}.", plan=plan_id, file=workspace)
    visits = _by(read(workspace, "visits", plan_id), "visit_id")
    visited = {visit["enterprise_id"] for visit in visits.values()}
    return PlanRows(
        facts=source.facts(workspace),
        head=heads[0],
        crews=sorted(read(workspace, "crews", plan_id, geometry=True),
                     key=lambda row: str(row["crew_id"])),
        members=_lists(read(workspace, "crew_members", plan_id), "officer_id"),
        stops=_lists(read(workspace, "stops", plan_id, geometry=True), "seq"),
        legs=_lists(read(workspace, "legs", plan_id, geometry=True), "seq"),
        routes=_by(read(workspace, "routes", plan_id), "crew_id"),
        visits=visits,
        enterprises=_by(
            [e for e in read(workspace, "enterprises") if e["enterprise_id"] in visited],
            "enterprise_id"),
        squads=_by(read(workspace, "squads", geometry=True), "squad_id"),
        districts=_by(read(workspace, "districts"), "district"),
        vehicles=_by(read(workspace, "vehicles"), "vehicle_id"),
        equipment=_equipment(workspace),
        phones={row["officer_id"]: row["phone"] for row in read(workspace, "officers")
                if row["phone"]} if phones else {},
        makers=[row["name"] for row in read(workspace, "brigades") if row["level"] == "city"],
        coverage=sorted(read(workspace, "plan_coverage", plan_id), key=lambda row: row["minute"]),
        relaxations=read(workspace, "floor_relaxations", plan_id),
    )


def _by(rows: List[Row], key: str) -> Dict[str, Row]:
    return {row[key]: row for row in rows}


def _lists(rows: List[Row], order: str) -> Dict[str, List[Row]]:
    found: Dict[str, List[Row]] = {}
    for row in sorted(rows, key=lambda one: one[order]):
        found.setdefault(row["crew_id"], []).append(row)
    return found


def _equipment(workspace: str) -> Dict[str, List[str]]:
    """Return what is kept at each squad, in the order of the numbers."""
    found: Dict[str, List[str]] = {}
    for row in sorted(read(workspace, "equipment"), key=lambda one: str(one["equipment_id"])):
        if row["home_kind"] == "squad" and row["count"] > 0:
            found.setdefault(row["home_id"], []).append(row["name"])
    return found

"""The records: frozen dataclasses, each of them one table of the workspace."""

from .enterprise import Enterprise, Item
from .joint_zone import Agreement, BoundaryLine, JointZoneSide
from .people import Absence, Equipment, Officer, Recusal, RosterDay, Vehicle
from .plan import (
    Crew,
    CrewMember,
    FloorRelaxation,
    Leg,
    OfficerOut,
    Plan,
    PlanCoverage,
    Route,
    Stop,
    Visit,
    VisitPin,
)
from .road import Road
from .situation import Circle, Event, Incident, Reach, Setting
from .table import Column, TableSpec, registered, spec_of, table
from .territory import Brigade, District, NeighbourSquad, Post, Squad, Unit, Water

__all__ = [
    "Absence", "Agreement", "BoundaryLine", "Brigade", "Circle", "Column", "Crew",
    "CrewMember", "District", "Enterprise", "Equipment", "Event", "FloorRelaxation",
    "Incident", "Item", "JointZoneSide", "Leg", "NeighbourSquad", "Officer", "OfficerOut",
    "Plan", "PlanCoverage", "Post", "Reach", "Recusal", "Road", "RosterDay", "Route",
    "Setting", "Squad", "Stop", "TableSpec", "Unit", "Vehicle", "Visit",
    "VisitPin", "Water", "registered",
    "spec_of", "table",
]

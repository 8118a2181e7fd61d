"""The records: frozen dataclasses, each of them one table of the workspace."""

from .calendar import Holiday
from .campaign import Campaign, Draw, Mission, Posting, TeamMember
from .closure import RoadClosure
from .enterprise import Enterprise, Item
from .importing import ImportBatch, ImportRow, RowSetAside
from .joint_action import JointAction, Partner
from .joint_zone import (
    Agreement,
    BoundaryLine,
    JointZoneSide,
    Rendezvous,
    ZoneEnterprise,
    ZoneExtension,
)
from .people import Absence, Equipment, Officer, Recusal, RosterDay, Vehicle
from .plan import (
    Crew,
    CrewMember,
    DrawSubstitute,
    FloorRelaxation,
    Leg,
    LostPin,
    OfficerOut,
    Plan,
    PlanCoverage,
    Route,
    Stop,
    Visit,
    VisitPin,
)
from .road import Road
from .rules import ColourRule, DrawClass, DrawScheme
from .situation import Circle, CoverArea, Event, Incident, Reach, Setting
from .table import Column, TableSpec, registered, spec_of, table
from .territory import Brigade, District, NeighbourSquad, Post, Squad, Unit, Water
from .tradeoff import TradeOff
from .trip import Trip
from .turn import TurnRestriction

__all__ = [
    "Absence", "Agreement", "BoundaryLine", "Brigade", "Campaign", "Circle", "ColourRule", "Column",
    "CoverArea", "Crew", "CrewMember", "District", "Draw", "DrawClass", "DrawScheme",
    "DrawSubstitute", "Enterprise", "Equipment", "Event", "FloorRelaxation", "Holiday",
    "ImportBatch", "ImportRow", "Incident", "Item", "JointAction", "JointZoneSide", "Leg",
    "LostPin", "Mission", "NeighbourSquad", "Officer", "OfficerOut", "Partner", "Plan",
    "PlanCoverage", "Post", "Posting", "Reach", "Recusal", "Rendezvous", "Road", "RoadClosure",
    "RosterDay", "Route", "RowSetAside", "Setting", "Squad", "Stop", "TableSpec", "TeamMember",
    "TradeOff", "Trip", "TurnRestriction", "Unit", "Vehicle", "Visit", "VisitPin", "Water",
    "ZoneEnterprise", "ZoneExtension", "registered", "spec_of", "table",
]

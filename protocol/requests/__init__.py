"""Every command's request, by theme; importing this package registers them all.

The order of the imports is the order of the commands in the help.
"""
# ruff: noqa: I001

from __future__ import annotations

from .command import (
    COMMANDS,
    PROTOCOL_VERSION,
    CommandSpec,
    RequestError,
    command,
    field_type,
    option,
    parse,
)
from .world import CoverageRequest, DemoRequest, RoadsRequest
from .workspace import CreateRequest, SettingsRequest
from .closures import CloseRequest
from .day import (
    RESPONSE,
    SIMPLE,
    CheckRequest,
    DispatchRequest,
    EditRequest,
    PlanRequest,
    PublishRequest,
    TradeoffRequest,
)
from .shown import (
    NOTHING,
    TRAVEL_ONLY,
    InfoRequest,
    OverviewRequest,
    PrintRequest,
    ProjectRequest,
    TimelapseRequest,
    WebmapRequest,
)
from .draws import DrawRequest, TeamsRequest, VerifyRequest
from .missions import MissionsRequest
from .zones import (
    AgreementRequest,
    AppendixRequest,
    InsideRequest,
    JointlogRequest,
    PartnerRequest,
    RendezvousRequest,
    ZoneRequest,
    ZonesRequest,
)
from .duty import RosterRequest
from .rules import ColoursRequest
from .tables import (
    DATUMS,
    IMPORTABLE,
    BackupRequest,
    ExportRequest,
    ImportRequest,
    RecordRequest,
    RestoreRequest,
)

__all__ = [
    "COMMANDS", "DATUMS", "IMPORTABLE", "NOTHING", "PROTOCOL_VERSION", "RESPONSE", "SIMPLE",
    "TRAVEL_ONLY", "AgreementRequest", "AppendixRequest", "BackupRequest", "CheckRequest",
    "CloseRequest", "ColoursRequest", "CommandSpec", "CoverageRequest", "CreateRequest",
    "DemoRequest", "DispatchRequest", "DrawRequest", "EditRequest", "ExportRequest",
    "ImportRequest", "InfoRequest", "InsideRequest", "JointlogRequest", "MissionsRequest",
    "OverviewRequest", "PartnerRequest", "PlanRequest", "PrintRequest", "ProjectRequest",
    "PublishRequest", "RecordRequest", "RendezvousRequest", "RequestError", "RestoreRequest",
    "RoadsRequest", "RosterRequest", "SettingsRequest", "TeamsRequest", "TimelapseRequest",
    "TradeoffRequest", "VerifyRequest", "WebmapRequest", "ZoneRequest", "ZonesRequest", "command",
    "field_type", "option", "parse",
]

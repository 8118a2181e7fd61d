"""The requests of joint enforcement: design, contents, meeting points, log, memorandum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from .command import WORKSPACE, command, option

_ZONE = "zone id; default: the only zone"
_DATE = "day that counts for agreements, YYYY-MM-DD; default: today"


@command("zone", "Design a joint enforcement zone along the boundary of two districts",
         writes=True)
@dataclass(frozen=True)
class ZoneRequest:
    """Design a zone; without ``save`` it is only shown."""

    workspace: str = option(WORKSPACE, positional=True)
    a: str = option("first district: code or name")
    b: str = option("second district: code or name")
    width_a: float = option("width of the first side, m", 1000.0)
    width_b: float = option("width of the second side, m", 1000.0)
    ends: str = option("how the ends are cut", "flat", choices=("flat", "round"))
    from_m: float = option("begin so many metres from the line's start", 0.0)
    to_m: Optional[float] = option("end so many metres from the line's start", None)
    line: Optional[str] = option("file of the official or traced line, in its place", None)
    drop_water: bool = option("leave out what runs in water", False)
    tolerance: float = option("how far apart outlines may be and still be one, m", 20.0)
    agreed_km: Optional[float] = option("length the parties wrote down, km", None)
    extend: str = option("show what whole objects would add: park, road, water, by commas", "")
    areas: Optional[str] = option("file with outlines of parks or parcels, for --extend", None)
    zone: str = option("zone id; default: made of the districts' codes", "")
    name: str = option("name of the zone", "")
    agreement: str = option("agreement id; default: the newest of the two districts", "")
    date: Optional[str] = option(_DATE, None)
    save: bool = option("store the zone", False)


@command("zones", "List joint zones: in force or not, agreements that run out, or remove one",
         writes=True)
@dataclass(frozen=True)
class ZonesRequest:
    """Say what zones there are."""

    workspace: str = option(WORKSPACE, positional=True)
    date: Optional[str] = option(_DATE, None)
    remove: str = option("remove the zone of this id", "")


@command("agreement", "Enter or change an agreement on joint enforcement; list them", writes=True)
@dataclass(frozen=True)
class AgreementRequest:
    """Without districts: list. With two: enter, or change the one of ``agreement``."""

    workspace: str = option(WORKSPACE, positional=True)
    a: str = option("first district: code or name", "")
    b: str = option("second district: code or name", "")
    name: str = option("name of the agreement", "")
    signed: str = option("day of signing, YYYY-MM-DD", "")
    valid_from: str = option("first valid day, YYYY-MM-DD; default: the day of signing", "")
    valid_to: str = option("last valid day, YYYY-MM-DD", "")
    actions: str = option("actions agreed, by commas", "")
    legal_basis: str = option("legal basis: statute and article, document number", "")
    desk: str = option("contact desks of both sides", "")
    agreement: str = option("id of the agreement to change", "")
    date: Optional[str] = option(_DATE, None)


@command("partner", "Enter, change or remove a partner in joint enforcement; list them",
         writes=True)
@dataclass(frozen=True)
class PartnerRequest:
    """Without a code: list. With one: enter that place, or change what is named of it."""

    workspace: str = option(WORKSPACE, positional=True)
    code: str = option("six-digit code of the province, city or county (GB/T 2260)", "")
    name: str = option("what it is called", "")
    signed: str = option("day the framework was signed, YYYY-MM-DD", "")
    desk: str = option("contact desk on the other side", "")
    remove: bool = option("remove the partner of this code", False)


@command("inside", "What lies in a joint zone: enterprises, blind spots, crossings, squads",
         writes=True)
@dataclass(frozen=True)
class InsideRequest:
    """List what is in a zone and store it as a layer."""

    workspace: str = option(WORKSPACE, positional=True)
    zone: str = option(_ZONE, "")
    error_m: float = option("positional error of enterprises, m", 30.0)
    months: int = option("not visited for so many months: a blind spot", 12)
    date: Optional[str] = option(_DATE, None)


@command("rendezvous", "Where both sides can meet soonest in a joint zone", writes=True)
@dataclass(frozen=True)
class RendezvousRequest:
    """Rank meeting points and store them as a layer."""

    workspace: str = option(WORKSPACE, positional=True)
    zone: str = option(_ZONE, "")
    count: int = option("how many points", 5)


@command("jointlog", "The joint calendar: enter an action, or count actions by partner",
         writes=True)
@dataclass(frozen=True)
class JointlogRequest:
    """Without a title: list and count. With one: enter an action."""

    workspace: str = option(WORKSPACE, positional=True)
    title: str = option("what is or was done; enters an action", "")
    day: str = option("its day, YYYY-MM-DD", "")
    kind: str = option("mechanism", "enforcement",
                       choices=("meeting", "enforcement", "information"))
    mode: str = option("mode", "routine", choices=("routine", "emergency", "area"))
    state: str = option("state", "held", choices=("planned", "held", "cancelled"))
    partners: str = option("six-digit codes of the partners, by commas", "")
    zone: str = option("zone id, where it was in a joint zone", "")
    lead: str = option("district that leads", "")
    result: str = option("what came of it", "")
    action: str = option("id of an action to change", "")
    first: str = option("count from this day, YYYY-MM-DD; default: the year", "")
    last: str = option("count to this day, YYYY-MM-DD; default: the year", "")


@command("appendix", "Write the memorandum's appendix: map, points, areas, enterprises "
                     "(needs QGIS)", writes=False)
@dataclass(frozen=True)
class AppendixRequest:
    """Write one folder for us and one for the neighbour."""

    workspace: str = option(WORKSPACE, positional=True)
    out: str = option("folder to write into", positional=True)
    zone: str = option(_ZONE, "")
    review_no: str = option("map review number, printed in place of the stamp", "")
    public: bool = option("for publication: refused without a map review number", False)
    error_m: float = option("positional error of enterprises, m", 30.0)
    date: Optional[str] = option(_DATE, None)
    qgis: str = option("QGIS to use: its Python, program or folder", "")

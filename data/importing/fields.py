"""What a column of each table holds, derived from the record classes and their codes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from ...protocol.codes import CODES
from ..records import (
    Absence,
    Agreement,
    Brigade,
    ColourRule,
    District,
    DrawClass,
    DrawScheme,
    Enterprise,
    Equipment,
    Holiday,
    Item,
    NeighbourSquad,
    Officer,
    Partner,
    Post,
    Recusal,
    RosterDay,
    Squad,
    Trip,
    Unit,
    Vehicle,
    spec_of,
)

#: ``--as`` word → record, in the order in which rows may refer to each other.
TABLES: dict[str, type] = {
    "districts": District, "brigades": Brigade, "squads": Squad, "units": Unit, "posts": Post,
    "neighbour_squads": NeighbourSquad, "officers": Officer, "roster": RosterDay,
    "absences": Absence, "vehicles": Vehicle, "equipment": Equipment,
    "agreements": Agreement, "partners": Partner, "enterprises": Enterprise, "visits": Item,
    "recusals": Recusal,
    "holidays": Holiday, "colour_rules": ColourRule, "draw_schemes": DrawScheme,
    "draw_classes": DrawClass, "trips": Trip,
}  # fmt: skip

LON, LAT, LONLAT = "lon", "lat", "lonlat"
#: Columns of an error workbook that lead a corrected row back to where it was set aside.
BATCH, SEQ = "batch", "set_aside_seq"

_CODES = {
    "enterprise_id", "uscc", "industry", "district", "unit_code", "squad_id", "brigade_id",
    "officer_id", "vehicle_id", "equipment_id", "post_id", "agreement_id", "item_id", "home_id",
    "district_a", "district_b", "certificate_no", "partner", "phone",
}  # fmt: skip
#: Columns that name something else: its code or its name will do, so nothing is folded.
_REFERENCES = {
    "district", "unit_code", "squad_id", "brigade_id", "home_id", "district_a", "district_b",
    "officer_id", "enterprise_id",
}  # fmt: skip
_CLOCKS = {"open_min", "close_min", "depart_min"}
# words beside the names in protocol.codes
_WORDS = {
    ("brigades", "level"): {
        "市": "city", "市支队": "city", "支队": "city", "区县": "county", "县区": "county",
        "县级": "county", "区级": "county", "区": "county", "县": "county", "大队": "county",
    },
    ("enterprises", "colour"): {
        "红": "red", "黄": "yellow", "绿": "green", "红色": "red", "黄色": "yellow",
        "绿色": "green", "r": "red", "y": "yellow", "g": "green", "未赋码": "uncoded",
    },
    ("enterprises", "permit_class"): {
        "重点": "key", "简化": "simplified", "登记": "registered", "排污登记": "registered",
        "登记管理类": "registered",
    },
    ("holidays", "kind"): {
        "休": "holiday", "休息": "holiday", "节假日": "holiday", "法定节假日": "holiday",
        "假": "holiday",
        "班": "workday", "调休": "workday", "调休上班": "workday", "补班": "workday",
        "工作日": "workday",
    },
    ("items", "kind"): {
        "日常": "routine", "双随机": "routine", "专项": "campaign", "专项行动": "campaign",
        "个案": "case", "信访": "case", "投诉": "case", "线索": "case", "信访举报": "case",
    },
    ("officers", "staff"): {
        "行政": "civil_service", "公务员": "civil_service", "参公": "civil_service",
        "事业": "public_institution", "事业编": "public_institution",
    },
    ("roster", "duty"): {
        "值班": "field", "外出": "field", "在岗": "field", "执法": "field", "办公": "office",
        "值守": "office", "夜": "night", "晚班": "night", "夜间": "night", "夜间值班": "night",
    },
    ("units", "kind"): {"街": "street", "园": "park", "开发区": "park", "工业园区": "park"},
}  # fmt: skip


@dataclass(frozen=True)
class Field:
    """One column of a table as the importer sees it.

    ``kind``: text, reference, code, number, integer, minutes, clock, yes, day, several,
    choice, coordinate. ``words`` are the words of a choice, lower case → code.
    """

    name: str
    kind: str
    optional: bool
    words: dict[str, str]


@cache
def fields_of(table: str) -> dict[str, Field]:
    """Return the fields of an ``--as`` word, coordinates included where it has places."""
    spec = spec_of(TABLES[table])
    found = {c.name: Field(c.name, _kind(spec.name, c.name, c.python_type), c.optional,
                           words_of(spec.name, c.name)) for c in spec.columns}
    if spec.geometry == "POINT":
        for name in (LON, LAT, LONLAT):
            found[name] = Field(name, "coordinate", True, {})
    for name in (BATCH, SEQ):
        found[name] = Field(name, "code" if name == BATCH else "integer", True, {})
    return found


def own_key(table: str) -> tuple[str, ...]:
    """Return the columns that identify a row of the table."""
    return spec_of(TABLES[table]).key


def _kind(table: str, name: str, kind: object) -> str:
    if name in CODES.get(table, {}):
        return "choice"
    if name in _REFERENCES and (table, name) not in (
        ("squads", "squad_id"), ("officers", "officer_id"), ("enterprises", "enterprise_id"),
        ("units", "unit_code"), ("districts", "district"), ("brigades", "brigade_id"),
        ("neighbour_squads", "squad_id"),
    ):
        return "reference"
    if name in _CODES:
        return "code"
    if name in _CLOCKS:
        return "clock"
    if name.endswith("_min") or name == "minutes":
        return "minutes"
    return {bool: "yes", date: "day", int: "integer", float: "number",
            tuple[str, ...]: "several"}.get(kind, "text")  # type: ignore[call-overload,no-any-return]


def words_of(table: str, name: str) -> dict[str, str]:
    """Return the words of a column of codes, lower case without blanks → code."""
    words = dict(_WORDS.get((table, name), {}))
    for code, (english, chinese) in CODES.get(table, {}).get(name, {}).items():
        for word in (code, english, chinese):
            words["".join(word.lower().split())] = code  # as the cells are compared
    return words

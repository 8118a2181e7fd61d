"""The fixed layer tree: which layers there are, in which group, in which order.

Order is drawing order: what stands first is drawn last, on top.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

from ...protocol.fields import Both

#: Tables whose rows belong to a plan: their layers show one plan at a time.
PLAN_TABLES = frozenset((
    "crew_members", "crews", "floor_relaxations", "legs", "officers_out", "plan_coverage",
    "routes", "stops", "visits",
))


@dataclass(frozen=True)
class LayerSpec:
    """A layer: its ``key`` names its style, ``subset`` is a condition on the rows of ``table``."""

    key: str
    table: str
    name: Both
    subset: str = ""
    visible: bool = True
    expanded: bool = False
    needs_rows: bool = False  # left out where the table is empty

    @property
    def of_plan(self) -> bool:
        """Whether the layer shows the rows of one plan only."""
        return self.table in PLAN_TABLES


@dataclass(frozen=True)
class GroupSpec:
    """A group of the tree."""

    name: Both
    layers: Tuple[LayerSpec, ...]
    expanded: bool = True


ROOT_NAME: Both = ("Half-Hour", "半小时")

TREE: Tuple[GroupSpec, ...] = (
    GroupSpec(("Incidents and crews", "事件与小组"), (
        LayerSpec("incidents", "incidents", ("Incidents", "突发事件")),
        LayerSpec("closures", "closures", ("Road closures", "道路封闭"),
                  "\"lifted_at\" IS NULL"),
        LayerSpec("units_uncovered", "units",
                  ("Towns out of reach, by time", "无法按时到达的乡镇(随时间)")),
        LayerSpec("crews_driving", "legs",
                  ("Crews driving, by time", "行驶中的小组(随时间)"),
                  '"travel_ms" > 0'),
        LayerSpec("crews_at_stops", "stops",
                  ("Crews at a place, by time", "停留中的小组(随时间)"),
                  expanded=True),
        LayerSpec("crews", "crews", ("Crews at home", "小组驻地"), visible=False),
    )),
    GroupSpec(("Half-hour gaps", "半小时缺口"), (
        LayerSpec("gaps", "reach", ("Towns out of reach", "半小时不可达乡镇"),
                  "\"kind\" = 'unit' AND \"inside\" = 0"),
    )),
    GroupSpec(("Plan of the day", "当日计划"), (
        LayerSpec("stops", "stops", ("Stops", "停靠点"), "\"kind\" <> 'home'"),
        LayerSpec("unserved", "visits", ("Due but not planned", "应查未安排"),
                  "\"state\" = 'unserved'"),
        LayerSpec("routes", "routes", ("Routes by crew", "各小组路线")),
    )),
    GroupSpec(("Enforcement forces", "执法力量"), (
        LayerSpec("brigades", "brigades", ("Brigades", "执法队")),
        LayerSpec("squads", "squads", ("Squads", "中队")),
        LayerSpec("posts", "posts", ("Joint police posts", "生态联勤警务站")),
        LayerSpec("neighbour_squads", "neighbour_squads", ("Neighbouring squads", "毗邻中队")),
        LayerSpec("units", "units", ("Towns, streets and parks", "乡镇街道园区")),
    )),
    GroupSpec(("Enterprises", "企业"), (
        LayerSpec("enterprises", "enterprises", ("Enterprises by colour code", "企业(三色赋码)"),
                  expanded=True),
    )),
    GroupSpec(("Joint enforcement", "联合执法"), (
        LayerSpec("rendezvous", "rendezvous", ("Rendezvous points", "会合点")),
        LayerSpec("zone_enterprises", "zone_enterprises",
                  ("Enterprises of joint zones, by certainty", "联合执法区企业(位置把握)"),
                  visible=False),
        LayerSpec("boundary_lines", "boundary_lines", ("Shared boundary", "共有边界")),
        LayerSpec("joint_zones", "joint_zones", ("Joint zone", "联合执法区"), expanded=True),
        LayerSpec("zone_extensions", "zone_extensions",
                  ("Extensions of joint zones", "联合执法区扩展"), visible=False),
    )),
    GroupSpec(("Ground", "底图"), (
        LayerSpec("roads", "roads", ("Roads", "道路")),
        LayerSpec("circles", "circles", ("Half-hour circle", "半小时圈"),
                  "\"squad_id\" = '*'", expanded=True),
        LayerSpec("squad_circles", "circles", ("Circles by squad", "各中队响应圈"),
                  "\"squad_id\" <> '*'", visible=False),
        LayerSpec("cover_first", "cover_areas", ("First-responder grounds", "首达责任区"),
                  "\"kind\" = 'first'", visible=False),
        LayerSpec("cover_squads", "cover_areas", ("Squads in time", "及时可达中队数"),
                  "\"kind\" in ('once', 'twice')", visible=False),
        LayerSpec("cover_bands", "cover_areas", ("How sure", "可达把握"),
                  "\"kind\" in ('certain', 'borderline', 'beyond')", visible=False),
        # above the districts, whose fill would hide the lakes in them
        LayerSpec("waters", "waters", ("Waters", "水域"), needs_rows=True),
        LayerSpec("districts", "districts", ("Districts", "区县")),
    )),
    GroupSpec(("Tables", "数据表"), (
        LayerSpec("plans", "plans", ("Plans", "计划")),
        LayerSpec("visits", "visits", ("Visits", "检查任务"), visible=False),
        LayerSpec("crew_members", "crew_members", ("Crew members", "小组成员")),
        LayerSpec("plan_coverage", "plan_coverage", ("Coverage by minute", "逐分钟覆盖率")),
        LayerSpec("floor_relaxations", "floor_relaxations",
                  ("Times below the coverage floor", "低于覆盖底线的时段")),
        LayerSpec("items", "items", ("Items due", "待办事项")),
        LayerSpec("agreements", "agreements", ("Joint enforcement agreements", "联合执法备忘录")),
        LayerSpec("partners", "partners", ("Partners in joint enforcement", "联防联控伙伴")),
        LayerSpec("joint_actions", "joint_actions", ("Joint actions", "联合行动")),
        LayerSpec("officers", "officers", ("Officers", "执法人员")),
        LayerSpec("roster", "roster", ("Roster", "排班")),
        LayerSpec("absences", "absences", ("Absences", "请假外出")),
        LayerSpec("holidays", "holidays", ("Holidays and worked weekends", "节假日与调休")),
        LayerSpec("vehicles", "vehicles", ("Vehicles", "执法车辆")),
        LayerSpec("equipment", "equipment", ("Equipment", "装备")),
        LayerSpec("recusals", "recusals", ("Recusals", "回避")),
        LayerSpec("colour_rules", "colour_rules", ("Rule of the colour code", "赋码规则")),
        LayerSpec("draw_schemes", "draw_schemes", ("Schemes of the draws", "抽查方案")),
        LayerSpec("draw_classes", "draw_classes", ("Classes of the draws", "抽查分类")),
        LayerSpec("trips", "trips", ("Trips driven", "行车记录")),
    ), expanded=False),
)

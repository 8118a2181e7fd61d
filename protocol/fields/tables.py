"""What the tables are called."""

from __future__ import annotations

from typing import Dict

from .both import Both

TABLES: Dict[str, Both] = {
    "absences": ("Absences", "请假外出"),
    "agreements": ("Joint enforcement agreements", "联合执法备忘录"),
    "boundary_lines": ("Shared boundary", "共有边界"),
    "brigades": ("Brigades", "执法队"),
    "campaigns": ("Cross-regional campaigns", "交叉检查行动"),
    "circles": ("Half-hour circles", "半小时圈"),
    "closures": ("Road closures", "道路封闭"),
    "crew_members": ("Crew members", "小组成员"),
    "crews": ("Crews", "执法小组"),
    "districts": ("Districts", "区县"),
    "draw_substitutes": ("Officers replaced after a draw", "抽取人员的替换"),
    "draws": ("Draws", "随机抽取"),
    "enterprises": ("Enterprises", "企业"),
    "equipment": ("Equipment", "装备"),
    "event_log": ("Event log", "操作日志"),
    "import_batches": ("Imports", "导入批次"),
    "import_rows": ("Imported rows", "导入明细"),
    "floor_relaxations": ("Times below the coverage floor", "低于覆盖底线的时段"),
    "incidents": ("Incidents", "突发事件"),
    "items": ("Items due", "待办事项"),
    "joint_actions": ("Joint actions", "联合行动"),
    "joint_zones": ("Joint zone", "联合执法区"),
    "legs": ("Drives", "行驶路段"),
    "missions": ("Missions", "检查任务组"),
    "neighbour_squads": ("Neighbouring squads", "毗邻中队"),
    "officers": ("Officers", "执法人员"),
    "officers_out": ("Officers in no crew", "未编组人员"),
    "pins_lost": ("Pins not kept", "未能保留的固定检查"),
    "partners": ("Partners in joint enforcement", "联防联控伙伴"),
    "plan_coverage": ("Coverage by minute", "逐分钟覆盖率"),
    "plans": ("Plans", "计划"),
    "postings": ("Postings and ties", "任职与回避地区"),
    "posts": ("Joint police posts", "生态联勤警务站"),
    "reach": ("Reach", "到达分析"),
    "recusals": ("Recusals", "回避"),
    "rendezvous": ("Rendezvous points", "会合点"),
    "roads": ("Roads", "道路"),
    "roster": ("Roster", "排班"),
    "routes": ("Routes", "巡查路线"),
    "rows_set_aside": ("Rows set aside", "暂存待改行"),
    "settings": ("Settings", "设置"),
    "squads": ("Squads", "中队"),
    "stops": ("Stops", "停靠点"),
    "team_members": ("Team members", "检查组成员"),
    "turn_restrictions": ("Turn restrictions", "转弯限制"),
    "units": ("Towns, streets and parks", "乡镇街道园区"),
    "vehicles": ("Vehicles", "执法车辆"),
    "visit_pins": ("Pinned visits", "固定的检查"),
    "visits": ("Visits", "检查任务"),
    "waters": ("Waters", "水域"),
    "zone_enterprises": ("Enterprises of joint zones", "联合执法区企业"),
    "zone_extensions": ("Extensions of joint zones", "联合执法区扩展"),
}

#: Columns that mean the same in every table.

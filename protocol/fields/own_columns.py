"""What columns are called in one table, other than elsewhere."""

from __future__ import annotations

from typing import Dict

from .both import Both

#: Columns whose meaning depends on the table.
FIELDS: Dict[str, Dict[str, Both]] = {
    "brigades": {"level": ("Level", "层级")},
    "import_batches": {
        "at": ("Time (UTC)", "时间(世界时)"), "actor": ("Actor", "操作者"),
        "tables": ("Tables", "数据表"), "files": ("Files", "文件"),
        "sha256": ("Files (hash)", "文件校验值"), "new_rows": ("New rows", "新增行数"),
        "changed_rows": ("Changed rows", "变更行数"), "same_rows": ("Unchanged rows", "不变行数"),
        "gone_rows": ("Removed rows", "移除行数"), "set_aside": ("Rows set aside", "暂存行数"),
        "doubtful": ("Doubtful rows", "存疑行数"), "mapping": ("Columns as understood", "列对应"),
    },
    "import_rows": {
        "record_key": ("Key", "主键"), "action": ("What was done", "处理"),
        "stated": ("Coordinates as stated", "原坐标"), "doubts": ("Doubts", "疑点"),
        "before": ("Row before", "原内容"), "after": ("Row after", "新内容"),
    },
    "districts": {"own": ("Ours", "本市")},
    "enterprises": {
        "name": ("Enterprise", "企业名称"),
        "uscc": ("Unified social credit code", "统一社会信用代码"),
        "score_discharge": ("Score: discharge", "污染排放得分"),
        "score_enforcement": ("Score: enforcement", "执法监管得分"),
        "score_safety": ("Score: safety", "环境安全得分"),
        "score_public": ("Score: public", "公众监督得分"),
    },
    "equipment": {"name": ("Equipment", "装备名称")},
    "event_log": {
        "actor": ("Actor", "操作者"), "command": ("Command", "命令"),
        "summary": ("Summary", "摘要"), "previous": ("Hash before", "前一行校验值"),
        "hash": ("Hash", "校验值"), "at": ("Time (UTC)", "时间(世界时)"), "seq": ("Line", "序号"),
    },
    "incidents": {
        "incident_id": ("Incident", "事件编号"), "at": ("Time (UTC)", "时间(世界时)"),
        "grade": ("Grade", "等级"),
    },
    "items": {"item_id": ("Item number", "事项编号"), "name": ("Item", "事项名称")},
    "joint_zones": {
        "agreement_name": ("Agreement", "备忘录"),
        "agreement_valid_from": ("Agreement valid from", "备忘录有效期起"),
        "agreement_valid_to": ("Agreement valid to", "备忘录有效期止"),
        "agreement_actions": ("Actions agreed", "约定事项"),
        "district_name": ("District name", "区县"),
        "district_own": ("Ours", "本市"),
    },
    "officers": {"name": ("Name", "姓名")},
    "crew_members": {"name": ("Name", "姓名")},
    "plans": {
        "author": ("Author", "编制人"), "roads_sha256": ("Roads (hash)", "路网校验值"),
        "served": ("Visits planned", "已安排任务"), "crews": ("Crews", "小组数"),
        "visits": ("Visits due", "应查家数"), "mandatory": ("Mandatory visits", "必查家数"),
        "served_mandatory": ("Mandatory visits planned", "已安排必查"),
        "mean_pct": ("Mean coverage (%)", "平均覆盖率(%)"),
        "worst_pct": ("Lowest coverage (%)", "最低覆盖率(%)"),
        "worst_at_min": ("Lowest at (minute of day)", "最低时刻(当日分钟)"),
        "static_pct": ("Coverage if all stayed home (%)", "全员在队平均覆盖率(%)"),
    },
    "plan_coverage": {"minute": ("Minute of day", "当日分钟")},
    "roads": {
        "from_node": ("From node", "起点节点"), "to_node": ("To node", "终点节点"),
        "speed_kmh": ("Free-flow speed (km/h)", "自由流速度(千米/时)"),
        "oneway": ("One-way", "单行"), "kind": ("Class", "道路等级"),
        "name": ("Road", "路名"),
    },
    "rows_set_aside": {
        "cells": ("Cells", "单元格"), "problems": ("Problems", "问题"),
        "mended_by": ("Mended by import", "更正批次"),
    },
    "settings": {"key": ("Setting", "设置项"), "value": ("Value", "值")},
    "turn_restrictions": {
        "restriction_id": ("Restriction", "限制编号"), "only": ("Must go on so", "只准如此行驶"),
        "roads": ("Roads in order", "依次道路"), "nodes": ("Nodes between", "途经节点"),
        "source": ("Source", "来源"),
    },
    "units": {
        "position": ("Source of the position", "位置来源"),
        "gap_missing_min": ("Gap: minutes missing", "缺口:差距(分钟)"),
        "gap_band": ("Gap: band", "缺口:等级"),
    },
    "vehicles": {"plate": ("Number plate", "车牌"), "available": ("Available", "可用")},
}

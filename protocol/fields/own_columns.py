"""What columns are called in one table, other than elsewhere."""

from __future__ import annotations

from typing import Dict

from .both import Both

#: Columns whose meaning depends on the table.
FIELDS: Dict[str, Dict[str, Both]] = {
    "brigades": {"level": ("Level", "层级")},
    "closures": {
        "closure_id": ("Closure", "封闭编号"), "source": ("Source", "信息来源"),
        "valid_from": ("Closed from (local time)", "封闭开始(当地时间)"),
        "valid_until": ("Open again at (local time)", "恢复通行(当地时间)"),
        "drawn": ("As drawn (WKT)", "绘制范围(WKT)"),
        "recorded_at": ("Recorded at (UTC)", "登记时间(世界时)"),
        "lifted_at": ("Lifted at (UTC)", "解除时间(世界时)"),
    },
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
    "colour_rules": {
        "dimension": ("Dimension", "维度"), "red_below": ("Red below", "红码线(低于)"),
        "yellow_below": ("Yellow below", "黄码线(低于)"),
    },
    "districts": {"own": ("Ours", "本市")},
    "draw_classes": {
        "code": ("Class", "分类代码"), "colours": ("Colours", "适用赋码"),
        "districts": ("Districts", "适用区县"), "industries": ("Industry codes", "适用行业"),
        "per_officer": ("Enterprises per officer", "每名执法人员抽取家数"),
        "permit_classes": ("Permit classes", "适用管理类别"),
        "share_pct": ("Share (%)", "抽取比例(%)"),
    },
    "draw_schemes": {
        "cap": ("Checks a year at most", "年度频次上限"),
        "cool_down_days": ("Days between two checks", "最短间隔(天)"),
        "mode": ("Mode", "抽取方式"), "period": ("Period", "周期"),
        "ratio_base": ("Share is of", "比例基数"), "source": ("Published in", "出处"),
        "weights": ("Weights by colour", "赋码权重"),
    },
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
    "draw_substitutes": {"item_id": ("Item number", "事项编号")},
    "items": {"item_id": ("Item number", "事项编号"), "name": ("Item", "事项名称")},
    "boundary_lines": {
        "length_m": ("Length in the 3° zone (m)", "三度带长度(米)"),
        "ellipsoid_m": ("Length on the ellipsoid (m)", "椭球面长度(米)"),
        "whole_m": ("Length of the whole boundary (m)", "共有边界全长(米)"),
        "from_m": ("Part from (m)", "起点里程(米)"), "to_m": ("Part to (m)", "终点里程(米)"),
        "tolerance_m": ("Tolerance (m)", "容差(米)"),
        "agreed_m": ("Length agreed (m)", "商定长度(米)"),
    },
    "joint_actions": {
        "action_id": ("Action", "行动编号"), "mode": ("Mode", "方式"),
        "partners": ("Partners", "伙伴"), "lead": ("Lead", "牵头方"), "result": ("Result", "结果"),
    },
    "partners": {"partner": ("Code", "区划代码")},
    "rendezvous": {
        "rank": ("Rank", "名次"), "node_id": ("Road node", "道路节点"), "road": ("Road", "道路"),
        "near": ("Beside", "邻近"), "squad_a": ("First squad of side A", "甲方先到中队"),
        "minutes_a": ("Minutes of side A", "甲方分钟"),
        "squad_b": ("First squad of side B", "乙方先到中队"),
        "minutes_b": ("Minutes of side B", "乙方分钟"),
        "later_min": ("Minutes of the later one", "后到者分钟"),
    },
    "zone_enterprises": {
        "side": ("Side", "所在一侧"), "distance_m": ("Distance to the line (m)", "距界线(米)"),
        "error_m": ("Positional error (m)", "位置误差(米)"),
        "certainty": ("Certainty", "位置把握"), "blind": ("Blind spot", "监管盲区"),
        "inside": ("Inside the zone", "区内"),
    },
    "zone_extensions": {
        "object_id": ("Object", "对象编号"), "area_km2": ("Area added (km²)", "增加面积(平方千米)"),
    },
    "joint_zones": {
        "area_km2": ("Area in the 3° zone (km²)", "三度带面积(平方千米)"),
        "ellipsoid_km2": ("Area on the ellipsoid (km²)", "椭球面面积(平方千米)"),
        "method_en": ("Method (English)", "方法(英文)"), "method_zh": ("Method", "方法"),
        "design": ("Design", "设计参数"),
        "agreement_name": ("Agreement", "备忘录"),
        "agreement_valid_from": ("Agreement valid from", "备忘录有效期起"),
        "agreement_valid_to": ("Agreement valid to", "备忘录有效期止"),
        "agreement_actions": ("Actions agreed", "约定事项"),
        "district_name": ("District name", "区县"),
        "district_own": ("Ours", "本市"),
    },
    "officers": {"name": ("Name", "姓名")},
    "crews": {"kit": ("Equipment with it", "携带装备")},
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
    "tradeoffs": {
        "series_id": ("Series", "系列"), "rank": ("Place in the series", "序号"),
        "plans": ("Plans of the series", "方案数"),
        "aimed_points": ("Made for a floor of (points)", "按底线编制(百分点)"),
        "below_min": ("Minutes below the floor", "低于底线分钟数"),
    },
    "turn_restrictions": {
        "restriction_id": ("Restriction", "限制编号"), "only": ("Must go on so", "只准如此行驶"),
        "roads": ("Roads in order", "依次道路"), "nodes": ("Nodes between", "途经节点"),
        "source": ("Source", "来源"),
    },
    "trips": {
        "trip_id": ("Trip", "行程编号"), "from_lon": ("From: longitude", "起点经度"),
        "from_lat": ("From: latitude", "起点纬度"), "to_lon": ("To: longitude", "终点经度"),
        "to_lat": ("To: latitude", "终点纬度"), "minutes": ("Minutes driven", "用时(分钟)"),
        "depart_min": ("Departure (minute of day)", "出发(当日分钟)"),
    },
    "units": {
        "position": ("Source of the position", "位置来源"),
        "gap_missing_min": ("Gap: minutes missing", "缺口:差距(分钟)"),
        "gap_band": ("Gap: band", "缺口:等级"),
    },
    "vehicles": {"plate": ("Number plate", "车牌"), "available": ("Available", "可用")},
}

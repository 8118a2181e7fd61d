"""The codes stored in columns, and what they are called in front of people.

Ordered as a legend shows them. A code that is not listed is shown as it is stored.
"""

from __future__ import annotations

from typing import Dict

from .fields import Both

_HOMES: Dict[str, Both] = {"squad": ("squad", "中队"), "brigade": ("brigade", "执法队")}

#: Table → column → code → (English, Chinese).
CODES: Dict[str, Dict[str, Dict[str, Both]]] = {
    "brigades": {"level": {"city": ("city", "市级"), "county": ("county", "区县级")}},
    "campaigns": {
        "travel": {"same_day": ("same day", "当日往返"), "overnight": ("overnight", "住宿")},
    },
    "colour_rules": {
        "dimension": {
            "discharge": ("discharge", "污染排放"), "enforcement": ("enforcement", "执法监管"),
            "safety": ("safety", "环境安全"), "public": ("public supervision", "公众监督"),
            "total": ("total", "综合"),
        },
    },
    "cover_areas": {
        "kind": {
            "first": ("first to come", "首达责任区"),
            "once": ("at least one within the standard", "一次覆盖"),
            "twice": ("at least two within the standard", "二次覆盖"),
            "certain": ("certain", "确定可达"),
            "borderline": ("borderline", "临界"),
            "beyond": ("beyond", "超时"),
        },
    },
    "crews": {"duty": {"inspect": ("inspecting", "巡查"), "standby": ("standing by", "备勤")}},
    "draw_schemes": {
        "mode": {"independent": ("independent", "独立抽取"), "rotation": ("rotation", "轮换抽取")},
        "ratio_base": {
            "eligible": ("those that may be drawn", "可抽企业"), "class": ("the class", "全类企业"),
        },
        "period": {
            "quarter": ("quarter", "季度"), "year": ("year", "年"), "month": ("month", "月"),
        },
    },
    "draws": {
        "kind": {
            "double_random": ("double random", "双随机"),
            "campaign": ("campaign", "交叉检查"),
        },
        "state": {
            "committed": ("committed", "已承诺"),
            "sealed": ("sealed", "已封存"),
            "drawn": ("drawn", "已抽取"),
            "void": ("void", "已作废"),
        },
    },
    "enterprises": {
        "colour": {
            "red": ("red code", "红码"),
            "yellow": ("yellow code", "黄码"),
            "green": ("green code", "绿码"),
            "uncoded": ("not coded", "未赋码"),
        },
        "permit_class": {
            "key": ("key management", "重点管理"),
            "simplified": ("simplified management", "简化管理"),
            "registered": ("registration only", "登记管理"),
        },
    },
    "equipment": {"home_kind": _HOMES},
    "holidays": {"kind": {"holiday": ("holiday", "放假"), "workday": ("worked", "上班")}},
    "import_batches": {"state": {"done": ("done", "已导入"), "undone": ("undone", "已撤销")}},
    "import_rows": {
        "action": {
            "new": ("new", "新增"), "changed": ("changed", "变更"), "same": ("same", "不变"),
            "gone": ("removed", "移除"),
        },
        "datum": {
            "cgcs2000": ("CGCS2000", "2000国家大地坐标系"), "gcj02": ("GCJ-02", "火星坐标GCJ-02"),
            "bd09": ("BD-09", "百度坐标BD-09"), "undecided": ("cannot be told", "无法判断"),
        },
    },
    "items": {
        "kind": {
            "routine": ("routine", "日常检查"),
            "campaign": ("campaign", "专项检查"),
            "case": ("case", "个案检查"),
        },
    },
    "joint_actions": {
        "kind": {
            "meeting": ("joint meeting", "联席会议"),
            "enforcement": ("joint enforcement", "联合执法"),
            "information": ("information shared", "信息共享"),
        },
        "mode": {
            "routine": ("routine prevention", "常态联防"),
            "emergency": ("emergency linkage", "应急联动"),
            "area": ("area governance", "区域联管"),
        },
        "state": {
            "planned": ("planned", "计划"),
            "held": ("held", "已开展"),
            "cancelled": ("cancelled", "已取消"),
        },
    },
    "joint_zones": {"ends": {"flat": ("flat", "平头"), "round": ("round", "圆头")}},
    "officers": {
        "home_kind": _HOMES,
        "staff": {
            "civil_service": ("civil service", "行政编制"),
            "public_institution": ("public institution", "事业编制"),
        },
    },
    "plans": {
        "state": {
            "published": ("published", "已发布"),
            "draft": ("draft", "草案"),
            "superseded": ("superseded", "已作废"),
        },
    },
    "postings": {
        "kind": {"posting": ("posting", "任职"), "recusal": ("recusal", "回避")},
    },
    "reach": {
        "kind": {
            "unit": ("town, street or park", "乡镇街道园区"),
            "enterprise": ("enterprise", "企业"),
        },
        "band": {
            "certain": ("certain (≤ 25 min)", "确定(≤25分钟)"),
            "borderline": ("borderline (25–35 min)", "临界(25–35分钟)"),
            "beyond": ("beyond (> 35 min)", "超时(>35分钟)"),
            "unreachable": ("unreachable", "不可达"),
        },
    },
    "roads": {
        "kind": {
            "motorway": ("expressway", "高速公路"),
            "motorway_link": ("expressway ramp", "高速匝道"),
            "trunk": ("national road", "国道"),
            "trunk_link": ("national road ramp", "国道匝道"),
            "primary": ("provincial road", "省道"),
            "primary_link": ("provincial road ramp", "省道匝道"),
            "secondary": ("county road", "县道"),
            "secondary_link": ("county road ramp", "县道匝道"),
            "tertiary": ("township road", "乡道"),
            "tertiary_link": ("township road ramp", "乡道匝道"),
            "unclassified": ("minor road", "村道"),
            "residential": ("residential street", "居住区道路"),
            "living_street": ("living street", "生活街道"),
            "service": ("service road", "内部道路"),
        },
    },
    "roster": {"duty": {"field": ("field", "外勤"), "office": ("office", "内勤"),
                        "night": ("night", "夜班")}},
    "stops": {
        "kind": {
            "visit": ("visit", "检查"),
            "standby": ("stand-by", "备勤"),
            "lunch": ("lunch", "午餐"),
            "home": ("at the squad", "在队"),
        },
    },
    "team_members": {"role": {"head": ("head", "组长"), "member": ("member", "组员")}},
    "units": {
        "kind": {
            "street": ("street", "街道"),
            "town": ("town", "镇"),
            "township": ("township", "乡"),
            "park": ("park", "园区"),
        },
        "position": {
            "geonames": ("GeoNames", "GeoNames"),
            "generated": ("invented", "演示生成"),
            "imported": ("imported", "导入"),
        },
    },
    "vehicles": {"home_kind": _HOMES},
    "zone_enterprises": {
        "certainty": {
            "certain": ("certain", "确定"),
            "borderline": ("borderline", "临界"),
            "datum_doubtful": ("datum doubtful", "坐标系可疑"),
        },
        "colour": {
            "red": ("red code", "红码"),
            "yellow": ("yellow code", "黄码"),
            "green": ("green code", "绿码"),
            "uncoded": ("not coded", "未赋码"),
        },
    },
    "zone_extensions": {
        "kind": {
            "park": ("whole park", "整个园区"),
            "road": ("whole road link", "整条路段"),
            "water": ("whole water", "整片水域"),
        },
    },
    "visits": {
        "state": {"served": ("planned", "已安排"), "unserved": ("not planned", "未安排")},
    },
}

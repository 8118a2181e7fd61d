"""What the settings of a workspace that a bureau chooses are called, and their units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Tuple

from .both import Both

#: A value is followed by a unit, or is a clock time, or yes or no.
MINUTES, CLOCK, YES_NO, PLAIN = "min", "clock", "yes_no", ""


@dataclass(frozen=True)
class SettingWords:
    """Name of a setting and the unit of its value (see :data:`UNITS`)."""

    name: Both
    unit: str = PLAIN


#: Unit → what stands behind a value.
UNITS: Dict[str, Both] = {
    MINUTES: ("min", "分钟"), "points": ("percent points", "个百分点"),
    "kmh": ("km/h", "公里/小时"), "m": ("m", "米"), "years": ("years", "年"),
    CLOCK: ("", ""), YES_NO: ("", ""), PLAIN: ("", ""),
}

#: Setting → words, in the order they are shown, by group.
GROUPS: Tuple[Tuple[Both, Dict[str, SettingWords]], ...] = (
    (("The bureau", "单位"), {
        "title": SettingWords(("Name of the workspace", "工作区名称")),
        "city": SettingWords(("City", "城市")),
        "attribution": SettingWords(("Sources named on maps", "地图注明的资料来源")),
    }),
    (("The half-hour circle", "半小时响应圈"), {
        "standard_min": SettingWords(("Response standard, turn-out included", "响应时限(含出动)"),
                                     MINUTES),
        "turnout_min": SettingWords(("Turn-out, of squads that state none", "出动时间(中队未填时)"),
                                    MINUTES),
        "certain_min": SettingWords(("Certain up to", "“确定”上限"), MINUTES),
        "borderline_min": SettingWords(("Borderline up to", "“临界”上限"), MINUTES),
        "cutoffs_min": SettingWords(("Circles drawn", "绘制的时间圈"), MINUTES),
        "break_off_min": SettingWords(
            ("Breaking a visit off, of matters that state none", "中断检查所需时间(事项未填时)"),
            MINUTES),
    }),
    (("Travel times", "行车时间"), {
        "travel_factor": SettingWords(("Real over free-flow time", "实际与自由流时间之比")),
        "access_kmh": SettingWords(("Pace between a place and the road", "地点与道路之间的速度"),
                                   "kmh"),
        "snap_limit_m": SettingWords(("Off the network beyond", "离路超过此距离视为不在路网"), "m"),
        "turn_restrictions": SettingWords(("Turn restrictions bind", "遵守转向限制"), YES_NO),
        "travel_engine": SettingWords(("Travel-time engine (cch or scipy)",
                                       "行车时间引擎(cch 或 scipy)")),
    }),
    (("The day", "工作日"), {
        "duty_start_min": SettingWords(("Duty begins", "值勤开始"), CLOCK),
        "duty_end_min": SettingWords(("Duty ends", "值勤结束"), CLOCK),
        "lunch_open_min": SettingWords(("Lunch not before", "午休不早于"), CLOCK),
        "lunch_close_min": SettingWords(("Lunch over by", "午休不晚于"), CLOCK),
        "lunch_min": SettingWords(("Lunch", "午休时长"), MINUTES),
        "floor_points": SettingWords(("Floor: coverage below all at home, at most",
                                      "覆盖率底线:最多低于全员在驻地时"), "points"),
        "crews_per_squad": SettingWords(("Crews of a squad, at most", "每个中队最多编组数")),
        "novice_years": SettingWords(("A novice is one with less than", "新手年限"), "years"),
        "mutual_aid": SettingWords(("Crews act in other counties of the city", "市内跨县区互助"),
                                   YES_NO),
        "mutual_aid_basis": SettingWords(("Legal basis of that", "互助的法律依据")),
        "unpredictable": SettingWords(("Routes cannot be foretold", "路线不可预测"), YES_NO),
    }),
)
#: Setting → words.
SETTINGS: Dict[str, SettingWords] = {
    name: words for _, group in GROUPS for name, words in group.items()}
